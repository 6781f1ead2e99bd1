"""Who may ask the review for what; and that nothing of an article is markup."""

import json

import pytest

pytest.importorskip("starlette", reason="the extra review is not installed")

from starlette.testclient import TestClient

from lapel.review import sample
from lapel.review.app import HEADERS, application
from lapel.review.correction import typed
from lapel.review.desk import Desk
from lapel.review.store import opened
from lapel.review.verdicts import reading
from tests.review.made import TEXT, article, lines, records, verdict, write

TOKEN = "a-token-for-tests"
HERE = "http://127.0.0.1:4321"


@pytest.fixture
def desk(tmp_path):
    with opened(tmp_path / "v.jsonl") as store:
        yield Desk(sample.everything(records()), {"a1": article()}, store, "ann")


@pytest.fixture
def client(desk):
    return TestClient(application(desk, TOKEN), base_url=HERE, headers={"Authorization": f"Bearer {TOKEN}"})


@pytest.fixture
def stranger(desk):
    return TestClient(application(desk, TOKEN), base_url=HERE)


def answer(n=0, said="right", **more):
    return {"event": records()[n].id, "verdict": said, **more}


def test_the_page_itself_holds_nothing_and_needs_no_token(stranger):
    for path in ("/", "/page.css", "/page.js", "/favicon.svg"):
        found = stranger.get(path)
        assert found.status_code == 200
        assert "Peru" not in found.text and TOKEN not in found.text
    assert stranger.get("/").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/api/sitting", "/api/records/0", "/api/records/99", "/anything", "/page.js/", "/x//", "/../etc/passwd"])
@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer x", TOKEN, f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", "Bearer é"])
def test_all_else_needs_it(stranger, path, authorization):
    headers = {} if authorization is None else {"Authorization": authorization.encode()}
    assert stranger.get(path, headers=headers).status_code == 401
    assert stranger.post(path, headers=headers, json=answer()).status_code == 401


def test_the_token_does_not_count_in_the_address(stranger):
    assert stranger.get(f"/api/records/0?token={TOKEN}").status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "evil.example:4321", "127.0.0.1.evil.example", "10.0.0.1:4321",
                                  "localhost.evil.example", ""])
def test_a_foreign_name_reads_nothing(client, host):
    for path in ("/", "/api/records/0"):
        found = client.get(path, headers={"Host": host})
        assert found.status_code == 400 and "Peru" not in found.text
    assert client.post("/api/records/0", headers={"Host": host}, json=answer()).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:4321", "localhost:9", "localhost"])
def test_a_name_of_this_machine_is_answered(client, host):
    assert client.get("/api/records/0", headers={"Host": host}).status_code == 200


def test_another_page_may_not_send(client, desk):
    for origin in ("https://evil.example", "null", "http://127.0.0.1:9999"):
        assert client.post("/api/records/0", headers={"Origin": origin}, json=answer()).status_code == 403
    assert desk.counts()["done"] == 0
    assert client.post("/api/records/0", headers={"Origin": HERE}, json=answer()).status_code == 200


def test_methods(client):
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"):
        assert client.request(method, "/api/records/0").status_code == 405
        assert client.request(method, "/").status_code == 405
    assert client.post("/api/sitting", json={}).status_code == 405
    assert client.post("/", json={}).status_code == 405


def test_every_answer_has_the_headers(client, stranger):
    answers = [client.get("/"), client.get("/api/records/0"), stranger.get("/api/records/0"), client.get("/api/records/99"),
               client.get("/nothing"), client.get("/", headers={"Host": "evil.example"}), client.put("/"),
               client.post("/api/records/0", json={"bad": 1}), client.post("/api/records/0", json=answer())]
    assert [a.status_code for a in answers] == [200, 200, 401, 404, 404, 400, 405, 422, 200]
    for found in answers:
        assert {name: found.headers[name] for name in HEADERS} == HEADERS
        assert "server" not in found.headers and "access-control-allow-origin" not in found.headers
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy and "*" not in policy


def test_a_verdict_is_in_the_file_when_it_is_confirmed(client, tmp_path):
    found = client.post("/api/records/1", json=answer(1, "wrong", note=" a note \n"))
    assert found.json() == {"verdict": "wrong", "next": 2,
                            "counts": {"total": 3, "done": 1, "right": 0, "wrong": 1, "corrected": 0, "unsure": 0}}
    [line] = lines(tmp_path / "v.jsonl")
    assert (line["event"], line["verdict"], line["reviewer"], line["note"]) == (records()[1].id, "wrong", "ann", "a note")
    assert client.get("/api/records/1").json()["said"] == {"verdict": "wrong", "note": "a note", "changed": []}


def test_a_correction(client, tmp_path):
    form = json.loads(json.dumps(client.get("/api/records/1").json()["form"]))
    form |= {"status": "unanswered", "agents": form["recipients"], "recipients": form["agents"]}
    assert client.post("/api/records/1", json=answer(1, "corrected", form=form)).json()["verdict"] == "corrected"
    [line] = lines(tmp_path / "v.jsonl")
    assert line["corrected"]["status"] == "unanswered" and line["corrected"]["agents"] == [{"text": "Peru", "country": "PER"}]
    assert line["record"]["status"] == "declined"
    shown = client.get("/api/records/1").json()
    assert shown["said"]["changed"] == ["roles", "status"] and shown["form"]["status"] == "unanswered"


@pytest.mark.parametrize("body, field, says", [
    ({"event": "other", "verdict": "right"}, "event", "another record"),
    (answer(0, "corrected"), "type", "needs the form"),
    (answer(0, "corrected", form={}), "", "not a verdict"),
    (answer(0, "perhaps"), "", "not a verdict"),
    (answer(0, extra=1), "", "not a verdict"),
    (answer(0, note="x" * 2001), "note", "at most"),
    ([], "", "not a verdict")])
def test_what_is_no_verdict_is_refused_and_not_kept(client, tmp_path, body, field, says):
    found = client.post("/api/records/0", json=body)
    assert found.status_code == 422 and found.json()["field"] == field and says in found.json()["error"]
    assert lines(tmp_path / "v.jsonl") == []


def test_a_correction_that_changes_nothing_is_refused(client):
    form = client.get("/api/records/0").json()["form"]
    assert "nothing is changed" in client.post("/api/records/0", json=answer(0, "corrected", form=form)).json()["error"]


def test_bodies_are_json_and_small(client, tmp_path):
    assert client.post("/api/records/0", content=json.dumps(answer()), headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/api/records/0", data=answer()).status_code == 415
    assert client.post("/api/records/0", json=answer(note="x" * 70_000)).status_code == 413
    assert client.post("/api/records/0", content=b"\xff{", headers={"Content-Type": "application/json"}).status_code == 422
    assert lines(tmp_path / "v.jsonl") == []


def test_numbers_that_no_record_has(client):
    assert client.get("/api/records/3").status_code == 404
    assert client.post("/api/records/3", json=answer()).status_code == 404
    assert client.get("/api/records/-1").status_code == 404
    assert client.get("/api/records/99999999999999999999999").status_code == 404


def test_a_disk_that_is_full_is_told(client, desk, monkeypatch):
    def full(verdict):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(desk._store), "append", lambda self, verdict: full(verdict))
    found = client.post("/api/records/0", json=answer())
    assert found.status_code == 507 and "No space left" in found.json()["error"]
    assert desk.counts()["done"] == 0


def test_an_article_is_cut_text_that_is_whole_and_shows_what_it_hides(client):
    shown = client.get("/api/records/0").json()["article"]
    text = "".join(piece["text"] for piece in shown["pieces"])
    assert text == TEXT.replace("\x1b", "␛").replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    kinds = {piece["text"]: piece["kinds"] for piece in shown["pieces"] if piece["kinds"]}
    assert kinds["met"] == ["evidence", "trigger"] and kinds["Peru"] == ["evidence", "agent"]
    raw = client.get("/api/records/0")
    assert raw.headers["content-type"] == "application/json" and "\x1b" not in raw.text


def test_the_evidence_comes_with_its_sentence(client):
    cut = [client.get(f"/api/records/{n}").json()["article"]["pieces"] for n in (0, 1, 2)]
    near = ["".join(piece["text"] for piece in pieces if piece["near"]) for pieces in cut]
    assert near == ['Peru met Chile on 4 May 2021 in "Arica" & <b>nobody</b> smiled.', "Chile refused to call Peru.", "Peru praised Chile."]


def test_a_sitting_is_taken_up_where_it_stopped(tmp_path):
    first, second, third = records()
    path = write(tmp_path / "v.jsonl", [
        verdict(first.id, record=reading(first)), verdict(second.id, reviewer="ben", record=reading(second)),
        verdict(third.id, record=reading(second))])
    with opened(path) as store:
        desk = Desk(sample.everything([first, second, third]), {"a1": article()}, store, "ann")
        assert (desk.counts()["done"], desk.next_open(0), desk.stale) == (1, 1, 1)
        assert [desk.next_open(after) for after in (1, 2, 3)] == [1, 2, 1]


def test_the_form_shows_the_record(client):
    found = client.get("/api/records/2").json()
    assert found["form"] == json.loads(json.dumps({name: getattr(typed(reading(records()[2])), name) for name in found["form"]}))
    assert found["form"]["date"] == "" and ["none in the text (published 2021-05-05)"] in [fact["values"] for fact in found["facts"]]
