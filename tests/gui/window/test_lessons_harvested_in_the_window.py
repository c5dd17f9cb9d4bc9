"""Lessons made of the plain sentences with which a case says what was learned."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.domain.lesson import Found
from casebook.domain.names import DocumentPath
from casebook.gui.sheets.harvest_sheet import HarvestSheet
from casebook.gui.widgets.link_button import LinkButton

REPORT = """\
---
title: The bank holiday
themes: [trust]
---
## Situation
Nobody was there.

## Lessons learned
- Open another register before grumbling starts.
- Put the bank holidays into the plan.
- [[open-early]]
"""


@pytest.fixture
def report(window, folder):
    (folder / "holiday.md").write_text(REPORT, "utf-8")
    window.act("look-again")
    window.open("holiday.md")
    return folder / "holiday.md"


@pytest.fixture
def sheet(window, report, qtbot):
    window.act("harvest-lessons")
    qtbot.waitUntil(lambda: bool(window.window.findChildren(HarvestSheet)))
    return window.window.findChildren(HarvestSheet)[-1]


def links(window):
    return [one.text() for one in window.panes.lessons.findChildren(LinkButton)]


def test_the_panel_says_how_many_sentences_could_become_lessons(window, report):
    assert "2 sentences could become lessons" in links(window)
    window.open("checkout-line.md")
    assert not [words for words in links(window) if "could become" in words]


def test_sentences_become_lessons_evidence_and_links(window, folder, report, sheet):
    assert [row.box.isChecked() for row in sheet.rows] == [False, True]
    sheet.rows[0].instead.click()
    sheet.rows[1].title.setText("Plan for bank holidays")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    text = report.read_text("utf-8")
    assert "- [[plan-for-bank-holidays" in text
    library = window.parts.session.library
    for name in ("plan-for-bank-holidays.md", "open-early.md"):
        mine = [
            one
            for one in library.read(DocumentPath(name)).evidence
            if one.case_path == "holiday.md"
        ]
        assert [one.found in {Found.EXACT, Found.FOLDED} for one in mine] == [True]
    assert not [words for words in links(window) if "could become" in words]
    window.act("undo-change")
    assert report.read_text("utf-8") == REPORT
    assert not (folder / "plan-for-bank-holidays.md").exists()


def test_a_case_without_plain_sentences_says_what_to_do_instead(window):
    window.open("checkout-line.md")
    window.act("harvest-lessons")
    assert "no plain sentences" in window.panes.status.words.text()


def test_a_lesson_is_not_harvested(window):
    window.open("open-early.md")
    window.act("harvest-lessons")
    assert "Open a case" in window.panes.status.words.text()


def test_a_case_that_was_edited_meanwhile_is_not_harvested_by_guessing(
    window, report, sheet, edited, folder
):
    edited(report, "Put the bank holidays into the plan.", "Plan better.")
    sheet.finish()
    window.settle()
    assert window.panes.status.words.text()
    assert "[[put-the" not in report.read_text("utf-8")


def test_a_library_that_is_only_read_offers_no_harvest(start, folder):
    (folder / "holiday.md").write_text(REPORT, "utf-8")
    window = start(folder, read_only=True).show()
    window.open("holiday.md")
    assert not [words for words in links(window) if "could become" in words]
    assert not window.parts.actions["harvest-lessons"].isEnabled()
