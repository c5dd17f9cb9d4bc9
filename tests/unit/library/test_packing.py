"""Packs made of a library, and what goes into them."""

import datetime as dt

import pytest

from casebook.domain.edit import EditRefused
from casebook.domain.errors import FileUnreadable, WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.pack_drafting import Series
from casebook.domain.pack_lessons import Why
from casebook.domain.values import Kind
from casebook.library.library import Library
from casebook.markdown.reading import read_document

CASE = DocumentPath("retail/checkout-line.md")
CAR = DocumentPath("car-maker.md")
LESSON = DocumentPath("lessons/open-early.md")
PACK = DocumentPath("packs/recovery.md")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def packing(library):
    return library.packing


def read(change):
    return read_document(change.text, change.path)


def test_what_a_session_can_use_is_told(packing):
    items = packing.items(["checkout-line", "open-early", "recovery", "nowhere", ""])
    assert set(items) == {"checkout-line", "open-early"}
    assert items["checkout-line"].reading == ("situation",)
    assert items["checkout-line"].worksheet == ""
    assert items["open-early"].kind is Kind.LESSON
    assert packing.item(DocumentPath("gone.md")) is None


def test_questions_and_role_play_are_counted(folder, library):
    (folder / "retail/checkout-line.md").write_text(
        "---\ntitle: T\n---\n## Timeline\n- a\n"
        "## Risks\n| Side | Risk |\n| --- | --- |\n| safety | x |\n"
        "## Questions\n1. Why?\n   Because.\n2. How?\n## Role-play\n### Customer\nAngry.\n"
        "## Facilitator notes\nSecret.\n## Impact\n",
        "utf-8",
    )
    item = library.packing.item(CASE)
    assert item.questions == ("Why? Because.", "How?")
    assert item.role_play == ("Customer",)
    assert item.sections == ("timeline", "risks")
    assert item.worksheet == "risks"


def test_lessons_of_the_cases_are_suggested_with_their_reason(packing):
    (found,) = packing.lessons(["checkout-line", "open-early"], (), ())
    assert (found.lesson.id, found.why, found.chosen) == ("open-early", Why.CASE, False)
    assert found.lesson.passages == 1
    (chosen,) = packing.lessons([], (), ["open-early", "nowhere"])
    assert chosen.chosen
    assert packing.lessons([], (), ["checkout-line"]) == ()


def test_a_pack_is_drafted_of_what_was_found(packing):
    made = packing.draft("Waiting well", [CASE, CAR, LESSON, PACK], 60)
    pack = read(made)
    assert pack.title == "Waiting well"
    assert pack.agenda_minutes == pack.minutes == 60
    assert {step.item for step in pack.agenda} == {"checkout-line", "car-maker", ""}
    assert pack.lessons == ("open-early",)
    assert set(pack.themes) == {"resource-allocation", "trust"}
    assert made.path.startswith("packs/")
    assert not pack.findings


def test_a_draft_keeps_to_the_theme_and_the_number_asked_for(packing):
    pack = read(packing.draft("One", [CASE, CAR], 60, 1, ["trust"]))
    assert {step.item for step in pack.agenda} == {"car-maker", ""}
    assert pack.themes == ("trust",)


def test_lessons_alone_make_a_pack_too(packing):
    pack = read(packing.draft("Talk", [LESSON], 15))
    assert [step.item for step in pack.agenda] == ["", "open-early", ""]
    assert pack.lessons == ("open-early",)
    assert pack.agenda_minutes == 15


def test_a_huddle_is_made_of_one_lesson(packing):
    pack = read(packing.huddle(LESSON))
    assert pack.title == "Huddle: Open another register before the grumbling starts"
    assert pack.value("artefacts") == "huddle.pdf"
    assert pack.agenda_minutes == pack.minutes == 5
    assert pack.lessons == ("open-early",)
    with pytest.raises(EditRefused, match="no lesson"):
        packing.huddle(CASE)


def test_a_long_lesson_is_cut_in_the_title(folder, packing):
    text = (folder / LESSON).read_text("utf-8")
    long = "Open another register " * 8
    (folder / LESSON).write_text(text.replace("Open another register before", long), "utf-8")
    assert len(read(packing.huddle(LESSON)).title) < 100


def test_what_follows_a_session_is_planned_and_undone_in_one_step(folder, library, packing):
    series = Series(dt.date(2026, 12, 1), 7, dt.date(2027, 1, 4))
    plan = packing.series(PACK, series)
    huddle, talk = (read(change) for change in plan.changes)
    assert (huddle.value("follows"), huddle.value("planned")) == ("[[recovery]]", "2026-12-01")
    assert talk.value("planned") == "2027-01-04"
    assert "- [[open-early]]: planning when to call more people" in talk.text
    change = library.curation.carry_out(plan)
    assert len(change.added) == 2
    library.curation.undo_last()
    assert not (folder / huddle.path).exists()
    assert len(packing.series(PACK, Series(dt.date(2026, 12, 1))).changes) == 1


def test_nothing_follows_a_pack_without_lessons(folder, packing):
    text = (folder / PACK).read_text("utf-8")
    (folder / PACK).write_text(text.replace("lessons: [open-early]", "lessons: [nowhere]"), "utf-8")
    with pytest.raises(EditRefused, match="names no lessons"):
        packing.series(PACK, Series(dt.date(2026, 12, 1)))
    with pytest.raises(EditRefused, match="names no lessons"):
        packing.series(CASE, Series(dt.date(2026, 12, 1)))


def test_logo_and_templates_are_copied_into_the_library(tmp_path, folder, packing):
    logo, word, text = tmp_path / "My logo.PNG", tmp_path / "own.docx", tmp_path / "a.txt"
    logo.write_bytes(PNG)
    word.write_bytes(b"PK\x03\x04rest")
    text.write_text("hello")
    assert packing.take_file(logo) == "attachments/my-logo.png"
    assert packing.take_file(word) == "attachments/own.docx"
    assert (folder / "attachments/own.docx").read_bytes() == word.read_bytes()
    with pytest.raises(FileUnreadable, match="neither a picture"):
        packing.take_file(text)


def test_nothing_is_copied_into_a_library_that_is_only_read(tmp_path, folder):
    library = Library.open(
        folder, cache=tmp_path / "other-cache", data=tmp_path / "other-data", read_only=True
    )
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    with pytest.raises(WriteRefused):
        library.packing.take_file(logo)
    library.close()
