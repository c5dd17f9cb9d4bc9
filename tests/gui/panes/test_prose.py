import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from casebook.gui.look.scheme import Choice
from casebook.gui.panes.prose import Prose

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def asked():
    return []


@pytest.fixture
def prose(qtbot, scheme, asked):
    made = Prose(scheme, lambda path: asked.append(path))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_it_is_as_high_as_its_text(prose):
    prose.show_html("<p>One line.</p>")
    low = prose.heightForWidth(400)
    prose.show_html("<p>" + "Many words that go on. " * 40 + "</p>")
    assert prose.heightForWidth(400) > 5 * low
    assert prose.heightForWidth(200) > prose.heightForWidth(400)
    assert prose.sizeHint().height() == prose.heightForWidth(prose.width())


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<ul><li class='item'>", "</li></ul>"),
        ("<blockquote>", "</blockquote>"),
        ("<ol><li><blockquote>", "</blockquote></li></ol>"),
    ],
)
def test_words_very_deep_in_lists_and_quotations_have_room(prose, begin, end):
    words = "<p class='text'>Many words that go on and on in one line.</p>"

    def height(depth):
        prose.show_html(begin * depth + words + words + end * depth)
        return prose.heightForWidth(600)

    shallow, deep = height(2), height(60)
    empty = height(60) - height(59)
    assert prose.toPlainText().count("Many words that go on and on in one line.") == 2
    assert deep - 60 * max(empty, 0) < 6 * shallow


def test_lines_do_not_get_too_long(prose):
    prose.resize(1600, 300)
    prose.show_html("<p>" + "Many words that go on. " * 40 + "</p>")
    assert prose.viewport().width() <= 640


def test_nothing_is_loaded_but_marks_and_pictures_of_the_library(prose, asked):
    for address in ("http://example.org/x.png", "file:///etc/passwd", "qrc:/x.png", "x.png"):
        image = prose.loadResource(IMAGE, QUrl(address))
        assert max(image.width(), image.height()) <= 1, "nothing to see"
    assert prose.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, "x") is None
    assert asked == []
    prose.loadResource(IMAGE, QUrl("casebook-picture:attachments/a.png"))
    assert asked == ["attachments/a.png"]
    assert prose.loadResource(IMAGE, QUrl("casebook-mark:check/on")).width() > 8


def test_larger_text_is_set_anew_once(prose):
    prose.show_html("<p>Words</p>")
    usual = prose.heightForWidth(400)
    prose.set_type(1.5, sans=True)
    assert prose.heightForWidth(400) > usual
    assert prose.document().defaultFont().pixelSize() > 20


def test_colours_follow_the_scheme(prose, scheme):
    prose.show_html('<p class="text">Words</p>')
    scheme.set_choice(Choice.DARK)
    assert scheme.palette.text in prose.document().toHtml()


def test_keys_that_scroll_are_left_to_the_page(qtbot, scheme):
    class Page(QWidget):
        keys = ()

        def keyPressEvent(self, event):
            self.keys += (Qt.Key(event.key()),)

    page = Page()
    qtbot.addWidget(page)
    prose = Prose(scheme, lambda path: None, page)
    qtbot.keyClick(prose, Qt.Key.Key_Down)
    qtbot.keyClick(prose, Qt.Key.Key_PageUp)
    qtbot.keyClick(prose, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert page.keys[:2] == (Qt.Key.Key_Down, Qt.Key.Key_PageUp)
    assert Qt.Key.Key_C not in page.keys


def test_the_wheel_is_left_to_the_page(prose):
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(prose.viewport(), event)
    assert not event.isAccepted()
