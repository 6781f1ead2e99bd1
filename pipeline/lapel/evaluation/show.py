"""Scores as text for people and as one JSON object for programs."""

from __future__ import annotations

from lapel import jsonl
from lapel.evaluation.figures import Scores
from lapel.terminal import shown

TITLES = {"date": "date", "no_date": "no date", "place": "place", "attribution": "attribution"}


def text(scores: Scores) -> str:
    """A small table, the details, and the errors that were asked for."""
    lines = [f"{scores.articles} articles, {scores.gold} annotated events, {scores.system} found",
             "", "level    precision  recall      F   95% interval of F"]
    lines += [f"{name:<8} {level.p:9.3f}  {level.r:6.3f}  {level.f:5.3f}   {level.interval[0]:.3f} to {level.interval[1]:.3f}"
              for name, level in scores.levels.items()]
    lines += ["", "of the events with the right type:"]
    lines += [f"{TITLES[name]:<12} {detail.right:5d} of {detail.of} right" for name, detail in scores.details.items()]
    return "\n".join([*lines, *([""] if scores.errors else []), *map(shown, scores.errors)]) + "\n"


def json(scores: Scores) -> str:
    """The same as one JSON object on a line."""
    return jsonl.dumps(scores) + "\n"
