"""Findings, themes and the book-keeping of the index."""

from __future__ import annotations

from catalog_shelf import Shelf

from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.theme import Theme
from casebook.storage.catalog import Catalog
from casebook.storage.stamp import Stamp


def finding(path: str, line: int, message: str = "Mend it.") -> Finding:
    return Finding(DocumentPath(path), line, Severity.WARNING, "some-code", message)


def test_findings_are_sorted_by_path_and_line(catalog: Catalog) -> None:
    a, b, c = finding("a.md", 9), finding("b.md", 0), finding("b.md", 2)
    catalog.put_findings("links", [c, a])
    catalog.put_findings("folder", [b])
    assert catalog.findings() == [a, b, c]
    assert catalog.findings(DocumentPath("b.md")) == [b, c]


def test_each_source_replaces_its_own_findings_only(catalog: Catalog) -> None:
    catalog.put_findings("links", [finding("a.md", 1)])
    catalog.put_findings("folder", [finding("b.md", 1)])
    catalog.put_findings("links", [])
    assert catalog.findings() == [finding("b.md", 1)]


def test_findings_that_stay_the_same_are_not_written(catalog: Catalog) -> None:
    catalog.put_findings("links", [finding("a.md", 1), finding("a.md", 1, "Twice\x00.")])
    before = catalog.generation
    catalog.put_findings("links", [finding("a.md", 1), finding("a.md", 1, "Twice\x00.")])
    assert catalog.generation == before
    catalog.put_findings("links", [finding("a.md", 2)])
    assert catalog.generation != before


def test_what_is_wrong_with_a_document_goes_when_it_is_mended_or_removed(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(
        case="---\nkind: case\nstatus: nonsense\n---\n",
        other="---\nkind: case\nstatus: nonsense\n---\n",
    )
    assert {found.path for found in catalog.findings()} == {"case.md", "other.md"}
    shelf.put(case="---\nkind: case\nstatus: draft\n---\n", removed=["other.md"])
    assert catalog.findings() == []


def test_the_vocabulary_comes_back_in_its_order(catalog: Catalog) -> None:
    assert catalog.themes() == ()
    assert catalog.themes_stamp is None
    themes = (
        Theme(ThemeId("service"), "Service", None, (), ("help", "care"), "#2a9d8f"),
        Theme(ThemeId("apology"), "Apology", ThemeId("service"), (ThemeId("queue"),)),
        Theme(ThemeId("used"), "Used", listed=False),
    )
    catalog.put_themes(themes, Stamp(5, 6))
    assert catalog.themes() == themes
    assert catalog.themes_stamp == Stamp(5, 6)
    catalog.put_themes(themes[:1], None)
    assert catalog.themes() == themes[:1]
    assert catalog.themes_stamp is None


def test_documents_are_unindexed_until_marked_and_after_each_change(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(a="x", b="x")
    numbers = {path: number for number, path in catalog.unindexed()}
    assert list(numbers) == ["a.md", "b.md"]
    catalog.mark_indexed(numbers.values())
    assert catalog.unindexed() == []
    shelf.put(b="changed")
    assert catalog.unindexed() == [(numbers[DocumentPath("b.md")], "b.md")]


def test_removed_documents_are_to_be_forgotten_by_the_index(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(a="x", b="x")
    numbers = [number for number, _ in catalog.unindexed()]
    shelf.put(removed=["a.md", "b.md", "never.md"])
    assert catalog.to_forget() == numbers
    catalog.forgotten(numbers[:1])
    assert catalog.to_forget() == numbers[1:]


def test_another_index_has_nothing_yet_and_nothing_to_forget(
    shelf: Shelf, catalog: Catalog
) -> None:
    assert catalog.index_token == ""
    catalog.index_token = "first"
    shelf.put(a="x", b="x")
    catalog.mark_indexed([number for number, _ in catalog.unindexed()])
    shelf.put(removed=["b.md"])
    catalog.index_token = "first"
    assert catalog.unindexed() == []
    assert len(catalog.to_forget()) == 1
    catalog.index_token = "second"
    assert [path for _, path in catalog.unindexed()] == ["a.md"]
    assert catalog.to_forget() == []
    assert catalog.index_token == "second"


def test_cases_on_which_no_lesson_rests_are_found_from_the_first_check_on(
    shelf: Shelf, catalog: Catalog
) -> None:
    lesson = "---\nkind: lesson\ntitle: x\n---\n"
    shelf.put(
        quoted="x",
        naming="## Lessons learned\n\n- [[named]]\n",
        lonely="[[quoted]]",
        quoting=f"{lesson}[[quoted]]",
        named=lesson,
    )
    catalog.put_findings("links", [finding("lonely.md", 1)])
    catalog.note_checked("")
    assert "case-without-lessons" not in {found.code for found in catalog.findings()}
    before = catalog.generation
    catalog.note_checked("files")
    assert catalog.generation != before  # as what is shown has changed
    about = [found for found in catalog.findings() if found.code == "case-without-lessons"]
    assert [(found.path, found.line, found.severity) for found in about] == [
        ("lonely.md", 0, Severity.HINT)
    ]
    assert about[0] in catalog.findings(DocumentPath("lonely.md"))
    catalog.note_checked("")  # while the next check is due, what was known stays
    assert about[0] in catalog.findings()
    shelf.put(another=f"{lesson}[[lonely]]")
    assert about[0] not in catalog.findings()
