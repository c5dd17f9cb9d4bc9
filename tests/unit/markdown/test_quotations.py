from __future__ import annotations

import pytest

from casebook.domain.lesson import Lesson, Quotation, Role
from casebook.domain.names import DocumentId, DocumentPath
from casebook.markdown.quotations import without_quotation_marks
from casebook.markdown.reading import read_document

HEAD = "---\nkind: lesson\n---\n"


def quotations(body: str) -> tuple[Quotation, ...]:
    lesson = read_document(HEAD + body, DocumentPath("a.md"))
    assert isinstance(lesson, Lesson)
    return lesson.quotations


def quoted(body: str) -> list[tuple[str, str]]:
    return [(quotation.words, quotation.case) for quotation in quotations(body)]


def test_evidence_supports_counter_evidence_contradicts_and_all_else_supports() -> None:
    found = quotations(
        "> early\n>\n> — [[one]]\n\n## Evidence\n### Store\n"
        "> the store\n> waits\n>\n> — [[two]]\n\n"
        "## Counter-evidence\n> no\n>\n> — [[three]]\n\n### More\n> never\n> - [[four]]\n"
        "## Why\n> late\n> - [[five]]\n"
    )
    assert found == (
        Quotation("early", DocumentId("one"), Role.SUPPORTS, 4),
        Quotation("the store waits", DocumentId("two"), Role.SUPPORTS, 10),
        Quotation("no", DocumentId("three"), Role.CONTRADICTS, 16),
        Quotation("never", DocumentId("four"), Role.CONTRADICTS, 21),
        Quotation("late", DocumentId("five"), Role.SUPPORTS, 24),
    )


@pytest.mark.parametrize(
    "source",
    [
        "— [[checkout-line]]",
        "– [[checkout-line|The line]]",
        "- [[cases/checkout-line.md#Timeline]]",
        "-- [[checkout-line]], page 3",
        "—[The line](../cases/checkout-line.md)",
        "― [The line](checkout-line.md#timeline)",
    ],
)
def test_the_source_may_be_written_in_many_ways(source: str) -> None:
    assert quoted(f"> words\n> {source}\n") == [("words", "checkout-line")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("> a\nlazy\n> - [[c]]", [("a lazy", "c")]),
        (">a\n>\n>b\n>\n>— [[c]]", [("a b", "c")]),
        ("> > a\n> - [[c]]", [("a", "c")]),
        ("   > a\n   > - [[c]]", [("a", "c")]),
        ("> [!quote] Title\n> a\n> - [[c]]", [("a", "c")]),
        ("> a\n> - [[c]]\n>\n> b\n> - [[d]]", [("a", "c"), ("b", "d")]),
        ("> “a”\n> - [[c]]", [("a", "c")]),
        ("> a\n> - [[c]]\n\n> b\n> - [[d]]\ntext", [("a", "c"), ("b", "d")]),
    ],
)
def test_quotations_in_their_many_forms(body: str, found: list[tuple[str, str]]) -> None:
    assert quoted(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "> a quotation without a source",
        "> - [[c]]",
        "> a\n\n— [[c]]",
        "> a\n- [[c]]",
        "> a\n# — [[c]]",
        "> a\n> — somebody",
        "> a\n> — see [[c]]",
        "> a\n> - ![[c.png]]",
        "<!--\n> a\n> - [[c]]\n-->",
        "```\n> a\n> - [[c]]\n```",
        "a > b\n- [[c]]",
        "no quotation — [[c]]",
    ],
)
def test_what_looks_like_evidence_and_is_none(body: str) -> None:
    assert quotations(body) == ()


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("“a”", "a"),
        ('"a b"', "a b"),
        ("'a'", "a"),
        ("‘don’t’", "don’t"),
        ("„a“", "a"),
        ("„a”", "a"),
        ("«a»", "a"),
        ("»a«", "a"),
        ("“a” and “b”", "“a” and “b”"),
        ('"a" and "b"', '"a" and "b"'),
        ("“a", "“a"),
        ("a”", "a”"),
        ('"', '"'),
        ("", ""),
    ],
)
def test_quotation_marks_around_all_words_are_taken_off(words: str, bare: str) -> None:
    assert without_quotation_marks(words) == bare
