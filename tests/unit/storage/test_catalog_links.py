"""Links lead to documents, and bring cases and lessons together."""

from __future__ import annotations

import pytest
from catalog_shelf import Shelf

from casebook.domain.document import LinkForm
from casebook.domain.names import DocumentPath
from casebook.storage.catalog import Catalog, LinkRole, ResolvedLink

CASE = DocumentPath("case.md")
LESSON = DocumentPath("lesson.md")
PACK = DocumentPath("pack.md")

QUOTING = """\
---
kind: lesson
title: Open a register
---
## Why
As [[other]] says.

## Evidence
> the words
>
> — [[case]]

As [[case]] says again.
"""


def test_each_link_of_a_lesson_has_its_part(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(lesson=QUOTING, case="x")
    assert [(link.target, link.role, link.target_path) for link in catalog.links_of(LESSON)] == [
        ("other", LinkRole.MENTION, None),
        ("case", LinkRole.EVIDENCE, CASE),
        ("case", LinkRole.MENTION, CASE),
    ]


def test_each_link_of_a_case_has_its_part(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(
        case="""\
        # A case
        See [[lesson#Why|this]].

        ## Lessons learned
        - [[Lesson]]
        - [other](other.md) and nothing more

        ## Takeaways
        - [[third]]
        """,
        lesson="---\nkind: lesson\ntitle: x\n---\n",
    )
    assert catalog.links_of(CASE) == (
        ResolvedLink(CASE, LESSON, "lesson", "Why", LinkRole.MENTION, LinkForm.WIKI, 2),
        ResolvedLink(CASE, LESSON, "Lesson", "", LinkRole.LESSON, LinkForm.WIKI, 5),
        ResolvedLink(CASE, None, "other.md", "", LinkRole.LESSON, LinkForm.MARKDOWN, 6),
        ResolvedLink(CASE, None, "third", "", LinkRole.LESSON, LinkForm.WIKI, 9),
    )


def test_each_link_of_a_pack_has_its_part(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(
        pack="""\
        ---
        kind: pack
        lessons: [lesson, "[[second]]"]
        ---
        See [[case]].

        ## Agenda
        | Minutes | Activity | Item | Use | Note |
        | --- | --- | --- | --- | --- |
        | 10 | read | [[case]] | | [[third]] |
        """,
        case="x",
        lesson="---\nkind: lesson\ntitle: x\n---\n",
    )
    roles = {(link.target, link.role, link.line) for link in catalog.links_of(PACK)}
    assert {link for link in roles if link[1] is not LinkRole.PACK_LESSON} == {
        ("case", LinkRole.MENTION, 5),
        ("case", LinkRole.AGENDA, 10),
        ("third", LinkRole.MENTION, 10),
    }
    taught = [link for link in catalog.links_of(PACK) if link.role is LinkRole.PACK_LESSON]
    assert {(link.target, link.target_path) for link in taught} == {
        ("lesson", LESSON),
        ("second", None),
    }


def test_a_lesson_names_the_one_that_replaces_it(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(
        old="---\nkind: lesson\ntitle: x\nreplaced_by: lesson\n---\n",
        lesson="---\nkind: lesson\ntitle: y\n---\n",
    )
    (link,) = catalog.links_of(DocumentPath("old.md"))
    assert (link.role, link.form, link.target_path) == (
        LinkRole.REPLACED_BY,
        LinkForm.PROPERTY,
        LESSON,
    )


def test_links_by_path_lead_to_documents(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(deep__case="[up](../till.md#Now) [out](../../x.md)", till="x")
    (up, out) = catalog.links_of(DocumentPath("deep/case.md"))
    assert (up.target_path, up.heading) == ("till.md", "Now")
    assert out.target_path is None
    assert catalog.links_nowhere() == ()


def test_links_to_headings_of_documents_are_known(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(case="[[till#Now]] [[till]] [x](till.md#Then) [[gone#Now]]", till="# Now")
    assert [link.heading for link in catalog.links_to_headings()] == ["Now", "Then"]


def test_a_link_leads_somewhere_as_soon_as_the_document_is_there(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(case="[[new]] and [it](new.md)")
    assert [link.target for link in catalog.links_nowhere()] == ["new", "new.md"]
    shelf.put(new="x")
    assert catalog.links_nowhere() == ()
    assert catalog.backlinks(DocumentPath("new.md")) == (CASE,)
    shelf.put(removed=["new.md"])
    assert [link.target for link in catalog.links_nowhere()] == ["new", "new.md"]


def test_a_link_by_an_id_that_two_have_leads_to_the_first_path(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(case="[[till]]", b__till="x")
    assert catalog.backlinks(DocumentPath("b/till.md")) == (CASE,)
    shelf.put(a__Till="x")
    assert catalog.backlinks(DocumentPath("b/till.md")) == ()
    assert catalog.backlinks(DocumentPath("a/Till.md")) == (CASE,)
    shelf.put(removed=["a/Till.md"])
    assert catalog.backlinks(DocumentPath("b/till.md")) == (CASE,)


def test_backlinks_name_each_document_once_and_never_itself(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(case="[[case]]", b="[[case]] [[case]]", a="![[case]] [x](case.md)")
    assert catalog.backlinks(CASE) == ("a.md", "b.md")


def test_links_to_pictures_and_other_files_lead_somewhere(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(
        deep__case="""\
        ![[Photo.PNG]] ![x](../attachments/photo.png) ![y](missing.png)
        [[photo.png]] [all](../attachments) [pdf](report.pdf) [gone](../gone.pdf)
        """
    )
    nowhere = catalog.links_nowhere({"attachments/photo.png", "deep/report.pdf"})
    assert [link.target for link in nowhere] == ["missing.png", "../gone.pdf"]
    assert {link.line for link in nowhere} == {1, 2}


def test_the_lessons_of_a_case_are_those_that_quote_link_or_are_linked(
    shelf: Shelf, catalog: Catalog
) -> None:
    lesson = "---\nkind: lesson\ntitle: x\n---\n"
    shelf.put(
        case="Only mentioned: [[mentioned]].\n\n## Lessons learned\n- [[named]]\n- [[other]]\n",
        lesson=QUOTING,
        named=lesson,
        mentioned=lesson,
        linking=lesson + "See [[case]].",
        other="another case [[case]]",
    )
    assert catalog.lessons_of(CASE) == (LESSON, "linking.md", "named.md")
    counts = {entry.path: entry.count for entry in catalog.entries()}
    assert (counts[CASE], counts[DocumentPath("other.md")]) == (3, 1)
    entry = catalog.entry(CASE)
    assert entry is not None
    assert entry.count == 3


def test_a_changed_document_has_only_its_new_links(shelf: Shelf, catalog: Catalog) -> None:
    shelf.put(case="[[a]] [[b]]", a="x", b="x")
    shelf.put(case="[[b]]")
    assert [link.target for link in catalog.links_of(CASE)] == ["b"]
    assert catalog.backlinks(DocumentPath("a.md")) == ()


COMPOSED, DECOMPOSED = "caf\u00e9", "cafe\u0301"


@pytest.mark.parametrize("link", ["[[{}]]", "![[{}.md]]", "[x]({}.md)", "[x](Caf%C3%A9.md)"])
@pytest.mark.parametrize("last", ["file", "link"])
@pytest.mark.parametrize("of_file", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("of_link", [COMPOSED, DECOMPOSED])
def test_links_lead_to_files_whichever_way_accents_are_written(
    shelf: Shelf, catalog: Catalog, link: str, last: str, of_file: str, of_link: str
) -> None:
    name, written = of_file.capitalize(), link.format(of_link.capitalize())
    for each in ("link", "file") if last == "file" else ("file", "link"):
        shelf.put(**({"case": f"x {written}"} if each == "link" else {name: "y"}))
    (found,) = catalog.links_of(CASE)
    assert found.target_path == f"{name}.md"
    assert catalog.links_nowhere() == ()
    assert catalog.path_of(of_link) == catalog.path_like(f"{of_link.capitalize()}.md")
    shelf.put(removed=[f"{name}.md"])
    assert len(catalog.links_nowhere()) == 1
    assert catalog.path_like(f"{of_link.capitalize()}.md") is None


@pytest.mark.parametrize("link", ["![[{}.png]]", "[x]({}.png)"])
def test_a_picture_is_found_whichever_way_its_accents_are_written(
    shelf: Shelf, catalog: Catalog, link: str
) -> None:
    shelf.put(case=link.format(COMPOSED), other=link.format(DECOMPOSED))
    assert len(catalog.links_nowhere()) == 2
    assert catalog.links_nowhere([f"{DECOMPOSED}.png"]) == ()
    assert catalog.links_nowhere([f"{COMPOSED}.png"]) == ()


def test_ids_that_differ_in_the_writing_of_accents_alone_are_one(
    shelf: Shelf, catalog: Catalog
) -> None:
    shelf.put(**{COMPOSED: "x", DECOMPOSED: "y"})
    assert catalog.duplicates() == {DECOMPOSED: (f"{DECOMPOSED}.md", f"{COMPOSED}.md")}


def test_a_path_that_is_no_text_is_no_document(catalog: Catalog) -> None:
    assert catalog.path_like("\udcff.md") is None
