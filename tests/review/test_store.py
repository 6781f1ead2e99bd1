"""Verdicts are never lost: each is on the disk at once, a torn end is mended, and one process writes at a time."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest

from lapel import resources, schema
from lapel.errors import BadInput, BadSetting
from lapel.records import Side
from lapel.review.store import opened
from tests.review.made import lines, reading, verdict


def test_what_is_appended_is_there_at_once_and_again_later(tmp_path):
    path = tmp_path / "v.jsonl"
    with opened(path) as store:
        store.append(verdict("e1"))
        assert [line["event"] for line in lines(path)] == ["e1"]
        store.append(verdict("e2", "wrong"))
    with opened(path) as store:
        assert [(v.event, v.verdict) for v in store.verdicts] == [("e1", "right"), ("e2", "wrong")]
        store.append(verdict("e1", "unsure"))
    assert [line["verdict"] for line in lines(path)] == ["right", "wrong", "unsure"]


def test_what_is_written_fits_the_published_schema(tmp_path):
    validator = jsonschema.Draft202012Validator(json.loads(schema.generate("verdict")))
    path = tmp_path / "v.jsonl"
    with opened(path) as store:
        store.append(verdict("e1"))
        store.append(verdict("e2", "corrected", corrected=reading(date=None, agents=[Side(text="they")]), note="a note"))
    examples = [resources.data("evaluation", f"wire.{name}.verdicts.jsonl") for name in ("ann", "ben")]
    written = [line for file in (path, *examples) for line in lines(file)]
    assert len(written) == 26
    for line in written:
        validator.validate(line)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(written[0] | {"verdict": "perhaps"})


def test_each_line_waits_for_the_disk(tmp_path, monkeypatch):
    synced = []
    with opened(tmp_path / "v.jsonl") as store:
        real = os.fsync
        monkeypatch.setattr(os, "fsync", lambda fd: (synced.append(os.fstat(fd).st_size), real(fd)))
        store.append(verdict("e1"))
        store.append(verdict("e2"))
        whole = (tmp_path / "v.jsonl").stat().st_size
        assert synced == [whole // 2, whole]


def test_a_torn_last_line_is_set_aside_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "v.jsonl"
    with opened(path) as store:
        store.append(verdict("e1"))
        store.append(verdict("e2"))
    path.write_bytes(path.read_bytes()[:-40])
    torn = path.read_bytes().split(b"\n")[-1]
    with opened(path) as store:
        assert [v.event for v in store.verdicts] == ["e1"]
        assert "v.jsonl.torn" in store.notes[0]
        store.append(verdict("e3"))
    assert [line["event"] for line in lines(path)] == ["e1", "e3"]
    assert (tmp_path / "v.jsonl.torn").read_bytes() == torn + b"\n"


def test_a_last_line_that_only_lacks_its_end_is_kept(tmp_path):
    path = tmp_path / "v.jsonl"
    with opened(path) as store:
        store.append(verdict("e1"))
    path.write_bytes(path.read_bytes()[:-1])
    with opened(path) as store:
        store.append(verdict("e2"))
        assert store.notes == []
    assert [line["event"] for line in lines(path)] == ["e1", "e2"]


def test_a_bad_line_in_the_middle_is_named_and_nothing_is_touched(tmp_path):
    path = tmp_path / "v.jsonl"
    path.write_text('{"not": "a verdict"}\n', encoding="utf-8")
    with pytest.raises(BadInput, match=r"v\.jsonl, line 1"), opened(path):
        pass
    assert path.read_text(encoding="utf-8") == '{"not": "a verdict"}\n'


def test_a_second_writer_is_refused(tmp_path):
    path = tmp_path / "v.jsonl"
    code = ("import sys\nfrom lapel.errors import BadSetting\nfrom lapel.review.store import opened\n"
            "try:\n    with opened(sys.argv[1]): print('open')\nexcept BadSetting as error: print(error)\n")

    def another():
        return subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True).stdout

    with opened(path):
        assert "another lapel review is writing" in another()
        with pytest.raises(BadSetting, match="another lapel review"), opened(path):
            pass
    assert another() == "open\n"


def test_a_full_disk_leaves_the_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "v.jsonl"
    with opened(path) as store:
        store.append(verdict("e1"))
        real = os.write
        calls = []

        def full(fd, data):
            calls.append(fd)
            if len(calls) > 1:
                raise OSError(28, "No space left on device")
            return real(fd, data[:10])

        monkeypatch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"):
            store.append(verdict("e2"))
        monkeypatch.undo()
        assert [v.event for v in store.verdicts] == ["e1"]
        store.append(verdict("e3"))
    assert [line["event"] for line in lines(path)] == ["e1", "e3"]


@pytest.mark.parametrize("name, says", [("-", "need a file"), ("none/v.jsonl", "does its folder exist"), (".", "cannot be written")])
def test_what_can_hold_no_verdicts(tmp_path, name, says):
    with pytest.raises(BadSetting, match=says), opened(name if name == "-" else tmp_path / name):
        pass
