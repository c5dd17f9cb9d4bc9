"""Structured sections filled in as tables."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from casebook.domain.case import (
    BalanceRow,
    Challenge,
    Figure,
    JudgmentZone,
    Mark,
    Moment,
    MomentKind,
    Response,
    ResponseMatrix,
    Risk,
    Side,
    Viewpoint,
)
from casebook.domain.lesson import Application
from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack import Activity, AgendaStep, SessionHeld
from casebook.domain.sections import SectionName
from casebook.gui.sheets.section_grid import grid_of, sections_of
from casebook.gui.sheets.section_sheet import SectionSheet
from casebook.markdown.editing.rows import rows_edits
from casebook.markdown.reading import read_document

CASE = """\
## Timeline
- 14:05 — **Signal** The line grows.
- The store waits. (inferred)

## Risks
| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| Safety | A fall | high | 2 | Clear the floor |

## Response matrix
| Responsibility | Minor | Severe |
| --- | --- | --- |
| Cashier | sorry (10 – 50) | call |
"""
EMPTY = read_document("Text.", DocumentPath("empty.md"))


@pytest.fixture
def fill(scheme, icons, shown):
    def make(section, document=EMPTY):
        sheet = SectionSheet(scheme, icons, grid_of(document, SectionName(section)))
        return sheet, shown(sheet, "filled")

    return make


@pytest.fixture
def case():
    return read_document(CASE, DocumentPath("line.md"))


def put(sheet, row, *cells):
    table = sheet.table
    while table.rowCount() <= row:
        table.add()
    for column, text in enumerate(cells):
        table.item(row, column).setText(text)


@pytest.mark.parametrize(
    ("section", "cells", "row"),
    [
        ("timeline", ("+2 min", "result", "Done. (inferred)"),
         Moment("+2 min", MomentKind.RESULT, "Done.", True)),
        ("risks", ("safety, security", "A fall", "3", "", "Clear"),
         Risk((), (Side.SAFETY, Side.SECURITY), "safety, security", "A fall", 3, None, "Clear")),
        ("balance", ("Open", "+", "−", "", "quick"),
         BalanceRow("Open", Mark.BETTER, Mark.WORSE, None, "quick")),
        ("viewpoints", ("Customer", "angry"), Viewpoint("Customer", "angry")),
        ("challenges", ("No time", "Huddle"), Challenge("No time", "Huddle")),
        ("judgment zones", ("Till", "cashier", "refund"),
         JudgmentZone("Till", "cashier", "refund")),
        ("figures", ("Share", "61 %", "a survey", "2009"),
         Figure("Share", "61 %", "a survey", "2009")),
        ("applied", ("2026", "Leeds", "good"), Application("2026", "Leeds", "good")),
        ("agenda", ("10", "read", "[[line]]", "situation", ""),
         AgendaStep(10, Activity.READ, "read", DocumentId("line"), "situation", "")),
        ("sessions", ("2026", "Leeds", "12", "talk", "time"),
         SessionHeld("2026", "Leeds", "12", "talk", "time")),
    ],
)  # fmt: skip
def test_a_row_that_was_filled_in_is_a_row_of_its_section(fill, section, cells, row):
    sheet, filled = fill("timeline")
    kinds = {"applied": "---\nkind: lesson\n---\n", "agenda": "---\nkind: pack\n---\n"}
    kinds["sessions"] = kinds["agenda"]
    document = read_document(kinds.get(section, "Text."), DocumentPath("a.md"))
    assert SectionName(section) in sections_of(document)
    sheet, filled = fill(section, document)
    put(sheet, 0, *cells)
    sheet.primary.click()
    assert filled == [(row,)]


def test_what_is_not_touched_is_given_back_as_it_was_read(fill, case):
    sheet, filled = fill("risks", case)
    assert sheet.table.rows()[0] == ("Safety", "A fall", "", "2", "Clear the floor")
    sheet.primary.click()
    assert filled == [case.risks]


def test_an_inferred_moment_says_so(fill, case):
    sheet, filled = fill("timeline", case)
    assert sheet.table.rows()[1] == ("", "", "The store waits. (inferred)")
    sheet.primary.click()
    assert filled == [case.timeline]


def test_empty_rows_are_left_out(fill, case):
    sheet, filled = fill("timeline", case)
    sheet.add.click()
    sheet.primary.click()
    assert filled == [case.timeline]


def test_rows_are_moved_and_taken_out(fill, case):
    sheet, filled = fill("timeline", case)
    sheet.down.click()
    assert sheet.table.currentRow() == 1
    sheet.down.click()
    QTest.keyClick(sheet.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    sheet.down.click()
    sheet.remove.click()
    sheet.primary.click()
    assert filled == [case.timeline[1:]]


def test_the_last_row_can_be_taken_out_and_then_nothing_is_left(fill, case):
    sheet, filled = fill("timeline", case)
    for _ in range(3):
        sheet.remove.click()
    sheet.up.click()
    sheet.primary.click()
    assert filled == [()]


def test_tab_in_the_last_cell_begins_another_row(fill):
    sheet, _ = fill("viewpoints")
    sheet.table.item(0, 0).setText("Cashier")
    sheet.table.setCurrentCell(0, 1)
    QTest.keyClick(sheet.table, Qt.Key.Key_Tab)
    assert (sheet.table.rowCount(), sheet.table.currentRow()) == (2, 1)


def test_tab_while_typing_in_the_last_cell_begins_another_row(fill):
    sheet, _ = fill("viewpoints")
    sheet.table.setCurrentCell(0, 1)  # which begins to write in it
    line = sheet.table.findChild(QLineEdit)
    QTest.keyClicks(line, "Say it first")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert sheet.table.item(0, 1).text() == "Say it first"
    assert (sheet.table.rowCount(), sheet.table.currentRow()) == (2, 1)


def test_tab_behind_an_empty_row_and_shift_tab_in_front_leave_the_table(qtbot, scheme, icons):
    sheet = SectionSheet(scheme, icons, grid_of(EMPTY, SectionName.VIEWPOINTS))
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    sheet.table.setFocus()
    sheet.table.setCurrentCell(0, 1)
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.add
    assert sheet.table.rowCount() == 1
    sheet.table.setFocus()
    sheet.table.setCurrentCell(0, 0)
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Backtab)
    assert not sheet.table.isAncestorOf(sheet.focusWidget())
    assert sheet.focusWidget() is not sheet.table


def test_choices_are_offered_where_there_are_some(fill):
    sheet, _ = fill("timeline")
    table = sheet.table
    table.setCurrentCell(0, 1)  # which begins to write in it
    box = table.findChild(QComboBox)
    assert [box.itemText(at) for at in range(box.count())][1:] == list(MomentKind)
    box.setCurrentText("action")
    table.commitData(box)
    assert table.item(0, 1).text() == "action"


def test_a_cell_that_is_still_being_typed_counts(fill):
    sheet, filled = fill("viewpoints")
    table = sheet.table
    table.setCurrentCell(0, 1)
    table.setCurrentCell(0, 0)
    QTest.keyClicks(table.findChildren(QLineEdit)[-1], "Customer")
    sheet.finish()
    assert filled == [(Viewpoint("Customer", ""),)]


def test_ctrl_enter_in_the_table_finishes(fill):
    sheet, filled = fill("viewpoints")
    put(sheet, 0, "Customer", "angry")
    QTest.keyClick(sheet.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert filled == [(Viewpoint("Customer", "angry"),)]


def test_a_response_matrix_keeps_what_is_not_touched(fill, case):
    sheet, filled = fill("response matrix", case)
    assert sheet.table.rows() == [
        ("", "Minor", "Severe"),
        ("Cashier", "sorry (10 – 50)", "call"),
    ]
    put(sheet, 1, "Cashier", "sorry (10 – 50)", "call at once")
    sheet.primary.click()
    cells = (case.response_matrix.rows[0][1][0], Response("call at once"))
    assert filled == [ResponseMatrix(("Minor", "Severe"), (("Cashier", cells),))]


def test_a_response_matrix_grows_by_a_severity(fill, case):
    sheet, filled = fill("response matrix", case)
    sheet.wider.click()
    put(sheet, 0, "", "Minor", "Severe", "Grave")
    put(sheet, 1, "Cashier", "sorry (10 – 50)", "call", "leave")
    sheet.primary.click()
    assert filled[0].severities == ("Minor", "Severe", "Grave")
    assert filled[0].rows[0][1][2] == Response("leave")


def test_a_new_response_matrix_has_three_severities(fill):
    sheet, filled = fill("response matrix")
    put(sheet, 1, "Cashier", "sorry")
    sheet.primary.click()
    assert len(filled[0].severities) == 3
    assert filled[0].rows[0][0] == "Cashier"


def test_a_response_matrix_that_nobody_filled_in_is_not_written():
    document = read_document("Text.\n", DocumentPath("a.md"))
    grid = grid_of(document, SectionName.RESPONSE_MATRIX)
    assert rows_edits("Text.\n", SectionName.RESPONSE_MATRIX, grid.made(grid.cells)) == ()
