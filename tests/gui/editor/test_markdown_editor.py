import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from casebook.domain.edit import TextEdit, apply_edits

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

KEY = Qt.Key


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("a ¦word¦ here", KEY.Key_B, "a **¦word¦** here"),
        ("a **¦word¦** here", KEY.Key_B, "a ¦word¦ here"),
        ("a ¦**word**¦ here", KEY.Key_B, "a ¦word¦ here"),
        ("a wo¦rd here", KEY.Key_B, "a **¦word¦** here"),
        ("a ¦ here", KEY.Key_B, "a **¦** here"),
        ("a ¦ word ¦ here", KEY.Key_I, "a  *¦word¦*  here"),
        ("a **¦word¦** here", KEY.Key_I, "a ***¦word¦*** here"),
        ("a ***¦word¦*** here", KEY.Key_B, "a *¦word¦* here"),
        ("a ¦word¦ here", KEY.Key_K, "a [word](¦) here"),
        ("a ¦ here", KEY.Key_K, "a [¦]() here"),
        ("see ¦https://example.org¦", KEY.Key_K, "see [¦](https://example.org)"),
        ("😀 a ¦word¦", KEY.Key_B, "😀 a **word**"),
    ],
)
def test_keys_mark_words_and_unmark_them(hands, before, key, after):
    hands.put(before).press(key, CTRL)
    assert hands.text == after.replace("¦", "")
    if "😀" not in after:
        assert hands.seen == after


def test_a_key_makes_code_and_leaves_the_key_for_reading_to_the_window(hands):
    hands.put("a ¦word¦ here").press(KEY.Key_E, CTRL)
    assert hands.text == "a word here"
    hands.press(KEY.Key_C, CTRL | Qt.KeyboardModifier.AltModifier)
    assert hands.seen == "a `¦word¦` here"


def test_keys_make_headings_and_paragraphs(hands):
    both = CTRL | ALT
    assert hands.put("wo¦rds").press(KEY.Key_3, both).text == "### words"
    assert hands.press(KEY.Key_2, both).text == "## words"
    assert hands.press(KEY.Key_2, both).text == "words"
    assert hands.press(KEY.Key_1, both).press(KEY.Key_0, both).text == "words"


def test_a_task_is_made_ticked_and_unticked(hands):
    assert hands.put("call them¦").press(KEY.Key_Return, CTRL).text == "- [ ] call them"
    assert hands.press(KEY.Key_Return, CTRL).text == "- [x] call them"
    assert hands.press(KEY.Key_Return, CTRL).seen == "- [ ] call them¦"
    assert hands.put("2. two¦").press(KEY.Key_Return, CTRL).text == "2. [ ] two"


def test_lists_and_quotations_come_and_go(hands):
    both = CTRL | SHIFT
    assert hands.put("¦a\nb¦").press(KEY.Key_8, CTRL | ALT).text == "- a\n- b"
    assert hands.press(KEY.Key_8, CTRL | ALT).text == "a\nb"
    assert hands.press(KEY.Key_Q, both).text == "> a\n> b"
    assert hands.press(KEY.Key_Q, both).text == "a\nb"


def test_lines_move_up_and_down_with_what_is_selected(hands):
    hands.put("a\nb ¦two¦\nc").press(KEY.Key_Down, ALT)
    assert hands.seen == "a\nc\nb ¦two¦"
    assert hands.press(KEY.Key_Down, ALT).seen == "a\nc\nb ¦two¦"
    assert hands.press(KEY.Key_Up, ALT, times=2).seen == "b ¦two¦\na\nc"
    assert hands.press(KEY.Key_Up, ALT).press(KEY.Key_Z, CTRL, times=3).text == "a\nb two\nc"


@pytest.mark.parametrize(
    "text",
    [
        "no\u00a0break\u2009and\u2028that\u2029all",
        "a\rb\r\nc\ufdd0d\ufdd1e",
        "\ue000 is taken\u2029",
        "ends with a line\n",
        "😀\t\n\n  ",
        "",
    ],
)
def test_a_text_comes_out_as_it_went_in(editor, text):
    editor.load(text)
    assert editor.text() == text
    editor.selectAll()
    editor.copy()
    assert editor.selected_text() == text
    assert not editor.is_changed


def test_copying_keeps_no_break_spaces(hands):
    hands.put("¦5\u00a0min¦").press(KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "5\u00a0min"


def test_saving_leaves_everything_to_be_undone(hands):
    hands.put("one¦").type(" two")
    hands.editor.mark_saved()
    assert not hands.editor.is_changed
    hands.press(KEY.Key_Z, CTRL)
    assert hands.text == "one"
    assert hands.editor.is_changed


def test_a_text_that_was_changed_elsewhere_is_taken_as_one_step(hands):
    hands.put("😀 one\ntwo\nthr¦ee")
    hands.editor.take_text("😀 one\nTWO and a half\nthree")
    assert hands.text == "😀 one\nTWO and a half\nthree"
    assert hands.editor.place() == (3, 4)
    hands.press(KEY.Key_Z, CTRL)
    assert hands.text == "😀 one\ntwo\nthree"
    hands.editor.take_text(hands.text)
    assert hands.text == "😀 one\ntwo\nthree"
    hands.editor.take_text("😀 one\r\ntwo\u2029\nthree")
    assert hands.text == "😀 one\r\ntwo\u2029\nthree"


def test_edits_of_a_form_are_one_step(hands):
    text = "😀 one\ntwo\nthree"
    hands.put(text)
    edits = (TextEdit(2, 5, "ONE"), TextEdit(5, 5, "!"), TextEdit(10, 15, "3 😀"))
    hands.editor.apply(edits)
    assert hands.text == apply_edits(text, edits)
    hands.press(KEY.Key_Z, CTRL)
    assert hands.text == text


def test_what_is_selected_is_given_as_offsets(hands):
    hands.put("😀 one ¦tw😀o¦ three")
    assert hands.editor.selection() == (6, 10)
    hands.put("😀 o¦ne")
    assert hands.editor.selection() == (3, 3)


def test_it_tells_of_the_text_after_a_pause(qtbot, hands):
    hands.put("one¦")
    with qtbot.waitSignal(hands.editor.edited), qtbot.waitSignal(hands.editor.settled) as told:
        hands.type("s")
    assert told.args == ["ones"]


def test_it_tells_line_and_column_as_a_reader_counts(qtbot, hands):
    hands.put("😀 one\ntwo¦")
    with qtbot.waitSignal(hands.editor.place_changed) as told:
        hands.editor.go_to_line(1, 3)
    assert told.args == [1, 3]
    hands.editor.go_to_line(99)
    assert hands.editor.place() == (2, 1)


def test_its_keys_go_before_those_of_the_window(qtbot, hands):
    pressed = []
    shortcut = QShortcut(QKeySequence("Ctrl+B"), hands.editor)
    shortcut.activated.connect(lambda: pressed.append("window"))
    hands.put("¦word¦").press(KEY.Key_B, CTRL)
    assert hands.text == "**word**"
    assert not pressed


def test_what_the_owner_does_is_asked_for(qtbot, hands):
    with qtbot.waitSignal(hands.editor.command_requested) as told:
        hands.press(KEY.Key_S, CTRL)
    assert told.args == ["save"]


def test_pictures_are_written_where_the_cursor_is(hands):
    hands.put("see ¦ here")
    hands.editor.insert_embed("sketch.png")
    assert hands.text == "see ![[sketch.png]] here"


def test_the_text_gets_larger_and_smaller(qtbot, hands):
    size = hands.put("one").editor.font().pixelSize()
    hands.press(KEY.Key_Plus, CTRL, times=2)
    assert hands.editor.font().pixelSize() > size
    hands.press(KEY.Key_Minus, CTRL, times=3)
    assert hands.editor.zoom == 90
    with qtbot.waitSignal(hands.editor.zoom_changed):
        hands.press(KEY.Key_0, CTRL)
    assert hands.editor.font().pixelSize() == size


def test_the_text_is_the_one_of_now_after_every_kind_of_change(hands):
    editor = hands.put("one¦").editor
    texts = [editor.text()]
    hands.press(KEY.Key_A)
    texts.append(editor.text())
    editor.undo()
    texts.append(editor.text())
    editor.redo()
    texts.append(editor.text())
    editor.take_text("one\u2029\r\nb")
    texts.append(editor.text())
    editor.load("two")
    texts.append(editor.text())
    editor.load("six")
    assert [*texts, editor.text()] == [
        "one",
        "onea",
        "one",
        "onea",
        "one\u2029\r\nb",
        "two",
        "six",
    ]


def test_a_long_text_waits_for_a_pause_before_others_look(hands, qtbot, monkeypatch):
    editor = hands.editor
    editor.load("A line of words.\n" * 15_000)
    looked = []
    editor.settled.connect(looked.append)
    monkeypatch.setattr("casebook.gui.editor.markdown_editor.time.monotonic", lambda: 1e9)
    hands.press(KEY.Key_A)
    monkeypatch.setattr("casebook.gui.editor.markdown_editor.time.monotonic", lambda: 2e9)
    hands.press(KEY.Key_B)
    assert looked == []
    qtbot.waitUntil(lambda: len(looked) == 1)
    assert looked[0].startswith("abA line")
