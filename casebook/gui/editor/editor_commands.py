"""What can be done in the editor besides typing: names, words, keys and icons, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_CONTEXT = "EditorCommands"


@dataclass(frozen=True, slots=True)
class EditorCommand:
    """One command; ``name`` is what ``MarkdownEditor.run`` takes."""

    name: str
    source: str
    keys: str = ""
    icon: str = ""

    @property
    def text(self) -> str:
        """What it is called, in the user's language."""
        return QCoreApplication.translate(_CONTEXT, self.source)


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(_CONTEXT, text))


COMMANDS: tuple[EditorCommand, ...] = (
    EditorCommand("save", _("Save"), "Ctrl+S"),
    EditorCommand("heading", _("Heading"), "Ctrl+Alt+2", "heading"),
    EditorCommand("bold", _("Bold"), "Ctrl+B", "bold"),
    EditorCommand("italic", _("Italic"), "Ctrl+I", "italic"),
    EditorCommand("quotation", _("Quotation"), "Ctrl+Shift+Q", "quote"),
    EditorCommand("link", _("Link"), "Ctrl+K", "links"),
    EditorCommand("list", _("List"), "Ctrl+Alt+8", "list"),
    EditorCommand("task", _("Task, and tick it"), "Ctrl+Return"),
    EditorCommand("table", _("Table"), "Ctrl+Alt+9", "table"),
    EditorCommand("tidy-table", _("Tidy the table")),
    EditorCommand("row-below", _("Row below")),
    EditorCommand("column-right", _("Column on the right")),
    EditorCommand("row-away", _("Remove the row")),
    EditorCommand("column-away", _("Remove the column")),
    EditorCommand("picture", _("Picture…"), "", "picture"),
    EditorCommand("code", _("Code"), "Ctrl+Alt+C"),
    *(
        EditorCommand(f"heading-{level}", _("Heading of level %d") % level, f"Ctrl+Alt+{level}")
        for level in (1, 3, 4, 5, 6)
    ),
    EditorCommand("plain", _("Plain paragraph"), "Ctrl+Alt+0"),
    EditorCommand("line-up", _("Move the line up"), "Alt+Up"),
    EditorCommand("line-down", _("Move the line down"), "Alt+Down"),
    EditorCommand("deeper", _("One step deeper")),
    EditorCommand("less-deep", _("One step less deep")),
    EditorCommand("paste-plain", _("Paste as plain text"), "Ctrl+Shift+V"),
    EditorCommand("find", _("Find"), "Ctrl+F", "search"),
    EditorCommand("replace", _("Replace"), "Ctrl+H"),
    EditorCommand("next-hit", _("Next place"), "F3"),
    EditorCommand("previous-hit", _("Previous place"), "Shift+F3"),
    EditorCommand("complete", _("Complete"), "Ctrl+Space"),
    EditorCommand("larger", _("Larger text"), "Ctrl++"),
    EditorCommand("larger", _("Larger text"), "Ctrl+="),
    EditorCommand("larger", _("Larger text"), "Ctrl+Shift++"),
    EditorCommand("smaller", _("Smaller text"), "Ctrl+-"),
    EditorCommand("usual-size", _("Text in its usual size"), "Ctrl+0"),
)
BAR = ("heading", "bold", "italic", "quotation", "link", "list", "table", "picture")
"""Those that stand on the bar above the text."""
TABLE_MENU = ("row-below", "column-right", "row-away", "column-away", "tidy-table")
"""Those that are offered in a table."""

_BY_KEYS = {
    QKeySequence(command.keys).toString(): command.name for command in COMMANDS if command.keys
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def command_of(event: QKeyEvent) -> str:
    """Give the name of the command that a key press asks for, or ""."""
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    pressed = QKeySequence(QKeyCombination(event.modifiers() & ~_KEYPAD, key))
    return _BY_KEYS.get(pressed.toString(), "")


def named(name: str) -> EditorCommand:
    """Give a command by its name."""
    return next(command for command in COMMANDS if command.name == name)
