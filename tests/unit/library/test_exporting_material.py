"""What a document uses, gathered from the library for an export."""

import zipfile

import pytest

from casebook.domain.names import DocumentPath
from casebook.export.artefacts import Artefact
from casebook.export.run import Wanted
from casebook.library.library import Library

PACK = """\
---
kind: pack
title: A pack
lessons: [open-early, nowhere]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | read | [[car]] | | |
| 5 | open | | | |
"""
CAR = "---\ntitle: A car\n---\n## Situation\n![a](../pic%20one.png) ![[big.png]] It broke.\n"
LINE = "---\ntitle: A line\n---\n## Situation\nIt grew.\n"
LESSON = """\
---
kind: lesson
title: Open early
---
## Evidence
> It broke.
>
> — [[car]]

> It grew.
>
> — [[line]]
"""


@pytest.fixture
def opened(tmp_path):
    root = tmp_path / "root"
    files = {"pack.md": PACK, "sub/car.md": CAR, "line.md": LINE, "open-early.md": LESSON}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "pic one.png").write_bytes(b"a picture")
    library = Library.open(root, cache=tmp_path / "cache", data=tmp_path / "data")
    library.reconcile()
    yield library
    library.close()


def test_a_pack_uses_its_items_and_lessons_and_rests_on_what_they_quote(opened):
    made = opened.exporting.material(DocumentPath("pack.md"))
    assert [case.id for case in made.cases] == ["car"]
    assert [taught.lesson.id for taught in made.lessons] == ["open-early"]
    assert [case.id for case in made.beside] == ["line"]
    assert made.titles["line"] == made.titles["line.md"] == "A line"
    assert made.theme_file == ""


def test_a_case_comes_with_its_lessons_and_a_lesson_with_its_cases(opened):
    case = opened.exporting.material(DocumentPath("line.md"))
    assert [taught.lesson.id for taught in case.lessons] == ["open-early"]
    lesson = opened.exporting.material(DocumentPath("open-early.md"))
    assert lesson.cases == ()
    assert [case.id for case in lesson.beside] == ["car", "line"]


def test_a_picture_is_found_from_its_document_and_one_that_is_not_is_none(opened):
    made = opened.exporting.material(DocumentPath("sub/car.md"))
    found = made.picture(DocumentPath("sub/car.md"), "../pic%20one.png")
    assert (found.path, found.data) == ("pic one.png", b"a picture")
    assert made.picture(DocumentPath("sub/car.md"), "big.png") is None
    assert made.picture(DocumentPath("sub/car.md"), "https://example.org/x.png") is None


def test_a_picture_that_cannot_be_read_is_none(opened):
    with (opened.root / "big.png").open("wb") as file:
        file.truncate(200_000_000)
    opened.reconcile()
    made = opened.exporting.material(DocumentPath("sub/car.md"))
    assert made.picture(DocumentPath("sub/car.md"), "big.png") is None


def test_a_document_that_has_gone_since_is_left_out(opened, tmp_path):
    (opened.root / "line.md").unlink()
    made = opened.exporting.material(DocumentPath("pack.md"))
    assert made.beside == ()
    assert opened.exporting.problems([DocumentPath("pack.md")], Wanted())


def test_a_text_that_is_being_written_stands_for_its_document(opened):
    text = PACK.replace("A pack", "Another pack").replace("[[car]]", "[[line]]")
    made = opened.exporting.material(DocumentPath("pack.md"), text)
    assert made.root.title == "Another pack"
    assert [case.id for case in made.cases] == ["line"]
    proof = opened.exporting.proof(DocumentPath("pack.md"), text, ("grew → went",))
    assert "guide" in proof.offered


def test_what_an_export_leads_to_is_known_before(opened, tmp_path):
    seen = opened.exporting.outlook([DocumentPath("line.md")], Wanted())
    assert "a-line-guide-facilitator.pdf" in seen.files
    assert opened.exporting.refusal(opened.root / "sub").endswith("Choose a folder outside it.")
    assert opened.exporting.refusal(tmp_path / "out") == ""


def test_an_export_tells_which_document_is_read(opened, tmp_path):
    told = []

    class Telling:
        def step(self, done, total, what):
            told.append(what)

    paths = [DocumentPath("line.md"), DocumentPath("pack.md")]
    opened.exporting.export(paths, tmp_path / "out", None, Telling())
    assert told[:3] == ["Reading line.md", "Reading pack.md", "Reading A line"]


QUOTING = """\
---
kind: lesson
title: Ask first
---
## Evidence
> Open early is not enough.
>
> — [[open-early]]
"""


def test_a_lesson_that_quotes_a_lesson_takes_it_along_with_its_cases(opened):
    (opened.root / "ask.md").write_text(QUOTING, "utf-8")
    (opened.root / "open-early.md").write_text(
        LESSON.replace("## Evidence", "## Why\nOpen early is not enough.\n\n## Evidence")
        + "\n> Open early is not enough.\n>\n> — [[ask]]\n",
        "utf-8",
    )
    opened.reconcile()
    made = opened.exporting.material(DocumentPath("ask.md"))
    assert [lesson.id for lesson in made.quoted] == ["open-early"]
    assert [case.id for case in made.beside] == ["car", "line"]
    assert {document.id for document in made.documents} == {"ask", "open-early", "car", "line"}


def test_names_that_no_case_lists_are_found(opened):
    (opened.root / "line.md").write_text(LINE + "\nSabine waited. So did Mr Okafor.\n", "utf-8")
    opened.reconcile()
    names = opened.exporting.names([DocumentPath("line.md")])
    assert {name.name for name in names if not name.listed} == {"Sabine", "Okafor"}


@pytest.mark.parametrize("name", ["what?.md", "con.md"])
def test_a_name_that_no_casebook_would_open_is_told_before_the_bundle_is_made(opened, name):
    (opened.root / "line.md").rename(opened.root / name)
    opened.reconcile()
    wanted = Wanted(artefacts=frozenset({Artefact.BUNDLE}))
    (problem,) = opened.exporting.problems([DocumentPath(name)], wanted)
    assert (problem.code, problem.path) == ("name-refused", name)
    assert problem.message.endswith("Rename it first.")


def test_a_bundle_takes_a_pack_along_that_a_lesson_quotes(opened, tmp_path):
    pack = PACK.replace("---\n## Agenda", "---\nWe begin with the line.\n\n## Agenda")
    lesson = LESSON.replace(
        "> It broke.\n>\n> — [[car]]", "> We begin with the line.\n>\n> — [[pack]]"
    )
    (opened.root / "pack.md").write_text(pack, "utf-8")
    (opened.root / "open-early.md").write_text(lesson, "utf-8")
    opened.reconcile()
    made = opened.exporting.material(DocumentPath("open-early.md"))
    assert [document.id for document in made.quoted] == ["pack"]
    wanted = Wanted(artefacts=frozenset({Artefact.BUNDLE}))
    (written,) = opened.exporting.export(
        [DocumentPath("open-early.md")], tmp_path / "out", wanted
    ).written
    with zipfile.ZipFile(written.path) as archive:
        assert "library/pack.md" in archive.namelist()
