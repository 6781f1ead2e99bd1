"""READMEs that stand beside the data they describe, as pages of the site."""

from __future__ import annotations

import re
from pathlib import Path

PAGES = {
    "rules.md": "data/gestures/README.md",
    "dates.md": "data/dates/README.md",
    "ontology.md": "data/ontology/README.md",
    "evaluation.md": "data/evaluation/README.md",
    "review.md": "data/review/README.md",
    "exports.md": "data/export/README.md",
    "relations.md": "data/relations/README.md",
    "ledgers.md": "data/ledger/README.md",
    "confidence.md": "models/README.md",
}
"""Page to file."""

_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)]+)\)")


def page(path: Path) -> str:
    """The text of a README. Links to other files are left as their words: on the site there are no such files."""
    return _LINK.sub(lambda link: link[1], path.read_text(encoding="utf-8"))
