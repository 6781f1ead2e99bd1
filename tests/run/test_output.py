import pytest

from lapel.errors import BadSetting
from lapel.records import Drop
from lapel.run.output import open_output, write_lines


def test_a_file_appears_only_when_it_is_whole(tmp_path):
    target = tmp_path / "events.jsonl"
    target.write_bytes(b"of an earlier run\n")

    def breaking():
        yield Drop(stage="ingest", reason="empty-file", where="a")
        assert target.read_bytes() == b"of an earlier run\n"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_lines(target, breaking())
    assert [p.name for p in tmp_path.iterdir()] == ["events.jsonl"]
    assert target.read_bytes() == b"of an earlier run\n"


def test_lines_are_utf_8_json(tmp_path):
    target = tmp_path / "drops.jsonl"
    assert write_lines(target, [Drop(stage="ingest", reason="empty-file", where="Čapek")] * 2) == 2
    line = '{"stage":"ingest","reason":"empty-file","where":"Čapek","detail":"","id":null}\n'
    assert target.read_bytes() == (line * 2).encode()


def test_minus_is_standard_output(capsysbinary):
    write_lines("-", [Drop(stage="s", reason="r", where="w")])
    assert capsysbinary.readouterr().out.startswith(b'{"stage":"s"')


def test_a_folder_that_is_not_there_is_one_line_to_the_user(tmp_path):
    with pytest.raises(BadSetting, match="cannot be written"), open_output(tmp_path / "none" / "events.jsonl"):
        pass


def test_devices_are_written_in_place():
    with open_output("/dev/null") as stream:
        stream.write(b"gone")
