"""The word classes, publishers and groups of data/events, read once per process."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lapel import resources
from lapel.errors import BadData
from lapel.records import Article


@dataclass(frozen=True, slots=True)
class Words:
    """The classes of data/events/words.toml; its comments say what follows from being in each."""

    plural_persons: frozenset[str]
    plural_states: frozenset[str]
    pairs: frozenset[str]
    done_to: frozenset[str]
    relations: frozenset[str]
    given: frozenset[str]
    named_by_of: frozenset[str]
    local: frozenset[str]
    home_acts: frozenset[str]
    grounds: frozenset[str]
    violence: frozenset[str]
    others: frozenset[str]
    detached: frozenset[str]
    detaching: frozenset[str]
    house: frozenset[str]
    offices: dict[str, tuple[str, ...]]
    institutions: dict[str, tuple[str, ...]]
    acts: frozenset[str]
    abroad: frozenset[str]
    pact_names: frozenset[str]
    between: frozenset[str]
    replying: frozenset[str]
    foreign: frozenset[str]
    shown: frozenset[str]
    powers: frozenset[str]


_LETTERS = re.compile(r"[^\W\d_]+")


def words_in(text: str) -> set[str]:
    """The words of a text, of letters alone, in lower case."""
    return {word.lower() for word in _LETTERS.findall(text)}


def _toml(name: str) -> dict[str, Any]:
    path = resources.data("events", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadData(f"{path}: cannot be read ({error.strerror}); reinstall lapel") from error
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{path}: not valid TOML ({error})") from error


@functools.cache
def words() -> Words:
    """The word classes."""
    raw = _toml("words.toml")
    sets = {key: frozenset(value) for key, value in raw.items() if isinstance(value, list)}
    return Words(
        offices={k: tuple(v) for k, v in raw["offices"].items()},
        institutions={k: tuple(v) for k, v in raw["institutions"].items()},
        acts=frozenset(raw["acts"]["words"]),
        foreign=frozenset(raw["foreign"]["words"]),
        **sets,
    )


@functools.cache
def transcripts() -> dict[str, frozenset[str]]:
    """The words by which labels of transcripts say who speaks (data/events/transcripts.toml)."""
    return {name: frozenset(entries) for name, entries in _toml("transcripts.toml").items()}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A people or a kind of group without a code of its own, and the powers that act for it (data/events/peoples.toml)."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    powers: frozenset[str]
    home: dict[str, str]
    """By the state that an article is about."""
    among: int
    """How many of the states that an article names most are looked at."""
    start: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether it holds on the day of publication; an unknown day is covered."""
        return not day or self.start <= day <= self.end


@functools.cache
def spoken_for() -> tuple[Spoken, ...]:
    """The peoples and groups of data/events/peoples.toml."""
    return tuple(
        Spoken(
            tuple(row["words"]),
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, row["words"])) + r")(?!\w)"),
            frozenset(row.get("powers", ())),
            dict(row.get("home", {})),
            int(row["among"]),
            row.get("start", "0000"),
            row.get("end", "9999"),
        )
        for row in _toml("peoples.toml")["people"]
    )


@functools.cache
def groups() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """A pattern that finds a named group in lower-case text, and the members (country codes) by the words found."""
    members = {phrase: tuple(group["members"]) for group in _toml("groups.toml")["group"] for phrase in group["words"]}
    longest_first = sorted(members, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), members


@functools.cache
def term_years() -> dict[str, int]:
    """Years of one term of a head of state, by country."""
    return {str(k): int(v) for k, v in _toml("terms.toml")["years"].items()}


@functools.cache
def _publishers() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((p["country"], tuple(p["hosts"]), tuple(p["sources"])) for p in _toml("publishers.toml")["publisher"])


def is_joint(article: Article) -> bool:
    """Whether the article is a joint statement, by its title or address: several governments speak in it."""
    return "joint" in article.title.lower() or "joint" in article.url.lower()


def publisher(article: Article) -> str | None:
    """Code of the government or organisation that published the article in its own name, else None.

    By the host of the address first (the longest listed end wins), then by the beginning of the source's name.
    """
    try:
        host = urlsplit(article.url).hostname or "" if "//" in article.url else ""
    except ValueError:  # not an address, whatever it is
        host = ""
    return _publisher(host, article.source.casefold().removeprefix("the "))


@functools.lru_cache(maxsize=10_000)
def _publisher(host: str, source: str) -> str | None:
    best: tuple[int, str] | None = None
    for country, hosts, _ in _publishers():
        for end in hosts:
            if (host == end or host.endswith("." + end)) and (best is None or len(end) > best[0]):
                best = len(end), country
    if best:
        return best[1]
    return next((country for country, _, sources in _publishers() if any(map(source.startswith, sources))), None)


@functools.cache
def detaching() -> re.Pattern[str]:
    """Prefixes before a name, with their hyphen, that what follows does not belong to (*pro-*, *anti-*)."""
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(words().detaching)) + r")[-–]")
