"""Evidence is kept as it was looked up, and it is known when to look again."""

from __future__ import annotations

from catalog_shelf import Shelf

from casebook.domain.lesson import Evidence, Found, Passage, Quotation, Role
from casebook.domain.names import DocumentId, DocumentPath
from casebook.storage.catalog import Catalog

CASE = DocumentPath("case.md")
LESSON = DocumentPath("lesson.md")
OTHER = DocumentPath("other.md")

QUOTING = """\
---
kind: lesson
title: Open a register
---
## Evidence
> the words
>
> — [[Case]]
"""


def evidence(lesson: DocumentPath, words: str, start: int | None, found: Found) -> Evidence:
    passage = None if start is None else Passage(start, start + 5, found, 0.8, "words")
    quotation = Quotation(words, DocumentId("case"), Role.CONTRADICTS, 6)
    return Evidence(lesson, quotation, CASE, passage, "Situation")


def test_evidence_comes_back_as_it_was_put(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(lesson=QUOTING, case="x")
    nowhere = Evidence(
        LESSON, Quotation("gone", DocumentId("no"), Role.SUPPORTS, 9), None, None, ""
    )
    put = (evidence(LESSON, "b", 7, Found.CLOSE), evidence(LESSON, "a", 3, Found.EXACT), nowhere)
    catalog.put_evidence(LESSON, put)
    assert catalog.evidence_of(LESSON) == put
    catalog.put_evidence(LESSON, put[:1])
    assert catalog.evidence_of(LESSON) == put[:1]


def test_evidence_in_a_case_stands_in_its_order_with_lost_words_last(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(lesson=QUOTING, other=QUOTING, case="x")
    lost = evidence(LESSON, "lost", None, Found.LOST)
    late = evidence(LESSON, "late", 50, Found.FOLDED)
    early = evidence(OTHER, "early", 10, Found.EXACT)
    catalog.put_evidence(LESSON, [lost, late])
    catalog.put_evidence(OTHER, [early])
    assert catalog.evidence_in(CASE) == (early, late, lost)
    assert catalog.evidence_found(Found.LOST, Found.CLOSE) == (lost,)


def test_lessons_are_due_until_they_are_looked_up(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(lesson=QUOTING, case="x", bare="---\nkind: lesson\ntitle: x\n---\n")
    assert catalog.evidence_due() == ("bare.md", LESSON)
    catalog.put_evidence(LESSON, [])
    catalog.put_evidence(DocumentPath("bare.md"), [])
    assert catalog.evidence_due() == ()
    shelf.put(lesson=QUOTING)
    assert catalog.evidence_due() == (LESSON,)


def test_a_change_of_what_a_lesson_quotes_makes_it_due_again(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(lesson=QUOTING)

    def due_after(removed: tuple[str, ...] = (), **texts: str) -> bool:
        catalog.put_evidence(LESSON, [])
        shelf.put(removed=removed, **texts)
        return catalog.evidence_due() == (LESSON,)

    assert due_after(case="new")
    assert due_after(case="changed")
    assert due_after(a__CASE="now the first of its id")
    assert due_after(removed=("a/CASE.md",))
    assert not due_after(unrelated="x")


def test_evidence_goes_with_its_lesson(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(lesson=QUOTING, case="x")
    catalog.put_evidence(LESSON, [evidence(LESSON, "a", 3, Found.EXACT)])
    shelf.put(removed=[LESSON])
    assert catalog.evidence_in(CASE) == ()
