"""Everything that can be done, as one table.

Menus, tool bar, command palette and the overview of shortcuts are made from it. A handler is
connected in the main window; an action without one is not made.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from casebook.gui.look.icons import Icons


class Menu(Enum):
    """The menus, in their order."""

    LIBRARY = "Library"
    GO = "Go"
    FIND = "Find"
    VIEW = "View"
    DOCUMENT = "Document"
    HELP = "Help"

    @property
    def text(self) -> str:
        """The name of the menu in the user's language."""
        return QCoreApplication.translate("Actions", self.value)


class ActionRow(NamedTuple):
    """One row of the table.

    Attributes:
        id: By which the main window finds it.
        text: What it is called in menus.
        menu: The menu it stands in.
        shortcuts: Key sequences in Qt's portable words, the first one being shown.
        icon: The name of its icon, or "".
        checkable: Whether it is on or off.
        needs_library: Whether it makes sense only while a library is open.
        divided: Whether a line stands above it in its menu.
        hidden: Whether it is offered only once somebody finds that it can be done here.
        writes: Whether it makes sense only where the library may be written.
    """

    id: str
    text: str
    menu: Menu
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    needs_library: bool = True
    divided: bool = False
    hidden: bool = False
    writes: bool = False


def _(text: str) -> str:
    """Mark a text as one to translate; it is translated when the action is made."""
    return text


_LIB, _GO, _FIND, _VIEW, _DOC, _HELP = Menu
TABLE: tuple[ActionRow, ...] = (
    ActionRow("open", _("Open a folder…"), _LIB, ("Ctrl+O",), "folder-open", needs_library=False),
    ActionRow(
        "new-library", _("Make a new library…"), _LIB, (), "folder-plus", needs_library=False
    ),
    ActionRow("sample", _("Open the sample library"), _LIB, (), "book", needs_library=False),
    ActionRow("reveal", _("Show the folder"), _LIB, (), "folder", divided=True),
    ActionRow("look-again", _("Look for changes"), _LIB, ("F5",), "refresh"),
    ActionRow("reindex", _("Read everything anew"), _LIB),
    ActionRow(
        "take-bundle",
        _("Take in a bundle…"),
        _LIB,
        (),
        "download",
        needs_library=False,
        divided=True,
    ),
    ActionRow("close-library", _("Close the library"), _LIB, ("Ctrl+Shift+W",), divided=True),
    ActionRow("themes", _("Themes…"), _LIB, ("Ctrl+Shift+T",), "tag"),
    ActionRow(
        "undo-change",
        _("Undo the last change"),
        _LIB,
        ("Ctrl+Alt+Z",),
        divided=True,
        writes=True,
    ),
    ActionRow(
        "import", _("Import files…"), _LIB, ("Ctrl+Shift+I",), "download", divided=True, writes=True
    ),
    ActionRow("import-folder", _("Import a folder…"), _LIB, (), "folder-plus", writes=True),
    ActionRow("quit", _("Quit"), _LIB, ("Ctrl+Q",), needs_library=False),
    ActionRow("back", _("Back"), _GO, ("Alt+Left", "Back"), "back"),
    ActionRow("forward", _("Forward"), _GO, ("Alt+Right", "Forward"), "forward"),
    ActionRow("everything", _("Everything"), _GO, ("Ctrl+1",), "layers", divided=True),
    ActionRow("cases", _("Cases"), _GO, ("Ctrl+2",), "book"),
    ActionRow("lessons", _("Lessons"), _GO, ("Ctrl+3",), "lightbulb"),
    ActionRow("packs", _("Packs"), _GO, ("Ctrl+4",), "package"),
    ActionRow("next-document", _("Next in the list"), _GO, ("Ctrl+Down",), divided=True),
    ActionRow("previous-document", _("Previous in the list"), _GO, ("Ctrl+Up",)),
    ActionRow("next-pane", _("Next pane"), _GO, ("F6",)),
    ActionRow("previous-pane", _("Previous pane"), _GO, ("Shift+F6",)),
    ActionRow("search", _("Search the library"), _FIND, ("Ctrl+K",), "search"),
    ActionRow("find-in-page", _("Find in the page"), _FIND, ("Ctrl+F",)),
    ActionRow("next-hit", _("Next hit"), _FIND, ("F3",), "down"),
    ActionRow("previous-hit", _("Previous hit"), _FIND, ("Shift+F3",), "up"),
    ActionRow("clear", _("Clear search and filters"), _FIND, ("Ctrl+Shift+K",), "clear"),
    ActionRow("save-search", _("Save this search…"), _FIND, ("Ctrl+D",), "star", divided=True),
    ActionRow("unanswered", _("Searches that found nothing…"), _FIND, (), "search-nothing"),
    ActionRow("apply", _("Lessons that may apply…"), _FIND, ("Ctrl+Shift+F",), "lightbulb"),
    ActionRow("meaning", _("Rank by meaning…"), _FIND, checkable=True, divided=True, hidden=True),
    ActionRow("sidebar", _("Sidebar"), _VIEW, ("Ctrl+B",), "sidebar", checkable=True),
    ActionRow("outline", _("Outline"), _VIEW, ("Ctrl+Shift+O",), "outline", checkable=True),
    ActionRow("properties", _("Properties"), _VIEW, ("Ctrl+I",), "properties", checkable=True),
    ActionRow(
        "lessons-panel", _("Lessons learned"), _VIEW, ("Ctrl+L",), "lightbulb", checkable=True
    ),
    ActionRow("versions", _("Versions"), _VIEW, ("Ctrl+Shift+H",), "clock", checkable=True),
    ActionRow("pages-panel", _("Pages"), _VIEW, ("Ctrl+Alt+P",), "eye", checkable=True),
    ActionRow(
        "lessons-board",
        _("Lessons as a board"),
        _VIEW,
        ("Ctrl+Shift+B",),
        "board",
        checkable=True,
    ),
    ActionRow(
        "zoom-in", _("Larger text"), _VIEW, ("Ctrl++", "Ctrl+="), divided=True, needs_library=False
    ),
    ActionRow("zoom-out", _("Smaller text"), _VIEW, ("Ctrl+-",), needs_library=False),
    ActionRow("zoom-reset", _("Text in its usual size"), _VIEW, ("Ctrl+0",), needs_library=False),
    ActionRow("sans", _("Read without serifs"), _VIEW, (), checkable=True, needs_library=False),
    ActionRow(
        "scheme-system",
        _("Colours of the system"),
        _VIEW,
        (),
        checkable=True,
        needs_library=False,
        divided=True,
    ),
    ActionRow("scheme-light", _("Light colours"), _VIEW, (), checkable=True, needs_library=False),
    ActionRow("scheme-dark", _("Dark colours"), _VIEW, (), checkable=True, needs_library=False),
    # writing
    ActionRow("new-case", _("New case…"), _DOC, ("Ctrl+N",), "book", writes=True),
    ActionRow("new-lesson", _("New lesson…"), _DOC, (), "lightbulb", writes=True),
    ActionRow("new-pack", _("New pack…"), _DOC, (), "package", writes=True),
    ActionRow("capture", _("Quick capture…"), _DOC, ("Ctrl+Shift+N",), "clipboard", writes=True),
    ActionRow("templates", _("Show my templates"), _DOC, (), "folder"),
    ActionRow(
        "read-or-write",
        _("Write, or read again"),
        _DOC,
        ("Ctrl+E",),
        "edit",
        divided=True,
        writes=True,
    ),
    ActionRow("write-alone", _("Write without the page beside it"), _DOC, writes=True),
    ActionRow("save", _("Save"), _DOC, ("Ctrl+S",), writes=True),
    ActionRow("save-copy", _("Save a copy…"), _DOC, ("Ctrl+Shift+S",), "copy", writes=True),
    ActionRow("autosave", _("Save by itself"), _DOC, (), checkable=True, needs_library=False),
    ActionRow("spelling", _("Check spelling"), _DOC, (), checkable=True, needs_library=False),
    ActionRow(
        "build",
        _("Build the pack"),
        _DOC,
        ("Ctrl+Shift+G",),
        "package",
        checkable=True,
        divided=True,
        writes=True,
    ),
    ActionRow("pack-from-search", _("Make a pack of these…"), _DOC, (), "layers", writes=True),
    ActionRow("huddle", _("Make a huddle of this lesson"), _DOC, (), "users", writes=True),
    ActionRow(
        "fill-section", _("Fill in a section…"), _DOC, (), "table", divided=True, writes=True
    ),
    ActionRow("change-id", _("Change the id…"), _DOC, (), "tag", writes=True),
    ActionRow("delete", _("Delete…"), _DOC, (), writes=True),
    ActionRow("bring-back", _("Bring back a deleted document…"), _DOC, (), "clock", writes=True),
    ActionRow("merge-copies", _("Merge conflict copies…"), _DOC, (), "copy", writes=True),
    ActionRow("present", _("Present…"), _DOC, ("Shift+F5",), "screen", divided=True),
    ActionRow("copy-link", _("Copy a link to it"), _DOC, ("Ctrl+Shift+C",), "copy", divided=True),
    ActionRow("reveal-document", _("Show the file in its folder"), _DOC, (), "folder"),
    ActionRow("open-elsewhere", _("Open the file in another program"), _DOC),
    ActionRow("export", _("Export…"), _DOC, ("Ctrl+Shift+X",), "download", divided=True),
    ActionRow("print", _("Print the handout…"), _DOC, ("Ctrl+P",)),
    ActionRow(
        "change-selected",
        _("Change the selected documents…"),
        _DOC,
        ("Ctrl+Shift+E",),
        "edit",
        divided=True,
        writes=True,
    ),
    ActionRow(
        "lesson-from-passage",
        _("New lesson from the selected words…"),
        _DOC,
        ("Ctrl+Shift+L",),
        "lightbulb",
        divided=True,
        writes=True,
    ),
    ActionRow(
        "evidence-for", _("The selected words support a lesson…"), _DOC, (), "plus", writes=True
    ),
    ActionRow(
        "counter-evidence-for",
        _("The selected words contradict a lesson…"),
        _DOC,
        (),
        "minus",
        writes=True,
    ),
    ActionRow("harvest-lessons", _("Harvest lessons…"), _DOC, writes=True),
    ActionRow("add-passage", _("Add a passage to the lesson…"), _DOC, (), "quote", writes=True),
    ActionRow("log-use", _("The lesson was applied"), _DOC, (), "check", writes=True),
    ActionRow("select-by-keyboard", _("Select words by keyboard"), _DOC, ("F7",)),
    ActionRow(
        "findings", _("What there is to mend…"), _DOC, ("Ctrl+Shift+M",), "warning", divided=True
    ),
    ActionRow(
        "shortcuts", _("Keyboard shortcuts"), _HELP, ("F1",), "keyboard", needs_library=False
    ),
    ActionRow(
        "commands", _("All commands…"), _HELP, ("Ctrl+Shift+P",), "command", needs_library=False
    ),
    ActionRow("help", _("Help"), _HELP, ("Shift+F1",), "help", needs_library=False),
    ActionRow("menu", _("Open the menu"), _HELP, ("F10",), needs_library=False),
    ActionRow("about", _("About Casebook"), _HELP, (), "info", needs_library=False, divided=True),
)

NEW = ("new-case", "new-lesson", "new-pack", "capture")
"""The actions in the menu of what can be made."""

PANEL_ACTIONS = {"outline": "outline", "properties": "properties", "lessons": "lessons-panel"}
PANEL_ACTIONS |= {"versions": "versions", "pages": "pages-panel"}
GIVES_WAY = "lessons"
"""The panel that makes room for a lesson: beside one it has little to say."""
"""The action of each panel beside the page, by the name of the panel."""


def make_actions(parent: QObject, icons: Icons) -> dict[str, QAction]:
    """Make a QAction for each row, by id."""
    return {row.id: _action(row, parent, icons) for row in TABLE}


def _action(row: ActionRow, parent: QObject, icons: Icons) -> QAction:
    action = QAction(QCoreApplication.translate("Actions", row.text), parent)
    action.setObjectName(row.id)
    action.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(row.checkable)
    action.setProperty("menu", row.menu.text)
    action.setVisible(not row.hidden)
    if row.icon:
        action.setIcon(icons.icon(row.icon))
    return action
