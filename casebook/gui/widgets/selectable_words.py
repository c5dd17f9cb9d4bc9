"""Words that can be selected with the mouse and copied."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.words import Words


class SelectableWords(Words):
    """Text to read and to take words from: drag, double click, Ctrl+A, Ctrl+C."""

    def __init__(
        self,
        scheme: Scheme,
        role: TextRole,
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(scheme, role, tone, parent)
        self._selection = QTextCursor(self._document)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def selected(self) -> str:
        """The words that are selected."""
        # Qt writes line ends of a selection as paragraph separators
        return self._selection.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def copy(self) -> None:
        """Put the selected words, or all of them, on the clipboard."""
        QGuiApplication.clipboard().setText(self.selected or self.words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        if event.button() is Qt.MouseButton.LeftButton:
            keep = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._select_to(event.position(), keep=keep)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select as far as the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select_to(event.position(), keep=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._select_to(event.position(), keep=False)
        self._selection.select(QTextCursor.SelectionType.WordUnderCursor)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, and select everything."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._selection.select(QTextCursor.SelectionType.Document)
            self.update()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the selection go, except for a menu that is about it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._selection.clearSelection()
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Give the menu of what can be done with the words."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy)
        return menu

    def _select_to(self, point: QPointF, *, keep: bool) -> None:
        self._fit()
        within = point - QPointF(self.contentsRect().topLeft())
        at = self._document.documentLayout().hitTest(within, Qt.HitTestAccuracy.FuzzyHit)
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        if at >= 0:
            self._selection.setPosition(at, mode)
        self.update()

    def _paint_context(self) -> QAbstractTextDocumentLayout.PaintContext:
        context = super()._paint_context()
        if self._selection.hasSelection():
            chosen = QAbstractTextDocumentLayout.Selection()
            look = QTextCharFormat()
            look.setBackground(QColor(self._scheme.palette.selection))
            look.setForeground(QColor(self._scheme.palette.text))
            chosen.cursor = self._selection
            chosen.format = look
            context.selections = [*context.selections, chosen]
        return context
