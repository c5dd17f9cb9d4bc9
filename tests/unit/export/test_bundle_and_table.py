"""What goes to colleagues: the bundle and the table."""

import csv
import hashlib
import io
import json
import zipfile

import pytest

from casebook.export.artefacts import Artefact
from casebook.export.run import Wanted
from casebook.storage.keeping.versions import text_digest

CASE = """\
---
title: =A line
redact:
  - Bruce → the customer
  - Line 7
grade: survey
sector: Retail
themes: [queue]
date: 2009-11
---
## Situation
Bruce waited. See [[bruce-too]]. ![[dot.png]] ![[gone.png]] [own](own.pdf)

## Figures
| Figure | Value | Source | Year |
| --- | --- | --- | --- |
| People | 12 | | |
"""
LESSON = """\
---
kind: lesson
title: Open early
applies_when: planning with Bruce
---
## Evidence
> Bruce waited.
>
> — [[line]]

> He waited elsewhere.
>
> — [[bruce-too]]

> It never stood there: qwertz asdfgh.
>
> — [[line]]
"""
PACK = """\
---
kind: pack
title: An hour
lessons: [open-early]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | read | [[line]] | | |
"""
OTHER = "---\ntitle: Another\n---\n## Situation\nHe waited elsewhere. B**ruc**e too.\n"
THEMES = "- id: queue\n  label: Bruce's queue\n"


@pytest.fixture
def files(exported, picture):
    library = {
        "line.md": CASE,
        "open-early.md": LESSON,
        "hour.md": PACK,
        "sub/bruce-too.md": OTHER,
        "dot.png": picture(),
        "themes.yaml": THEMES,
    }
    wanted = frozenset({Artefact.BUNDLE, Artefact.TABLE})
    return exported(library, "hour", artefacts=wanted)


def unpacked(files):
    with zipfile.ZipFile(io.BytesIO(files[0]["an-hour-bundle.zip"])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bundle_has_all_that_the_root_rests_on(files):
    assert list(unpacked(files)) == [
        "manifest.json",
        "library/dot.png",
        "library/hour.md",
        "library/line.md",
        "library/open-early.md",
        "library/sub/bruce-too.md",
        "library/themes.yaml",
    ]


def test_the_manifest_has_the_hash_of_every_file(files):
    parts = unpacked(files)
    manifest = json.loads(parts.pop("manifest.json"))
    assert (manifest["format"], manifest["schema"], manifest["root"]) == (
        "casebook-bundle",
        1,
        "hour.md",
    )
    for listed in manifest["files"]:
        data = parts.pop(listed["path"])
        assert listed["sha256"] == hashlib.sha256(data).hexdigest()
        assert listed["bytes"] == len(data)
    assert parts == {}


def test_names_are_replaced_in_a_bundle_and_their_list_is_left_out(files):
    parts = unpacked(files)
    case = parts["library/line.md"].decode()
    assert "redact" not in case
    assert "Line 7" not in case
    assert "the customer waited. See [[bruce-too]]" in case
    assert "grade: survey" in case
    assert "> the customer waited." in parts["library/open-early.md"].decode()
    assert "Bruce" not in parts["library/themes.yaml"].decode()


def test_what_a_bundle_cannot_hide_is_said(files):
    said = {(problem.code, problem.path) for problem in files[1].problems}
    assert said == {
        ("missing-picture", "line.md"),
        ("name-in-file-name", "sub/bruce-too.md"),
        ("name-left", "line.md"),  # in the id that it links
        ("name-left", "open-early.md"),
        ("name-left", "sub/bruce-too.md"),
    }


def test_a_table_has_a_row_for_each_case_and_lesson(files):
    text = files[0]["an-hour-table.csv"].decode("utf-8-sig")
    case, lesson = csv.DictReader(io.StringIO(text))
    assert case["title"] == "'=A line"
    assert (case["grade"], case["date"], case["themes"]) == ("survey", "2009-11", "queue")
    assert case["unverified_figures"] == "1"
    assert lesson["applies_when"] == "planning with the customer"
    assert (lesson["evidence"], lesson["lost_evidence"]) == ("3", "1")
    assert lesson["cases"] == "The customer-too; line"


def test_the_same_stands_in_the_table_as_json(files):
    case, lesson = json.loads(files[0]["an-hour-table.json"])["documents"]
    assert case["kind"] == "case"
    assert case["title"] == "=A line"
    assert lesson["cases"] == ["The customer-too", "line"]


def test_a_note_that_is_embedded_is_not_sent_behind_the_back_of_the_redaction(exported):
    files, _ = exported(
        {"a.md": "# A\n![[note.md]]\n", "note.md": "# Secret\n"},
        "a",
        artefacts=frozenset({Artefact.BUNDLE}),
    )
    (bundle,) = files.values()
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        assert archive.namelist() == ["manifest.json", "library/a.md"]


def test_the_manifest_names_the_texts_that_a_document_had(library, tmp_path):
    opened = library({"a.md": "---\nredact: [Bruce]\n---\n# A\nBruce one.\n"})
    for words in ("two", "three"):
        read = opened.text("a.md")
        opened.save(read.text.rpartition("Bruce")[0] + f"Bruce {words}.\n", read)
    wanted = Wanted(artefacts=frozenset({Artefact.BUNDLE}))
    (made,) = opened.exporting.export(["a.md"], tmp_path / "out", wanted).written
    with zipfile.ZipFile(made.path) as archive:
        (listed,) = json.loads(archive.read("manifest.json"))["files"]
        text = archive.read("library/a.md").decode()
    assert "Bruce" not in text
    former = [text_digest(text.replace("three", words)) for words in ("two", "one")]
    assert listed["former"] == former


def test_links_in_a_bundle_lead_where_they_led_and_addresses_lose_their_names(exported, picture):
    case = (
        "---\nredact: [Anna Berg → B]\n---\n# Case\n"
        "![Anna Berg](pictures/Anna%20Berg.png) [it](https://e.org/Anna%20Berg)\n"
    )
    files, made = exported(
        {"case.md": case, "pictures/Anna Berg.png": picture()},
        "case",
        artefacts=frozenset({Artefact.BUNDLE}),
    )
    with zipfile.ZipFile(io.BytesIO(files["case-bundle.zip"])) as archive:
        text = archive.read("library/case.md").decode()
        assert "library/pictures/Anna Berg.png" in archive.namelist()
    assert "![B](pictures/Anna%20Berg.png) [it]([name removed])" in text
    codes = {problem.code for problem in made.problems}
    assert {"name-left", "name-in-file-name"} <= codes


def test_a_table_has_the_fields_of_lessons_and_no_formula_of_any_width(exported):
    lesson = (
        "---\nkind: lesson\ntitle: ＝SUM(A1)\nowner: Kim\ndue: 2026-12\nlanguage: en\n"
        "validated_by: Lee\nvalidated_on: 2026-01-02\nreview_by: 2027\n---\n"
    )
    files, _ = exported({"l.md": lesson}, "l", artefacts=frozenset({Artefact.TABLE}))
    table = next(data for name, data in files.items() if name.endswith(".csv"))
    (row,) = csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
    assert row["title"] == "'＝SUM(A1)"
    assert (row["owner"], row["due"], row["language"]) == ("Kim", "2026-12", "en")
    assert (row["validated_by"], row["validated_on"], row["review_by"]) == (
        "Lee",
        "2026-01-02",
        "2027",
    )
