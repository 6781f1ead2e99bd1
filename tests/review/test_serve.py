"""The command: where it listens, how it ends, how it goes on, and what it refuses before it begins."""

import json
import socket
import subprocess
import urllib.request

import pytest

pytest.importorskip("uvicorn", reason="the extra review is not installed")

from tests.review.made import article, lines, records, write
from tests.review.running import LAPEL, running


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "events.jsonl", records())
    write(tmp_path / "articles.jsonl", [article()])
    return tmp_path


def ask(review, path, body=None):
    request = urllib.request.Request(f"http://127.0.0.1:{review.port}{path}", data=None if body is None else json.dumps(body).encode(),
                                     headers={"Authorization": f"Bearer {review.token}", "Content-Type": "application/json"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
        return json.load(answer)


def refused(folder, *options):
    result = subprocess.run([LAPEL, "review", *options], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 2 and result.stdout == "" and "Traceback" not in result.stderr
    return result.stderr.strip().splitlines()[-1]


def test_a_review_is_stopped_and_taken_up_again(folder):
    with running(folder, "-o", "v.jsonl", "--reviewer", "ann") as review:
        assert "0 of 3 records judged, as ann" in review.said
        ask(review, "/api/records/0", {"event": records()[0].id, "verdict": "right"})
        first = review.token
        assert review.stop() == 0
        assert review.said.rstrip().endswith("1 of 3 records judged; verdicts are in v.jsonl")
        assert review.process.stdout.read() == b""
    with running(folder, "-o", "v.jsonl", "--reviewer", "ann") as review:
        assert "1 of 3 records judged" in review.said and review.token != first and len(review.token) > 40
        assert ask(review, "/api/sitting")["next"] == 1
        review.process.kill()  # a crash: what was confirmed is there
    assert [line["reviewer"] for line in lines(folder / "v.jsonl")] == ["ann"]


def test_it_listens_on_this_machine_alone(folder):
    with running(folder) as review:
        with socket.create_connection(("127.0.0.1", review.port), timeout=5):
            pass
        with socket.socket() as probe, pytest.raises(OSError):
            probe.connect(("127.0.0.2", review.port))  # every other address of the machine, of which this one is always there
        assert "0.0.0.0" not in review.said
        assert review.stop() == 0


def test_two_reviews_of_one_file_are_refused(folder):
    with running(folder, "-o", "v.jsonl"):
        assert "another lapel review is writing" in refused(folder, "events.jsonl", "--articles", "articles.jsonl", "-o", "v.jsonl")


def test_a_port_that_is_taken(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = refused(folder, "events.jsonl", "--articles", "articles.jsonl", "--port", str(taken.getsockname()[1]))
    assert "leave it out to take a free one" in said


def test_input_that_does_not_fit(folder):
    write(folder / "other.jsonl", [article(text="Something else")])
    assert "does not fit its article" in refused(folder, "events.jsonl", "--articles", "other.jsonl")
    assert "line 1" in refused(folder, "articles.jsonl", "--articles", "articles.jsonl")
    write(folder / "twice.jsonl", [*records(), records()[0]])
    assert "twice.jsonl, line 4" in refused(folder, "twice.jsonl", "--articles", "articles.jsonl")
    assert "--sample" in refused(folder, "events.jsonl", "--articles", "articles.jsonl", "--by", "type")
    assert "need a file" in refused(folder, "events.jsonl", "--articles", "articles.jsonl", "-o", "-")
    (folder / "none.jsonl").write_text("", encoding="utf-8")
    assert "no record in it" in refused(folder, "none.jsonl", "--articles", "articles.jsonl")


@pytest.mark.parametrize("missing, command, says", [
    ("starlette", ("serve", "events.jsonl", "--articles", "articles.jsonl"), "starlette and uvicorn"),
    ("uvicorn", ("events.jsonl", "--articles", "articles.jsonl"), "starlette and uvicorn"),
    ("krippendorff", ("agreement", "v.jsonl", "w.jsonl"), "scikit-learn and krippendorff")])
def test_a_missing_extra_is_one_line(folder, monkeypatch, capsys, missing, command, says):
    import sys

    from lapel.cli import main
    from tests.review.made import verdict

    write(folder / "v.jsonl", [verdict("e1")])
    write(folder / "w.jsonl", [verdict("e1", reviewer="ben")])
    for name in [name for name in sys.modules if name.split(".")[0] == missing or name == "lapel.review.app"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as end:
        main(["review", *command])
    said = capsys.readouterr().err
    assert end.value.code == 2 and said.count("\n") == 1 and says in said and "pip install 'lapel[review]'" in said
