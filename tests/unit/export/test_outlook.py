"""What an export says before it writes anything, and how it moves files into place."""

import pytest

from casebook.domain.progress import Cancelled
from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.placing import ExportRefused, move_into_place
from casebook.export.run import Choice, Wanted

FACILITATOR, PARTICIPANT = Audience
CASE = """\
---
title: A line
grade: survey
---
## Situation
It grew. ![The plan](missing.png)

## Figures
| Figure | Source | Year |
| --- | --- | --- |
| Half of them | somebody | |

## Discussion questions
1. Why?
"""
LESSON = """\
---
kind: lesson
title: Call early
---
## Do this
Call.
"""
FILES = {"line.md": CASE, "call.md": LESSON}


class Watching:
    def __init__(self, stop=10**9):
        self.steps = []
        self.stop = stop

    def step(self, done, total, what):
        self.steps.append((done, total, what))
        if len(self.steps) > self.stop:
            raise Cancelled


@pytest.fixture
def opened(library):
    return library(FILES)


def test_the_files_are_known_by_name_before_they_are_written(opened, tmp_path):
    paths = [opened.locate("line"), opened.locate("call")]
    seen = opened.exporting.outlook(paths, Wanted())
    made = opened.exporting.export(paths, tmp_path / "out")
    assert seen.files == tuple(each.path.name for each in made.written)
    assert seen.problems == made.problems


def test_what_several_documents_offer_is_joined(opened):
    seen = opened.exporting.outlook([opened.locate("line"), opened.locate("call")], Wanted())
    assert seen.offered[Artefact.HUDDLE] == (PARTICIPANT,)
    assert seen.offered[Artefact.SLIDES] == (FACILITATOR, PARTICIPANT)
    assert Artefact.CARDS not in seen.offered


def test_unverified_figures_are_counted_by_case(opened):
    seen = opened.exporting.outlook([opened.locate("line")], Wanted())
    assert [(each.title, each.count) for each in seen.unverified] == [("A line", 1)]
    assert opened.exporting.outlook([opened.locate("call")], Wanted()).unverified == ()


def test_figures_of_a_case_that_is_only_quoted_are_not_counted(library):
    quoting = LESSON + "\n## Evidence\n> It grew.\n>\n> — [[line]]\n"
    opened = library(FILES | {"call.md": quoting})
    assert opened.exporting.outlook([opened.locate("call")], Wanted()).unverified == ()


def test_looking_ahead_can_be_ended(opened):
    watching = Watching()
    opened.exporting.outlook([opened.locate("line")], Wanted(), watching)
    for stop in range(len(watching.steps)):
        with pytest.raises(Cancelled):
            opened.exporting.outlook([opened.locate("line")], Wanted(), Watching(stop))


def test_only_the_files_that_were_chosen_are_made(exported):
    choices = frozenset(
        {
            Choice(Artefact.SLIDES, Format.PPTX, FACILITATOR),
            Choice(Artefact.HANDOUT, Format.PDF, PARTICIPANT),
        }
    )
    files, _ = exported(FILES, "line", choices=choices)
    assert set(files) == {
        "a-line-slides-facilitator.pptx",
        "a-line-handout-participant.pdf",
    }


@pytest.mark.parametrize("form", [Format.DOCX, Format.PPTX, Format.PDF, Format.HTML])
def test_an_export_can_be_followed_and_ended_inside_a_file(library, tmp_path, form):
    opened = library({"line.md": CASE.replace("It grew.", "It grew.\n\n" * 60)})
    path, wanted = opened.locate("line"), Wanted(formats=frozenset({form}))
    watching = Watching()
    opened.exporting.export([path], tmp_path / "whole", wanted, watching)
    counted = [(done, total) for done, total, what in watching.steps if what.startswith("a-line")]
    assert [done for done, _ in counted] == sorted(done for done, _ in counted)
    assert len({done for done, _ in counted}) > 15
    stop = len(watching.steps) // 2
    with pytest.raises(Cancelled):
        opened.exporting.export([path], tmp_path / "part", wanted, Watching(stop))
    assert not (tmp_path / "part").exists()


def test_a_folder_that_was_there_stays_when_an_export_is_ended(opened, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(Cancelled):
        opened.exporting.export([opened.locate("line")], tmp_path / "out", None, Watching(20))
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_in_the_library_is_refused_before(opened, tmp_path):
    assert "lies in the library" in opened.exporting.refusal(opened.root / "out")
    assert opened.exporting.refusal(tmp_path / "out") == ""


def test_what_cannot_be_moved_leaves_what_was_there(tmp_path):
    beside, to = tmp_path / "beside", tmp_path / "to"
    for folder in (beside, to):
        folder.mkdir()
    for name in ("a", "b", "c"):
        (beside / name).write_text("new")
    (to / "a").write_text("old")
    (to / "c").mkdir()
    with pytest.raises(ExportRefused, match=r"c cannot be written .* export again"):
        move_into_place(["a", "b", "c"], beside, to)
    assert (to / "a").read_text() == "old"
    assert not (to / "b").exists()
    assert (to / "c").is_dir()


def test_files_are_moved_over_older_ones(tmp_path):
    beside, to = tmp_path / "beside", tmp_path / "to"
    for folder in (beside, to):
        folder.mkdir()
        (folder / "a").write_text(folder.name)
    move_into_place(["a"], beside, to)
    assert (to / "a").read_text() == "beside"
