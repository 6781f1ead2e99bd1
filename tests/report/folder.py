"""Reads what a report holds, as the pages do."""

import json
import re


def data(folder, name):
    """The value that a data file hands to the page."""
    text = (folder / "data" / f"{name}.js").read_text(encoding="utf-8")
    put, literal = re.fullmatch(r'lapel\.put\(("[^"]*"),JSON\.parse\((".*")\)\);\n', text, re.S).groups()
    assert json.loads(put) == name
    return json.loads(json.loads(literal))


def files(folder):
    """Every file with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
