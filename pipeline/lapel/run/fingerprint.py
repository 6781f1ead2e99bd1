"""What results depend on besides the input: code, data, model, libraries and settings, as one digest."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import platform
from collections.abc import Iterable
from pathlib import Path

import msgspec

from lapel import resources
from lapel.language import BASE_MODELS
from lapel.readers import ReadOptions
from lapel.run.settings import Settings

_CODE = ("readers", "stages", "records.py", "language.py", "network.py", "lemmas.py", "jsonl.py", "resources.py", "ontology")
_RUN = ("attempt.py", "fused.py", "plan.py", "shards.py", "state.py", "steps.py", "tally.py", "work.py")
_DATA = ("ontology", "gestures", "actors", "dates", "events", "readers")
_LIBRARIES = ("spacy", "thinc", "numpy", "trafilatura", "lxml", "ftfy", "py3langid", "dateparser", "holidays", "charset-normalizer")


def fingerprint(options: ReadOptions, settings: Settings) -> str:
    """Digest of all that a shard's result depends on besides its inputs. Files count by their content."""
    own = hashlib.sha256(_shipped().encode())
    own.update(msgspec.json.encode(options))
    for name in ("model", "gate", "min_confidence"):
        own.update(f"{name}={getattr(settings, name)}\n".encode())
    for path in (settings.actors, settings.rules):
        _add(own, "own", _files(path) if path else ())
    own.update(_model(settings.model).encode())
    return own.hexdigest()


@functools.cache
def _shipped() -> str:
    package = Path(resources.__file__).parent
    seen = hashlib.sha256(platform.python_version().encode())
    for library in _LIBRARIES:
        seen.update(f"{library}={_version(library)}\n".encode())
    _add(seen, "code", (file for name in _CODE for file in _files(package / name)))
    _add(seen, "code", (package / "run" / name for name in _RUN))
    _add(seen, "data", (file for name in _DATA for file in _files(resources.data(name)) if "recipe" not in file.parts))
    _add(seen, "models", sorted(resources.models().glob("*.json")))
    return seen.hexdigest()


def _files(path: Path) -> list[Path]:
    """A file, or all files of a folder, sorted."""
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _add(seen: hashlib._Hash, kind: str, files: Iterable[Path]) -> None:
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        seen.update(f"{kind}/{file.parent.name}/{file.name} {content}\n".encode())


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _model(name: str | None) -> str:
    """Name and version of the base pipeline, or a digest of its files where it is a folder."""
    if name is None:
        return " ".join(f"{each}={_version(each.replace('_', '-'))}" for each in BASE_MODELS)
    if not Path(name).is_dir():
        return f"{name}={_version(name.replace('_', '-'))}"
    seen = hashlib.sha256()
    _add(seen, "model", _files(Path(name)))
    return seen.hexdigest()
