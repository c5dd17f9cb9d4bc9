"""Documents are kept as lists show them, and keep their numbers."""

from __future__ import annotations

import pytest
from catalog_shelf import Shelf

from casebook.domain.case import Case
from casebook.domain.document import Kind, Property
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.query import Facet
from casebook.storage.catalog import Catalog, FileInfo, Totals
from casebook.storage.rows import rows_of
from casebook.storage.stamp import Stamp

QUEUE = DocumentPath("cases/queue.md")
TILL = DocumentPath("till.md")


def test_a_case_is_listed_with_its_values(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(
        cases__queue="""\
        ---
        title: The checkout line
        summary: A line that **grumbled** about the [[registers]].
        themes: [queues, staff]
        type: incident
        outcome: mixed
        sector: retail
        status: draft
        grade: survey
        date: 2009-11
        ---
        # Ignored

        It was long.
        """
    )
    (entry,) = catalog.entries()
    assert entry.path == QUEUE
    assert (entry.id, entry.kind, entry.title) == ("queue", Kind.CASE, "The checkout line")
    assert entry.date == "2009-11"
    assert entry.excerpt == "A line that grumbled about the registers."
    assert entry.changed == pytest.approx(1e-9)
    assert entry.count == 0
    assert entry.values == {
        Facet.KIND: ("case",),
        Facet.THEME: ("queues", "staff"),
        Facet.TYPE: ("incident",),
        Facet.OUTCOME: ("mixed",),
        Facet.SECTOR: ("retail",),
        Facet.STATUS: ("draft",),
        Facet.GRADE: ("survey",),
        Facet.YEAR: ("2009",),
    }
    assert catalog.entry(QUEUE) == entry


def test_lessons_and_packs_are_listed_with_theirs(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(
        lesson="""\
        ---
        kind: lesson
        title: Open a register
        state: identified
        effect: improve
        owner: Ada
        applies_when: planning when to call people
        type: not of lessons
        ---
        ## Evidence
        > the line

        — no link

        > the line
        >
        > — [[till]]
        """,
        pack="""\
        ---
        kind: pack
        title: Front line
        summary: An hour.
        state: not of packs
        ---
        ## Agenda
        | Minutes | Activity | Item | Use | Note |
        | --- | --- | --- | --- | --- |
        | 5 | open | | | |
        | 10 | read | [[till]] | | |
        """,
    )
    lesson, pack = catalog.entries()
    assert lesson.values == {
        Facet.KIND: ("lesson",),
        Facet.STATE: ("identified",),
        Facet.EFFECT: ("improve",),
        Facet.OWNER: ("Ada",),
    }
    assert (lesson.excerpt, lesson.count, lesson.date) == ("planning when to call people", 1, "")
    assert pack.values == {Facet.KIND: ("pack",)}
    assert (pack.excerpt, pack.count) == ("An hour.", 2)


def test_values_are_kept_as_people_write_them(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(
        note="""\
        ---
        type: "[[Meetings|Meeting]]"
        status: In Progress
        sector: [retail, police, retail, ""]
        outcome:
        grade: a whole sentence which goes on and on, and so is nothing to narrow a list by at all
        date: 2024-03-01T10:00
        ---
        """,
        other="---\ndate: last spring\n---\n",
    )
    note, other = catalog.entries()
    assert note.values == {
        Facet.KIND: ("case",),
        Facet.TYPE: ("Meeting",),
        Facet.STATUS: ("In Progress",),
        Facet.SECTOR: ("retail", "police"),
        Facet.YEAR: ("2024",),
    }
    assert other.values == {Facet.KIND: ("case",)}
    assert other.date == "last spring"


def test_characters_that_sqlite_cannot_keep_become_spaces(catalog: Catalog) -> None:
    sector = Property("sector", ("p\0q",), 4)
    odd = Case(
        id=DocumentId("till"),
        path=TILL,
        title="a\x1eb\ud800c",
        themes=(ThemeId("x\x1fy"),),
        properties=(sector,),
    )
    catalog.put([rows_of(odd, FileInfo(Stamp(1, 1)))])
    (entry,) = catalog.entries()
    assert (entry.title, entry.themes, entry.value(Facet.SECTOR)) == ("a b c", ("x y",), "p q")


def test_the_excerpt_of_a_body_begins_below_its_headings(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(till="# Till\n\n## Situation\n\nIt *broke*\nin the morning.\n")
    (entry,) = catalog.entries()
    assert entry.excerpt == "It broke in the morning."


def test_comments_are_no_part_of_the_excerpt(shelf: Shelf, catalog: Catalog) -> None:
    comment = f"<!-- {'x' * 1000} -->"
    shelf.put(
        a=f"{comment}\n\n# Heading\n\nThe first words.\n",
        b=f"Some words\n{comment}\nand others.",
        c=f"Some words\n{comment * 9}\nand others.",
    )
    assert [entry.excerpt for entry in catalog.entries()] == [
        "The first words.",
        "Some words and others.",
        "Some words",
    ]


def test_what_was_only_begun_is_no_part_of_the_excerpt(shelf: Shelf, catalog: Catalog) -> None:
    body = """\
        ---
        kind: lesson
        title: Begun
        ---
        ## Why

        {why}<!-- What makes this true? -->

        ## Evidence

        <!-- Quote the passages. -->

        ## Applied

        | Date | Where | Result |
        | --- | --- | --- |
        {row}"""
    shelf.put(
        a=body.format(why="", row=""),
        b=body.format(why="It can be seen.\n\n        ", row=""),
        c=body.format(why="", row="| 2026 | Leeds | |\n"),
    )
    assert [entry.excerpt for entry in catalog.entries()] == [
        "",
        "It can be seen.",
        "Date · Where · Result 2026 · Leeds",
    ]


@pytest.mark.parametrize(("word", "end"), [("long ", "g long…"), ("言葉", "葉言…")])
def test_a_long_excerpt_is_cut_between_words(
    shelf: Shelf, catalog: Catalog, word: str, end: str
) -> None:
    shelf.put(till=word * 400)
    (entry,) = catalog.entries()
    assert len(entry.excerpt) <= 240
    assert entry.excerpt.endswith(end)


def test_entries_stand_in_the_order_of_paths(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(b="x", a__z="x", A="x", a="x")
    assert [entry.path for entry in catalog.entries()] == ["A.md", "a.md", "a/z.md", "b.md"]


def test_only_some_entries_can_be_asked_for(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(a="x", b="x", c="x")
    some = catalog.entries([DocumentPath("c.md"), DocumentPath("a.md"), DocumentPath("no.md")])
    assert [entry.path for entry in some] == ["a.md", "c.md"]
    assert catalog.entries([]) == []
    assert catalog.entry(DocumentPath("no.md")) is None


def test_a_document_put_again_keeps_its_number(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(a="# One", b="# Other")
    before = catalog.entry(DocumentPath("a.md"))
    shelf.put(a="# Two")
    after = catalog.entry(DocumentPath("a.md"))
    assert before is not None
    assert after is not None
    assert (before.number, before.title, after.title) == (after.number, "One", "Two")


def test_the_number_of_a_removed_document_is_never_given_again(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(a="x")
    (before,) = catalog.entries()
    shelf.put(removed=["a.md"])
    assert catalog.entries() == []
    shelf.put(a="x")
    (after,) = catalog.entries()
    assert after.number > before.number


def test_stamps_are_those_of_the_files_that_were_read(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(a="one", b="four!")
    assert catalog.stamps() == {"a.md": Stamp(1, 3), "b.md": Stamp(2, 5)}


def test_notices_about_files_are_kept(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(a="x")
    shelf.put(b="x", notice="This file is not UTF-8.")
    assert catalog.notices() == {"b.md": "This file is not UTF-8."}


def test_ids_are_found_whatever_their_letters(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(z__Queue="x", cases__queue="x", till="x")
    assert catalog.path_of(" QUEUE ") == QUEUE
    assert catalog.paths_of("queue") == (QUEUE, "z/Queue.md")
    assert catalog.path_of("nothing") is None
    assert catalog.duplicates() == {"queue": (QUEUE, "z/Queue.md")}


def test_documents_and_words_are_counted_by_kind(shelf: Shelf, catalog: Catalog) -> None:
    assert catalog.totals() == Totals(0, 0, 0, 0)
    shelf.put(
        a="one two three",
        b="one two",
        lesson="---\nkind: lesson\ntitle: x\n---\none",
        pack="---\nkind: pack\n---\n",
    )
    assert catalog.totals() == Totals(cases=2, lessons=1, packs=1, words=6)


def test_each_write_changes_the_generation_and_no_reading_does(
    shelf: Shelf, catalog: Catalog
) -> None:
    first = catalog.generation
    shelf.put(a="x")
    second = catalog.generation
    catalog.entries()
    shelf.put()  # nothing
    assert catalog.generation == second > first


def test_nothing_of_a_write_that_fails_is_kept(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(a="x")

    def broken_off() -> object:
        yield from ()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catalog.put(broken_off(), [DocumentPath("a.md")])  # type: ignore[arg-type]  # gives none
    assert list(catalog.stamps()) == ["a.md"]


def test_no_document_has_a_name_that_is_not_unicode(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(till="x")
    assert catalog.path_of("\udcff") is None
    assert catalog.paths_of("till\ud800") == ()


@pytest.mark.parametrize(
    ("below", "begins"),
    [
        ("word " * 400, "Badges word word"),
        (f"[{'label ' * 120}](a.md) " + "word " * 900, "Badges label label"),
        ("end", "Badges end"),
    ],
    ids=["plain words", "a link longer than what is looked at", "hardly any"],
)
def test_the_excerpt_looks_past_what_is_not_shown(
    shelf: Shelf, catalog: Catalog, below: str, begins: str
) -> None:
    badges = "![](https://example.org/badge.svg) " * 20
    shelf.put(badges=f"Badges\n\n{badges}\n\n{below}\n")
    (entry,) = catalog.entries()
    assert entry.excerpt.startswith(begins)
    assert "](" not in entry.excerpt


def test_a_large_batch_is_kept_whole_and_listed_by_path(shelf):
    texts = {
        f"case{number}": f"# Case {number}\n\n[[case{600 - number}]]\n" for number in range(600)
    }
    shelf.put(**texts)
    shelf.put(a_new_one="# A new one\n")
    paths = [entry.path for entry in shelf.catalog.all_entries()]
    assert len(paths) == 601
    assert paths == sorted(paths)
    assert paths[0] == "a-new-one.md"
