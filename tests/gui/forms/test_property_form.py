"""The form of properties, as a trainer uses it."""

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget

from casebook.domain.names import ThemeId
from casebook.domain.query import Facet
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.forms.editors import ChoiceEditor
from casebook.gui.forms.line_editors import DateEditor, LineEditor
from casebook.gui.forms.lines_editors import LinesEditor
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.look.scheme import Choice


def choose(form, key, value):
    box = form.editor(key).box
    index = box.findData(value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def type_into(field, words):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_each_property_has_the_editor_that_suits_it(form):
    kinds = {"status": ChoiceEditor, "sector": LineEditor, "date": DateEditor}
    kinds |= {"aliases": LinesEditor, "themes": ThemeEditor, "shift": LineEditor}
    for key, kind in kinds.items():
        assert isinstance(form.editor(key), kind)


def test_values_of_the_file_are_shown(form):
    assert form.editor("status").box.currentText() == "Draft"
    assert form.editor("date").line.text() == "2009-11"
    assert form.editor("aliases").lines.toPlainText() == "the queue\nthe till"
    assert form.editor("shift").line.text() == "late"


def test_the_title_stands_in_the_text_and_not_in_the_form(form):
    assert form.editor("title") is None


def test_a_choice_is_told_at_once(form, told):
    choose(form, "status", "reviewed")
    assert told == [("status", ("reviewed",))]


def test_choosing_not_given_takes_the_property_away(form, told):
    choose(form, "outcome", "")
    assert told == [("outcome", ())]


def test_choosing_what_stands_there_already_changes_nothing(form, told):
    choose(form, "status", "draft")
    assert told == []


def test_a_word_that_is_not_allowed_stays_to_be_seen(form, read_text):
    form.show_document(read_text("---\nkind: case\nstatus: half done\n---\n"))
    assert form.editor("status").box.currentText() == "half done (not known)"


def test_the_wheel_over_a_choice_scrolls_past_it(form, told):
    box = form.editor("status").box
    place = QPointF(5, 5)
    event = QWheelEvent(
        place, box.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert not event.isAccepted()
    assert (box.currentText(), told) == ("Draft", [])


def test_a_line_is_told_when_it_is_finished(form, told):
    type_into(form.editor("sector").line, "retail")
    assert told == [("sector", ("retail",))]


def test_escape_brings_back_what_the_file_says(form, told):
    line = form.editor("shift").line
    line.setFocus()
    QTest.keyClicks(line, "er")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), told) == ("late", [])


def test_values_of_other_documents_are_offered(form):
    form.offer({Facet.SECTOR: ("retail", "security")})
    completer = form.editor("sector").line.completer()
    completer.setCompletionPrefix("RET")
    assert completer.currentCompletion() == "retail"


def test_what_is_no_date_is_not_taken_and_a_sentence_says_so(form, told):
    editor = form.editor("date")
    type_into(editor.line, "last May")
    assert told == []
    assert editor.refusal.isVisible()
    type_into(editor.line, "2010-05")
    assert told == [("date", ("2010-05",))]
    assert not editor.refusal.isVisible()


def test_a_day_can_be_chosen_in_a_calendar(form, told, qtbot):
    editor = form.editor("date")
    editor.line.actions()[-1].trigger()
    calendar = editor.findChild(QCalendarWidget)
    assert (calendar.selectedDate().year(), calendar.selectedDate().month()) == (2009, 11)
    calendar.clicked.emit(QDate(2009, 11, 22))
    assert told == [("date", ("2009-11-22",))]


def test_a_list_has_one_value_a_line(form, told):
    lines = form.editor("aliases").lines
    lines.setFocus()
    lines.setPlainText("the queue\n\n  the counter  ")
    form.editor("sector").line.setFocus()
    assert told == [("aliases", ("the queue", "the counter"))]


def test_escape_brings_back_a_list(form, told):
    lines = form.editor("aliases").lines
    lines.setFocus()
    lines.setPlainText("another")
    QTest.keyClick(lines, Qt.Key.Key_Escape)
    assert (lines.toPlainText(), told) == ("the queue\nthe till", [])


def test_line_ends_in_a_sentence_become_spaces(form, told):
    form.go_to("summary")
    lines = form.editor("summary").lines
    lines.setPlainText("A line\ngrew.")
    form.editor("sector").line.setFocus()
    assert told == [("summary", ("A line grew.",))]


def test_a_long_list_is_as_high_as_its_lines_up_to_a_limit(form):
    lines = form.editor("aliases").lines
    two = lines.height()
    lines.setPlainText("\n".join("abcdef"))
    six = lines.height()
    lines.setPlainText("\n".join("a" * 50))
    assert two < six < lines.height() < 200


@pytest.mark.parametrize("minutes", [60, 0])
def test_minutes_are_a_number_or_not_given(form, told, read_text, minutes):
    form.show_document(read_text("---\nkind: pack\nminutes: 45\n---\n"))
    box = form.editor("minutes").box
    assert box.value() == 45
    box.setValue(minutes)
    box.editingFinished.emit()
    assert told == [("minutes", (str(minutes),) if minutes else ())]


def test_minutes_that_are_no_number_count_as_not_given(form, read_text):
    form.show_document(read_text("---\nkind: pack\nminutes: an hour\n---\n"))
    assert form.editor("minutes").box.value() == 0


def test_a_property_that_is_not_shown_can_be_added(form, told):
    assert form.editor("place") is None
    entries = {action.text(): action for action in form.missing_menu().actions()}
    entries["Place"].trigger()
    assert form.editor("place").line.hasFocus()
    type_into(form.editor("place").line, "Leeds")
    assert told == [("place", ("Leeds",))]


def test_another_document_does_not_show_what_was_added_for_the_first(form, read_text):
    form.go_to("place")
    form.show_document(read_text("Other.", "other.md"))
    assert form.editor("place") is None


def test_what_is_being_typed_outlives_a_reading_of_the_same_file(form, read_text, document):
    line = form.editor("sector").line
    line.setFocus()
    QTest.keyClicks(line, "ret")
    form.show_document(read_text(document.text.replace("draft", "reviewed\nplace: Leeds")))
    assert form.editor("status").box.currentText() == "Reviewed"
    assert line.text() == "ret"
    assert line.hasFocus()


def test_colours_change_live(form, scheme):
    before = form.editor("outcome").box.itemIcon(1).pixmap(14, 14).toImage()
    scheme.set_choice(Choice.DARK)
    assert form.editor("outcome").box.itemIcon(1).pixmap(14, 14).toImage() != before
    assert form.editor("outcome").box.currentText() == "Mixed"


def test_a_property_that_went_is_not_shown_any_more(form, read_text, document):
    form.show_document(read_text(document.text.replace("shift: late\n", "")))
    assert form.editor("shift") is None


def test_labels_of_themes_follow_the_vocabulary(form, vocabulary):
    form.set_vocabulary(Vocabulary.of([Theme(ThemeId("trust"), "Being trusted")]))
    chips = form.editor("themes").frame.chips
    assert chips[1].accessibleName() == "Take away Being trusted"
