"""Lessons made of words that are selected in a case."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from casebook.domain.lesson import Found
from casebook.domain.names import DocumentPath
from casebook.gui.sheets.lesson_picker import LessonPicker
from casebook.gui.sheets.lesson_sheet import LessonSheet

WORDS = "The store waited until customers complained."
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def select(window, qtbot):
    """Selects words of the page that is read, as the mouse does."""

    def choose(words, path="checkout-line.md"):
        if window.read != path:
            window.open(path)
        page = window.panes.page
        cursor = page.document().find(words)
        assert cursor.hasSelection()
        page.setTextCursor(cursor)
        at = QPointF(page.cursorRect().center())
        event = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            at,
            page.viewport().mapToGlobal(at),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(page.viewport(), event)
        window.settle()
        QApplication.processEvents()

    return choose


@pytest.fixture
def bar(window):
    return window.parts.lessons.passages.bar


def evidence_of(window, lesson):
    library = window.parts.session.library
    return library.read(DocumentPath(lesson)).evidence


def test_a_passage_becomes_a_lesson_beside_its_case(window, folder, select, bar, sheet):
    select(WORDS)
    assert bar.isVisible()
    assert not bar.isAncestorOf(window.window.focusWidget())
    bar.buttons[0].click()
    asked = sheet(LessonSheet)
    assert asked.themes.values == ("resource-allocation",)
    QTest.keyClicks(asked.title, "Call for help before the line is long")
    asked.primary.click()
    window.settle()
    path = "call-for-help-before-the-line-is-long.md"
    text = (folder / path).read_text("utf-8")
    assert f"> {WORDS}\n>\n> — [[checkout-line]]" in text
    assert [one.found for one in evidence_of(window, path)] == [Found.EXACT]
    assert window.read == "checkout-line.md"
    titles = [card.title for card in window.parts.reader.reading.lessons]
    assert "Call for help before the line is long" in titles
    assert window.panes.page.chosen == titles.index("Call for help before the line is long") + 1
    assert "Call for help" in window.panes.status.words.text()


def test_undo_takes_the_new_lesson_back(window, folder, select, bar, sheet):
    select(WORDS)
    bar.buttons[0].click()
    asked = sheet(LessonSheet)
    asked.title.setText("Call for help")
    asked.primary.click()
    window.settle()
    assert (folder / "call-for-help.md").exists()
    window.act("undo-change")
    assert not (folder / "call-for-help.md").exists()
    assert len(window.parts.reader.reading.lessons) == 1


def test_a_lesson_that_says_the_like_comes_first_and_takes_the_words(
    window, folder, select, bar, sheet
):
    select("A customer stood in a line. The store waited until")
    bar.buttons[0].click()
    asked = sheet(LessonSheet)
    asked.alike[0].click()
    window.settle()
    assert "> A customer stood in a line." in (folder / "open-early.md").read_text("utf-8")


def test_words_become_evidence_for_a_lesson_that_is_searched_while_typing(
    window, folder, select, bar, sheet, qtbot
):
    select("It was a busy day.")
    bar.buttons[1].click()
    picker = sheet(LessonPicker)
    QTest.keyClicks(picker.field, "grumbling")
    qtbot.waitUntil(lambda: picker.list.count() == 2)
    QTest.keyClick(picker.field, Qt.Key.Key_Return, CONTROL)
    window.settle()
    text = (folder / "open-early.md").read_text("utf-8")
    assert text.count("— [[checkout-line]]") == 2
    assert {one.found for one in evidence_of(window, "open-early.md")} == {Found.EXACT}
    assert window.panes.lessons.isVisible()


def test_words_against_a_lesson_stand_under_counter_evidence(window, folder, select, bar, sheet):
    select("It was a busy day.")
    bar.buttons[2].click()
    picker = sheet(LessonPicker)
    picker.typed.emit("grumbling")
    window.settle()
    picker.finish()
    window.settle()
    text = (folder / "open-early.md").read_text("utf-8")
    assert "## Counter-evidence\n\n> It was a busy day." in text.replace(
        "evidence\n>", "evidence\n\n>"
    )


def test_words_that_a_lesson_quotes_already_are_not_written_again(
    window, folder, select, bar, sheet
):
    before = (folder / "open-early.md").read_text("utf-8")
    select("waited until customers complained")
    bar.buttons[1].click()
    picker = sheet(LessonPicker)
    picker.picked.emit(DocumentPath("open-early.md"))
    window.settle()
    assert "quotes these words already" in window.panes.status.words.text()
    assert (folder / "open-early.md").read_text("utf-8") == before
    picker.reject()


def test_without_a_lesson_that_says_the_like_all_are_there_to_choose_from(
    window, select, bar, sheet, qtbot
):
    select("It was a busy day.")
    bar.buttons[1].click()
    picker = sheet(LessonPicker)
    qtbot.waitUntil(lambda: picker.list.count() == 2)
    assert picker.said.words == "One lesson"
    assert picker.chosen == "open-early.md"
    picker.reject()


def test_a_sentence_that_a_lesson_says_already_is_noticed_as_one_writes_it(
    window, folder, select, bar, sheet, qtbot
):
    select("It was a busy day.")
    bar.buttons[0].click()
    asked = sheet(LessonSheet)
    QTest.keyClicks(asked.title, "Open another register before grumbling")
    qtbot.waitUntil(asked.like.isVisible)
    asked.title.setText("Something else")
    qtbot.waitUntil(lambda: not asked.like.isVisible())
    asked.title.setText("open another register before the grumbling starts.")
    qtbot.waitUntil(asked.like.isVisible)
    asked.like.click()
    window.settle()
    assert "> It was a busy day." in (folder / "open-early.md").read_text("utf-8")


def test_a_lesson_begun_without_a_passage_leads_to_the_one_that_says_it(window, sheet, qtbot):
    window.parts.lessons.drawing.begin_lesson()
    asked = sheet(LessonSheet)
    asked.title.setText("Open another register before the grumbling starts")
    qtbot.waitUntil(asked.like.isVisible)
    assert "already" in asked.like.text()
    asked.like.click()
    qtbot.waitUntil(lambda: window.read == "open-early.md")
    window.settle()


def test_a_new_lesson_can_be_begun_from_the_picker(window, folder, select, bar, sheet):
    select("It was a busy day.")
    bar.buttons[1].click()
    picker = sheet(LessonPicker)
    picker.field.setText("Plan for busy days")
    picker.typed.emit("zebra")
    window.settle()
    picker.finish()
    asked = sheet(LessonSheet)
    assert asked.title.text() == "Plan for busy days"
    asked.primary.click()
    window.settle()
    assert "> It was a busy day." in (folder / "plan-for-busy-days.md").read_text("utf-8")


def test_an_editor_offers_the_same(window, folder, sheet, qtbot):
    editor = QPlainTextEdit(window.window)
    editor.resize(500, 300)
    editor.show()
    editor.setPlainText((folder / "checkout-line.md").read_text("utf-8"))
    lessons = window.parts.lessons
    passages = lessons.offering.offer_in(editor, lambda: DocumentPath("checkout-line.md"))
    editor.setTextCursor(editor.document().find("It was a busy day."))
    passages.watch.tell()
    assert passages.bar.isVisible()
    window.act("lessons-panel")
    assert window.window.focusWidget() is passages.bar.buttons[0]
    QTest.keyClick(passages.bar, Qt.Key.Key_Escape)
    window.act("lesson-from-passage")
    asked = sheet(LessonSheet)
    asked.title.setText("Plan for busy days")
    asked.finish()
    window.settle()
    assert "> It was a busy day." in (folder / "plan-for-busy-days.md").read_text("utf-8")


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def test_all_of_it_works_by_keyboard(window, folder, bar, sheet, qtbot):
    window.open("checkout-line.md")
    page = window.panes.page
    page.setFocus()
    window.act("select-by-keyboard")
    page.moveCursor(QTextCursor.MoveOperation.Start)
    while "waited" not in page.textCursor().block().text():
        press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_End, SHIFT)
    QApplication.sendEvent(
        page, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(bar.isVisible)
    window.act("lessons-panel")
    assert window.window.focusWidget() is bar.buttons[0]
    press(bar.buttons[0], Qt.Key.Key_Space)
    asked = sheet(LessonSheet)
    QTest.keyClicks(asked.title, "Look at the line")
    press(asked.title, Qt.Key.Key_Return, CONTROL)
    window.settle()
    assert {one.found for one in evidence_of(window, "look-at-the-line.md")} <= {
        Found.EXACT,
        Found.FOLDED,
    }


def test_escape_takes_the_bar_away_and_control_l_brings_it_back(window, select, bar):
    select(WORDS)
    window.panes.page.setFocus()
    press(window.panes.page, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    shown = window.parts.actions["lessons-panel"].isChecked()
    window.act("lessons-panel")
    assert bar.isVisible()
    assert window.parts.actions["lessons-panel"].isChecked() is shown


def test_without_selected_words_control_l_shows_the_lessons(window):
    window.open("checkout-line.md")
    window.act("lessons-panel")
    first = window.panes.side.isVisible()
    window.act("lessons-panel")
    assert window.panes.side.isVisible() is not first
    window.act("lesson-from-passage")
    assert "Select words" in window.panes.status.words.text()


def test_words_of_the_page_that_are_not_in_the_text_are_not_quoted(window, select, bar):
    select("A car maker that won trust back", "car-maker.md")
    bar.buttons[0].click()
    window.settle()
    assert "cannot be quoted" in window.panes.status.words.text()


def test_nothing_is_offered_in_a_lesson_or_in_a_library_that_is_only_read(start, folder, qtbot):
    window = start(folder, read_only=True).show()
    window.open("checkout-line.md")
    page = window.panes.page
    page.setTextCursor(page.document().find("waited"))
    window.parts.lessons.passages.watch.tell()
    assert not window.parts.lessons.passages.bar.isVisible()
    assert not window.parts.lessons.passages.take_focus()
