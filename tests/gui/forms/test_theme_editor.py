"""Themes as chips."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def labels(form):
    return [chip.accessibleName() for chip in form.editor("themes").frame.chips]


def test_themes_are_shown_by_their_labels(form):
    assert labels(form) == ["Take away Service recovery", "Take away Trust"]


def test_a_click_takes_a_theme_away(form, told):
    QTest.mouseClick(form.editor("themes").frame.chips[0], Qt.MouseButton.LeftButton)
    assert told == [("themes", ("trust",))]
    assert labels(form) == ["Take away Trust"]


def test_the_keyboard_reaches_the_last_theme_and_takes_it_away(form, told):
    editor = form.editor("themes")
    editor.line.setFocus()
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    chip = editor.frame.chips[-1]
    assert chip.hasFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert told == [("themes", ("recovery",))]
    assert editor.line.hasFocus()


def test_a_theme_is_added_by_its_label(form, told):
    line = form.editor("themes").line
    line.setFocus()
    QTest.keyClicks(line, "resource allocation")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [("themes", ("recovery", "trust", "staffing"))]
    assert line.text() == ""


def test_labels_are_completed_and_those_that_it_has_are_not_offered(form):
    completer = form.editor("themes").line.completer()
    completer.setCompletionPrefix("service")
    offered = [completer.completionModel().index(row, 0).data() for row in range(2)]
    assert offered == ["Customer service", None]


def test_a_theme_that_nobody_has_listed_becomes_an_id(form, told):
    line = form.editor("themes").line
    QTest.keyClicks(line, "Night  Shift")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [("themes", ("recovery", "trust", "night-shift"))]


def test_a_theme_twice_is_there_once(form, told):
    line = form.editor("themes").line
    QTest.keyClicks(line, "trust")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == []


def test_escape_forgets_what_is_typed(form, told):
    line = form.editor("themes").line
    QTest.keyClicks(line, "tru")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), told) == ("", [])


def test_many_themes_break_onto_further_lines(form, read_text):
    before = form.editor("themes").frame.height()
    many = ", ".join(f"theme-number-{n}" for n in range(12))
    form.show_document(read_text(f"---\nthemes: [{many}]\n---\n"))
    editor = form.editor("themes")
    assert editor.frame.height() > before
    right = max(chip.geometry().right() for chip in editor.frame.chips)
    assert right <= editor.frame.width()


def test_tags_of_a_vault_are_its_themes(form, read_text, told):
    form.show_document(read_text("---\ntags: [trust]\n---\n", "vault.md"))
    assert labels(form) == ["Take away Trust"]
