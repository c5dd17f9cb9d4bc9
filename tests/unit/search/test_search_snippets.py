"""A snippet shows the best passage, on one line, with the hits marked."""

from hypothesis import given
from hypothesis import strategies as st

from casebook.search.expression import parse_expression
from casebook.search.snippets import make_snippet

FILLER = "Nothing of interest happens in this sentence at all. " * 20


def snippet(text, question, length=220):
    return make_snippet(text, parse_expression(question), length)


def marked(shown):
    return [shown.text[start:end] for start, end in shown.marks]


def test_the_passage_with_the_most_different_words_is_shown():
    text = f"A queue. {FILLER}The queue at the till grew. {FILLER}A till, a till, a till."
    shown = snippet(text, "queue till")
    assert "The queue at the till grew." in shown.text
    assert marked(shown) == ["queue", "till"]


def test_a_phrase_counts_more_than_its_words():
    text = f"main gas, gas, gas. {FILLER} A gas main broke. {FILLER}"
    assert "A gas main broke." in snippet(text, '"gas main" gas').text


def test_cuts_stand_between_words_and_are_shown():
    shown = snippet(f"{FILLER}The queue grew. {FILLER}", "queue")
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    inner = shown.text.strip("…")
    assert set(inner.split()) <= set(f"{FILLER}The queue grew.".split())
    assert 150 < len(inner) <= 220


def test_a_short_text_is_shown_whole_without_dots():
    assert snippet("The queue grew.", "queue").text == "The queue grew."


def test_line_breaks_and_control_characters_become_spaces():
    shown = snippet("The\n\n queue\x00\tgrew.", "queue grew")
    assert shown.text == "The queue grew."
    assert marked(shown) == ["queue", "grew"]


def test_without_a_hit_the_start_is_shown_unmarked():
    shown = snippet(f"  First words. {FILLER}", "queue")
    assert shown.text.startswith("First words.")
    assert shown.text.endswith("…")
    assert shown.marks == ()


def test_a_hit_at_the_very_end_is_shown_with_what_leads_to_it():
    shown = snippet(f"{FILLER}and then the queue", "queue")
    assert shown.text.endswith("and then the queue")
    assert len(shown.text) > 150


def test_a_hit_after_a_bracket_is_not_lost_to_the_cut():
    for length in (5, 7, 20, 200):
        assert marked(snippet("x" * 500 + "(queue)" + "y" * 500, "queue", length)) == ["queue"]


def test_a_phrase_longer_than_the_snippet_is_cut():
    words = " ".join(f"word{number}" for number in range(60))
    shown = snippet(f"{FILLER}{words} {FILLER}", f'"{words}"', 100)
    assert "word0 word1" in shown.text
    assert len(shown.text) <= 102


def test_a_text_without_spaces_is_cut_anywhere():
    shown = snippet("東京" * 500, "東京", 50)
    assert 40 <= len(shown.text) <= 52
    assert shown.marks


def test_nothing_gives_nothing():
    assert snippet("", "queue").text == ""
    assert snippet(" \n ", "").text == ""


@given(st.text(max_size=400), st.text(max_size=30), st.integers(1, 300))
def test_any_text_gives_a_line_with_marks_inside_it(text, question, length):
    shown = snippet(text, question, length)
    assert "\n" not in shown.text
    assert len(shown.text) <= length + 2
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)
