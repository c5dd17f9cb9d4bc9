"""The bar above the panes: what is shown, the way back, the search, the hits in the page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from casebook.gui.look.icons import Icons
from casebook.gui.panes.search_field import SearchField

HEIGHT = 44
_PANELS = ("outline", "properties", "lessons-panel", "versions")
_SPACING = 4
_SIDEBAR_BUTTONS = 12 + 3 * 32 + 12
_LEAST_SEARCH = 216
_WHILE_TYPING = 30  # milliseconds: keys of one burst become one question


class ToolBar(QWidget):
    """Stands above sidebar, list and page, its parts aligned with them.

    Signals:
        typed: The words in the search field, a moment after the last key.
        first_hit_requested: Enter in the search field.
        left_by_escape: Esc in an empty search field.
        list_requested: Arrow down in the search field.
    """

    typed = Signal(str)
    first_hit_requested = Signal()
    left_by_escape = Signal()
    list_requested = Signal()

    def __init__(
        self, icons: Icons, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self.search = SearchField(icons)
        self.search.setPlaceholderText(self.tr("Search cases and lessons"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WHILE_TYPING)
        self._soon.timeout.connect(lambda: self.typed.emit(self.search.text()))
        self.search.textChanged.connect(self._soon.start)
        self.search.returnPressed.connect(self._enter)

        self._sidebar_part = self._part(12, ["sidebar"], ["back", "forward"])
        self._list_part = QWidget()
        middle = QHBoxLayout(self._list_part)
        middle.setContentsMargins(16 - _SPACING, 0, 16, 0)
        middle.addWidget(self.search)
        self.hits = QLabel()
        self.hits.setObjectName("hits")
        self.hits.setAccessibleName(self.tr("Hits in the page"))
        self._steps = [self._button("previous-hit"), self._button("next-hit")]
        self._panels = [self._button(name) for name in _PANELS]
        self._more = QToolButton()
        self._more.setIcon(icons.icon("more"))
        self._more.setAccessibleName(self.tr("Menu"))
        self._more.setToolTip(self.tr("Menu (F10)"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setAutoRaise(True)
        self._divider = _divider()
        self._writing: list[QWidget] = []
        self._new: QToolButton | None = None
        self._new_widths: dict[bool, int] = {}
        self._below = (0, 0)

        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self._sidebar_part)
        row.addWidget(self._list_part)
        row.addSpacing(12)
        row.addWidget(self.hits)
        for button in self._steps:
            row.addWidget(button)
        row.addStretch(1)
        for button in self._panels:
            row.addWidget(button)
        row.addWidget(self._divider)
        row.addWidget(self._more)
        self.show_hits(0, 0)

    def set_menu(self, menu: QMenu) -> None:
        """Put a menu behind the button at the right end."""
        self._more.setMenu(menu)

    def take_writing(self, new: QMenu, icon: QIcon, switch: QWidget) -> None:
        """Take in what stands before the panels while the library may be written.

        Args:
            new: The menu of what can be made.
            icon: Its icon.
            switch: The switch between reading and writing.
        """
        button = self._new = QToolButton()
        button.setIcon(icon)
        button.setText(self.tr("New"))
        button.setToolTip(self.tr("New"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(new)
        button.setProperty("worded", "true")
        self._writing = [button, _divider(), switch, _divider()]
        at = self._row.indexOf(self._panels[0])
        for widget in reversed(self._writing):
            self._row.insertWidget(at, widget)
        button.ensurePolished()
        for worded in (False, True):
            self._show_new(worded)
            self._new_widths[worded] = button.sizeHint().width()
        self._fit()

    def show_writing(self, shown: bool) -> None:
        """Offer to write, or only to read."""
        for widget in self._writing:
            widget.setVisible(shown)
        self._fit()

    @property
    def menu(self) -> QMenu:
        """The menu behind the button at the right end."""
        return self._more.menu()

    def open_menu(self) -> None:
        """Open the menu by the keyboard."""
        self._more.showMenu()

    def align(self, sidebar: int, documents: int) -> None:
        """Stand above a sidebar and a list of these widths in pixels; 0 when hidden."""
        self._below = (sidebar, documents)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what can be shorter be so where it gets narrow."""
        super().resizeEvent(event)
        self._fit()

    def show_hits(self, current: int, total: int) -> None:
        """Say at which hit in the page one is; nothing without hits."""
        if current:
            self.hits.setText(self.tr("Hit {0} of {1}").format(current, total))
        elif total:
            self.hits.setText(self.tr("1 hit") if total == 1 else self.tr("{0} hits").format(total))
        else:
            self.hits.clear()
        for button in self._steps:
            button.setVisible(bool(total))
        self._fit()

    def take_focus(self) -> None:
        """Make the search ready for other words."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def forget_words(self) -> None:
        """Empty the search without asking anything."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self._soon.stop()

    def show_words(self, text: str) -> None:
        """Put words into the search field of which the answer is on its way already."""
        self.search.setText(text)
        self._soon.stop()

    def set_words(self, text: str) -> None:
        """Put words into the search field as if they had been typed at once."""
        self.search.setText(text)
        self._soon.stop()
        self.typed.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrow down go to the list and Esc clear the field, or leave it when empty."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                if self.search.text():
                    self.set_words("")
                else:
                    self.left_by_escape.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list_requested.emit()
                return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Cut no words: first the search gets shorter, then a word goes, then the count."""
        sidebar, documents = self._below
        buttons = max(sidebar, _SIDEBAR_BUTTONS)
        self._sidebar_part.setFixedWidth(buttons)
        lengths = ((True, True), (False, True), (False, False))
        rooms = [self.width() - self._others(worded, counted) for worded, counted in lengths]
        at = next((at for at, room in enumerate(rooms) if room >= _LEAST_SEARCH), -1)
        self._show_new(lengths[at][0])
        self.hits.setVisible(lengths[at][1])
        wanted = sidebar + documents - buttons - _SPACING
        self._list_part.setFixedWidth(max(_LEAST_SEARCH, min(wanted, rooms[at])))

    def _others(self, worded: bool, counted: bool) -> int:
        """Give the pixels that all but the search take, with or without word and count.

        They are reckoned and not tried: what is shown for a moment is laid out as well.
        """
        width = self._row.sizeHint().width() - self._list_part.minimumWidth()
        if self._new is not None and not self._new.isHidden():
            width += self._new_widths[worded] - self._new.sizeHint().width()
        if counted is self.hits.isHidden():
            width += (self.hits.sizeHint().width() + _SPACING) * (1 if counted else -1)
        return width

    def _show_new(self, worded: bool) -> None:
        if self._new is not None:
            styles = Qt.ToolButtonStyle
            beside, alone = styles.ToolButtonTextBesideIcon, styles.ToolButtonIconOnly
            self._new.setToolButtonStyle(beside if worded else alone)

    def _enter(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self.typed.emit(self.search.text())
        self.first_hit_requested.emit()

    def _part(self, margin: int, left: list[str], right: list[str]) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(4)
        for name in left:
            row.addWidget(self._button(name))
        row.addStretch(1)
        for name in right:
            row.addWidget(self._button(name))
        return part

    def _button(self, name: str) -> QToolButton:
        action = self._actions[name]
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setAccessibleName(action.text())
        keys = action.shortcut().toString()
        button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        return button


def _divider() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setObjectName("divider")
    line.setFixedHeight(20)
    return line
