import pytest
from PySide6.QtCore import Qt

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- one", "- one\n- ¦"),
        ("* one", "* one\n* ¦"),
        ("  - one", "  - one\n  - ¦"),
        ("9. nine", "9. nine\n10. ¦"),
        ("1) first", "1) first\n2) ¦"),
        ("- [x] done", "- [x] done\n- [ ] ¦"),
        ("> said", "> said\n> ¦"),
        ("> - one", "> - one\n> - ¦"),
        ("> > deep", "> > deep\n> > ¦"),
        ("plain", "plain\n¦"),
        ("- one ¦two", "- one \n- ¦two"),
        ("¦- one", "\n¦- one"),
        ("- 😀 ¦two", "- 😀 \n- ¦two"),
    ],
)
def test_enter_goes_on_with_what_the_line_is(hands, line, after):
    hands.put(line).press(ENTER)
    marked = after.replace("¦", "", 1)
    assert hands.text == marked
    if "😀" not in line:
        assert hands.seen == after


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- one\n- ", "- one\n¦"),
        ("1. one\n2. ", "1. one\n¦"),
        ("- [ ] ", "¦"),
        ("> said\n> ", "> said\n¦"),
        ("> > deep\n> > ", "> > deep\n> ¦"),
        ("> - one\n> - ", "> - one\n> ¦"),
    ],
)
def test_enter_on_an_empty_item_ends_the_list(hands, line, after):
    assert hands.put(line).press(ENTER).seen == after


def test_enter_in_code_keeps_the_indentation_and_makes_no_list(hands, qtbot):
    hands.put("```\n    - one")
    qtbot.waitUntil(lambda: not hands.editor.highlighter.waiting)
    assert hands.press(ENTER).seen == "```\n    - one\n    ¦"


def test_shift_enter_is_a_line_end_and_nothing_else(hands):
    assert "- one\n- " not in hands.put("- one").press(ENTER, SHIFT).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n- ¦two", "- one\n  - ¦two"),
        ("1. one\n2. ¦two", "1. one\n   2. ¦two"),
        ("> - one\n> - ¦two", "> - one\n>   - ¦two"),
        ("wo¦rds", "wo  ¦rds"),
    ],
)
def test_tab_puts_an_item_below_the_one_above(hands, before, after):
    assert hands.put(before).press(TAB).seen == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n  - ¦two", "- one\n- ¦two"),
        ("1. one\n   2. ¦two", "1. one\n2. ¦two"),
        ("> - one\n>   - ¦two", "> - one\n> - ¦two"),
        ("\t- one¦", "- one¦"),
        ("wo¦rds", "wo¦rds"),
    ],
)
def test_shift_tab_takes_it_out_again(hands, before, after):
    assert hands.put(before).press(Qt.Key.Key_Backtab, SHIFT).seen == after


def test_tab_moves_all_selected_lines_as_one_step(hands):
    hands.put("a\n¦- one\n- two\n¦b").press(TAB)
    assert hands.text == "a\n  - one\n  - two\nb"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.text == "a\n- one\n- two\nb"


def test_brackets_of_a_link_close_by_themselves_and_are_typed_over(hands):
    assert hands.put("see ¦").type("[[").seen == "see [[¦]]"
    assert hands.type("x]]").seen == "see [[x]]¦"
    assert hands.put("see ¦word").type("[[").seen == "see [[¦word"


def test_marks_surround_what_is_selected(hands):
    assert hands.put("a ¦word¦ here").type("*").seen == "a *¦word¦* here"
    assert hands.put("a ¦word¦ here").type("(").text == "a (word) here"
    assert hands.put("a ¦word¦ here").type("x").text == "a x here"
    assert hands.put("¦a\nb¦").type("*").text == "*"


def test_nothing_can_be_typed_while_reading_only(hands):
    hands.put("- one")
    hands.editor.setReadOnly(True)
    hands.press(ENTER).press(TAB).press(Qt.Key.Key_B, CTRL).press(
        Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier
    )
    hands.press(Qt.Key.Key_Return, CTRL)
    assert hands.text == "- one"
