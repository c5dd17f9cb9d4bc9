import pytest

from casebook.gui.editor.seeking import Question, Seeker, replaced


def found(text, words, **asked):
    answer = Seeker(Question(words, **asked)).in_text(text)
    assert not answer.problem
    return [text[hit.start : hit.end] for hit in answer.hits]


def test_words_are_found_whatever_their_case_unless_asked():
    assert found("Queue, queue", "queue") == ["Queue", "queue"]
    assert found("Queue, queue", "queue", case=True) == ["queue"]
    assert found("a.b axb", "a.b") == ["a.b"]
    assert found("anything", "") == []


def test_whole_words_stand_alone():
    assert found("line, lines, line", "line", whole=True) == ["line", "line"]
    assert found("line lines", "lin.", whole=True, expression=True) == ["line"]


def test_expressions_look_at_each_line():
    assert found("😀 12 a\n34", r"^\d+|\d+ a", expression=True) == ["12 a", "34"]
    assert found("a\nb", r"a\sb", expression=True) == []
    assert found("Ä ä", "ä", expression=True) == ["Ä", "ä"]
    assert found("abc", "x*", expression=True) == []


def test_what_takes_the_place_can_hold_what_was_caught():
    text, seeker = "5 min and 😀 7 min", Seeker(Question(r"(\d) (min)", expression=True))
    start, end, put = replaced(text, seeker, seeker.in_text(text).hits, r"\2: \1\t\\ \7")
    assert text[:start] + put + text[end:] == "min: 5\t\\  and 😀 min: 7\t\\ "
    plain = Seeker(Question("min"))
    assert replaced(text, plain, plain.in_text(text).hits, r"\1")[2] == r"\1 and 😀 7 \1"


def test_a_wrong_expression_is_said_to_be_wrong():
    seeker = Seeker(Question("(", expression=True))
    assert "regular expression" in seeker.problem
    assert seeker.in_text("(").problem == seeker.problem
    assert seeker.in_line("(") == []


@pytest.mark.parametrize("words", [r"(a+)+$", r"(a|aa)+$", r"(\w+\s?)*$"])
def test_an_expression_that_would_never_end_is_given_up(words):
    seeker = Seeker(Question(words, expression=True))
    assert "too long" in seeker.in_text("a" * 60 + "b ;").problem
    assert seeker.in_line("a" * 60 + "b ;") == []


def test_a_slow_expression_over_many_lines_is_given_up(monkeypatch):
    monkeypatch.setattr("casebook.gui.editor.seeking._PATIENCE", -1.0)
    assert "too long" in Seeker(Question("a", expression=True)).in_text("a\na").problem
