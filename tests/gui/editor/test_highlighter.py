from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice

CTRL = Qt.KeyboardModifier.ControlModifier


def formats(editor, line):
    """By words: the colour and the weight that they have in a line."""
    block = editor.document().findBlockByNumber(line)
    raw = block.text().encode("utf-16-le")
    return {
        raw[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le"): (
            part.format.foreground().color().name(),
            part.format.fontWeight(),
        )
        for part in block.layout().formats()
    }


def settle(qtbot, editor):
    qtbot.waitUntil(lambda: not editor.highlighter.waiting)


def test_colours_come_from_the_palette_and_change_live(qtbot, hands, scheme):
    hands.put("---\nkind: case\n---\n## Head\n😀 a **b**")
    settle(qtbot, hands.editor)
    assert formats(hands.editor, 1)["kind:"][0] == LIGHT.code_key
    assert formats(hands.editor, 3)["## Head"][1] == QFont.Weight.Bold
    assert formats(hands.editor, 4)["b"][1] == QFont.Weight.Bold
    scheme.set_choice(Choice.DARK)
    settle(qtbot, hands.editor)
    assert formats(hands.editor, 1)["kind:"][0] == DARK.code_key


def test_a_fence_at_the_top_of_a_long_text_colours_it_all_in_the_end(qtbot, hands):
    hands.put("¦\n" + "plain *a* words\n" * 4_000)
    settle(qtbot, hands.editor)
    assert "a" in formats(hands.editor, 3_999)
    hands.type("```")
    settle(qtbot, hands.editor)
    assert list(formats(hands.editor, 3_999)) == ["plain *a* words"]
    hands.press(Qt.Key.Key_Backspace, times=3)
    settle(qtbot, hands.editor)
    assert "a" in formats(hands.editor, 3_999)


def test_what_is_typed_while_colours_are_still_coming_gets_its_own(qtbot, hands):
    hands.put("plain *a* words\n" * 8_000 + "¦")
    hands.type("so *b* it")
    hands.editor.go_to_line(1)
    hands.press(Qt.Key.Key_Return)
    settle(qtbot, hands.editor)
    assert "b" in formats(hands.editor, 8_001)
    assert "a" in formats(hands.editor, 4_000)
