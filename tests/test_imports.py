"""Imports point one way: ``records, ontology, resources <- readers, stages <- run <- cli``.

``ledger``, ``export``, ``report``, ``evaluation`` and ``review`` look at event records and know nothing of how they were made. The
imports are read from the source, so that one inside a function or under TYPE_CHECKING counts too.
"""

import ast
from pathlib import Path

import pytest

import lapel

PACKAGE = Path(lapel.__file__).parent

GROUND = {"records", "errors", "resources", "jsonl", "ontology", "language", "network", "lemmas", "schema", "validation", "cells",
          "terminal"}
"""What everything may lean on, and what leans on nothing else."""

RECORDS_ONLY = {"records", "ontology", "errors", "jsonl", "resources", "cells", "terminal"}

MAY_IMPORT = {
    **dict.fromkeys(GROUND, GROUND),
    "records": set(),
    "errors": set(),
    "resources": set(),
    "readers": GROUND,
    "stages": GROUND | {"readers"},
    "run": GROUND | {"readers", "stages"},
    "ledger": RECORDS_ONLY,
    "export": RECORDS_ONLY,
    "report": RECORDS_ONLY | {"ledger", "export"},
    "evaluation": RECORDS_ONLY,
    "review": RECORDS_ONLY | {"schema", "validation", "report", "ledger", "export"},
    "components": GROUND | {"stages", "run"},
    "__main__": {"cli"},
    "__init__": GROUND | {"readers", "stages", "run", "components", "export"},
    "cli": GROUND | {"readers", "stages", "run", "components", "ledger", "export", "report", "cli_ledger", "cli_export",
                    "cli_dates", "cli_eval", "cli_report", "cli_relations", "cli_review", "cli_rules", "cli_run", "cli_options"},
    "cli_options": {"errors", "readers", "run"},
    "cli_dates": {"cli_options", "run"},
    "cli_ledger": RECORDS_ONLY | {"cli_options", "ledger", "run"},
    "cli_eval": {"cli_options", "evaluation", "run"},
    "cli_review": {"cli_ledger", "cli_options", "review", "run"},
    "cli_relations": {"cli_options", "run"},
    "cli_rules": {"cli_options", "run", "stages", "terminal"},
    "cli_report": RECORDS_ONLY | {"cli_options", "report", "run"},
    "cli_run": {"cli_options", "errors", "jsonl", "run"},
    "cli_export": RECORDS_ONLY | {"cli_options", "export", "run"},
}
"""Part of the package (module or folder) to the other parts that it may import; itself it always may."""


def part_of(path):
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def sources():
    return [p for p in sorted(PACKAGE.rglob("*.py")) if "_shipped" not in p.parts]


def imported(tree, package):
    """Line and full name of each import of lapel in a module of ``package`` (its dotted path)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] == "lapel")
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*package[:len(package) - node.level + 1], *filter(None, [base])])
            if base.split(".")[0] == "lapel":
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def test_every_part_has_its_place():
    strays = {part_of(p) for p in sources()} - set(MAY_IMPORT)
    assert not strays, f"say in MAY_IMPORT of {Path(__file__).name} what these parts may import: {sorted(strays)}"


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    part = part_of(path)
    package = ("lapel", *path.relative_to(PACKAGE).parts[:-1])
    allowed = MAY_IMPORT.get(part, set()) | {part}
    wrong = []
    for line, name in imported(ast.parse(path.read_text(encoding="utf-8")), package):
        target = name.split(".")[1]
        if not ((PACKAGE / target).is_dir() or (PACKAGE / f"{target}.py").is_file()):
            target = "__init__"  # a name of the package itself, such as its version
            if name == "lapel.__version__":
                continue
        if target not in allowed:
            wrong.append(f"{path.relative_to(PACKAGE)}, line {line}: {part} must not import {name}; "
                         f"it may import {', '.join(sorted(allowed - {part})) or 'nothing of lapel'}")
    assert not wrong, "\n".join(wrong)


def test_the_reader_of_imports_sees_them_all():
    tree = ast.parse("import lapel.run.fused\nfrom lapel import stages\nfrom lapel.cli import main\nimport json\n"
                     "def late():\n    from ..run import pool\n    from . import near\n")
    assert sorted(imported(tree, ("lapel", "export"))) == [
        (1, "lapel.run.fused"), (2, "lapel.stages"), (3, "lapel.cli.main"), (6, "lapel.run.pool"), (7, "lapel.export.near")]
