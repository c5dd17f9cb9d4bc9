import pytest
from PySide6.QtCore import Qt

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TAB, BACKTAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return
HEAD = "| Side | Risk |\n| --- | --- |\n"


def test_tab_goes_from_cell_to_cell_and_selects_its_words(hands):
    hands.put("above\n" + HEAD.replace("Side", "¦Side") + "| a | b |\nbelow")
    assert hands.press(TAB).seen.startswith("above\n| Side | ¦Risk¦ |")
    assert hands.press(TAB).seen.endswith("| ¦a¦ | b |\nbelow")
    assert hands.press(TAB).seen.endswith("| a | ¦b¦ |\nbelow")
    assert hands.press(BACKTAB, SHIFT, times=2).seen.startswith("above\n| Side | ¦Risk¦ |")
    assert hands.press(BACKTAB, SHIFT, times=3).seen.startswith("above\n| ¦Side¦ |")


def test_tab_behind_the_last_cell_makes_a_row(hands):
    hands.put(HEAD + "| 😀 | b¦ |\nbelow").press(TAB).type("c").press(TAB).type("d")
    assert hands.text == HEAD + "| 😀 | b |\n| c| d|\nbelow"
    hands.press(Qt.Key.Key_Z, CTRL, times=9)
    assert hands.text == HEAD + "| 😀 | b |\nbelow"


def test_enter_makes_a_row_and_an_empty_one_ends_the_table(hands):
    hands.put(HEAD + "| a¦ | b |").press(ENTER).type("c")
    assert hands.text == HEAD + "| a | b |\n| c| |"
    hands.press(ENTER)
    assert hands.press(ENTER).seen == HEAD + "| a | b |\n| c| |\n¦"


def test_enter_behind_heads_begins_a_table(hands):
    assert hands.put("| Side | Risk |¦").press(ENTER).seen == HEAD + "| ¦ |  |"
    assert hands.put("a | b¦").press(ENTER).text == "a | b\n"


def test_rows_and_columns_come_and_go(hands):
    hands.put(HEAD + "| a¦ | b |\n| c | d |")
    hands.editor.run("row-below")
    assert hands.text == HEAD + "| a | b |\n| | |\n| c | d |"
    hands.editor.run("row-away")
    assert hands.text == HEAD + "| a | b |\n| c | d |"
    hands.put(HEAD + "| a¦ | b |")
    hands.editor.run("column-right")
    hands.type("x")
    assert hands.text == "| Side |   | Risk |\n| --- | --- | --- |\n| a | x  | b |"
    hands.editor.run("column-away")
    assert hands.text == HEAD + "| a | b |"
    assert hands.seen == HEAD + "| a | ¦b¦ |"


def test_a_table_is_written_and_its_bars_put_in_order(hands):
    both = CTRL | Qt.KeyboardModifier.AltModifier
    hands.put("words¦").press(Qt.Key.Key_9, both).type("Head")
    assert hands.text.startswith("words\n\n| Head")
    assert hands.text.count("|") == 9
    hands.put("| Side | Risk |\n| --- | --- |\n| a | longer¦ |").press(Qt.Key.Key_9, both)
    assert hands.seen == "| Side | Risk   |\n| ---- | ------ |\n| a    | ¦longer¦ |"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.text == "| Side | Risk |\n| --- | --- |\n| a | longer |"


@pytest.mark.parametrize(
    "name", ["tidy-table", "row-below", "row-away", "column-right", "column-away"]
)
def test_nothing_happens_outside_of_a_table(hands, name):
    hands.put("a | b¦")
    hands.editor.run(name)
    assert hands.text == "a | b"


def test_bars_in_code_and_front_matter_are_no_table(hands, qtbot):
    hands.put("```\n" + HEAD + "| a¦ | b |\n```")
    qtbot.waitUntil(lambda: not hands.editor.highlighter.waiting)
    assert hands.press(ENTER).text == "```\n" + HEAD + "| a\n | b |\n```"
