"""Gesture rules as data: the typed form of data/gestures/*.toml, and their loader.

The format is described in data/gestures/README.md. The loader refuses a rule that could not be right (unknown type, no trigger,
no sentence that must fire or none that must not) with file, line and rule id.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from lapel import ontology, resources
from lapel.errors import BadData
from lapel.records import Status

NOT_RULES = frozenset({"grammar.toml", "operators.toml", "words.toml"})
ROLES = ("agent", "recipient", "about", "place")
VERB_DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "agent": ("subj",), "recipient": ("obj", "with", "to", "against"), "about": ("about", "over", "on")}
NOUN_DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "agent": ("by", "poss", "subj", "mod", "of", "from"),
    "recipient": ("with", "to", "on", "against", "between", "for", "toward"), "about": ("about", "over")}


class Example(msgspec.Struct, forbid_unknown_fields=True):
    """A sentence that must fire a rule, with the parties expected in each role (parts of the arguments' texts)."""

    text: str
    agent: list[str] | None = None
    recipient: list[str] | None = None
    about: list[str] | None = None
    status: Status | None = None


class Rule(msgspec.Struct, forbid_unknown_fields=True):
    """One rule as written; fields as in data/gestures/README.md."""

    id: str
    type: str
    yes: list[Example]
    no: list[str]
    status: Status | None = None
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    object: list[str] = []
    not_object: list[str] = []
    subject: list[str] = []
    not_subject: list[str] = []
    prep: dict[str, list[str]] = {}
    clause: list[str] = []
    predicate: list[str] = []
    intransitive: bool = False
    infinitive: bool = False
    modals: list[str] = []
    agent: list[str] | None = None
    recipient: list[str] | None = None
    about: list[str] | None = None
    place: list[str] | None = None
    needs: list[str] = []
    blocked_by: list[str] = []
    details: dict[str, str] = {}
    note: str = ""


class Trigger(msgspec.Struct, frozen=True):
    """One way to name a rule's gesture: its head lemma, the other words that must hang on it, and the rule."""

    kind: str
    """``verb``, ``noun`` or ``adjective``."""
    head: str
    rest: tuple[str, ...]
    rule: Rule

    @property
    def text(self) -> str:
        """The trigger as a rule's file says it."""
        return " ".join([*self.rest, self.head] if self.kind == "noun" else [self.head, *self.rest])

    @property
    def weight(self) -> int:
        """How specific it is: of two triggers on one word the heavier wins."""
        rule = self.rule
        frame = bool(rule.object) + bool(rule.subject) + bool(rule.prep) + bool(rule.clause) + bool(rule.predicate)
        return 4 * len(self.rest) + 3 * frame + len(rule.needs) + bool(rule.not_object)


class RuleSet:
    """All rules, their triggers by head lemma, and the word lists that they name."""

    def __init__(self, rules: Iterable[Rule], words: Mapping[str, Iterable[str]], files: Mapping[str, Path] | None = None) -> None:
        self.rules = list(rules)
        self.files = dict(files or {})
        """The file of each rule, by its id."""
        self.words = {name: frozenset(members) for name, members in words.items()}
        self.elsewhere = self.words.get("elsewhere", frozenset())
        self.elsewhere_phrases = sorted(w for w in self.elsewhere if not w.isalnum())
        self.by_id = {rule.id: rule for rule in self.rules}
        self.triggers: dict[tuple[str, str], list[Trigger]] = {}
        for rule in self.rules:
            for kind, entries in (("verb", rule.verbs), ("noun", rule.nouns), ("adjective", rule.adjectives)):
                for entry in entries:
                    parts = entry.lower().split()
                    head, rest = (parts[-1], parts[:-1]) if kind == "noun" else (parts[0], parts[1:])
                    self.triggers.setdefault((kind, head), []).append(Trigger(kind, head, tuple(rest), rule))
        for found in self.triggers.values():
            found.sort(key=lambda t: -t.weight)  # stable: file order among equals
        self.objects = {rule.id: self.expand(rule.object) for rule in self.rules}
        self.not_objects = {rule.id: self.expand(rule.not_object) for rule in self.rules}
        self.subjects = {rule.id: self.expand(rule.subject) for rule in self.rules}
        self.preps = {rule.id: {p: self.expand(w) for p, w in rule.prep.items()} for rule in self.rules}
        self.clauses = {rule.id: self.expand(rule.clause) for rule in self.rules}
        self.predicates = {rule.id: self.expand(rule.predicate) for rule in self.rules}
        self.blockers = {rule.id: self.expand(rule.blocked_by) for rule in self.rules}
        self.heads = frozenset(head for _, head in self.triggers)

    def expand(self, entries: Iterable[str]) -> frozenset[str]:
        """Words of a list, with @names replaced by the lists of words.toml."""
        out: set[str] = set()
        for entry in entries:
            out |= self.words[entry[1:]] if entry.startswith("@") else {entry.lower()}
        return frozenset(out)

    @classmethod
    def load(cls, extra: Path | None = None) -> RuleSet:
        """The rules that lapel ships, and those of a folder of the user's (same format; its words.toml adds lists)."""
        if extra is None:
            return _shipped()
        return cls(*_read_all([resources.data("gestures"), extra]))


@functools.cache
def _shipped() -> RuleSet:
    return RuleSet(*_read_all([resources.data("gestures")]))


def _read_all(folders: Iterable[Path]) -> tuple[list[Rule], dict[str, set[str]], dict[str, Path]]:
    rules: list[Rule] = []
    words: dict[str, set[str]] = {}
    seen: dict[str, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            raise BadData(f"{folder}: no such folder of rules")
        _check_files(folder)
        lists = folder / "words.toml"
        if lists.exists():
            for name, members in _read_lists(lists).items():
                words.setdefault(name, set()).update(member.lower() for member in members)
        for path in sorted(folder.glob("*.toml")):
            if path.name in NOT_RULES:
                continue
            for rule in read_rules(path):
                if rule.id in seen:
                    raise BadData(f"{path}, line {line_of(path, rule.id)}: rule id {rule.id} is taken by {seen[rule.id].name}; "
                                  "choose another")
                seen[rule.id] = path
                rules.append(rule)
    for rule in rules:
        for entry in (*rule.object, *rule.not_object, *rule.blocked_by, *rule.clause, *rule.predicate,
                      *(w for ws in rule.prep.values() for w in ws)):
            if entry.startswith("@") and entry[1:] not in words:
                path = seen[rule.id]
                raise BadData(f"{path}, line {line_of(path, rule.id)}: rule {rule.id} names the list {entry}, which is not in words.toml")
    return rules, words, seen


def _check_files(folder: Path) -> None:
    """A folder of the user's own holds rules and words.toml; what would not be read there is an error."""
    names = {path.name for path in folder.glob("*.toml")}
    if not names:
        raise BadData(f"{folder}: no rules here; they are files that end in .toml")
    strays = sorted(names & (NOT_RULES - {"words.toml"}))
    if strays and folder != resources.data("gestures"):
        raise BadData(f"{folder / strays[0]}: a folder of rules holds rules and words.toml; {strays[0]} is read from lapel's own only")


def _read_lists(path: Path) -> dict[str, list[str]]:
    try:
        return msgspec.convert(read_toml(path).get("lists", {}), dict[str, list[str]])
    except msgspec.ValidationError as error:
        raise BadData(f"{path}: [lists] holds lists of words by name ({error})") from error


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file, or BadData with its file and line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadData(f"{path}: not valid TOML ({error})") from error


def line_of(path: Path, rule_id: str) -> int:
    """The line on which a rule begins, for messages."""
    pattern = re.compile(rf'^\s*id\s*=\s*["\']{re.escape(rule_id)}["\']')
    return next((n for n, line in _lines(path) if pattern.match(line)), 1)


def line_of_sentence(path: Path, rule_id: str, text: str) -> int:
    """The line on which a sentence of a rule stands; where it is written with escapes, that on which the rule begins."""
    first = line_of(path, rule_id)
    return next((n for n, line in _lines(path) if n >= first and text in line), first)


def _lines(path: Path) -> list[tuple[int, str]]:
    return list(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))


def _line_of_number(path: Path, number: int) -> int:
    """The line of the n-th ``[[rule]]`` of a file."""
    heads = [n for n, line in _lines(path) if re.match(r"^\s*\[\[\s*rule\s*\]\]", line)]
    return heads[number - 1] if number <= len(heads) else 1


def _where(path: Path, number: int, entry: dict[str, Any]) -> str:
    """File, line and name of the n-th rule of a file."""
    if "id" not in entry:
        return f"{path}, line {_line_of_number(path, number)}: rule number {number}"
    return f"{path}, line {line_of(path, str(entry['id']))}: rule {entry['id']}"


def read_rules(path: Path) -> list[Rule]:
    """The rules of one file, each checked."""
    content = read_toml(path)
    entries = content.get("rule", [])
    strays = sorted(set(content) - {"rule"})
    if strays or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadData(f"{path}: each rule begins with [[rule]]" + (f"; {strays[0]!r} is no part of a file of rules" if strays else ""))
    rules = []
    for n, entry in enumerate(entries, 1):
        where = functools.partial(_where, path, n, entry)  # found only for a message
        try:
            rule = msgspec.convert(entry, Rule)
        except msgspec.ValidationError as error:
            raise BadData(f"{where()}: {error}") from error
        if rule.type not in ontology.types():
            raise BadData(f"{where()}: {rule.type} is not a type of the ontology (see: lapel types)")
        if not (rule.verbs or rule.nouns or rule.adjectives):
            raise BadData(f"{where()}: no trigger; give verbs, nouns or adjectives")
        if not all(entry.strip() for entry in (*rule.verbs, *rule.nouns, *rule.adjectives)):
            raise BadData(f"{where()}: a trigger without words")
        if not rule.yes or not rule.no:
            raise BadData(f"{where()}: needs at least one sentence that must fire (yes) and one that must not (no)")
        unknown = {*rule.needs} - {"agent", "recipient", "about"}
        if unknown:
            raise BadData(f"{where()}: needs names {sorted(unknown)}; it takes agent, recipient, about")
        rules.append(rule)
    return rules
