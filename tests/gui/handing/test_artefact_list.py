"""What can be made, to be ticked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import Choice, Wanted
from casebook.gui.handing.artefact_list import ArtefactList
from casebook.gui.handing.choices import (
    NOTHING,
    choices_named,
    choices_written,
    every_choice,
    usual,
)

FACILITATOR, PARTICIPANT = Audience
HANDOUT_PDF = Choice(Artefact.HANDOUT, Format.PDF, PARTICIPANT)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def listed(qtbot, scheme):
    made = ArtefactList(scheme)
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_most_sessions_need_is_ticked_at_first(listed):
    wanted = listed.wanted()
    assert wanted.takes(*HANDOUT_PDF)
    assert not wanted.takes(Artefact.BUNDLE, Format.ZIP, FACILITATOR)
    assert listed.count == 6


def test_a_row_that_is_ticked_is_wanted_in_its_usual_form(listed, qtbot):
    row = listed.rows[Artefact.FEEDBACK, PARTICIPANT]
    with qtbot.waitSignal(listed.changed):
        row.box.click()
    assert listed.wanted().takes(Artefact.FEEDBACK, Format.HTML, PARTICIPANT)
    assert not listed.wanted().takes(Artefact.FEEDBACK, Format.DOCX, PARTICIPANT)
    row.box.click()
    assert not listed.wanted().takes(Artefact.FEEDBACK, Format.HTML, PARTICIPANT)


def test_a_form_that_is_pressed_ticks_its_row_and_the_last_one_unticks_it(listed, qtbot):
    row = listed.rows[Artefact.HUDDLE, PARTICIPANT]
    with qtbot.waitSignal(listed.changed):
        QTest.mouseClick(row.chips[Format.PDF], LEFT)
    assert row.box.isChecked()
    QTest.keyClick(row.chips[Format.PDF], Qt.Key.Key_Space)
    assert not row.box.isChecked()


def test_slides_for_participants_are_wanted_by_themselves(listed):
    listed.set_wanted(Wanted(choices=frozenset()))
    assert listed.count == 0
    listed.rows[Artefact.SLIDES, PARTICIPANT].box.click()
    assert listed.wanted().choices == {Choice(Artefact.SLIDES, Format.PPTX, PARTICIPANT)}


def test_what_the_document_has_not_is_neither_shown_nor_wanted_but_remembered(listed):
    listed.offer({Artefact.HUDDLE: (PARTICIPANT,)})
    shown = {key for key, row in listed.rows.items() if row.isVisible()}
    assert shown == {
        (Artefact.HUDDLE, PARTICIPANT),
        (Artefact.BUNDLE, FACILITATOR),
        (Artefact.TABLE, FACILITATOR),
    }
    assert listed.count == 0
    assert HANDOUT_PDF in listed.ticked().choices
    listed.offer(None)
    assert listed.count == 6


def test_participants_files_say_that_they_have_no_facilitator_text(listed):
    row = listed.rows[Artefact.HANDOUT, PARTICIPANT]
    assert row.box.accessibleDescription() == "For participants"
    assert row.chips[Format.PDF].accessibleName() == "Handout, PDF"


def test_it_stands_in_one_column_where_it_is_narrow(listed, qtbot):
    def tops():
        keys = (Artefact.GUIDE, FACILITATOR), (Artefact.HANDOUT, PARTICIPANT)
        return [listed.rows[key].mapTo(listed, listed.rows[key].rect().topLeft()) for key in keys]

    first, second = tops()
    assert first.y() == second.y()
    listed.resize(320, 600)
    first, second = tops()
    assert first.x() == second.x()


def test_choices_are_written_down_and_read_again():
    choices = frozenset({HANDOUT_PDF, Choice(Artefact.GUIDE, Format.DOCX, FACILITATOR)})
    words = choices_written(choices)
    assert words == ("guide.docx", "handout.pdf")
    assert choices_named(["Guide.DOCX ", "handout.pdf", "poem.pdf"]) == choices
    assert choices_named(["poem.pdf"]) is None
    assert len(usual()) == 6


def test_every_choice_comes_back_as_it_was_written_with_whom_it_is_for():
    every = frozenset(every_choice())
    words = choices_written(every)
    assert choices_named(words) == every
    assert len(set(words)) == len(every)
    assert {"slides.pptx", "slides-participant.pptx", "cards-facilitator.pdf"} <= set(words)
    for choice in every:
        assert choices_named(choices_written({choice})) == {choice}


def test_wanting_nothing_is_not_the_same_as_naming_nothing():
    assert choices_written(()) == (NOTHING,)
    assert choices_named((NOTHING,)) == frozenset()
    assert choices_named(()) is None


def test_a_row_that_is_ticked_again_has_the_forms_it_had(listed):
    row = listed.rows[Artefact.GUIDE, FACILITATOR]
    row.box.click()
    row.box.click()
    assert [form for form, chip in row.chips.items() if chip.isChecked()] == [
        Format.DOCX,
        Format.PDF,
    ]


def test_a_card_for_each_role_counts_as_a_file_each(listed):
    cards = (Artefact.CARDS, PARTICIPANT)
    listed.set_wanted(Wanted(choices=frozenset({Choice(*cards[:1], Format.PDF, PARTICIPANT)})))
    listed.offer({Artefact.CARDS: (PARTICIPANT,)}, {cards: 3})
    assert listed.count == 3


def test_what_a_pack_names_is_meant_for_those_who_use_it():
    choices = choices_named(("slides.pptx", "reader.html", "guide.docx", "poem.pdf"))
    assert choices == {
        Choice(Artefact.SLIDES, Format.PPTX, FACILITATOR),
        Choice(Artefact.READER, Format.HTML, PARTICIPANT),
        Choice(Artefact.GUIDE, Format.DOCX, FACILITATOR),
    }
    assert choices_named(()) is None
