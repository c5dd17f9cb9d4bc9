import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from casebook.domain.lesson import Found, Role, State
from casebook.gui.look.scheme import Choice
from casebook.gui.panes.lesson_body import MOST_ROWS
from casebook.gui.panes.lesson_page import WIDEST, LessonPage
from casebook.gui.panes.prose import Prose
from casebook.gui.widgets.document_row import DocumentRow
from casebook.gui.widgets.evidence_card import EvidenceCard
from casebook.gui.widgets.marked_line import MarkedLine
from casebook.gui.widgets.plain_table import PlainTable
from casebook.gui.widgets.selectable_words import SelectableWords
from casebook.gui.widgets.state_steps import StateSteps
from casebook.gui.widgets.words import Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, scheme, vocabulary):
    made = LessonPage(scheme, lambda path: None, today=lambda: dt.date(2026, 11, 22))
    qtbot.addWidget(made)
    made.set_vocabulary(vocabulary)
    made.resize(822, 600)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def said(page):
    lines = [line.words for line in page.findChildren(MarkedLine) if line.isVisible()]
    return [words.words for words in page.findChildren(Words) if words.isVisible()] + lines


def cards(page):
    return [card for card in page.findChildren(EvidenceCard) if card.isVisible()]


def prose(page):
    return [part.toPlainText() for part in page.findChildren(Prose) if part.isVisible()]


def lines_of(widgets):
    """How many widgets stand in each row from the top."""
    tops = sorted(widget.mapTo(widget.window(), QPoint(0, 0)).y() for widget in widgets)
    return [tops.count(top) for top in sorted(set(tops))]


def test_the_whole_lesson_stands_on_its_page(page, make_lesson_reading):
    page.show_reading(make_lesson_reading(aliases=("first repair",)))
    texts = said(page)
    assert "Let the person who is there make the first repair" in texts
    assert "Improve · Service recovery · Trust · Review by 1 Sep 2027 · Owner M. Okafor" in texts
    assert "a customer is upset" in texts
    assert "1 case supports · Grades: anecdote to survey" in texts
    assert "Counter-evidence" in texts
    assert "Also known as “first repair”" in texts
    assert {"Evidence: notes", "Where it came from", "Linked from"} <= set(texts)
    assert prose(page)[:2] == [
        "Care means more the sooner it comes.",
        "Train the step, as in the line.\nCoach afterwards.",
    ]
    assert {"Desk", "Nine exchanges", "Date"} <= set(texts)
    assert page.findChild(StateSteps).accessibleName() == "Validated: M. Okafor, 12 Mar 2026"


def test_a_card_opens_the_case_at_the_quoted_words(qtbot, page, make_lesson_reading):
    page.show_reading(make_lesson_reading())
    asked = []
    page.wishes.document_requested.connect(lambda path, words: asked.append((path, words)))
    first, counter = cards(page)
    qtbot.mouseClick(first, LEFT)
    counter.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(counter, Qt.Key.Key_Return)
    assert asked == [
        ("1.md", "it waited until customers complained"),
        ("3.md", "they may give away too much"),
    ]
    assert first.accessibleName() == (
        "Supports; “it waited until customers complained”; The line; Situation"
    )


def test_evidence_without_a_case_is_said_to_be_so(qtbot, page, make_lesson_reading, evidence):
    lost = evidence("gone words", found=Found.LOST, section="", case="")
    close = evidence("other words", found=Found.CLOSE, text="the words there")
    page.show_reading(make_lesson_reading(evidence=(lost, close)))
    missing, found = cards(page)
    assert not missing.isEnabled()
    assert "no such case in this library" in said(page)
    assert "“the words there”" in said(page)
    assert "Words not found · closest passage" in said(page)
    assert "1 case supports · 1 passage not found · Grade: anecdote" in said(page)
    asked = []
    page.wishes.document_requested.connect(lambda *args: asked.append(args))
    qtbot.mouseClick(missing, LEFT)
    qtbot.mouseClick(found, LEFT)
    assert asked == [("1.md", "other words")]


def test_a_document_that_links_here_opens(qtbot, page, make_lesson_reading):
    page.show_reading(make_lesson_reading())
    (row,) = page.findChildren(DocumentRow)
    assert row.accessibleName() == "Pack: Front-line recovery"
    with qtbot.waitSignal(page.wishes.document_requested) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == ["4.md", ""]


def test_links_in_the_text_are_told_and_not_followed(qtbot, page, make_lesson_reading):
    page.show_reading(make_lesson_reading())
    do_this = page.findChildren(Prose)[1]
    position = do_this.toPlainText().index("the line") + 2
    cursor = do_this.textCursor()
    cursor.setPosition(position)
    with qtbot.waitSignal(page.wishes.link_requested) as asked:
        qtbot.mouseClick(do_this.viewport(), LEFT, pos=do_this.cursorRect(cursor).center())
    assert asked.args == ["casebook:open/1.md"]


@pytest.mark.parametrize(("width", "rows"), [(1296, [3, 3]), (822, [3, 3]), (560, [2] * 3)])
def test_cards_stand_in_as_many_columns_as_there_is_room_for(
    qtbot, page, make_lesson_reading, evidence, width, rows
):
    passages = tuple(evidence(f"words {number}") for number in range(6))
    page.resize(width, 700)
    page.show_reading(make_lesson_reading(evidence=passages))
    qtbot.waitUntil(lambda: lines_of(cards(page)) == rows)
    assert max(card.width() for card in cards(page)) <= WIDEST / 3


def test_a_narrow_page_has_one_column_and_nothing_beside_it(qtbot, page, make_lesson_reading):
    page.resize(440, 700)
    page.show_reading(make_lesson_reading())
    body = page.findChild(StateSteps).parentWidget()
    qtbot.waitUntil(lambda: body.width() <= 440)
    assert lines_of(cards(page)) == [1, 1]
    counter = cards(page)[1]
    table = page.findChild(PlainTable)
    below = counter.mapTo(page, QPoint(0, counter.height())).y()
    assert table.mapTo(page, QPoint(0, 0)).y() > below
    for part in (*cards(page), table, *page.findChildren(Prose)):
        left = part.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + part.width() <= page.width()


def test_no_text_is_cut_at_any_width(qtbot, page, make_lesson_reading):
    page.show_reading(make_lesson_reading(aliases=("first repair",)))
    for width in (440, 640, 822, 1296):
        page.resize(width, 700)
        qtbot.waitUntil(lambda: all(_has_room(part) for part in _texts(page)))


def _texts(page):
    parts = [*page.findChildren(Words), *page.findChildren(Prose), *page.findChildren(MarkedLine)]
    return [part for part in parts if part.isVisible() and part.hasHeightForWidth()]


def _has_room(part):
    return part.height() >= part.heightForWidth(part.width())


def test_the_same_lesson_read_again_stays_where_it_is(page, make_lesson_reading):
    reading = make_lesson_reading()
    page.show_reading(reading)
    page.scroll_to(120)
    page.show_reading(dataclasses.replace(reading, notice="changed"))
    assert page.scroll_place == 120
    other = dataclasses.replace(
        reading, document=dataclasses.replace(reading.document, path="9.md")
    )
    page.show_reading(other)
    assert page.scroll_place == 0


def test_larger_text_stays_when_another_lesson_is_shown(page, make_lesson_reading):
    page.show_reading(make_lesson_reading())
    usual = page.findChild(Words).height()
    page.set_type(1.5, sans=True)
    page.show_reading(make_lesson_reading())
    title = next(w for w in page.findChildren(Words) if w.words.startswith("Let the"))
    assert title.heightForWidth(2000) == 60
    assert usual < 60
    why = next(part for part in page.findChildren(Prose) if part.isVisible())
    assert why.document().defaultFont().pixelSize() > 16


def test_keys_scroll_the_page_and_walk_the_cards(qtbot, page, make_lesson_reading):
    page.show_reading(make_lesson_reading())
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert page.scroll_place == 40
    qtbot.keyClick(page, Qt.Key.Key_End)
    assert page.scroll_place > 100
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert page.scroll_place == 0
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert cards(page)[0].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert cards(page)[1].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert cards(page)[0].hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_F7)


def marked(page):
    """The words on the ground that is kept for hits, by the pixels of each text."""
    hit = QColor(page.hits._scheme.palette.hit).rgb()
    return [
        part
        for part in [*page.findChildren(Words), *page.findChildren(Prose)]
        if part.isVisible() and _has_colour(part.grab().toImage(), hit)
    ]


def _has_colour(image, colour):
    return any(
        image.pixel(x, y) == colour for y in range(image.height()) for x in range(image.width())
    )


def test_words_are_found_in_all_texts_and_scrolled_to(qtbot, page, make_lesson_reading):
    page.resize(640, 260)
    page.show_reading(make_lesson_reading())
    counts = []
    page.hits.hits_counted.connect(lambda current, total: counts.append((current, total)))
    page.hits.find_text("the")
    total = counts[-1][1]
    assert counts[-1] == (1, total)
    assert total >= 2
    first = page.scroll_place
    for _ in range(total - 1):
        page.hits.next_hit()
    assert counts[-1] == (total, total)
    assert page.scroll_place > first
    part = next(part for part in marked(page) if not part.visibleRegion().isEmpty())
    assert "the" in (part.toPlainText() if isinstance(part, Prose) else part.words)
    page.hits.next_hit()
    assert counts[-1] == (1, total)
    page.hits.find_text("")
    assert counts[-1] == (0, 0)
    assert marked(page) == []


def test_hits_are_found_again_when_the_lesson_is_read_again(page, make_lesson_reading):
    page.show_reading(make_lesson_reading())
    page.hits.find_text("customer")
    before = len(marked(page))
    assert before
    page.show_reading(make_lesson_reading())
    assert len(marked(page)) == before
    page.set_type(1.5, sans=True)
    assert len(marked(page)) == before


def test_a_rare_character_before_a_hit_does_not_shift_its_mark(page, make_lesson_reading):
    page.show_reading(make_lesson_reading(title="👩\u200d🚒👩\u200d🚒 hear the caller"))
    page.hits.find_text("caller")
    title = page.findChild(SelectableWords)
    context = title._paint_context()
    assert [hit.cursor.selectedText() for hit in context.selections] == ["caller"]


def test_an_empty_page_takes_keys_without_harm(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert page.scroll_place == 0


def test_a_lesson_with_nothing_but_its_sentence_has_no_empty_parts(page, make_lesson_reading):
    reading = make_lesson_reading(
        evidence=(),
        text="",
        sections=(),
        applied=(),
        themes=(),
        applies_when="",
        owner="",
        review_by=None,
        effect=None,
        state=State.OBSERVED,
    )
    page.show_reading(dataclasses.replace(reading, backlinks=()))
    texts = [text for text in said(page) if text]
    assert texts == ["Let the person who is there make the first repair"]


def test_counter_evidence_of_several_cases_stands_in_columns(page, make_lesson_reading, evidence):
    passages = tuple(evidence(f"words {n}", Role.CONTRADICTS) for n in range(3))
    page.show_reading(make_lesson_reading(evidence=passages))
    assert lines_of(cards(page)) == [3]


def test_a_hostile_number_of_passages_is_cut(page, make_lesson_reading, evidence):
    passages = tuple(evidence("a " * 5000 + str(number)) for number in range(300))
    page.show_reading(make_lesson_reading(evidence=passages))
    assert len(cards(page)) == MOST_ROWS
    assert max(len(text) for text in said(page)) < 1000


def test_markup_in_a_title_is_shown_as_it_is_and_in_a_quotation_its_words(
    page, make_lesson_reading, evidence
):
    bold = "<b>bold</b> & <img src=http://x>"
    page.show_reading(make_lesson_reading(evidence=(evidence(bold),), title=bold))
    assert bold in said(page)
    assert "“bold &”" in said(page)


def test_a_document_that_is_no_lesson_is_refused(page, case_reading):
    with pytest.raises(TypeError):
        page.show_reading(case_reading)


def test_the_page_is_drawn_in_both_schemes(page, scheme, make_lesson_reading):
    page.show_reading(make_lesson_reading())
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        image = page.grab().toImage()
        assert image.pixelColor(4, 4).name() == scheme.palette.page
        steps = page.findChild(StateSteps)
        at = steps.mapTo(page, QPoint(4, 1))
        assert image.pixelColor(at).name() == scheme.palette.validated
