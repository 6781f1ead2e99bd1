"""No regular expression can be made to hang: each one of the package, also those built from tables, is given strings made against it.

The patterns are collected as they are compiled, while every module is imported and the sample articles go all the way. For each repetition
in a pattern a string is made of what comes before it, many times what it repeats, and an end that does not fit.
"""

from __future__ import annotations

import json
import random
import re
import re._constants as c
import re._parser as parser
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.security.clock import TooSlow, within

COLLECT = """
import importlib, json, pkgutil, re, sys, base64
from pathlib import Path
import lapel
package = str(Path(lapel.__file__).parent)
compile_, seen = re._compile, {}
def watched(pattern, flags):
    made = compile_(pattern, flags)
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    if frame is not None and frame.f_code.co_filename.startswith(package):
        bytes_ = isinstance(made.pattern, bytes)
        text = made.pattern.decode("latin-1") if bytes_ else made.pattern
        place = f"{frame.f_code.co_filename[len(package) + 1:]}, line {frame.f_lineno}"
        seen.setdefault((text, made.flags, bytes_), place)
    return made
re._compile = watched
for module in pkgutil.walk_packages(lapel.__path__, "lapel."):
    if "_shipped" not in module.name and not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError as error:
            if (error.name or "").startswith("lapel"):
                raise
from lapel import resources
from lapel.readers import ReadOptions, read
from lapel.records import Article
from lapel.run.fused import run_articles
list(run_articles(a for a in read([str(resources.data("samples"))], ReadOptions()) if isinstance(a, Article)))
sys.stdout.write(json.dumps([(place, *key) for key, place in seen.items()]))
"""

SHORT, LONG = 28, 1500
"""Repetitions: few, where time doubles with each; many, where it grows with their cube."""
CLASSES = {c.CATEGORY_DIGIT: "7", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "a", c.CATEGORY_NOT_DIGIT: "a", c.CATEGORY_NOT_SPACE: "a",
           c.CATEGORY_NOT_WORD: "-"}
ENDS = ("", "\x01")
Tree = list[tuple[Any, Any]]


@pytest.fixture(scope="module")
def patterns():
    found = subprocess.run([sys.executable, "-c", COLLECT], check=True, capture_output=True).stdout
    return json.loads(found)


def text_of(tree: Tree, rnd: random.Random) -> str:
    """Some string that fits."""
    return "".join(part(op, value, rnd) for op, value in tree)


def part(op: Any, value: Any, rnd: random.Random) -> str:
    if op is c.LITERAL:
        return chr(value)
    if op is c.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if op is c.ANY:
        return rnd.choice("a <")
    if op is c.CATEGORY:
        return CLASSES[value]
    if op is c.RANGE:
        return chr(rnd.choice(value))
    if op is c.IN:
        if value[0][0] is c.NEGATE:
            return next((s for s in rnd.sample("aA0 -<=\"\n.!,é—", 14) if not any(holds(o, v, s) for o, v in value[1:])), "一")
        return part(*rnd.choice(value), rnd)
    if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
        least, most, inner = value
        return "".join(text_of(list(inner), rnd) for _ in range(min(int(most), least + rnd.choice([0, 1]))))
    if op is c.SUBPATTERN:
        return text_of(list(value[3]), rnd)
    if op is c.BRANCH:
        return text_of(list(rnd.choice(value[1])), rnd)
    return text_of(list(value), rnd) if op is c.ATOMIC_GROUP else ""


def holds(op: Any, value: Any, char: str) -> bool:
    if op is c.LITERAL:
        return value == ord(char)
    if op is c.RANGE:
        return value[0] <= ord(char) <= value[1]
    return {c.CATEGORY_DIGIT: char.isdigit(), c.CATEGORY_SPACE: char.isspace(), c.CATEGORY_WORD: char.isalnum() or char == "_",
            c.CATEGORY_NOT_DIGIT: not char.isdigit(), c.CATEGORY_NOT_SPACE: not char.isspace(),
            c.CATEGORY_NOT_WORD: not (char.isalnum() or char == "_")}[value]


def pumps(tree: Tree, rnd: random.Random, before: str = "") -> Iterator[tuple[str, str]]:
    """What comes before a repetition, and what it repeats."""
    for n, (op, value) in enumerate(tree):
        here = before + text_of(tree[:n], rnd)
        if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            inner = list(value[2])
            if int(value[1]) > 20:
                for _ in range(3):
                    yield here, text_of(inner, rnd)
                yield here, text_of(inner, rnd) + text_of(tree[n + 1:n + 3], rnd)
            yield from pumps(inner, rnd, here)
        elif op is c.SUBPATTERN:
            yield from pumps(list(value[3]), rnd, here)
        elif op is c.BRANCH:
            for branch in value[1]:
                yield from pumps(list(branch), rnd, here)
        elif op in {c.ASSERT, c.ASSERT_NOT}:
            yield from pumps(list(value[1]), rnd, here)


def attacks(pattern: str, flags: int) -> list[str]:
    rnd = random.Random(len(pattern))
    tree = list(parser.parse(pattern, flags))
    pairs = {pair for pair in pumps(tree, rnd) if pair[1]} | {("", s) for s in " a0.<-\n,A"} | {("", text_of(tree, rnd) or "a")}
    return [text for before, pump in sorted(pairs) for n in (SHORT, LONG // len(pump) + 1) for end in ENDS
            for text in (before + pump * n + end, (before + pump) * min(n, LONG) + end)]


def slow(place: str, pattern: str, flags: int, as_bytes: bool) -> str | None:
    made = re.compile(pattern.encode("latin-1") if as_bytes else pattern, flags & ~(re.UNICODE if as_bytes else 0))
    for text in attacks(pattern, flags & ~re.UNICODE if as_bytes else flags):
        given: Any = text[:20 * LONG].encode("latin-1", "replace") if as_bytes else text[:20 * LONG]
        try:
            with within(2, "a match"):
                made.search(given)
                made.fullmatch(given)
        except TooSlow:
            return f"{place}: {pattern[:120]!r} takes too long on {text[:60]!r} … ({len(text)} characters)"
    return None


def test_no_pattern_hangs(patterns):
    assert len(patterns) > 100
    assert {"readers/page.py", "stages/events/where.py", "language.py"} <= {place.split(",")[0] for place, *_ in patterns}
    found = [why for place, pattern, flags, as_bytes in patterns if (why := slow(place, pattern, flags, as_bytes))]
    assert not found, "\n".join(found)


def test_the_attack_finds_what_it_must():
    assert slow("a", r"(a+)+$", 0, False)
    assert slow("b", r"^(?:\w+\s?)*$", 0, False)
    assert slow("d", r"[a-z]+\d{1,3}", 0, False) is None


def test_data_holds_no_regular_expressions():
    """Words of rules, patterns of dates and names of actors are matched as words; the tables that are compiled are escaped."""
    import lapel

    for path in sorted(Path(lapel.__file__).parent.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert '"REGEX"' not in text, path
        assert "'REGEX'" not in text, path
