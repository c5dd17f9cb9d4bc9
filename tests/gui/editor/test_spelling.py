import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat

from casebook.gui.editor.aside import in_lane
from casebook.gui.editor.line_marks import LineState
from casebook.gui.editor.spell_check import SpellCheck
from casebook.gui.editor.spelling import load_dictionary, misspelt, read_own_words
from casebook.gui.jobs import Jobs
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture(scope="module")
def english():
    return load_dictionary("en-GB", frozenset({"Casebook"}))


def wrong(line, dictionary, before=LineState.BODY):
    return [line[word.start : word.end] for word in misspelt(line, before, dictionary)]


def test_words_that_are_in_no_dictionary_are_seen(english):
    assert wrong("The custmer waited at teh register.", english) == ["custmer", "teh"]
    assert wrong("Wrng at the start. Wrng again: Wrng", english) == ["Wrng", "Wrng", "Wrng"]
    assert wrong("the customer's queue, it's long, it’s", english) == []
    assert wrong("a casebook, Casebook’s case", english) == []


def test_british_words_are_right(english):
    line = "the organisation analysed colour, travelled to the centre, and the programme's defence"
    assert wrong(line, english) == []


def test_names_abbreviations_and_what_is_no_prose_are_left_alone(english):
    assert wrong("asked Bruce Xyzq of NKVQ at x@yzq.org or https://yzq.org/abzq", english) == []
    assert wrong("`abzq` [[abzq|zqab]] <!-- abzq --> [a](abzq) v2abzq snake_abzq", english) == []
    assert wrong("abzq: ok", english, LineState.FRONT) == []
    assert wrong("title: A custmer", english, LineState.FRONT) == ["custmer"]
    assert wrong("abzq", english, LineState.FENCE + 3) == []


def test_what_may_be_meant_is_offered(english):
    assert english.suggestions("custmer")[0] == "customer"
    assert english.suggestions("Recieve")[0] == "Receive"
    assert english.suggestions("zzzzqqqq") == []


def test_there_is_not_a_dictionary_for_every_language():
    assert load_dictionary("xx") is None
    assert load_dictionary("") is None


def test_nothing_is_shown_without_the_package(hands, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "spellchecker", None)
    check = SpellCheck(hands.editor, tmp_path / "words.txt")
    hands.put("custmer ¦")
    check.set_language("en")
    assert not check.available
    assert hands.editor.extraSelections() == []


@pytest.fixture
def jobs():
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def check(qtbot, hands, tmp_path, jobs):
    made = SpellCheck(hands.editor, tmp_path / "own" / "words.txt", in_lane(jobs))
    hands.put("a custmer waits\n¦")
    made.set_language("en")
    qtbot.waitUntil(lambda: made.available)
    return made


def marked(editor):
    return [mark.cursor.selectedText() for mark in editor.extraSelections()]


def lines(editor):
    marks = editor.extraSelections()
    return [(mark.format.underlineStyle(), mark.format.underlineColor()) for mark in marks]


def menu_of(editor, line, column):
    editor.go_to_line(line, column)
    menu = editor.menu_at(editor.cursorRect().center())
    return menu, {action.text(): action for action in menu.actions()}


def test_wrong_words_have_a_wavy_line_in_the_colour_of_the_scheme(qtbot, hands, check, scheme):
    assert marked(hands.editor) == ["custmer"]
    assert lines(hands.editor) == [(WAVE, QColor(LIGHT.failure))]
    scheme.set_choice(Choice.DARK)
    qtbot.waitUntil(lambda: lines(hands.editor) == [(WAVE, QColor(DARK.failure))])
    check.set_on(False)
    assert marked(hands.editor) == []


def test_a_word_is_not_wrong_while_it_is_typed(qtbot, hands, check):
    hands.editor.activateWindow()
    hands.editor.setFocus()
    qtbot.waitUntil(hands.editor.hasFocus)
    hands.type("teh")
    check.set_on(False)
    check.set_on(True)
    assert marked(hands.editor) == ["custmer"]
    hands.type(" ")
    qtbot.waitUntil(lambda: marked(hands.editor) == ["custmer", "teh"])


def test_the_menu_mends_a_word(hands, check):
    menu, actions = menu_of(hands.editor, 1, 5)
    actions["customer"].trigger()
    assert hands.text == "a customer waits\n"
    menu.deleteLater()
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.text == "a custmer waits\n"
    menu, actions = menu_of(hands.editor, 1, 12)
    assert not [text for text in actions if "my words" in text]
    menu.deleteLater()


def test_a_word_can_be_taken_for_right_and_stays_so(qtbot, hands, check, tmp_path):
    own = tmp_path / "own" / "words.txt"
    menu, actions = menu_of(hands.editor, 1, 5)
    actions["Add “custmer” to my words"].trigger()
    menu.deleteLater()
    assert marked(hands.editor) == []
    qtbot.waitUntil(own.is_file)
    qtbot.waitUntil(lambda: read_own_words(own) == {"custmer"})
    assert wrong("custmer", load_dictionary("en", read_own_words(own))) == []


def test_a_word_that_cannot_be_kept_is_told(qtbot, hands, check, tmp_path):
    (tmp_path / "own").write_text("a file where a folder is wanted")
    menu, actions = menu_of(hands.editor, 1, 5)
    with qtbot.waitSignal(check.failed) as told:
        actions["Add “custmer” to my words"].trigger()
    assert "words.txt" in told.args[0]
    menu.deleteLater()


def test_a_word_without_suggestions_says_so(hands, check):
    hands.put("zzzzqqqq ¦")
    menu, actions = menu_of(hands.editor, 1, 3)
    assert not actions["No suggestions"].isEnabled()
    menu.deleteLater()
