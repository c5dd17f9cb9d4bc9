"""An export from beginning to end: what is written where, and what is left behind."""

import pytest

from casebook.domain.progress import Cancelled
from casebook.export.artefacts import FORMATS, Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import ExportRefused, Wanted

CASE = """\
---
title: A line
grade: survey
---
## Situation
It grew. ![The plan](missing.png)

## Discussion questions
1. Why?
"""
PACK = """\
---
kind: pack
title: An hour
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| x | read | [[line]] | | |
| 10 | dance | [[gone]] | | |
"""
FILES = {"line.md": CASE, "hour.md": PACK}


class Stopping:
    def __init__(self, after):
        self.left = after

    def step(self, done, total, what):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_every_artefact_says_its_audience_in_its_name_and_has_its_formats(exported):
    _, made = exported(FILES, "line")
    assert {each.artefact for each in made.written} == set(Artefact) - {
        Artefact.CARDS,
        Artefact.HUDDLE,
        Artefact.WORKSHEET,
    }
    for each in made.written:
        assert each.format in FORMATS[each.artefact]
        assert each.path.suffix == f".{each.format.value}"
        if each.artefact not in {Artefact.BUNDLE, Artefact.TABLE}:
            assert each.path.stem.endswith(each.audience.value)


def test_the_same_library_gives_the_same_bytes(exported):
    first, _ = exported(FILES, "line", to="one")
    second, _ = exported(FILES, "line", to="two")
    assert first == second


def test_what_is_missing_is_said_and_marked(exported):
    files, made = exported(FILES, "hour", "line")
    codes = {problem.code for problem in made.problems}
    assert codes == {"missing-picture", "missing-item"}
    page = files["a-line-reader-participant.html"].decode()
    assert "Picture missing: The plan" in page


def test_only_what_is_wanted_is_made(exported):
    _, made = exported(
        FILES,
        "line",
        artefacts=frozenset({Artefact.HANDOUT, Artefact.CARDS, Artefact.TABLE}),
        formats=frozenset({Format.PDF}),
        audiences=frozenset({Audience.PARTICIPANT}),
    )
    assert [each.path.name for each in made.written] == ["a-line-handout-participant.pdf"]
    assert [problem.code for problem in made.problems].count("nothing-to-make") == 2


def test_documents_of_one_title_do_not_share_a_file(exported):
    other = FILES | {"other.md": CASE}
    _, made = exported(other, "line", "other", artefacts=frozenset({Artefact.TABLE}))
    assert len({each.path for each in made.written}) == 4


def test_files_that_are_there_stay_unless_they_may_be_replaced(exported, tmp_path):
    wanted = frozenset({Artefact.TABLE})
    exported(FILES, "line", artefacts=wanted)
    (tmp_path / "out" / "a-line-table.csv").write_text("mine")
    with pytest.raises(ExportRefused, match="is there already"):
        exported(FILES, "line", artefacts=wanted)
    assert (tmp_path / "out" / "a-line-table.csv").read_text() == "mine"
    exported(FILES, "line", artefacts=wanted, replace=True)
    assert (
        (tmp_path / "out" / "a-line-table.csv").read_text(encoding="utf-8-sig").startswith("kind")
    )


@pytest.mark.parametrize("after", [0, 2])
def test_a_cancelled_export_leaves_nothing_behind(library, tmp_path, after):
    opened = library(FILES)
    with pytest.raises(Cancelled):
        opened.exporting.export(
            [opened.locate("line")], tmp_path / "out", Wanted(), Stopping(after)
        )
    assert not (tmp_path / "out").exists()


def test_nothing_is_written_into_the_library(library):
    opened = library(FILES)
    with pytest.raises(ExportRefused, match="lies in the library"):
        opened.exporting.export([opened.locate("line")], opened.root / "out")


def test_a_folder_that_cannot_be_made_is_refused_in_a_sentence(library, tmp_path):
    opened = library(FILES)
    (tmp_path / "file").write_text("a file")
    with pytest.raises(ExportRefused, match="Choose another folder"):
        opened.exporting.export([opened.locate("line")], tmp_path / "file" / "out")


def test_a_file_that_cannot_be_moved_into_place_is_refused(library, tmp_path):
    opened = library(FILES)
    (tmp_path / "out" / "a-line-table.csv").mkdir(parents=True)
    wanted = Wanted(artefacts=frozenset({Artefact.TABLE}), replace=True)
    with pytest.raises(ExportRefused, match=r"a-line-table\.csv cannot be written"):
        opened.exporting.export([opened.locate("line")], tmp_path / "out", wanted)


def test_what_an_export_would_say_is_known_before(library):
    opened = library(FILES)
    problems = opened.exporting.problems([opened.locate("hour")])
    assert {problem.code for problem in problems} == {"missing-item", "missing-picture"}
