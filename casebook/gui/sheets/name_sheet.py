"""Asks for one line: a title, an id, a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.words import Words


class NameSheet(Sheet):
    """A line, checked as one types.

    Signals:
        named: What was typed, without white space around it.
    """

    named = Signal(str)

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        label: str,
        act: str,
        parent: QWidget | None = None,
        *,
        lead: str = "",
        proposed: str = "",
        problem_of: Callable[[str], str] = lambda _: "",
        becomes: Callable[[str], str] | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            title: What is asked for.
            label: What stands before the line.
            act: What the primary button says.
            parent: The window that it stands over.
            lead: A sentence below the title, or "".
            proposed: What stands in the line first; it is selected.
            problem_of: Says why a name cannot be used; "" when it can.
            becomes: Says what will be made of a name, shown below the line.
        """
        super().__init__(scheme, title, lead, act, parent)
        self._problem_of = problem_of
        self._becomes = becomes
        self.line = QLineEdit(proposed)
        self.line.selectAll()
        self.add_field(label, self.line)
        self.note = Words(scheme, TextRole.SNIPPET, "text3")
        self.note.setContentsMargins(124, 0, 0, 0)
        self.note.setVisible(becomes is not None)
        self.column.addWidget(self.note)
        self.line.textChanged.connect(self._look)
        self._look()
        self.line.setFocus()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text().strip()

    def missing(self) -> str:
        """Say why the name cannot be used."""
        return self._problem_of(self.text)

    def give(self) -> None:
        """Tell the name."""
        self.named.emit(self.text)

    def _look(self) -> None:
        self.primary.setEnabled(bool(self.text))
        self.problem.hide()
        if self._becomes is not None:
            self.note.show_words(self._becomes(self.text) if self.text else " ")
