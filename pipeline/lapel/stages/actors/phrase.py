"""The shape of an actor's phrase: [former] [two] [Turkish | Turkey's] [naval] [spokesman] [Name] [of Turkey]."""

from __future__ import annotations

from dataclasses import dataclass, field

from lapel.stages.actors.context import Reading
from lapel.stages.actors.lexicon import Honorific, Role
from lapel.stages.actors.names import Name


@dataclass(slots=True)
class Phrase:
    """An actor's phrase: tokens ``start`` up to ``end``, and the parts that it is made of."""

    start: int
    end: int
    nation: Reading | None = None
    """The country, body or organisation that it belongs to, or is."""
    nation_at: tuple[int, int] | None = None
    body: Reading | None = None
    """A named body inside a nation's phrase: *Russia's Baltic Fleet*."""
    role: Role | None = None
    role_at: tuple[int, int] | None = None
    before: list[Role] = field(default_factory=list)
    """Role nouns in front of the last: *navy* in *navy spokesman*."""
    effects: set[str] = field(default_factory=set)
    name: Name | None = None
    honorific: Honorific | None = None
    leader: Name | None = None
    """A person's name in front of a body: *Biden* in *the Biden administration*."""
    lead_by: str = ""
    """How that name tells the country: ``leader+role`` or ``place+role``."""
    numeral: bool = False
    dateline: bool = False
    chars: tuple[int, int] | None = None
    """Its characters, where it is a part of one token (``U.S.-China``)."""
    through: str = ""
    """How the nation was told when not by standing in front: ``of``, ``from``, ``apposition``."""
    stands_for: str = ""
    """Of pronouns and plurals."""

    @property
    def described(self) -> bool:
        """Whether it holds a role noun, a form of address or a name."""
        return self.role is not None or self.name is not None or self.honorific is not None
