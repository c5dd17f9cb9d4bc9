"""Words selected on a page, found in the Markdown of their case."""

import pytest

from casebook.domain.edit import EditRefused, apply_edits
from casebook.domain.lesson import Role
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.evidence import evidence_edits
from casebook.markdown.editing.selecting import selected_passage
from casebook.markdown.passages import FoldedText, find_passage
from casebook.markdown.reading import read_document

CASE = """\
---
title: The line
---
## Situation
A **customer** stood in a [[queue|line]]. The store waited
until customers complained.

> Nobody came.

## Timeline
- 14:05 — **Signal** The line at the register gets long.
- +2 min — **Result** Two more registers open; the lines empty.

## Lessons learned
- Call *everybody* at once.

---

"""


@pytest.fixture
def case():
    return read_document(CASE, DocumentPath("line.md"))


def test_words_are_found_under_their_marks(case):
    found = selected_passage(case, "A customer stood in a line.")
    assert found.markdown == "A **customer** stood in a [[queue|line]]."
    assert found.words == "A customer stood in a line."
    assert not found.is_lesson


def test_a_link_is_not_cut(case):
    assert selected_passage(case, "stood in a li").markdown.endswith("[[queue|line]]")


def test_words_are_not_cut_either(case):
    assert selected_passage(case, "ustomers complain").words == "customers complained"
    assert selected_passage(case, "all *everybody* at").words == "Call everybody at"
    last = read_document("Nobody came", DocumentPath("a.md"))
    assert selected_passage(last, "body ca").words == "Nobody came"


def test_words_on_two_lines_are_one_passage(case):
    found = selected_passage(case, "The store waited until customers complained.")
    assert found.words == "The store waited until customers complained."


def test_what_the_page_draws_is_found_when_it_is_nearly_the_same(case):
    drawn = "14:05\nSignal The line at the register gets long.\n+2 min"
    assert "The line at the register gets long." in selected_passage(case, drawn).markdown


def test_a_link_that_the_page_calls_otherwise_does_not_hide_the_passage():
    text = "The store did what [[scripted-store]] tells of, and then it asked people why."
    case = read_document(text, DocumentPath("a.md"))
    shown = "The store did what A shop that kept to its script in all things tells of, and then"
    assert selected_passage(case, shown).markdown == text[: text.index(" it asked")]
    for elsewhere in (f"Nowhere at all else {shown}", f"{shown} nowhere at all else"):
        with pytest.raises(EditRefused):
            selected_passage(case, elsewhere)


def test_what_the_page_says_about_a_sentence_is_left_out(case):
    found = selected_passage(case, "Call everybody at once. not yet a lesson")
    assert found.words == "Call everybody at once."
    said = read_document("That is not yet a lesson for us.", DocumentPath("a.md"))
    assert selected_passage(said, "not yet a lesson").words == "not yet a lesson"


def test_a_lesson_learned_is_known_as_one(case):
    assert selected_passage(case, "Call everybody at once.").is_lesson


def test_words_that_are_not_there_are_refused(case):
    for words in ("The line that is only a title", "", "zebra crossing at noon in the rain"):
        with pytest.raises(EditRefused, match="cannot be quoted"):
            selected_passage(case, words)


def test_marks_alone_are_no_words(case):
    with pytest.raises(EditRefused, match="cannot be quoted"):
        selected_passage(case, "---")


def test_half_a_book_is_too_much(case):
    with pytest.raises(EditRefused, match="more than a lesson"):
        selected_passage(case, "word " * 5000)


@pytest.mark.parametrize(
    "words",
    [
        "A customer stood in a line. The store waited until customers complained. Nobody came.",
        "Nobody came.",
        "Two more registers open; the lines empty.",
        "customers complained",
    ],
)
def test_what_is_quoted_is_found_again(case, words):
    markdown = selected_passage(case, words).markdown
    lesson = "---\nkind: lesson\ntitle: One\n---\n"
    quoted = apply_edits(lesson, evidence_edits(lesson, markdown, "line", Role.SUPPORTS))
    for one in read_document(quoted, DocumentPath("one.md")).quotations:
        assert find_passage(FoldedText(case.body), one.words).score == 1.0
