from lapel.report import marks
from lapel.report.site.marking import of_event
from tests.made_events import TEXT, event


def test_pieces_join_to_the_text_and_marks_that_overlap_are_on_both():
    found = [((0, 4), "actor", "a"), ((2, 8), "trigger", "b"), ((2, 8), "trigger", "b"), ((8, 8), "date", "never")]
    cut = list(marks.segments("0123456789", found))
    assert [piece for piece, _ in cut] == ["01", "23", "4567", "89"]
    assert [[found.index(mark) for mark in here] for _, here in cut] == [[0], [0, 1, 1], [1, 1], []]
    assert [piece.kinds for piece in marks.pieces("0123456789", found)] == [("actor",), ("actor", "trigger"), ("trigger",), ()]
    assert [piece.says for piece in marks.pieces("0123456789", found)][1] == ("a", "b")


def test_a_part_of_a_text_is_marked_by_offsets_into_the_whole():
    cut = list(marks.segments("234567", [((0, 4), "actor", ""), ((6, 20), "date", "")], 2))
    assert [(piece, [kind for _, kind, _ in here]) for piece, here in cut] == [("23", ["actor"]), ("45", []), ("67", ["date"])]


def test_an_empty_text_has_no_pieces():
    assert list(marks.segments("", [((0, 4), "actor", "")])) == []


def test_an_event_marks_all_that_it_points_to():
    marked = {(TEXT[start:end], kind) for (start, end), kind, _ in of_event(event())}
    assert marked == {("President Alvarez", "actor"), ("Chancellor Brandt", "actor"), ("4 May 2021", "date"), ("Lisbon", "place"),
                      ("meet", "trigger"), ("declined", "operator")}
