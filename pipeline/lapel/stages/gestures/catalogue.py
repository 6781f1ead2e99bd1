"""The rules as text: a list of them, one in full, and the spaCy patterns of a trigger."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Collection, Iterator, Mapping

from lapel import jsonl, ontology
from lapel.errors import BadSetting
from lapel.lemmas import readings
from lapel.stages.gestures.patterns import tree_patterns
from lapel.stages.gestures.rules import NOUN_DEFAULTS, ROLES, VERB_DEFAULTS, Example, Rule, RuleSet, Trigger, line_of

WIDTH = 120
_FIELDS = ("verbs", "nouns", "adjectives", "object", "not_object", "subject", "not_subject", "clause", "predicate", "needs", "blocked_by")


def find(rules: RuleSet, id_: str) -> Rule:
    """The rule with this id. Raises BadSetting, with the nearest id, when there is none."""
    if id_ not in rules.by_id:
        raise BadSetting(f"no rule has the id {id_!r}; {_meant(id_, rules.by_id) or 'see: lapel rules list'}")
    return rules.by_id[id_]


def chosen(rules: RuleSet, *, type_: str | None = None, family: str | None = None, word: str | None = None) -> dict[str, list[Trigger]]:
    """Triggers by rule id, in the order of the files: those of a type or a family, and with a word in any of its forms."""
    if type_ is not None and type_ not in ontology.types():
        raise BadSetting(f"{type_!r} is not a type; {_meant(type_, ontology.types()) or 'see: lapel types'}")
    if family is not None and family not in ontology.families():
        raise BadSetting(f"{family!r} is not a family; {_meant(family, ontology.families()) or 'see: lapel types'}")
    forms = _forms(word)
    own: dict[str, list[Trigger]] = {rule.id: [] for rule in rules.rules if type_ in {None, rule.type}
                                     and family in {None, ontology.family(rule.type)}}
    for triggers in rules.triggers.values():
        for trigger in triggers:
            if trigger.rule.id in own and (forms is None or forms & {trigger.text, trigger.head, *trigger.rest}):
                own[trigger.rule.id].append(trigger)
    return {id_: triggers for id_, triggers in own.items() if triggers}


def listing(rules: RuleSet, triggers: Mapping[str, list[Trigger]], *, spelled: bool = False) -> str:
    """One line a rule: id, type, how many triggers, and, if they are to be spelled, which."""
    width = max(map(len, triggers), default=0)
    lines = []
    for id_, found in triggers.items():
        words = "  " + ", ".join(t.text for t in found) if spelled else ""
        lines.append(f"{id_:<{width}}  {rules.by_id[id_].type:<30} {len(found):4d}{words}")
    return "\n".join([*lines, ""]) if lines else ""


def entry(rules: RuleSet, id_: str) -> str:
    """A rule in full: where it stands, its triggers and frame, its slots, its sentences."""
    rule = find(rules, id_)
    file = rules.files.get(id_)
    status = rule.status or ontology.default_status(rule.type)
    rows = [("file", f"{file}, line {line_of(file, id_)}" if file else ""),
            ("type", f"{rule.type} ({ontology.types()[rule.type].definition})"), ("status", f"{status} unless the text says otherwise")]
    rows += [(name, ", ".join(getattr(rule, name))) for name in _FIELDS]
    rows += [(f"prep {prep}", ", ".join(words)) for prep, words in rule.prep.items()]
    rows += [("intransitive", "yes" if rule.intransitive else "")]
    rows += [(role, _slots(rule, role)) for role in ROLES]
    rows += [(f"detail {name}", slot) for name, slot in rule.details.items()]
    rows += [("note", rule.note)]
    lines = [id_, *(line for name, value in rows if value for line in _row(name, value))]
    lines += ["  fires on", *(f"    {_example(example)}" for example in rule.yes)]
    lines += ["  keeps still on", *(f"    {text}" for text in rule.no)]
    return "\n".join(lines) + "\n"


def patterns(rules: RuleSet, id_: str, text: str) -> str:
    """The DependencyMatcher patterns of one trigger of a rule, as JSON: a list of patterns, one a line."""
    rule = find(rules, id_)
    own = {t.text: t for triggers in rules.triggers.values() for t in triggers if t.rule is rule}
    found = own.get(text)
    if found is None:
        raise BadSetting(f"rule {id_} has no trigger {text!r}; it has {', '.join(sorted(own))}")
    return "[" + ",\n ".join(jsonl.dumps(pattern) for pattern in tree_patterns(found)) + "]\n"


def _slots(rule: Rule, role: str) -> str:
    own: list[str] | None = getattr(rule, role)
    if own is not None:
        return ", ".join(own) or "none"
    kinds = [("verbs", VERB_DEFAULTS)] if rule.verbs or rule.adjectives else []
    kinds += [("nouns", NOUN_DEFAULTS)] if rule.nouns else []
    said = [(kind, ", ".join(defaults.get(role, ()))) for kind, defaults in kinds if defaults.get(role)]
    return "; ".join(f"{slots} (default for {kind})" for kind, slots in said)


def _row(name: str, value: str) -> Iterator[str]:
    label = f"  {name + ':':<13} "
    yield from textwrap.wrap(value, WIDTH, initial_indent=label, subsequent_indent=" " * len(label), break_long_words=False)


def _example(example: Example) -> str:
    roles = [f"{role} {' + '.join(map(repr, texts))}" for role in ("agent", "recipient", "about") if (texts := getattr(example, role))]
    said = "; ".join([*([example.status] if example.status else []), *roles])
    return example.text + (f"  [{said}]" if said else "")


def _forms(word: str | None) -> set[str] | None:
    """A word or trigger as rules write it: itself, and the lemmas that it may be a form of."""
    if word is None:
        return None
    text = " ".join(word.lower().split())
    found = readings(text)
    return {text, *found.verb, *found.noun}


def _meant(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]}?" if near else ""
