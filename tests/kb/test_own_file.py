"""A user's own file of actors: errors name the line and the remedy."""

import pytest

from lapel.errors import BadData
from lapel.stages.actors.kb_load import own

GOOD = '{"id": "x:a", "name": "Ada Beck", "kind": "person", "country": "NLD"}'


def write(tmp_path, *lines):
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_good_file(tmp_path):
    assert [line.name for line in own(write(tmp_path, "# mine", "", GOOD))] == ["Ada Beck"]


@pytest.mark.parametrize(("bad", "said"), [
    ('{"id":', "line 3"),
    (GOOD.replace("NLD", "Holland"), "line 3: 'Holland' is no country code; write ISO"),
    (GOOD.replace("person", "persn"), "line 3"),
    (GOOD[:-1] + ', "tenures": [{"office": "boss"}]}', "line 3: unknown office 'boss'"),
    (GOOD[:-1] + ', "tenures": [{"office": "minister", "start": "1 May 2011"}]}', "line 3: '1 May 2011' is no day"),
    (GOOD[:-1] + ', "tenures": [{"office": "minister", "start": "2012-01-01", "end": "2011-01-01"}]}', "line 3: the tenure ends"),
])
def test_errors_name_the_line(tmp_path, bad, said):
    with pytest.raises(BadData, match=said):
        list(own(write(tmp_path, "# mine", GOOD, bad)))
