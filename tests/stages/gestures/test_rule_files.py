"""A folder of rules of one's own: what is wrong in it is named by file and line."""

import re

import pytest

from lapel.errors import BadData
from lapel.stages.gestures.rules import RuleSet, line_of_sentence

RULE = """[[rule]]
id = "mine.knit"
type = "symbol.gift_award"
verbs = ["knit"]
object = ["@knitwear"]
recipient = ["for"]
yes = [{ text = "The Danish premier knitted a scarf for the president of Ghana." }]
no = ["Her aunt knitted a scarf."]
"""
WORDS = '[lists]\nknitwear = ["scarf", "glove"]\n'


@pytest.fixture
def load(tmp_path):
    def loaded(own=RULE, words=WORDS, **others):
        for name, content in {"own": own, "words": words, **others}.items():
            if content is not None:
                (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
        return RuleSet.load(tmp_path)

    return loaded


def test_own_rules_stand_beside_those_that_ship(load, tmp_path):
    rules = load()
    assert rules.files["mine.knit"] == tmp_path / "own.toml"
    assert rules.objects["mine.knit"] == {"scarf", "glove"}
    assert set(RuleSet.load().by_id) < set(rules.by_id)
    assert all(rules.files[id_].name.endswith(".toml") for id_ in rules.by_id)


@pytest.mark.parametrize("old, new, line, words", [
    ('type = "symbol.gift_award"', 'type = "symbol.knitwear"', 4, "symbol.knitwear is not a type"),
    ('verbs = ["knit"]', "", 4, "no trigger"),
    ('verbs = ["knit"]', 'verbs = ["knit", " "]', 4, "a trigger without words"),
    ('verbs = ["knit"]', 'verb = ["knit"]', 4, "unknown field `verb`"),
    ('verbs = ["knit"]', 'verbs = "knit"', 4, "Expected `array`"),
    ('no = ["Her aunt knitted a scarf."]', "no = []", 4, "one that must not"),
    ('yes = [{ text = "The', 'yes = [{ txt = "The', 4, "txt"),
    ('recipient = ["for"]', 'needs = ["patient"]', 4, "needs names ['patient']"),
    ("@knitwear", "@hats", 4, "the list @hats, which is not in words.toml"),
    ('id = "mine.knit"', 'id = "meeting.meet"', 4, "meeting.meet is taken by contact.toml"),
    ('id = "mine.knit"\n', "", 3, "rule number 1: Object missing required field `id`"),
])
def test_what_is_wrong_in_a_rule(load, old, new, line, words):
    assert old in RULE
    with pytest.raises(BadData) as error:
        load("# Mine.\n\n" + RULE.replace(old, new))
    assert re.search(rf"own\.toml, line {line}: ", str(error.value)), error.value
    assert words in str(error.value)


@pytest.mark.parametrize("own, words", [
    ("[[rule]]\nid = = 3\n", "line 2"), ("[[rules]]\n" + RULE, "'rules' is no part of a file of rules"),
    ("rule = 3\n", "begins with [[rule]]"),
    (RULE.replace("[[rule]]", "[rule]"), "begins with [[rule]]")])
def test_what_is_wrong_in_a_file(load, own, words):
    with pytest.raises(BadData, match=r"own\.toml") as error:
        load(own)
    assert words in str(error.value)


def test_a_folder_holds_rules_and_words_alone(load, tmp_path):
    with pytest.raises(BadData, match=r"words\.toml: \[lists\] holds lists"):
        load(words="[lists]\nknitwear = 3\n")
    with pytest.raises(BadData, match=r"operators\.toml: .* lapel's own only"):
        load(words=WORDS, operators="")
    (tmp_path / "none").mkdir()
    with pytest.raises(BadData, match="none: no rules here"):
        RuleSet.load(tmp_path / "none")
    with pytest.raises(BadData, match="no such folder"):
        RuleSet.load(tmp_path / "nowhere")


def test_sentences_have_lines_too(load, tmp_path):
    load()
    assert line_of_sentence(tmp_path / "own.toml", "mine.knit", "Her aunt knitted a scarf.") == 8
    assert line_of_sentence(tmp_path / "own.toml", "mine.knit", "Not there.") == 2
