"""Every sheet is filled in without a pointer, and fits on a small screen."""

import datetime as dt
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import casebook.gui.asking
import casebook.gui.sheets
import casebook.gui.themes
from casebook.domain.difference import differences
from casebook.domain.lesson import Application, Evidence, Found, Passage, Quotation, State
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.sections import SectionName
from casebook.domain.values import Kind, Role
from casebook.gui.asking.synonym_sheet import SynonymSheet
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.sheets.bulk_sheet import BulkSheet
from casebook.gui.sheets.capture_sheet import CaptureSheet
from casebook.gui.sheets.case_picker import CasePicker
from casebook.gui.sheets.copy_sheet import CopySheet
from casebook.gui.sheets.document_picker import DocumentPicker
from casebook.gui.sheets.evidence_sheet import EvidenceSheet
from casebook.gui.sheets.harvest_sheet import HarvestSheet, Offered
from casebook.gui.sheets.lesson_picker import LessonPicker
from casebook.gui.sheets.lesson_sheet import LessonSheet
from casebook.gui.sheets.merge_sheet import Disagreement, MergeSheet, written_meanwhile
from casebook.gui.sheets.name_sheet import NameSheet
from casebook.gui.sheets.new_sheet import NewSheet
from casebook.gui.sheets.pick_sheet import PickSheet
from casebook.gui.sheets.plan_sheet import PlannedFile, PlanSheet
from casebook.gui.sheets.section_grid import grid_of
from casebook.gui.sheets.section_sheet import SectionSheet
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.sheets.state_sheet import AppliedSheet, StateSheet
from casebook.gui.themes.theme_sheets import NewThemeSheet, ThemeMergeSheet
from casebook.markdown.reading import read_document

LESSON = "---\nkind: lesson\ntitle: A lesson\nstate: observed\n---\n"
LESSON += "## Evidence\n> words\n>\n> — [[line]]\n"
TODAY = dt.date(2026, 11, 22)


def themes_of(scheme, vocabulary):
    editor = ThemeEditor(scheme, "Themes")
    editor.set_vocabulary(vocabulary)
    return editor


def lost_evidence():
    quotation = Quotation("words", DocumentId("line"), Role.SUPPORTS, 1)
    passage = Passage(0, 5, Found.CLOSE, 0.8, "other words")
    return Evidence(DocumentPath("lesson.md"), quotation, DocumentPath("line.md"), passage)


def a_lesson():
    return read_document(LESSON, DocumentPath("lesson.md"))


MANY = [Offered(number, f"Lesson {number}", "Words of the case. " * 9) for number in range(40)]
PLACES = [Disagreement(f"Part {number}", "Old. " * 40, "Mine. " * 40, "") for number in range(9)]
FILES = [PlannedFile(f"folder/{number}.md", "themes: [trust]") for number in range(3000)]
SHEETS = {
    "plan": lambda scheme, icons, vocabulary: PlanSheet(
        scheme, "Rename", "Rename it", FILES, note="It can be undone.", refused=["odd.md: no."] * 9
    ),
    "name": lambda scheme, icons, vocabulary: NameSheet(
        scheme, "New case", "Title", "Write it", proposed="A title", becomes=lambda text: text
    ),
    "new theme": lambda scheme, icons, vocabulary: NewThemeSheet(
        scheme, vocabulary, ThemeId("trust")
    ),
    "merge themes": lambda scheme, icons, vocabulary: ThemeMergeSheet(
        scheme, vocabulary, ThemeId("trust")
    ),
    "bulk": lambda scheme, icons, vocabulary: BulkSheet(scheme, vocabulary, {Kind.CASE: 3}),
    "capture": lambda scheme, icons, vocabulary: CaptureSheet(scheme),
    "harvest": lambda scheme, icons, vocabulary: HarvestSheet(scheme, "The line", MANY),
    "lesson": lambda scheme, icons, vocabulary: LessonPicker(scheme, icons, "some words", None),
    "merge": lambda scheme, icons, vocabulary: MergeSheet(
        scheme, written_meanwhile("The line"), PLACES
    ),
    "state": lambda scheme, icons, vocabulary: StateSheet(
        scheme, a_lesson(), State.EMBEDDED, themes_of(scheme, vocabulary), TODAY
    ),
    "applied": lambda scheme, icons, vocabulary: AppliedSheet(
        scheme, "A lesson", Application(str(TODAY), "", "")
    ),
    "section": lambda scheme, icons, vocabulary: SectionSheet(
        scheme,
        icons,
        grid_of(read_document("Text.", DocumentPath("a.md")), SectionName("timeline")),
    ),
    "synonym": lambda scheme, icons, vocabulary: SynonymSheet(scheme, "till", vocabulary),
    "new": lambda scheme, icons, vocabulary: NewSheet(
        scheme, "New case", [Path("Short.md")], lambda title: title
    ),
    "new lesson": lambda scheme, icons, vocabulary: LessonSheet(
        scheme, "some words", themes_of(scheme, vocabulary), []
    ),
    "lost evidence": lambda scheme, icons, vocabulary: EvidenceSheet(
        scheme, "A lesson", lost_evidence(), "The line"
    ),
    "pick": lambda scheme, icons, vocabulary: PickSheet(
        scheme, "Bring back", "A sentence.", "Bring back", [f"{n}.md" for n in range(90)]
    ),
    "case": lambda scheme, icons, vocabulary: CasePicker(scheme, "A sentence."),
    "copy": lambda scheme, icons, vocabulary: CopySheet(
        scheme, "a copy.md", "a.md", differences("a\n" * 90, "b\n\n" * 90)
    ),
}
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture(params=SHEETS)
def sheet(request, qtbot, scheme, icons, vocabulary):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 600)
    window.show()
    made = SHEETS[request.param](scheme, icons, vocabulary)
    made.setParent(window, made.windowFlags())
    with qtbot.waitActive(made):
        made.open()
        made.activateWindow()
    yield made
    window.close()


def controls(sheet):
    """What a person can work with, parts of a larger control apart."""
    found = [
        widget
        for widget in sheet.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisibleTo(sheet)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [
        widget
        for widget in found
        if not any(other is not widget and other.isAncestorOf(widget) for other in found)
    ]


def walked(sheet):
    """Press Tab until it comes round; give what had the keyboard."""
    seen = []
    for _ in range(400):
        focus = sheet.focusWidget()
        if focus in seen[:1] and len(seen) > 1:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return seen


def test_every_sheet_is_walked():
    for room in (casebook.gui.sheets, casebook.gui.themes, casebook.gui.asking):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    source, kinds = Path(__file__).read_text("utf-8"), [Sheet]
    for kind in kinds:
        kinds += kind.__subclasses__()
    here = ("casebook.gui.sheets.", "casebook.gui.themes.", "casebook.gui.asking.")
    walked = {kind for kind in kinds if re.search(rf": {kind.__name__}\(", source)}
    assert {kind for kind in kinds if kind.__module__.startswith(here)} - walked == {
        Sheet,
        DocumentPicker,
    }


def test_the_keyboard_begins_at_the_first_thing_to_fill_in(sheet):
    focus = sheet.focusWidget()
    at = {one: one.mapTo(sheet, one.rect().topLeft()) for one in controls(sheet)}
    held = next(one for one in at if one is focus or one.isAncestorOf(focus))
    assert held is not sheet.cancel
    empty = [one for one in at if isinstance(one, (QLineEdit, QPlainTextEdit)) and not text(one)]
    assert [one for one in empty if at[one].y() < at[held].y()] == []


def text(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_tab_reaches_every_control(sheet):
    seen = walked(sheet)
    missed = [
        widget
        for widget in controls(sheet)
        if not any(one is widget or widget.isAncestorOf(one) for one in seen)
        and not (widget.inherits("QRadioButton") or widget.inherits("QAbstractItemView"))
    ]
    assert missed == []
    assert sheet.primary in seen or not sheet.primary.isEnabled()


def test_every_control_has_a_name(sheet):
    nameless = [
        widget
        for widget in controls(sheet)
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_esc_gives_nothing(sheet):
    for _ in range(2):  # the first one may take back what is being typed
        if sheet.isVisible():
            QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.result() == 0
    assert not sheet.isVisible()


def test_ctrl_and_enter_finish_or_say_what_is_missing(sheet):
    given = []
    sheet.accepted.connect(lambda: given.append(True))
    problem = sheet.missing()
    may = sheet.primary.isEnabled()
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if problem or not may:
        assert given == []
        assert sheet.problem.words == problem
    else:
        assert given == [True]


def test_it_is_no_higher_than_the_screen_and_its_buttons_are_in_sight(sheet):
    assert sheet.height() <= sheet.screen().availableSize().height()
    for button in (sheet.primary, sheet.cancel):
        place = button.mapTo(sheet, button.rect().bottomRight())
        assert sheet.rect().contains(place)


def test_fields_grow_without_pushing_the_buttons_away(qtbot, scheme, vocabulary):
    sheet = BulkSheet(scheme, vocabulary, {Kind.CASE: 3})
    qtbot.addWidget(sheet)
    sheet.show()
    before = sheet.height()
    for number in range(60):
        sheet.added.line.setText(f"theme number {number}")
        QTest.keyClick(sheet.added.line, Qt.Key.Key_Return)
    screen = sheet.screen().availableSize().height()
    qtbot.waitUntil(lambda: before < sheet.height() <= screen)
    place = sheet.primary.mapTo(sheet, sheet.primary.rect().bottomRight())
    assert sheet.rect().contains(place)
