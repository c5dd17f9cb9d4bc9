import dataclasses

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton

from casebook.domain.reading import Reading
from casebook.gui.look.scheme import Choice
from casebook.gui.panes.lessons_panel import MOST_AT_ONCE, LessonsPanel
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.lesson_card import LessonCardWidget
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.marked_line import MarkedLine
from casebook.gui.widgets.passage_block import PassageBlock
from casebook.gui.widgets.words import LinkWords, Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, scheme, icons):
    made = LessonsPanel(scheme, icons)
    qtbot.addWidget(made)
    made.resize(312, 500)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def cards(panel):
    return [card for card in panel.findChildren(LessonCardWidget) if not card.isHidden()]


def texts(widget):
    """All that can be read in a widget."""
    words = [part.words for part in widget.findChildren(Words)]
    return [*words, *(part.words for part in widget.findChildren(MarkedLine))]


def visible_texts(panel):
    return [part.words for part in panel.findChildren(Words) if part.isVisible()]


def test_a_card_says_all_that_the_lesson_says(panel, case_reading):
    panel.show_reading(case_reading)
    said = texts(cards(panel)[0])
    assert "Open another register" in said
    assert "Applies when the line grows" in said
    assert "“it waited until customers complained”" in said
    assert "Identified · Improve" in said
    assert "Supports · Situation" in said
    assert panel.count == 4


def test_a_passage_is_shown_as_it_is_read(panel, case_reading, make_lesson_card, evidence):
    written = "**Say who comes.** Customers [wait](x.md) longer:\n- when they know"
    card = make_lesson_card(1, "Say who comes", evidence("Say who comes", text=written))
    panel.show_reading(dataclasses.replace(case_reading, lessons=(card,)))
    said = "“Say who comes. Customers wait longer: when they know”"
    assert said in texts(cards(panel)[0])


def test_words_that_are_not_found_are_said_to_be_so(panel, case_reading):
    panel.show_reading(case_reading)
    said = texts(cards(panel)[1])
    assert "Words not found" in said
    assert "Words not found · closest passage" in said
    assert "“within two minutes”" in said, "the closest passage stands there"
    assert "no passage yet" in texts(cards(panel)[2])
    assert "Contradicts · Situation" in texts(cards(panel)[3])


def test_a_click_on_a_passage_asks_for_it_and_marks_the_card(qtbot, panel, case_reading):
    panel.show_reading(case_reading)
    lost, found, _ = cards(panel)[1].findChildren(PassageBlock)
    with qtbot.waitSignal(panel.passage_requested) as asked:
        qtbot.mouseClick(found, LEFT)
    assert asked.args == [2, 1]
    assert [card.active for card in cards(panel)] == [False, True, False, False]
    assert lost.toolTip() == "The lesson quotes: “lost words”"


def test_a_click_on_lost_words_goes_to_the_first_passage_that_is_there(qtbot, panel, case_reading):
    panel.show_reading(case_reading)
    lost = cards(panel)[1].findChildren(PassageBlock)[0]
    with qtbot.waitSignal(panel.passage_requested) as asked:
        place = lost.mapTo(cards(panel)[1], lost.rect().center())
        assert not lost.can_be_shown
        qtbot.mouseClick(cards(panel)[1], LEFT, pos=QPoint(8, place.y()))
    assert asked.args == [2, 1]


def test_enter_goes_from_passage_to_passage(qtbot, panel, case_reading):
    panel.show_reading(case_reading)
    panel.show_active(2)
    panel.focus_first()
    asked = []
    panel.passage_requested.connect(lambda number, index: asked.append((number, index)))
    for _ in range(3):
        qtbot.keyClick(cards(panel)[1], Qt.Key.Key_Return)
    assert asked == [(2, 1), (2, 2), (2, 1)]


def test_a_lesson_opens_by_title_arrow_and_ctrl_enter(qtbot, panel, case_reading):
    panel.show_reading(case_reading)
    card = cards(panel)[0]
    asked = []
    panel.lesson_requested.connect(asked.append)
    qtbot.mouseClick(card.findChild(LinkWords), LEFT)
    qtbot.mouseClick(card.findChild(IconButton), LEFT)
    qtbot.keyClick(card, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(cards(panel)[2], Qt.Key.Key_Return)
    assert asked == ["lesson-1.md"] * 3 + ["lesson-3.md"], "without a passage Enter opens it"


def test_arrows_walk_from_card_to_card_and_stay_at_the_ends(qtbot, panel, case_reading):
    panel.show_reading(case_reading)
    panel.focus_first()
    for expected in (1, 2, 3, 3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert cards(panel)[expected].hasFocus()
        assert cards(panel)[expected].ringed
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert cards(panel)[2].hasFocus()
    visible = panel.rect().contains(cards(panel)[2].mapTo(panel, QPoint(20, 20)))
    assert visible, "the card under the keyboard is scrolled into view"


def test_keys_without_a_card_do_nothing(qtbot, panel):
    panel.focus_first()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert cards(panel) == []


def test_pointing_at_a_card_is_told(panel, case_reading):
    panel.show_reading(case_reading)
    told = []
    panel.card_hovered.connect(told.append)
    card = cards(panel)[1]
    centre = card.rect().center().toPointF()
    QApplication.sendEvent(card, QEnterEvent(centre, centre, centre))
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    assert told == [2, 0]


def test_the_lesson_that_is_active_is_scrolled_to(panel, case_reading):
    panel.show_reading(case_reading)
    panel.show_active(4)
    assert panel.rect().contains(cards(panel)[3].mapTo(panel, QPoint(20, 20)))
    panel.show_active(0)
    assert not any(card.active for card in cards(panel))


def test_the_same_document_read_again_keeps_place_and_focus(panel, case_reading):
    panel.show_reading(case_reading)
    panel.show_active(4)
    cards(panel)[3].setFocus()
    place = panel._scroll.verticalScrollBar().value()
    assert place > 0
    before = cards(panel)
    panel.show_reading(dataclasses.replace(case_reading, html="new"))
    assert cards(panel) == before, "nothing of the lessons changed"
    first = dataclasses.replace(case_reading.lessons[0], title="Another title of one line")
    panel.show_reading(
        dataclasses.replace(case_reading, lessons=(first, *case_reading.lessons[1:]))
    )
    assert "Another title of one line" in texts(cards(panel)[0])
    assert cards(panel)[3].hasFocus()
    assert cards(panel)[3].active
    assert panel._scroll.verticalScrollBar().value() == pytest.approx(place, abs=24)


def test_another_document_starts_at_the_top(panel, case_reading, make_case, entry):
    panel.show_reading(case_reading)
    panel.show_active(4)
    other = make_case(path="9.md", title="Other")
    panel.show_reading(Reading(other, entry(9, "Other"), "", lessons=case_reading.lessons))
    assert panel._scroll.verticalScrollBar().value() == 0
    assert not any(card.active for card in cards(panel))


def test_a_case_without_lessons_says_what_to_do(qtbot, panel, make_case, entry):
    panel.show_reading(Reading(make_case(), entry(1, "The line"), ""))
    assert "No lesson rests on this case yet." in visible_texts(panel)
    assert panel.count is None
    with qtbot.waitSignal(panel.help_requested):
        qtbot.keyClick(panel.findChild(LinkButton), Qt.Key.Key_Return)


def test_beside_a_lesson_no_case_is_asked_for(panel, make_lesson_reading):
    panel.show_reading(make_lesson_reading())
    assert "Lessons stand beside a case." in visible_texts(panel)
    panel.show_nothing()
    assert "Lessons stand beside a case." in visible_texts(panel)
    assert panel.count is None


def test_hundreds_of_lessons_come_in_portions(qtbot, panel, case_reading, make_lesson_card):
    lessons = tuple(make_lesson_card(number, f"Lesson {number}") for number in range(1, 201))
    panel.show_reading(dataclasses.replace(case_reading, lessons=lessons))
    assert len(cards(panel)) == MOST_AT_ONCE
    assert panel.count == 200
    button = panel.findChild(QPushButton)
    assert button.text() == "Show all 200 lessons"
    qtbot.mouseClick(button, LEFT)
    assert len(cards(panel)) == 200
    panel.show_nothing()
    panel.show_reading(dataclasses.replace(case_reading, lessons=lessons))
    panel.show_active(150)
    assert cards(panel)[149].active, "a number in the page's margin always has its card"


def test_the_cards_are_drawn_in_the_colours_of_the_scheme(panel, scheme, case_reading):
    panel.show_reading(case_reading)
    panel.show_active(1)
    card = cards(panel)[0]
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))  # wherever a test left the pointer
    light = card.grab().toImage().pixelColor(30, card.height() - 12).name()
    scheme.set_choice(Choice.DARK)
    dark = card.grab().toImage().pixelColor(30, card.height() - 12).name()
    assert (light, dark) == ("#ffffff", scheme.palette.card)


def test_endless_words_are_cut(panel, case_reading, make_lesson_card, evidence):
    endless = "word " * 200_000
    card = make_lesson_card(1, endless, evidence(endless, section=endless), when=endless)
    panel.show_reading(dataclasses.replace(case_reading, lessons=(card,)))
    assert max(map(len, texts(cards(panel)[0]))) < 700
    assert len(cards(panel)[0].accessibleName()) < 1000


def test_a_passage_that_is_lost_is_left_to_its_card(qtbot, panel, case_reading):
    panel.show_reading(case_reading)
    asked = []
    panel.passage_requested.connect(lambda *args: asked.append(args))
    lost, found, _ = cards(panel)[1].findChildren(PassageBlock)
    qtbot.mouseClick(found, Qt.MouseButton.RightButton)
    assert asked == []
    centre = found.rect().center().toPointF()
    QApplication.sendEvent(found, QEnterEvent(centre, centre, centre))
    QApplication.sendEvent(found, QEvent(QEvent.Type.Leave))
    qtbot.mouseClick(lost, LEFT)
    assert asked == [(2, 1)], "the card under it takes the click"


def test_a_card_tells_all_to_those_who_listen(panel, case_reading):
    panel.show_reading(case_reading)
    assert cards(panel)[0].accessibleName() == (
        "Lesson 1: Open another register; Identified, Improve;"
        " applies when the line grows; one passage"
    )
    assert "no passage yet" in cards(panel)[2].accessibleName()
    assert "3 passages" in cards(panel)[1].accessibleName()
