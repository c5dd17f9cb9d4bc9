"""Texts that would break or stall a careless reader."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.document import Document, LinkForm
from casebook.domain.names import DocumentPath
from casebook.markdown.links import resolve_path
from casebook.markdown.passages import FoldedText, find_passage
from casebook.markdown.plain import plain_text
from casebook.markdown.reading import read_document
from casebook.markdown.themes_file import read_themes

PATH = DocumentPath("x/a.md")
PIECES = [
    "---\n", "+++\n", "kind: lesson\n", "kind: pack\n", "title: ", "themes: [a]\n", "- ", "* ",
    "1. ", "# ", "## Timeline\n", "## Risks\n", "## Evidence\n", "## Agenda\n", "### Scene\n",
    "> ", "| a | b |\n", "|---|---|\n", "|", "\n", "\n\n", "    ", "```\n", "~~~", "`", "<!--",
    "-->", "[[", "]]", "[a](b.md)", "![", "](", "[a]: b.md\n", "\\", "---", "===", "*", "_",
    "&amp;", "<b>", "a", "b c", "14:05 — ", "— [[c]]", "{{", "}}", "'", '"', ": ", "\0", "\ud800",
    "\u2028", "\ufeff", "é", "😀", "(inferred)", "**Signal**",
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    return st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text())


def assert_consistent(document: Document) -> None:
    text = document.text
    for section in document.sections:
        assert document.body_start <= section.start < section.content_start or not section.heading
        assert section.content_start <= section.end <= len(text)
        assert text.count("\n", 0, section.start) + 1 == section.line
    for section, later in zip(document.sections, document.sections[1:], strict=False):
        assert section.content_start <= later.start
        assert section.end == later.start or later.level > section.level or section.end > later.end
        if later.level > section.level:
            assert later.end <= section.end
        else:
            assert section.end == later.start
    for link in document.links:
        if link.form is LinkForm.PROPERTY:
            assert (link.start, link.end) == (-1, -1)
        else:
            written = text[link.start : link.end]
            assert written.startswith("![" if link.form is LinkForm.EMBED else "[")
            assert written.endswith((")", "]"))
            assert text.count("\n", 0, link.start) + 1 == link.line
        assert link.target
        path = resolve_path(link, PATH)
        assert not path.startswith(("/", "../"))
    for finding in document.findings:
        assert 0 <= finding.line <= text.count("\n") + 1


@settings(max_examples=300)
@given(texts())
def test_any_text_is_read_and_every_place_is_right(text: str) -> None:
    assert_consistent(read_document(text, PATH))
    plain_text(text)
    read_themes(text, PATH)


@given(texts(), texts())
def test_any_words_are_looked_up_in_any_text(text: str, words: str) -> None:
    passage = find_passage(FoldedText(text), words)
    if passage is not None:
        assert text[passage.start : passage.end] == passage.text


@given(texts())
def test_what_stands_below_front_matter_does_not_change_it(body: str) -> None:
    document = read_document(f"---\nkind: case\ntitle: x\n---\n{body}", PATH)
    assert document.body == body
    assert document.title == "x"


@pytest.mark.parametrize(
    "unit",
    [
        "[", "[[", "[[a|", "](", "[x](", "[x](a(b)", "![", "`", "` ``", "<!--", "<!-- a --> ",
        "<a ", '<a b="', "&", "*", "**a", "_a", "~~", "\\[", "[\\[", "|", "|a", "> ", "- ",
        "a\n---\n", "- ```\n", "> ```\n", "| a |\n|-|\n", "[a]: b\n", " ", "\t", "\n", "#", "# a\n",
        "## Role-play\n### a\n", "## Questions\n```\n1. a\n```\n", "> a\n> — [[b]]\n",
        "## Counter-evidence\n> a\n> — [[b]]\n", "- a\n  b\n", "1. a\n", "--", "\0",
    ],
)  # fmt: skip
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    def everything(text: str) -> None:
        read_document(f"---\nkind: lesson\n---\n[q]: r.md\n{text}", PATH)
        read_document(f"## Timeline\n{text}", PATH)
        read_document(f"## Risks\n| Side | Risk |\n|---|---|\n{text}", PATH)
        read_document(f"---\ntitle: x\nlong: {text}\n---\n", PATH)
        plain_text(text)
        find_passage(FoldedText(text), "some words that are nowhere")

    small = unit * (4_000 // len(unit))
    assert calls(lambda: everything(small * 4)) <= 4.6 * calls(lambda: everything(small)) + 1_000


def calls(work: Callable[[], None]) -> int:
    """Count the calls of Python and C functions that some work makes."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000,
        "[" * 1_000_000,
        "[[" + "a" * 2_000_000,
        "<!--" * 200_000,
        "`" * 1_000_001,
        "\\[" * 400_000,
        " " * 2_000_000,
        "](" * 200_000,
        "# a\n" * 50_000,
        "---\n" + "a: b\n" * 200_000,
        "---\nx: " + "[" * 200_000 + "\n---\n",
    ],
    ids=lambda text: f"{text[:8]!r} and so on",
)
def test_large_texts_are_read_to_their_end(text: str) -> None:
    document = read_document(text, PATH)
    assert document.text == text
    plain_text(text)


def test_fifty_thousand_headings_are_fifty_thousand_sections() -> None:
    document = read_document("# a\n" * 50_000, PATH)
    assert len(document.sections) == 50_000
    assert document.sections[-1].line == 50_000
