"""A snippet shows the best passage, on one line, with the hits marked."""

from hypothesis import given
from hypothesis import strategies as st

from casebook.search.expression import parse_expression
from casebook.search.snippets import LENGTH, Excerpter

FILLER = "Nothing of interest happens in this sentence at all. " * 20


def snippet(text, question, length=LENGTH):
    return Excerpter(parse_expression(question)).of_text(text, length)


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


def test_a_word_that_only_its_accents_hide_is_found():
    assert marked(snippet(f"{FILLER}Un café. {FILLER}", "cafe")) == ["café"]


def test_a_word_that_only_seems_to_stand_there_is_looked_for_elsewhere():
    # "don" begins "don't", which is another word
    shown = snippet(f"I don't. {FILLER}And Don came. {FILLER}Don't go.", "don")
    assert marked(shown) == ["Don"]


def test_closer_words_make_the_better_passage():
    text = f"A queue {'x ' * 90}till. {FILLER}The till queue."
    assert snippet(text, "queue till").passage.endswith("The till queue.")


# the passage by which the page finds the place again


def test_the_passage_stands_on_one_line_of_the_text():
    text = f"{FILLER}\n\nBefore it.\nThe queue at the till grew.\nBehind it."
    assert snippet(text, "queue till").passage == "The queue at the till grew."


def test_of_several_lines_the_one_with_the_most_words_is_the_passage():
    assert snippet("A queue.\nThe queue at the till.\nA till.", "queue till").passage == (
        "The queue at the till."
    )


def test_the_passage_of_a_table_is_one_cell():
    assert snippet("When · The queue grew · Late\nx · y · z", "queue").passage == "The queue grew"


def test_the_passage_of_a_long_line_is_cut_at_words():
    passage = snippet(f"{FILLER}The queue grew. {FILLER}", "queue").passage
    assert "The queue grew." in passage
    assert len(passage) <= 130
    assert passage in f"{FILLER}The queue grew. {FILLER}"


def test_without_a_hit_there_is_no_passage():
    assert snippet("First words.", "queue").passage == ""


# Markdown, of which only a stretch is made plain


def excerpt(markdown, question):
    return Excerpter(parse_expression(question)).of_markdown(markdown)


def test_the_marks_of_markdown_are_gone():
    shown = excerpt(f"{FILLER}\n\n## Line\nThe **queue** at [the till](x.md). {FILLER}", "queue")
    assert "Line The queue at the till." in shown.text
    assert marked(shown) == ["queue"]


def test_a_heading_is_shown_with_what_stands_below_it():
    shown = excerpt(f"{FILLER}\n\n## The queue\n\nIt grew for an hour.\n", "queue")
    assert "The queue It grew for an hour." in shown.text


def test_what_stands_in_a_comment_is_not_found():
    shown = excerpt(f"<!-- queue -->\n{FILLER}\n\nNo line.", "queue")
    assert shown.marks == ()
    assert shown.text.startswith("Nothing of interest")


def test_the_target_of_a_link_is_no_hit_and_the_next_place_is_taken():
    link = f"[words](queue.md) {FILLER}\n\n"
    shown = excerpt(f"{link}{FILLER}\n\nA queue grew.", "queue")
    assert "A queue grew." in shown.text
    shown = excerpt(link * 5 + "A queue grew.", "queue")
    assert "A queue grew." in shown.text


def test_the_rows_of_a_long_table_are_cells_and_no_bars():
    rows = "".join(f"| row {number} | some words in it |\n" for number in range(60))
    shown = excerpt(f"| a | b |\n| --- | --- |\n{rows}| queue | grew |\n{rows}", "queue")
    assert "queue · grew" in shown.text
    assert "|" not in shown.text


def test_a_link_without_a_label_reads_as_words():
    assert "See car maker." in excerpt("See [[car-maker]].", "maker").text


def test_a_link_without_a_label_is_no_place_to_go_to_beside_words():
    shown = excerpt("The maker spoke. See [[the-maker-of-cars]] here, maker.", "maker cars")
    assert "the maker of cars here" in shown.text
    assert shown.passage == "The maker spoke. See"
    assert excerpt("See [[car-maker]].", "maker").passage == ""


@given(st.text(alphabet="a-|\n#*<!>[]( )queue`", max_size=300), st.sampled_from(["queue", "a"]))
def test_any_markdown_gives_a_line_with_marks_inside_it(text, question):
    shown = excerpt(text, question)
    assert "\n" not in shown.text
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)
    assert bool(shown.marks) == bool(shown.covered)
    assert shown.marks or not shown.passage


@given(st.text(max_size=400), st.text(max_size=30), st.integers(1, 300))
def test_any_text_gives_a_line_with_marks_inside_it(text, question, length):
    shown = snippet(text, question, length)
    assert "\n" not in shown.text
    assert len(shown.text) <= length + 2
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)
