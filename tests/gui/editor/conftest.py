"""An editor on the screen, and the text with a bar where the cursor stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.gui.editor.markdown_editor import MarkdownEditor


class Hands:
    """Types into an editor; ``|`` is the cursor, and two of them are a selection."""

    def __init__(self, editor):
        self.editor = editor

    def put(self, text):
        pieces = text.split("¦")
        whole = "".join(pieces)
        self.editor.load(whole)
        start = len(pieces[0]) if len(pieces) > 1 else len(whole)
        end = start + len(pieces[1]) if len(pieces) > 2 else start
        self.editor.select(start, end)
        return self

    def type(self, keys):
        QTest.keyClicks(self.editor, keys)
        return self

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
        for _ in range(times):
            QTest.keyClick(self.editor, key, modifiers)
        return self

    @property
    def text(self):
        return self.editor.text()

    @property
    def seen(self):
        """The text with ``¦`` at the cursor, or around what is selected."""
        text, cursor = self.text, self.editor.textCursor()
        places = {cursor.anchor(), cursor.position()}
        for place in sorted(places, reverse=True):
            text = text[:place] + "¦" + text[place:]
        return text


@pytest.fixture
def editor(qtbot, scheme):
    made = MarkdownEditor(scheme)
    qtbot.addWidget(made)
    made.resize(760, 640)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def hands(editor):
    return Hands(editor)
