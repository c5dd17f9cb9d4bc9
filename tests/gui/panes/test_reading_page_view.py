"""How a page stands in its column, grows, changes colour, and what it refuses to load."""

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from casebook.domain.document import Kind
from casebook.domain.lesson import Evidence, Found, Passage, Quotation, Role
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.query import Entry
from casebook.domain.reading import LessonCard, Reading
from casebook.gui.look.matrix import cell_rect
from casebook.gui.look.scheme import Choice
from casebook.gui.panes.page_column import PageColumn
from casebook.gui.panes.page_geometry import picture_names, picture_rect
from casebook.gui.panes.reading_page import ReadingPage
from casebook.markdown.page import render_page
from casebook.markdown.page_context import LinkTarget, PageContext
from casebook.markdown.reading import read_document

GUARDS = """---
title: Guards
outcome: unknown
themes: [security, a-long-theme]
---
## Situation

Some words [[other#Do this]], [[gone]], [a log](log.pdf), [elsewhere](https://example.org/a?b=c)
and [below](#balance).

> Quoted words of a guard,
> more of them.
>
> > Nested ones.

## Timeline

- 1 min — **Signal** a
- 2 min — **Result** b

## Risks

| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| security | A **breach** | 2 | 5 | Doors |
| customer service | Shouting | | 5 | |

## Role-play

### Staff

Short.

### Customer

Much longer words, so that this card is higher than the one beside it, whatever its width may be.

## Balance

| Strategy | Safety | Quality | Efficiency | Why |
| --- | --- | --- | --- | --- |
| Training | + | 0 | − | Calm |

- [x] ticked

```
code
```

## Facilitator notes

For you.
"""
FILLING = "\n\n".join(f"Paragraph {number} says nothing of note at all." for number in range(60))


def resolve(target):
    known = {
        "other": LinkTarget("other.md", "Other", Kind.CASE),
        "log.pdf": LinkTarget("log.pdf"),
    }
    return known.get(target)


def reading_of(text, path="guards.md", cards=(), limit=100_000):
    document = read_document(text, DocumentPath(path))
    entry = Entry(1, document.path, document.id, Kind.CASE, document.title, "", 0.0, "", 0, {})
    html = render_page(document, PageContext(resolve, lambda path: path, limit=limit))
    return Reading(document, entry, html, tuple(cards))


def png_of(width, height, form="PNG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)
    return bytes(buffer.data().data())


@pytest.fixture
def pictures():
    return {}


@pytest.fixture
def page(qtbot, scheme, pictures):
    made = ReadingPage(scheme, pictures.get)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def guards(page):
    page.show_reading(reading_of(GUARDS))
    page.grab()
    return page


def place_of(page, name):
    """Where the first picture with an address stands on the page."""
    position = next(at for at, found in picture_names(page.document(), page.text) if found == name)
    return picture_rect(page.document(), position)


def link_point(page, words):
    """A point of the viewport on the words of a link, scrolled to."""
    cursor = page.document().find(words)
    page.setTextCursor(cursor)
    page.ensureCursorVisible()
    rect = page.cursorRect(cursor)
    cursor.clearSelection()
    page.setTextCursor(cursor)
    return rect.center() - QPoint(8, 0)


@pytest.mark.parametrize(
    ("words", "signal", "args"),
    [
        ("Other", "document_requested", ["other.md", "Do this"]),
        ("gone", "nowhere_requested", ["gone"]),
        ("a log", "file_requested", ["log.pdf"]),
        ("elsewhere", "outside_link_requested", ["https://example.org/a?b=c"]),
        ("Security", "theme_requested", ["security"]),
    ],
)
def test_a_click_on_a_link_asks_for_what_it_leads_to(guards, qtbot, words, signal, args):
    point = link_point(guards, words)
    with qtbot.waitSignal(getattr(guards, signal)) as asked:
        qtbot.mouseClick(guards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == args


def test_a_link_to_a_heading_of_the_page_goes_there(guards, qtbot):
    guards.resize(900, 300)
    point = link_point(guards, "below")
    qtbot.mouseClick(guards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: guards.verticalScrollBar().value() > 300)


def test_the_rest_of_a_long_document_is_asked_for(page, qtbot):
    page.show_reading(reading_of(FILLING, limit=2_000))
    with qtbot.waitSignal(page.more_requested):
        page.follow("casebook:more")


def test_an_address_that_no_page_has_asks_for_nothing(guards, qtbot):
    signals = [guards.document_requested, guards.outside_link_requested, guards.file_requested]
    for address in ("javascript:x()", "casebook:delete/a.md", "file:///etc/passwd", "x.md", "#"):
        for signal in signals:
            with qtbot.assertNotEmitted(signal):
                guards.follow(address)


def test_only_marks_and_pictures_of_the_library_are_loaded(page, pictures):
    pictures["a b.png"] = png_of(20, 10)
    assert page.loadResource(2, QUrl("casebook-picture:a%20b.png")).width() == 20
    assert page.loadResource(2, QUrl("casebook-mark:outcome/mixed")).width() == 16
    for address in ("https://example.org/a.png", "file:///a.png", "qrc:/a.png", "a.png"):
        assert page.loadResource(2, QUrl(address)).width() == 1


def test_pictures_are_as_wide_as_they_are_but_no_wider_than_the_column(page, pictures):
    pictures |= {"wide.png": png_of(2000, 1000), "small.png": png_of(40, 20)}
    page.show_reading(reading_of("![](wide.png)\n\n![](small.png)\n\n![[small.png|80]]\n"))
    page.grab()
    wide = place_of(page, "casebook-picture:wide.png")
    assert (round(wide.width()), round(wide.height())) == (640, 320)
    assert round(place_of(page, "casebook-picture:small.png").width()) == 40
    assert round(place_of(page, "casebook-picture:small.png?width=80").width()) == 80


def test_a_picture_is_fitted_to_a_column_that_becomes_narrower(page, qtbot, pictures):
    pictures["wide.png"] = png_of(2000, 1000)
    page.show_reading(reading_of("![](wide.png)\n\n" + FILLING))
    page.verticalScrollBar().setValue(500)
    with qtbot.waitSignal(page.page_set):
        page.resize(500, 600)
    page.grab()
    assert place_of(page, "casebook-picture:wide.png").width() < 440


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        png_of(10, 10)[:40],
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/a"/></svg>',
        b"GIF89a\xff\xff\xff\xff" + b"\0" * 30,
    ],
    ids=["empty", "words", "cut", "svg", "huge"],
)
def test_a_picture_that_cannot_be_trusted_or_read_is_left_empty(page, pictures, data):
    pictures["a.png"] = data
    assert page.loadResource(2, QUrl("casebook-picture:a.png")).width() == 1


@pytest.mark.logs_warnings
def test_a_picture_that_fails_to_load_does_not_stop_the_page(page, caplog):
    def load(path):
        raise OSError(path)

    page._pictures.load_picture = load
    page.show_reading(reading_of("![](a.png) words\n"))
    page.grab()
    assert "words" in page.text
    assert "cannot be drawn" in caplog.text


def test_themes_have_the_dots_of_their_colours(guards):
    guards.set_theme_colours({ThemeId("security"): "#ff0000"})
    image = guards.loadResource(2, QUrl("casebook-mark:theme/security"))
    assert image.pixelColor(4, 4) == QColor("#ff0000")
    guards.set_theme_colours({ThemeId("security"): "#ff0000"})


def test_the_size_changes_by_keys_and_by_the_wheel(guards, qtbot):
    seen = []
    guards.zoom_changed.connect(seen.append)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(guards, key, Qt.KeyboardModifier.ControlModifier)
    assert seen == [110, 125, 110, 100]
    for turn in (60, 60, -120, 240):
        wheel(guards, turn, Qt.KeyboardModifier.ControlModifier)
    assert seen[4:] == [110, 100, 110, 125]


def test_the_size_stays_between_its_limits(guards):
    for _ in range(12):
        guards.zoom_in()
    assert guards.zoom == 200
    for _ in range(12):
        guards.zoom_out()
    assert guards.zoom == 80
    guards.set_zoom(1_000)
    assert guards.zoom == 200


def test_letters_marks_and_cells_grow_together(guards):
    small = place_of(guards, "casebook-mark:matrix").width()
    guards.set_zoom(150)
    guards.grab()
    title = guards.document().find("Guards").charFormat().font()
    assert title.pixelSize() == 42
    assert round(place_of(guards, "casebook-mark:matrix").width()) == round(small * 1.5)


def wheel(page, turn, modifiers=Qt.KeyboardModifier.NoModifier):
    point = QPointF(200, 200)
    event = QWheelEvent(
        point,
        page.mapToGlobal(point),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), event)


def test_the_page_scrolls_by_keys_and_wheel(page, qtbot):
    page.show_reading(reading_of(FILLING))
    bar = page.verticalScrollBar()
    wheel(page, -120)
    assert bar.value() > 0
    qtbot.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    above = bar.value()
    assert above < bar.maximum()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert bar.value() > above
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert bar.value() > 0


def test_colours_follow_the_scheme_and_the_page_stays_where_it_is(page, scheme):
    page.show_reading(reading_of(FILLING))
    page.verticalScrollBar().setValue(777)
    scheme.set_choice(Choice.DARK)
    assert page.verticalScrollBar().value() == 777
    image = page.grab().toImage()
    assert image.pixelColor(5, 5) == QColor(scheme.palette.page)
    scheme.set_choice(Choice.LIGHT)


def test_an_empty_page_follows_the_scheme_too(page, scheme):
    scheme.set_choice(Choice.DARK)
    assert page.grab().toImage().pixelColor(5, 5) == QColor(scheme.palette.page)
    scheme.set_choice(Choice.LIGHT)


def test_running_text_can_be_set_without_serifs(page):
    page.show_reading(reading_of("Words.\n"))

    def family():
        return page.document().find("Words.").charFormat().font().families()[0]

    serif = family()
    page.set_sans(True)
    assert family() != serif
    page.set_sans(True)
    page.set_sans(False)
    assert family() == serif


def test_the_same_words_stay_at_the_top_when_the_column_changes(page):
    page.show_reading(reading_of("A line of words that is long enough to break. " * 400))
    page.verticalScrollBar().setValue(2_000)
    before = page.scroll_place()
    page.set_zoom(150)
    block, start = page.scroll_place()
    assert block == before[0]
    assert start <= before[1] < start + 80


def test_a_screen_with_finer_pixels_gets_finer_marks(guards, qtbot):
    with qtbot.waitSignal(guards.page_set):
        QApplication.sendEvent(guards, QEvent(QEvent.Type.DevicePixelRatioChange))


def test_a_matrix_stands_beside_its_table_where_there_is_room(guards):
    def beside():
        matrix = place_of(guards, "casebook-mark:matrix")
        row = guards.document().find("Shouting")
        return (
            matrix.top() < guards.document().documentLayout().blockBoundingRect(row.block()).top()
        )

    assert beside()
    guards.resize(560, 600)
    guards.grab()
    assert not beside()
    guards.resize(900, 600)
    guards.grab()
    assert beside()


def test_running_text_keeps_its_column_where_tables_are_wider(guards):
    cursor = guards.document().find("Some words")
    width = guards.document().documentLayout().blockBoundingRect(cursor.block()).width()
    assert round(width) == 640
    assert guards.viewport().width() == 758 + 64


@pytest.mark.parametrize(
    ("room", "wide", "text", "left", "right"),
    [
        (510, False, 446, 0, 0),
        (936, False, 640, 116, 116),
        (936, True, 758, 114, 0),
        (40, False, 1, 0, 0),
    ],
)
def test_the_column_stands_in_the_middle_unless_tables_need_the_room(room, wide, text, left, right):
    column = PageColumn(room, 1.0, wide)
    assert (column.text, column.left, column.right) == (text, left, right)


def test_only_a_table_that_cannot_fit_is_scrolled_sideways(page, qtbot):
    page.show_reading(reading_of("| a | b |\n| --- | --- |\n| c | d |\n"))
    page.grab()
    assert page.horizontalScrollBar().maximum() == 0
    heads = "|".join(f"head{number}word" for number in range(30))
    page.show_reading(reading_of(f"|{heads}|\n|{'-|' * 30}\n|{'cell|' * 30}\n", "b.md"))
    page.grab()
    assert page.horizontalScrollBar().maximum() > 0


def test_frames_bars_chips_and_the_line_of_a_timeline_are_painted(guards):
    decor = guards._measured()
    assert [name for _, name in decor.boxes] == ["card", "card", "code", "facilitator"]
    first, second = (rect for rect, name in decor.boxes if name == "card")
    assert first.height() == second.height()
    assert first.right() < second.left()
    assert len(decor.chips) == 2
    assert len(decor.lines) == 1
    assert decor.lines[0].dx() == 0
    assert len(decor.bars) == 3


def test_evidence_has_a_bar_in_the_colour_of_its_role(page, scheme):
    text = "---\nkind: lesson\n---\n## Evidence\n\n> Words of a case.\n>\n> — [[other]]\n"
    page.show_reading(reading_of(text))
    page.grab()
    rect, role = page._measured().bars[0]
    assert role == "supports"
    point = (rect.center() - page.visible_rect().topLeft()).toPoint()
    image = page.viewport().grab().toImage()
    assert image.pixelColor(point) == QColor(scheme.palette.supports)


def test_timelines_apart_are_not_joined(page):
    text = "## Timeline\n\n- 1 min — a\n\nBetween.\n\n- 2 min — b\n"
    page.show_reading(reading_of(text))
    page.grab()
    assert page._measured().lines == []


def test_a_pack_has_its_minutes_drawn(page):
    text = (
        "---\nkind: pack\nminutes: 60\n---\n## Agenda\n\n"
        "| Minutes | Activity | Item | Use | Note |\n|-|-|-|-|-|\n"
        "| 20 | read | | | |\n| 40 | discuss | | | |\n"
    )
    page.show_reading(reading_of(text))
    page.grab()
    place = place_of(page, "casebook-mark:minutes")
    assert round(place.width()) == 758
    image = page.loadResource(2, QUrl("casebook-mark:minutes"))
    middle = round(image.height() * 28 / 54)
    assert image.pixelColor(10, middle) != image.pixelColor(image.width() // 2, middle)


def test_a_matrix_or_a_bar_without_its_document_is_empty(page):
    page.set_page("<p></p>", None)
    assert page.loadResource(2, QUrl("casebook-mark:minutes")).width() > 100
    assert page.loadResource(2, QUrl("casebook-mark:matrix")).width() > 100


def test_a_mark_of_the_matrix_says_which_risk_it_is(guards):
    guards.verticalScrollBar().setValue(400)
    corner = place_of(guards, "casebook-mark:matrix").topLeft() - guards.visible_rect().topLeft()
    cell = corner + cell_rect(2, 5).center()
    assert guards.tip_at(cell) == "S1 A breach: likelihood 2, severity 5"
    assert guards.tip_at(corner + cell_rect(5, 1).center()) == ""
    assert guards.tip_at(corner + QPointF(2, 2)) == ""
    assert guards.tip_at(corner - QPointF(20, 0)) == ""


def test_a_number_in_the_margin_says_which_lesson_it_is(page):
    words = "A guard who greets has looked"
    passage = Passage(0, len(words), Found.EXACT, 1.0, words)
    quotation = Quotation(words, DocumentId("guards"), Role.SUPPORTS, 1)
    path = DocumentPath("l.md")
    evidence = Evidence(path, quotation, DocumentPath("guards.md"), passage)
    card = LessonCard(1, path, DocumentId("l"), "Greet", None, None, "", (evidence,))
    page.show_reading(reading_of(f"{words}.\n", cards=(card,)))
    page.grab()
    assert page.tip_at(page._passages[0].disc.center()) == "1  Greet"
    assert page.tip_at(page._passages[0].rects[0].center()) == ""


@pytest.mark.qt_log_ignore("does not support raise")
def test_words_appear_where_the_pointer_rests(guards, qtbot):
    def rest_at(point):
        place = guards.viewport().mapToGlobal(point)
        QApplication.sendEvent(guards.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, place))

    guards.verticalScrollBar().setValue(400)
    corner = place_of(guards, "casebook-mark:matrix").topLeft() - guards.visible_rect().topLeft()
    rest_at((corner + cell_rect(2, 5).center()).toPoint())
    qtbot.waitUntil(lambda: QToolTip.text().startswith("S1"))
    rest_at(QPoint(2, 2))
    QToolTip.hideText()


def test_an_outside_link_and_a_picture_say_what_they_are(guards, page, pictures):
    link = QPointF(link_point(guards, "elsewhere"))
    assert guards.tip_at(link) == "https://example.org/a?b=c"
    assert guards.tip_at(QPointF(link_point(guards, "Other"))) == ""
    pictures["door.png"] = png_of(90, 60)
    page.show_reading(reading_of("![The door](door.png)\n", "b.md"))
    page.grab()
    assert page.tip_at(place_of(page, "casebook-picture:door.png").center()) == "The door"


def test_the_menu_copies_words_and_the_address_of_an_outside_link(guards, qtbot):
    menu = guards.menu_at(link_point(guards, "elsewhere"))
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == ["Copy", "Copy link", "Select all"]
    assert not actions["Copy"].isEnabled()
    actions["Copy link"].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/a?b=c"
    actions["Select all"].trigger()
    assert guards.textCursor().hasSelection()
    menu.deleteLater()
    inside = guards.menu_at(link_point(guards, "Other"))
    assert [action.text() for action in inside.actions() if action.text()] == ["Copy", "Select all"]
    inside.deleteLater()


def test_the_menu_opens_where_it_is_asked_for(guards, qtbot):
    point = QPoint(200, 100)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, point, guards.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(guards.viewport(), event)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.activePopupWidget().close()


def test_copied_words_say_what_the_marks_among_them_say(guards):
    guards.selectAll()
    data = guards.createMimeDataFromSelection()
    text = data.text()
    assert "\ufffc" not in text
    assert "S1\nA breach\n2\n5" in text
    assert "Training\n+\n0\n−\nCalm" in text
    assert "[x]" in text
    assert "<img" not in data.html()
    assert "A breach" in data.text()


def test_the_page_can_be_read_when_it_is_very_narrow(guards):
    guards.resize(guards.minimumSizeHint())
    guards.set_zoom(200)
    guards.grab()
    assert guards.text


@pytest.mark.parametrize(
    ("text", "number"),
    [("# T\n\nWords at once.\n", 1), ("---\ntags: [a]\n---\n# T\n\nWords at once.\n", 2)],
)
def test_words_without_a_heading_keep_their_distance_from_what_stands_above(page, text, number):
    page.show_reading(reading_of(text))
    document = page.document()
    first = document.findBlockByNumber(number + 1)
    assert first.text() == "Words at once."
    above = document.documentLayout().blockBoundingRect(first.previous())
    assert document.documentLayout().blockBoundingRect(first).top() - above.bottom() >= 8
