"""casebook import, as people and scripts use it."""

import json

import pytest

from tests.unit.importing.making import docx, paragraph, put

STORY = "The shop closed its till while people were waiting, and nobody told them why it did so."


@pytest.fixture
def inbox(tmp_path):
    return put(
        tmp_path / "inbox",
        {
            "till.txt": f"The closed till\n\n{STORY}\n\nLeave a Reply",
            "copy.docx": docx(paragraph(STORY)),
            "broken.pdf": b"%PDF-1.4",
            "LICENSE": "MIT",
        },
    )


def files(folder):
    return sorted(file.name for file in folder.rglob("*.md"))


def test_the_answer_says_what_became_of_each_file(casebook, folder, inbox):
    code, out, _ = casebook("import", folder, inbox, "--json")
    answer = json.loads(out)
    assert code == 2
    (imported,) = answer["imported"]
    assert imported["source"] == "copy.docx"
    assert (imported["id"], imported["path"]) == ("copy", "copy.md")
    assert (imported["title"], imported["format"]) == ("Copy", "docx")
    assert (imported["removed"], imported["warnings"]) == ([], [])
    assert [set(one) for one in answer["skipped"]] == [{"source", "reason"}, {"source", "reason"}]
    assert answer["failed"][0]["source"] == "broken.pdf"
    assert "damaged" in answer["failed"][0]["error"]
    assert "copy.md" in files(folder)


def test_importing_again_adds_nothing(casebook, folder, inbox):
    casebook("import", folder, inbox / "till.txt")
    before = files(folder)
    code, out, _ = casebook("import", folder, inbox / "till.txt", inbox / "copy.docx")
    assert code == 1
    assert files(folder) == before
    assert "skipped: till.txt was imported before, as the-closed-till.md." in out
    assert "0 imported, 2 skipped, 0 failed." in out
    code, out, _ = casebook("import", folder, inbox / "copy.docx", "--duplicates")
    assert (code, "copy.md" in files(folder)) == (0, True)


def test_a_dry_run_says_all_and_writes_nothing(casebook, folder, inbox):
    before = files(folder)
    code, out, _ = casebook("import", folder, inbox / "till.txt", "--dry-run")
    assert code == 0
    assert "the-closed-till.md  ←  till.txt\n    removed (comments): Leave a Reply\n" in out
    assert files(folder) == before


def test_originals_kinds_and_mappings_can_be_asked_for(casebook, folder, tmp_path):
    put(tmp_path, {"l.csv": "Was,Warum,Ort\nFrüh öffnen,Schlangen wachsen,x\n"})
    arguments = ("--kind", "lesson", "--mapping", "Was=lesson", "--mapping", "Warum=why")
    code, out, _ = casebook(
        "import", folder, tmp_path / "l.csv", "--json", "--keep-originals", *arguments
    )
    assert code == 0
    (imported,) = json.loads(out)["imported"]
    assert imported["mapping"] == {"Was": "lesson", "Warum": "why", "Ort": "place"}
    assert (folder / "attachments" / "originals" / "l.csv").exists()
    assert "kind: lesson" in (folder / imported["path"]).read_text("utf-8")


def test_many_files_are_written_piece_by_piece(casebook, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("casebook.cli.importing._AT_ONCE", 2)
    words = ("one", "two", "three", "four", "five")
    put(tmp_path / "many", {f"{word}.txt": f"Number {word}\n\nOf {word}.\n" for word in words})
    code, out, _ = casebook("import", folder, tmp_path / "many")
    assert code == 0
    assert "5 imported, 0 skipped, 0 failed." in out


def test_a_mapping_without_a_meaning_is_refused(casebook, folder, inbox):
    code, _, error = casebook("import", folder, inbox, "--mapping", "What")
    assert code == 2
    assert "COLUMN=MEANING" in error


def test_the_process_that_converts_is_a_command_too(monkeypatch):
    from casebook.cli.main import run

    monkeypatch.setattr("casebook.importing.worker.main", lambda: 7)
    assert run(["import-worker"]) == 7
