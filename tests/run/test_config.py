from pathlib import Path

import pytest

from lapel.errors import BadSetting
from lapel.run import config

KNOWN = {"min_confidence", "model", "fields", "actors", "workers", "published", "report", "log", "drops", "store"}


def load(tmp_path, text):
    path = tmp_path / "lapel.toml"
    path.write_text(text, encoding="utf-8")
    return config.load(path, KNOWN)


def test_dashes_or_underscores_fields_and_paths(tmp_path):
    got = load(tmp_path, 'min-confidence = 0.4\nactors = "mine.jsonl"\n[fields]\ntext = "story"\nid = "key"\n')
    assert got == {"min_confidence": 0.4, "actors": str(tmp_path / "mine.jsonl"), "fields": ["text=story", "id=key"]}
    assert load(tmp_path, "min_confidence = 0.4") == {"min_confidence": 0.4}
    assert load(tmp_path, "published = 2021-03-17") == {"published": "2021-03-17"}


def test_every_path_is_seen_from_the_file(tmp_path):
    got = load(tmp_path, 'report = "r.json"\nlog = "-"\ndrops = "/x/d.jsonl"\nstore = "s3://bucket/run"')
    assert got == {"report": str(tmp_path / "r.json"), "log": "-", "drops": "/x/d.jsonl", "store": "s3://bucket/run"}
    assert load(tmp_path, 'store = "kept"\nlog = "l.txt"') == {"store": str(tmp_path / "kept"), "log": str(tmp_path / "l.txt")}


def test_an_unknown_key_is_an_error_with_a_suggestion(tmp_path):
    with pytest.raises(BadSetting, match=r"unknown key 'min-confidense'; did you mean min-confidence\?"):
        load(tmp_path, "min-confidense = 0.4")
    with pytest.raises(BadSetting, match="unknown key 'colour'; known: actors, drops, fields"):
        load(tmp_path, "colour = 1")


@pytest.mark.parametrize("text, message", [
    ("min-confidence = ", "not TOML"), ('fields = "text"', "fields is a table"), ("[fields]\ntext = 3", "fields.text is a text, not 3"),
    ("actors = 5", "actors is a text, not 5")])
def test_what_is_wrong_is_said_in_one_line(tmp_path, text, message):
    with pytest.raises(BadSetting, match=message) as error:
        load(tmp_path, text)
    assert "lapel.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_the_file_in_the_working_directory_is_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert config.find(None) is None
    Path("lapel.toml").write_text("", encoding="utf-8")
    assert config.find(None) == Path("lapel.toml")
    with pytest.raises(BadSetting, match=r"--config other\.toml: no such file"):
        config.find(Path("other.toml"))
