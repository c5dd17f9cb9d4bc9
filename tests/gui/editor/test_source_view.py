from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent

from casebook.gui.editor.source_view import COLUMN
from casebook.gui.look.fonts import TextRole, line_height
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice

SHIFT = Qt.KeyboardModifier.ShiftModifier


def pixel(editor, x, y):
    return editor.viewport().grab().toImage().pixelColor(x, y)


def test_lines_are_as_high_as_the_type_table_says(hands):
    hands.put("¦one\n" + "many words " * 40 + "\nthree")
    height = line_height(TextRole.SOURCE)
    blocks = [(top, tall) for _, top, tall in hands.editor.visible_blocks()]
    assert blocks[1][0] - blocks[0][0] == height
    assert blocks[1][1] % height == 0
    assert blocks[1][1] > height
    hands.press(Qt.Key.Key_Down, times=2)
    assert hands.editor.cursorRect().top() > 2 * height


def test_the_column_stays_narrow_and_in_the_middle(hands):
    editor = hands.put("one").editor
    editor.resize(1366, 768)
    left = editor.viewport().geometry().left()
    assert editor.viewport().width() <= COLUMN + 8
    assert left > 200
    editor.hide()
    editor.resize(795, 640)
    editor.load("many words and more " * 60)
    editor.resize(796, 640)
    editor.show()
    line = editor.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextWidth() <= editor.viewport().width()
    editor.resize(480, 640)
    assert editor.viewport().geometry().left() == 40


def test_the_current_line_has_a_band_that_follows_cursor_and_scheme(hands, scheme):
    editor = hands.put("one¦\ntwo").editor
    right = editor.viewport().width() - 4
    assert pixel(editor, right, 10) == QColor(LIGHT.sunk)
    assert pixel(editor, right, 30) == QColor(LIGHT.page)
    hands.press(Qt.Key.Key_Down)
    assert pixel(editor, right, 30) == QColor(LIGHT.sunk)
    scheme.set_choice(Choice.DARK)
    assert pixel(editor, right, 30) == QColor(DARK.sunk)


def test_a_selection_has_no_gaps_between_lines(hands):
    editor = hands.put("¦words and words\nwords and words\nwords").editor
    hands.press(Qt.Key.Key_Down, SHIFT, times=2)
    colours = {pixel(editor, 1, y).name() for y in range(1, 39)}
    assert LIGHT.page not in colours
    assert LIGHT.sunk not in colours


def test_the_wheel_with_ctrl_changes_the_size(hands):
    editor = hands.put("one\n" * 200 + "¦").editor
    middle = QPointF(editor.viewport().rect().center())

    def turn(by, modifiers):
        event = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        editor.wheelEvent(event)

    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert editor.zoom == 110
    turn(-240, Qt.KeyboardModifier.ControlModifier)
    assert editor.zoom == 90
    before = editor.verticalScrollBar().value()
    turn(120, Qt.KeyboardModifier.NoModifier)
    assert editor.verticalScrollBar().value() < before
    assert editor.zoom == 90


def test_line_numbers_scroll_with_the_text(hands, qtbot):
    editor = hands.put("¦" + "one\n" * 300).editor
    before = editor.numbers.grab().toImage()
    editor.verticalScrollBar().setValue(120)
    assert editor.numbers.grab().toImage() != before


def test_a_paragraph_read_from_the_right_begins_at_the_right(hands):
    editor = hands.put("¦Latin\n\nשלום עולם\n- פריט\nText with שלום").editor
    middle = editor.viewport().width() / 2

    def begin(line):
        editor.go_to_line(line)
        return editor.cursorRect().center().x()

    assert begin(1) < middle
    assert begin(3) > middle
    assert begin(4) > middle
    assert begin(5) < middle
    editor.textCursor().insertText("אב ")
    assert begin(5) > middle


def test_words_selected_from_the_right_have_a_ground(hands):
    editor = hands.put("¦שלום עולם שלום עולם\n\n").editor
    editor.select(0, 4)
    right = editor.viewport().width() - 4
    row = [pixel(editor, x, 1) for x in range(right // 2, right)]
    assert QColor(LIGHT.selection) in row
