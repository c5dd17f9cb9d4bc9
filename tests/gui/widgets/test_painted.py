"""Buttons, rows and marks that are painted: what they say and do, and their colours."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QImage, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from casebook.domain.document import Kind
from casebook.domain.finding import Severity
from casebook.domain.lesson import Role, State
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice
from casebook.gui.widgets.card import Card
from casebook.gui.widgets.document_row import DocumentRow, mark_of
from casebook.gui.widgets.filter_field import FilterField
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.key_cap import cap_width, keys_of
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.number_disc import NumberDisc
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.severity import paint_severity
from casebook.gui.widgets.state_steps import StateSteps, Step
from casebook.gui.widgets.step_row import StepRow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shelf(qtbot):
    """A window to put buttons into."""
    made = QWidget()
    qtbot.addWidget(made)
    made.row = QHBoxLayout(made)
    made.resize(500, 120)

    def show(*widgets):
        for widget in widgets:
            made.row.addWidget(widget)
        made.show()
        with qtbot.waitActive(made):
            made.activateWindow()

    made.show_all = show
    return made


def point_at(widget):
    centre = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(centre, centre, centre))
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def colours(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def buttons(scheme, icons, entry):
    return [
        Card(scheme, top_edge="supports"),
        IconButton(scheme, icons.icon("close"), "Close"),
        LinkButton(scheme, "A link that is longer than the room for it", glyph="help"),
        DocumentRow(scheme, entry(1, "The line", outcome="mixed")),
        StepRow(scheme, "filter", "Drop", "Outcome: success", "Enter"),
    ]


@pytest.mark.parametrize("which", range(5))
def test_a_button_answers_mouse_space_and_enter_and_shows_the_keyboard(
    qtbot, scheme, icons, entry, shelf, which
):
    button = buttons(scheme, icons, entry)[which]
    other = LinkButton(scheme, "other")
    shelf.show_all(other, button)
    clicked = []
    button.clicked.connect(lambda: clicked.append(True))
    qtbot.mouseClick(button, LEFT)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert clicked == [True] * 3
    assert button.ringed
    assert scheme.palette.ink in colours(button)
    qtbot.mouseClick(button, LEFT)
    assert not button.ringed, "a click needs no ring"
    assert button.is_stop_in(shelf)


@pytest.mark.parametrize("which", [0, 1, 3, 4])
def test_a_button_lights_up_under_the_pointer_in_both_schemes(scheme, icons, entry, shelf, which):
    button = buttons(scheme, icons, entry)[which]
    shelf.show_all(button)
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        point_at(button)
        assert scheme.palette.hover in colours(button)
        button.setDown(True)
        assert scheme.palette.ink_soft in colours(button)
        button.setDown(False)


def test_a_key_that_is_held_clicks_once(qtbot, scheme, shelf):
    button = LinkButton(scheme, "link")
    shelf.show_all(button)
    clicked = []
    button.clicked.connect(lambda: clicked.append(True))
    for again in (False, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", again
        )
        QApplication.sendEvent(button, event)
    assert clicked == [True]


def test_a_disabled_button_does_not_light_up(scheme, icons, shelf):
    button = IconButton(scheme, icons.icon("close"), "Close")
    button.setEnabled(False)
    shelf.show_all(button)
    point_at(button)
    assert not button.lit
    assert not button.is_stop_in(shelf)
    assert scheme.palette.hover not in colours(button)


def test_the_chosen_card_is_framed_in_ink(scheme, shelf):
    card = Card(scheme)
    shelf.show_all(card)
    card.clearFocus()
    assert scheme.palette.ink not in colours(card)
    card.set_active(True)
    assert scheme.palette.ink in colours(card)
    assert card.active


@pytest.mark.parametrize(
    ("kind", "values", "mark"),
    [
        (Kind.CASE, {"outcome": "mixed"}, "outcome/mixed"),
        (Kind.CASE, {}, "kind/case"),
        (Kind.LESSON, {"state": "observed"}, "state/observed"),
        (Kind.LESSON, {}, "kind/lesson"),
        (Kind.PACK, {}, "kind/pack"),
    ],
)
def test_a_document_has_the_mark_that_lists_give_it(entry, kind, values, mark):
    assert mark_of(entry(1, "Title", kind, **values)) == mark


@pytest.mark.parametrize(
    ("keys", "text"),
    [("Ctrl+K", "Ctrl K"), ("Ctrl++", "Ctrl +"), ("F1", "F1"), ("Ctrl+Shift+P", "Ctrl Shift P")],
)
def test_keys_are_written_with_spaces(keys, text):
    assert keys_of(QKeySequence(keys)) == text


def test_a_cap_is_never_narrower_than_high(qapp):
    assert cap_width("K") == 18
    assert cap_width("Ctrl Shift P") > 60


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("severity", "tone"),
    [(Severity.ERROR, "failure"), (Severity.WARNING, "soon"), (Severity.HINT, "text3")],
)
def test_severities_have_shapes_and_colours_of_their_own(qapp, palette, severity, tone):
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_severity(painter, QRectF(0, 0, 32, 32), palette, severity)
    painter.end()
    drawn = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert getattr(palette, tone) in drawn


def test_a_number_is_filled_while_its_card_is_chosen(qtbot, scheme):
    disc = NumberDisc(scheme, 3, Role.CONTRADICTS)
    qtbot.addWidget(disc)
    at_rest = disc.grab().toImage().pixelColor(10, 3).name()
    disc.set_filled(True)
    filled = disc.grab().toImage().pixelColor(10, 3).name()
    assert (at_rest, filled) == (scheme.palette.page, scheme.palette.contradicts)


def test_steps_are_coloured_as_far_as_the_lesson_has_come(qtbot, scheme):
    steps = StateSteps(scheme)
    qtbot.addWidget(steps)
    assert steps.heightForWidth(600) == 0
    steps.show_steps(
        [
            Step(State.OBSERVED, "2 passages", reached=True, current=False),
            Step(State.IDENTIFIED, "", reached=True, current=True),
            Step(State.VALIDATED, "needs a person", reached=False, current=False),
            Step(State.EMBEDDED, "needs a use", reached=False, current=False),
        ]
    )
    assert steps.heightForWidth(800) * 2 < steps.heightForWidth(400)
    assert steps.accessibleName() == "Identified"
    assert "Validated: needs a person" in steps.accessibleDescription()
    steps.resize(800, steps.heightForWidth(800))
    image = steps.grab().toImage()
    bars = [image.pixelColor(x, 0).name() for x in (20, 220, 420, 620)]
    palette = scheme.palette
    assert bars == [palette.identified, palette.identified, palette.line, palette.line]


def test_a_lesson_without_a_state_has_no_step_reached(qtbot, scheme):
    steps = StateSteps(scheme)
    qtbot.addWidget(steps)
    steps.show_steps([Step(State.OBSERVED, "", reached=False, current=False)])
    steps.resize(600, 50)
    assert steps.grab().toImage().pixelColor(20, 0).name() == scheme.palette.line


def test_a_field_can_be_cleared_while_there_is_something_to_clear(qtbot, scheme):
    field = FilterField(scheme, "Narrow by words")
    qtbot.addWidget(field)
    assert field.accessibleName() == field.placeholderText() == "Narrow by words"
    assert len(field.actions()) == 1
    field.setText("words")
    field.setText("other words")
    glass, cross = field.actions()
    assert cross.text() == "Clear"
    cross.trigger()
    assert field.text() == ""
    assert field.actions() == [glass]
    assert isinstance(field, QLineEdit)


def test_an_arrow_is_left_to_what_holds_the_button(qtbot, scheme):
    class Holder(QWidget):
        key = None

        def keyPressEvent(self, event):
            self.key = event.key()

    holder = Holder()
    qtbot.addWidget(holder)
    button = Pressable(scheme, holder)
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert holder.key == Qt.Key.Key_Down
    assert button.mapTo(holder, QPoint(0, 0)) == QPoint(0, 0)
