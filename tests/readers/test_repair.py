"""Sound text stays identical; broken text is repaired."""

import csv
import gzip
import io
import json
import zipfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapel.readers import read
from lapel.readers.decode import decode
from lapel.readers.repair import clean
from tests.readers.conftest import TRICKY

SOUND = [
    TRICKY, "“”‘’–—…•·«»‹›„‚", "ﬁnal ﬂight oﬃcial", "soft\u00adhyphen, zero\u200bwidth, word\u2060joiner, non\u2011breaking",
    "« Oui », a dit l’Élysée ; « non » — à Nîmes.", "São Tomé e Príncipe, Côte d’Ivoire, Curaçao, Åland, Türkiye, Łódź, Kraków",
    "AÑO NUEVO, ÜBER ALLES, ÇA VA, L’ÉTÉ, FAÇADE", "Reykjavík, Þórshöfn, Tórshavn; Đà Nẵng; Bình Định",
    "½ of £5, €6, ¥7 and 3°C ± 1 µm × 2",
    "Ελλάδα, Москва, 北京, 東京, 서울, القدس, ירושלים, नई दिल्ली", "emoji \U0001f1fa\U0001f1f3 and \U0001f600", "it’s ’tis ‘quoted’",
    "Â, Ã and Å are letters. À la carte.", "…\u00a0and\u00a0so\u00a0on", "1\u202f000\u2009km", "naïve café—résumé", "№ 5 § 7 ¶ 9 † ‡",
    "Erdoğan’s “Ağrı” – İzmir", "e\u0301 decomposed", "A\ttab and\x0bvertical\x0cform", "trailing space \n\n  leading",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_identical_to_the_character(text):
    notes = Counter()
    assert clean(text, notes) == text
    assert not notes


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_wrong_decodings_are_repaired(wrong):
    right = "The minister’s “pin” — that’s all – was São Tomé’s."
    broken = right.encode().decode(wrong, "ignore" if wrong == "latin-1" else "strict") if wrong == "latin-1" else \
        "".join(c.encode().decode("cp1252") if all(b not in {0x81, 0x8d, 0x8f, 0x90, 0x9d} for b in c.encode()) else c for c in right)
    notes = Counter()
    assert clean(broken, notes) == right
    assert notes["mojibake"] == 1


def test_a_repair_in_one_line_leaves_the_others_alone():
    text = "“Sound — line” ﬁrst.\nThe Ministryâ€™s line.\nÃ  la carte, Ãngel."
    fixed = clean(text, Counter())
    assert fixed.split("\n")[:2] == ["“Sound — line” ﬁrst.", "The Ministry’s line."]
    assert len(fixed.split("\n")) == 3


WORDS = st.sampled_from(
    ["The", "minister", "Élysée", "São", "Škoda", "naïve", "Ağaoğlu", "ﬁnal", "café", "Łódź", "Ærø", "Þór", "İzmir", "Ñuñoa", "Zürich",
     "5", "000", "€", "½", "said", "in", "of"])
MARKS = st.sampled_from(
    [" ", " ", " ", "\u00a0", "\u202f", " – ", "—", "… ", ", ", ". ", "’s ", " “", "” ", " ‘", "’ ", "\n", "\n\n", " • ", "\u2011"])
PROSE = st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=40).map(lambda parts: "".join(w + m for w, m in parts))


@given(PROSE)
@settings(max_examples=300)
def test_prose_with_typographic_marks_stays_identical(text):
    assert clean(text, Counter()) == text


ASCII = st.text(st.characters(codec="ascii", exclude_categories=["Cc"], include_characters="\n\t"), min_size=1)
TEXTS = st.one_of(PROSE, ASCII).filter(lambda text: not text.isspace() and not text.lstrip().startswith("<"))


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from(["jsonl", "json", "csv", "tsv", "zip", "jsonl.gz"]))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(tmp_path_factory, texts, ending):
    records = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    data = "".join(json.dumps(r, ensure_ascii=n % 2 == 0) + "\n" for n, r in enumerate(records)).encode()
    if ending == "json":
        data = json.dumps(records, indent=1).encode()
    elif ending in {"csv", "tsv"}:
        table = io.StringIO(newline="")
        writer = csv.DictWriter(table, ["id", "text"], delimiter="\t" if ending == "tsv" else ",")
        writer.writeheader()
        writer.writerows(records)
        data = table.getvalue().encode()
    elif ending == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.jsonl", data)
        data = out.getvalue()
    elif ending == "jsonl.gz":
        data = gzip.compress(data)
    path = tmp_path_factory.mktemp("round") / f"a.{ending}"
    path.write_bytes(data)
    assert [(item.id, item.text) for item in read([str(path)])] == [(r["id"], r["text"]) for r in records]


@given(st.text(st.characters(exclude_categories=[]), min_size=1))
def test_repairing_twice_changes_no_more_and_nothing_raises(text):
    once = clean(text, Counter())
    assert "\0" not in once
    assert "\r" not in once
    once.encode("utf-8")
    assert clean(once, Counter()) == once


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "iso-8859-1", "shift_jis", "utf-16", "nonsense", "rot13", "hex"]))
@settings(deadline=None)
def test_any_bytes_decode_to_something(data, hint):
    assert isinstance(decode(data, Counter(), hint=hint), str)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_undeclared_encodings(encoding):
    text = "The minister’s “pin” — that’s all – was naïve. " * 5
    assert decode(text.encode(encoding), Counter()) == text


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp1251", "Министр снял синий значок с лацкана перед тем, как вылететь в столицу, сообщили журналистам официальные лица. " * 4),
    ("gb18030", "部长在抵达首都之前摘下了翻领上的蓝色别针，官员们星期三对记者说。双方将于秋季再次会晤。" * 6),
])
def test_other_scripts_are_guessed_from_the_bytes(encoding, text):
    notes = Counter()
    assert decode(text.encode(encoding), notes) == text
    assert notes["guessed-encoding"] == 1
