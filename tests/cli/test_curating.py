"""The commands that write: new, rename, theme, harvest; and lessons."""

import json

import pytest

from casebook.library.library import Library

HARVEST = """\
---
title: A flood
themes: [trust]
---
## Lessons learned
- Keep the pumps on the upper floor, where water comes last.
- Train two people for each pump, so that one can be ill.
"""


def texts(folder):
    return {file.name: file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()}


def test_new_makes_a_document_and_prints_its_path(casebook, folder):
    code, out, _ = casebook(
        "new", folder, "lesson", "Keep pumps high", "--theme", "Resource allocation"
    )
    assert (code, out) == (0, "keep-pumps-high.md\n")
    made = (folder / "keep-pumps-high.md").read_text("utf-8")
    assert "kind: lesson" in made
    assert "resource-allocation" in made
    before = texts(folder)
    code, out, _ = casebook("new", folder, "case", "Keep pumps high", "--dry-run")
    assert (code, out) == (0, "keep-pumps-high-2.md\n")
    assert texts(folder) == before


def test_rename_rewrites_the_links_and_prints_the_files(casebook, folder):
    before = texts(folder)
    command = ("rename", folder, "checkout-line", "till-line")
    code, out, _ = casebook(*command, "--dry-run")
    assert (code, out) == (0, "checkout-line.md → till-line.md\nopen-early.md\n")
    assert texts(folder) == before
    assert casebook(*command)[0] == 0
    assert "[[till-line]]" in (folder / "open-early.md").read_text("utf-8")
    assert (folder / "till-line.md").exists()
    code, _, err = casebook(*command)
    assert code == 2
    assert "checkout-line" in err


def test_themes_are_renamed_and_merged_by_id_or_label(casebook, folder):
    before = texts(folder)
    code, out, _ = casebook("theme", "rename", folder, "Resource allocation", "queues", "--dry-run")
    assert (code, set(out.split())) == (0, {"checkout-line.md", "open-early.md", "themes.yaml"})
    assert texts(folder) == before
    assert casebook("theme", "rename", folder, "resource-allocation", "queues")[0] == 0
    assert "themes: [queues]" in (folder / "open-early.md").read_text("utf-8")
    assert casebook("theme", "rename", folder, "queues", "lines")[0] == 0
    (folder / "new.md").write_text("---\nthemes: [waiting]\n---\n# New\n", "utf-8")
    assert casebook("theme", "merge", folder, "lines", "waiting")[0] == 0
    assert "themes: [waiting]" in (folder / "open-early.md").read_text("utf-8")
    code, _, err = casebook("theme", "merge", folder, "lines", "nothing")
    assert code == 2
    assert "no theme" in err


def test_nothing_is_changed_when_one_file_cannot_be(casebook, folder):
    file = folder / "open-early.md"
    file.write_bytes(file.read_bytes() + b"\xff\xfe \x81\x00 more\n")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    code, out, err = casebook("theme", "rename", folder, "resource-allocation", "queues")
    assert (code, out) == (2, "")
    assert "open-early.md" in err
    assert "Nothing was changed" in err
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_lessons_of_a_case_are_listed(casebook, folder):
    code, out, _ = casebook("lessons", folder, "checkout-line")
    assert code == 0
    assert "1. Open another register before the grumbling starts  (open-early)" in out
    assert "waited until customers complained" in out
    code, out, _ = casebook("lessons", folder, "checkout-line", "--json")
    answer = json.loads(out)
    assert (answer["case"], answer["path"]) == ("checkout-line", "checkout-line.md")
    assert answer["lessons"][0]["evidence"][0]["found"] == "exact"
    code, _, err = casebook("lessons", folder, "open-early")
    assert code == 2
    assert "no case" in err
    (folder / "flood.md").write_text("# A flood\n", "utf-8")
    assert casebook("lessons", folder, "flood") == (1, "No lesson rests on it yet.\n", "")


def test_a_harvest_is_listed_and_made(casebook, folder):
    (folder / "flood.md").write_text(HARVEST, "utf-8")
    before = texts(folder)
    code, out, _ = casebook("harvest", folder, "flood")
    assert code == 0
    assert out.startswith("6: Keep the pumps on the upper floor")
    code, out, _ = casebook("harvest", folder, "flood", "--json")
    answer = json.loads(out)
    assert [one["line"] for one in answer["lessons"]] == [6, 7]
    assert answer["lessons"][0]["themes"] == ["trust"]
    assert (answer["case"], answer["path"]) == ("flood", "flood.md")
    assert "files" not in answer
    assert texts(folder) == before
    code, out, _ = casebook("harvest", folder, "flood", "--json", "--apply")
    assert code == 0
    assert len(json.loads(out)["files"]) == 3
    code, out, _ = casebook("lessons", folder, "flood", "--json")
    assert len(json.loads(out)["lessons"]) == 2
    code, out, _ = casebook("harvest", folder, "flood", "--apply")
    assert (code, out.startswith("There are no plain sentences")) == (1, True)


def test_what_a_lesson_says_already_is_harvested_as_its_evidence(casebook, folder):
    sentence = "- Open another register before grumbling starts.\n"
    (folder / "flood.md").write_text(f"{HARVEST}{sentence}", "utf-8")
    code, out, _ = casebook("harvest", folder, "flood")
    assert code == 0
    assert "there is one like it: Open another register before the grumbling starts" in out
    code, out, _ = casebook("harvest", folder, "flood", "--json", "--apply")
    answer = json.loads(out)
    assert [one["like"] for one in answer["lessons"]] == [None, None, "open-early.md"]
    assert len(answer["files"]) == 4
    assert "— [[flood]]" in (folder / "open-early.md").read_text("utf-8")
    assert "[[open-early" in (folder / "flood.md").read_text("utf-8")


def test_a_title_and_a_theme_are_asked_for_in_words(casebook, folder):
    before = texts(folder)
    for arguments, says in (
        (("new", folder, "case", "  "), "needs a title"),
        (("theme", "merge", folder, "resource-allocation", "Resource allocation"), "into itself"),
        (("theme", "rename", folder, "resource-allocation", "a, b"), "cannot be the id"),
        (("theme", "rename", folder, "nothing", "b"), "no theme “nothing”"),
    ):
        code, out, err = casebook(*arguments)
        assert (code, out) == (2, "")
        assert says in err
    assert texts(folder) == before


def test_what_the_command_line_did_is_taken_back_in_a_library(casebook, folder, tmp_path):
    before = texts(folder)
    data = tmp_path / "data"
    casebook("theme", "rename", folder, "resource-allocation", "Schlangen 第一", "--data-dir", data)
    assert "themes: [Schlangen 第一]" in (folder / "open-early.md").read_text("utf-8")
    library = Library.open(folder, cache=tmp_path / "cache", data=data)
    library.reconcile()
    library.curation.undo_last()
    library.close()
    assert texts(folder) == before


def test_a_harvest_that_cannot_be_made_changes_nothing(casebook, folder):
    (folder / "flood.md").write_bytes(HARVEST.encode("utf-8") + b"\xff\xfe \x81\x00 more\n")
    code, _, err = casebook("harvest", folder, "flood", "--apply")
    assert code == 2
    assert "Nothing was changed" in err
    assert not (folder / "keep-the-pumps-on-the-upper-floor-where-water-comes-last.md").exists()


@pytest.mark.parametrize(
    "command",
    [("info",), ("search", "case"), ("check",), ("show", "case-0"), ("lessons", "case-0")],
)
def test_documents_that_are_gone_all_at_once_are_asked_about(casebook, folder, command):
    for number in range(10):
        (folder / f"case-{number}.md").write_text(f"# Case {number}\n", "utf-8")
    assert casebook("info", folder)[0] == 0
    for number in range(1, 10):
        (folder / f"case-{number}.md").unlink()
    code, _, err = casebook(command[0], folder, *command[1:])
    assert code == 2
    assert "9 of 12" in err
    assert "--yes" in err
    assert casebook(command[0], folder, *command[1:], "--yes")[0] in {0, 1}
    assert casebook("info", folder)[0] == 0


def test_kept_data_lies_where_it_is_told_to(casebook, folder, tmp_path):
    casebook(
        "theme", "rename", folder, "resource-allocation", "queues", "--data-dir", tmp_path / "d"
    )
    assert list((tmp_path / "d").rglob("versions.sqlite"))
    code, _, err = casebook("info", folder, "--data-dir", folder)
    assert code == 2
    assert "--data-dir" in err


def test_new_makes_a_pack_of_what_is_found(casebook, folder):
    code, out, _ = casebook(
        "new", folder, "pack", "Waiting well", "--of", "customers", "--minutes", "45"
    )
    assert (code, out) == (0, "packs/waiting-well.md\n")
    made = (folder / "packs/waiting-well.md").read_text("utf-8")
    assert "minutes: 45" in made
    assert "[[checkout-line]]" in made
    code, out, _ = casebook(
        "new", folder, "pack", "Calls", "--of", "", "--theme", "Resource allocation"
    )
    assert code == 0
    assert "[[checkout-line]]" in (folder / out.strip()).read_text("utf-8")


def test_only_a_pack_is_made_of_what_is_found(casebook, folder):
    before = texts(folder)
    for words in (
        ("case", "T", "--of", "customers"),
        ("pack", "T", "--of", "zzzqqq"),
        ("pack", "T", "--minutes", "-5"),
    ):
        code, _, err = casebook("new", folder, *words)
        assert code == 2
        assert err.strip()
    assert texts(folder) == before
