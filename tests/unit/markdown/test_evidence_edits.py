from __future__ import annotations

import pytest
from edited import SAMPLE, after, document, sample
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casebook.domain.edit import EditRefused
from casebook.domain.lesson import Application, Found, Lesson, Quotation, Role
from casebook.markdown.editing.evidence import (
    applied_edits,
    evidence_edits,
    remove_evidence_edits,
    replace_evidence_edits,
    use_edits,
)
from casebook.markdown.editing.quoting import quoted_paragraphs, whole_passage
from casebook.markdown.passages import FoldedText, find_passage

LESSON = "---\nkind: lesson\ntitle: Call early\n---\n\n## Why\n\nBecause.\n\n## Applied\n"
CASES = [path.read_text(encoding="utf-8") for path in SAMPLE if path.parent.name != "lessons"]


def lesson(text: str) -> Lesson:
    found = document(text)
    assert isinstance(found, Lesson)
    return found


def with_evidence(markdown: str, role: Role = Role.SUPPORTS, text: str = LESSON) -> str:
    return after(text, evidence_edits(text, markdown, "a-case", role))


def test_a_passage_is_written_as_a_quotation_with_its_source() -> None:
    now = with_evidence("The *line* was\nlong.\n\n- And [so](b.md) on")
    assert now == LESSON.replace(
        "## Applied",
        "## Evidence\n\n> The *line* was long.\n>\n> And [so](b.md) on\n>\n> — [[a-case]]\n\n"
        "## Applied",
    )
    both = with_evidence("No", Role.CONTRADICTS, with_evidence("Yes", text=now))
    assert (
        both.index("> Yes") < both.index("## Counter-evidence\n\n> No") < both.index("## Applied")
    )
    roles = [(one.words, one.role) for one in lesson(both).quotations]
    assert roles == [
        ("The *line* was long. And [so](b.md) on", Role.SUPPORTS),
        ("Yes", Role.SUPPORTS),
        ("No", Role.CONTRADICTS),
    ]


def test_the_same_passage_is_not_written_twice() -> None:
    now = with_evidence("The *line* was long.")
    assert evidence_edits(now, "The line was\nlong.", "A-Case", Role.SUPPORTS) == ()
    assert evidence_edits(now, "The line was", "a-case", Role.SUPPORTS) != ()
    assert evidence_edits(now, "The line was long.", "b-case", Role.SUPPORTS) != ()
    assert evidence_edits(now, "The line was long.", "a-case", Role.CONTRADICTS) != ()


@pytest.mark.parametrize(
    ("markdown", "paragraphs"),
    [
        ("## Heading\n\n1. one\n2. two\n", ["Heading", "one two"]),
        ("- [x] done\n  - nested\n", ["done nested"]),
        ("> quoted\n> — [[other]]\n", ["quoted — [[other]]"]),
        ("> quoted\n\n> — [[other]]\n", ["quoted — [[other]]"]),
        ("— [[other]] says", ["[[other]] says"]),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", ["a | b 1 | 2"]),
        ("text <!-- gone --> on\n<!-- all -->", ["text  on"]),
        ("```python\ncode\n```", ["code"]),
        ("> [!note] Look\n> here", ["!note Look here"]),
        ("words\n\n2.", ["words"]),
        ("…\n\nwords\n\n—", ["words"]),
        ("words\n\n…\n\nmore", ["words", "…", "more"]),
        ("[ref]: x.md\n[^1]: a note", ["a note"]),
    ],
)
def test_marks_at_the_start_of_lines_are_not_quoted(markdown: str, paragraphs: list[str]) -> None:
    assert list(quoted_paragraphs(markdown)) == paragraphs


def test_a_dash_on_which_a_selection_ends_is_not_quoted() -> None:
    assert quoted_paragraphs("- **The guard** —") == ("**The guard**",)


@pytest.mark.parametrize("markdown", ["", " \n", "---", "![[picture.png]]", "> —"])
def test_a_passage_without_words_is_refused(markdown: str) -> None:
    with pytest.raises(EditRefused, match="select "):
        with_evidence(markdown)


def test_only_a_lesson_has_evidence() -> None:
    with pytest.raises(EditRefused, match="A case has no section “evidence”"):
        evidence_edits("Text", "words", "a", Role.SUPPORTS)


def test_an_id_that_no_wiki_link_can_hold_is_linked_as_a_file() -> None:
    now = after(LESSON, evidence_edits(LESSON, "words", "a#b [1]", Role.SUPPORTS))
    assert "> — [a#b \\[1\\]](<a%23b %5B1%5D.md>)" in now
    assert lesson(now).quotations[0].case == "a#b [1]"


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(CASES), st.data())
def test_whatever_is_selected_in_a_case_is_found_in_it_again(
    text: str, data: st.DataObject
) -> None:
    lines = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
    start = data.draw(st.sampled_from(lines)) + data.draw(st.sampled_from([0, 0, 10, 31]))
    end = min(start + data.draw(st.integers(5, 900)), len(text))
    start, end = whole_passage(text, min(start, len(text)), max(start, end))
    assume(quoted_paragraphs(text[start:end]))
    now = lesson(with_evidence(text[start:end]))
    passage = find_passage(FoldedText(text), now.quotations[0].words)
    assert passage is not None
    assert passage.found in {Found.EXACT, Found.FOLDED}


def test_a_selection_is_widened_to_whole_links_and_tags() -> None:
    text = "see [the store](b.md) and <b>this</b>  "
    start, end = whole_passage(text, text.index("store"), text.index("b>this") + 1)
    assert text[start:end] == "[the store](b.md) and <b>"
    noted = "what it gives.[^figures]"
    assert whole_passage(noted, 0, noted.index("figures")) == (0, len(noted))
    numbered = "1. one\n22. two"
    start, end = whole_passage(numbered, 1, numbered.index("2. two"))
    assert numbered[start:end] == "one"
    assert whole_passage(text, len(text) - 2, len(text)) == (len(text), len(text))


BLOCK = LESSON.replace(
    "## Applied",
    "## Evidence\n\n> [!quote] As told\n> One.\n>\n> — [[a]]\n>\n> Two\nlazy.\n>\n> — [[b]]\n\n"
    "> Three.\n> — [[a]]\n\n## Applied",
)


def quotation(text: str, number: int) -> Quotation:
    return lesson(text).quotations[number]


def test_a_quotation_is_exchanged_and_its_source_stays() -> None:
    now = after(BLOCK, replace_evidence_edits(BLOCK, quotation(BLOCK, 1), "Another\n\none"))
    assert now == BLOCK.replace("> Two\nlazy.", "> Another\n>\n> one")
    now = after(BLOCK, replace_evidence_edits(BLOCK, quotation(BLOCK, 2), "Four", "c"))
    assert now == BLOCK.replace("> Three.\n> — [[a]]", "> Four\n>\n> — [[c]]")
    with pytest.raises(EditRefused, match="There are no words"):
        replace_evidence_edits(BLOCK, quotation(BLOCK, 0), "***")


def test_a_quotation_goes_with_its_source() -> None:
    first = after(BLOCK, remove_evidence_edits(BLOCK, quotation(BLOCK, 0)))
    assert first == BLOCK.replace("> [!quote] As told\n> One.\n>\n> — [[a]]\n>\n", "")
    second = after(BLOCK, remove_evidence_edits(BLOCK, quotation(BLOCK, 1)))
    assert [one.words for one in lesson(second).quotations] == ["One.", "Three."]
    third = after(BLOCK, remove_evidence_edits(BLOCK, quotation(BLOCK, 2)))
    assert third == BLOCK.replace("> Three.\n> — [[a]]\n\n", "")
    for text in ("> x\n> — [[a]]", "> x\n> — [[a]]\n"):
        text = f"---\nkind: lesson\n---\nA\n{text}"
        now = after(text, remove_evidence_edits(text, quotation(text, 0)))
        assert now.rstrip("\n") == "---\nkind: lesson\n---\nA"


def test_a_quotation_that_is_gone_is_not_guessed_at() -> None:
    gone = Quotation("Elsewhere", quotation(BLOCK, 0).case, Role.SUPPORTS, 3)
    with pytest.raises(EditRefused, match="open the lesson anew"):
        remove_evidence_edits(BLOCK, gone)


def test_words_that_would_not_be_found_again_are_refused() -> None:
    text = "---\nkind: lesson\n---\n## Evidence\n> One.\n> — [[a]]\n\n-->\n"
    with pytest.raises(EditRefused, match="cannot be quoted"):
        replace_evidence_edits(text, quotation(text, 0), "x <!-- y")


def test_an_application_is_logged_in_its_table() -> None:
    text = sample("open-another-register")
    now = after(text, applied_edits(text, "2026-01-02", "Store 7", "Worked | mostly"))
    assert now == text.rstrip("\n") + "\n| 2026-01-02 | Store 7 | Worked \\| mostly |\n"
    again = after(now, applied_edits(now, "2026-02", "Store 8", ""))
    assert lesson(again).applied[-1] == Application("2026-02", "Store 8", "")
    assert "| Date | Where | Result |" in after(LESSON, applied_edits(LESSON, "2026", "x", ""))
    with pytest.raises(EditRefused):
        applied_edits("A case", "2026", "x", "")


def test_more_is_said_of_the_use_that_was_logged_last() -> None:
    logged, other = Application("2026-01-02", "", ""), Application("2026-01-01", "Store 1", "")
    text = LESSON
    for use in (logged, other, logged):
        text = after(text, applied_edits(text, use.date, use.where, use.result))
    said = Application("2026-01-02", "Store 7", "Worked")
    now = after(text, use_edits(text, logged, said))
    assert lesson(now).applied == (logged, other, said)
    gone = after(now, use_edits(now, Application("2025", "", ""), logged))
    assert lesson(gone).applied[-1] == logged
