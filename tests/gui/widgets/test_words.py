import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Choice
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.words import LinkWords, Span, Words

LEFT = Qt.MouseButton.LeftButton
TEXT = "Open another register before the grumbling starts and the line gets long"


@pytest.fixture
def words(qtbot, scheme):
    made = Words(scheme, TextRole.CARD_TITLE)
    qtbot.addWidget(made)
    made.show_words(TEXT)
    return made


@pytest.fixture
def selectable(qtbot, scheme):
    made = SelectableWords(scheme, TextRole.UI)
    qtbot.addWidget(made)
    made.show_words("First second third")
    made.resize(300, 20)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def colours(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_lines_have_the_height_of_the_type_table(words):
    assert words.heightForWidth(2000) == 20
    assert words.heightForWidth(200) in {60, 80}
    words.set_type(2.0, sans=False)
    assert words.heightForWidth(4000) == 40
    words.setContentsMargins(0, 3, 0, 4)
    words.show_words("Short")
    assert words.heightForWidth(2000) == 47


def test_a_word_longer_than_the_line_is_broken(words):
    words.show_words("x" * 200)
    assert words.heightForWidth(100) >= 200
    assert words.minimumSizeHint().width() < 40


def test_unwrapped_words_stay_on_one_line(qtbot, scheme):
    line = Words(scheme, TextRole.UI, wrapped=False)
    qtbot.addWidget(line)
    line.show_words(TEXT)
    assert not line.hasHeightForWidth()
    assert line.sizeHint().height() == 20
    assert line.minimumSizeHint() == line.sizeHint()


def test_spans_have_their_colours_and_follow_the_scheme(words, scheme):
    words.show_spans(Span("Applies when ", "text3"), Span("it is late", "late", strong=True))
    words.resize(300, 20)
    assert words.words == words.accessibleName() == "Applies when it is late"
    assert scheme.palette.late in colours(words)
    scheme.set_choice(Choice.DARK)
    assert scheme.palette.late in colours(words)


def test_markup_is_shown_as_it_is(words):
    words.show_words("<b>bold</b>")
    assert words.words == "<b>bold</b>"
    assert words._document.toPlainText() == "<b>bold</b>"


def test_long_text_is_cut_at_a_word():
    assert cut("one two  three", 20) == "one two three"
    assert cut("one two, three four", 10) == "one two…"
    assert len(cut("word " * 1_000_000, 80)) <= 81


def test_a_link_is_underlined_under_the_pointer_and_clicked(qtbot, scheme):
    link = LinkWords(scheme, TextRole.UI)
    qtbot.addWidget(link)
    link.show_words("Title")
    link.resize(80, 20)
    link.show()
    clicked = []
    link.clicked.connect(lambda: clicked.append(True))
    qtbot.mouseClick(link, LEFT)
    qtbot.mouseClick(link, Qt.MouseButton.RightButton)
    QTest.mousePress(link, LEFT, pos=QPoint(5, 5))
    QTest.mouseRelease(link, LEFT, pos=QPoint(500, 5))
    assert clicked == [True]
    link.enterEvent(_enter(link))
    assert link._document.firstBlock().begin().fragment().charFormat().fontUnderline()


def _enter(widget):
    centre = QPointF(widget.rect().center())
    return QEnterEvent(centre, centre, centre)


def test_words_are_selected_by_dragging_and_copied(qtbot, selectable):
    QTest.mousePress(selectable, LEFT, pos=QPoint(0, 10))
    QTest.mouseMove(selectable, QPoint(290, 10))
    drag(selectable, QPoint(290, 10))
    QTest.mouseRelease(selectable, LEFT, pos=QPoint(290, 10))
    assert selectable.selected == "First second third"
    assert colours(selectable) & {selectable._scheme.palette.selection}
    qtbot.keyClick(selectable, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "First second third"


def drag(widget, point):
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), widget.mapToGlobal(QPointF(point)),
        LEFT, LEFT, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_a_double_click_takes_a_word_and_shift_goes_on_from_there(qtbot, selectable):
    qtbot.mouseDClick(selectable, LEFT, pos=QPoint(8, 10))
    assert selectable.selected == "First"
    qtbot.mouseClick(selectable, LEFT, Qt.KeyboardModifier.ShiftModifier, pos=QPoint(290, 10))
    assert selectable.selected.endswith("third")
    qtbot.keyClick(selectable, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert selectable.selected == "First second third"
    qtbot.keyClick(selectable, Qt.Key.Key_F7)


def test_a_selection_goes_with_the_focus_but_not_for_its_menu(qtbot, selectable):
    qtbot.mouseDClick(selectable, LEFT, pos=QPoint(8, 10))
    leaves = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(selectable, leaves)
    (copy,) = selectable.menu().actions()
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "First"
    selectable.clearFocus()
    assert selectable.selected == ""
    selectable.copy()
    assert QGuiApplication.clipboard().text() == "First second third", "all of it without any"
