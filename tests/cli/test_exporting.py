"""The command that makes files for a session."""

import json
import zipfile

import pytest

PACK = """\
---
kind: pack
title: An hour
lessons: [open-early]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | read | [[checkout-line]] | situation | |
"""


@pytest.fixture
def with_pack(folder):
    (folder / "hour.md").write_text(PACK, "utf-8")
    return folder


def test_it_prints_the_files_that_it_wrote(casebook, with_pack, tmp_path):
    code, out, err = casebook(
        "export", with_pack, "hour", "--to", tmp_path / "out", "--artefacts", "handout,bundle"
    )
    assert (code, err) == (0, "")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "an-hour-bundle.zip",
        "an-hour-handout-participant.docx",
        "an-hour-handout-participant.pdf",
    ]
    assert sorted(line.rpartition("/")[2] for line in out.splitlines()) == names


def test_for_participants_it_writes_nothing_else(casebook, with_pack, tmp_path):
    code, out, _ = casebook(
        *("export", with_pack, "hour", "checkout-line", "--to", tmp_path / "out", "--json"),
        *("--for", "participant", "--formats", "html, docx"),
    )
    made = json.loads(out)
    assert code == 0
    assert {each["audience"] for each in made["written"]} == {"participant"}
    assert {each["format"] for each in made["written"]} == {"docx", "html"}
    assert made["problems"] == []


def test_problems_are_told_and_counted(casebook, with_pack, tmp_path):
    (with_pack / "hour.md").write_text(PACK.replace("checkout-line", "gone"), "utf-8")
    command = ("export", with_pack, "hour", "--to", tmp_path / "out", "--artefacts", "handout")
    code, _, err = casebook(*command)
    assert code == 1
    assert "which is not in the library" in err
    code, out, _ = casebook(*command, "--json", "--replace")
    assert code == 1
    assert json.loads(out)["problems"][0]["code"] == "missing-item"


def test_an_unknown_artefact_is_refused_before_anything_is_written(casebook, with_pack, tmp_path):
    code, _, err = casebook(
        "export", with_pack, "hour", "--to", tmp_path / "out", "--artefacts", "poster"
    )
    assert code == 2
    assert "“poster” is not known. Choose of: guide, handout" in err
    assert not (tmp_path / "out").exists()


def test_all_makes_everything(casebook, with_pack, tmp_path):
    code, out, _ = casebook(
        "export", with_pack, "hour", "--to", tmp_path / "out", "--artefacts", "all"
    )
    assert code == 0
    assert "an-hour-slides-facilitator.pptx" in out
    assert "an-hour-feedback-participant.html" in out


def test_names_that_were_found_are_told_and_replaced_when_that_is_wanted(
    casebook, with_pack, tmp_path
):
    case = with_pack / "checkout-line.md"
    case.write_text(case.read_text("utf-8") + "\n## Impact\nSabine wrote to us.\n", "utf-8")
    command = ("export", with_pack, "checkout-line", "--artefacts", "guide", "--formats", "docx")
    code, _, err = casebook(*command, "--to", tmp_path / "told")
    assert code == 0
    assert "1 name of people that no case lists under redact: Sabine. Say --redact-found" in err
    assert "Sabine" in text_of(tmp_path / "told")
    code, _, err = casebook(*command, "--to", tmp_path / "out", "--redact-found")
    assert code == 0
    assert "Found and replaced 1 name" in err
    assert "Sabine" not in text_of(tmp_path / "out")
    assert "Person A" in text_of(tmp_path / "out")
    _, out, _ = casebook(*command, "--to", tmp_path / "json", "--json")
    assert json.loads(out)["names"] == [
        {"name": "Sabine", "role": "person A", "count": 1, "replaced": False}
    ]


def text_of(folder):
    (file,) = folder.iterdir()
    with zipfile.ZipFile(file) as packed:
        return packed.read("word/document.xml").decode()
