"""Asks for the title of a new document, and for its template where the user has some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.name_sheet import NameSheet


class NewSheet(NameSheet):
    """A title, and below it what file it becomes."""

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        templates: Sequence[Path],
        becomes: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            title: What is going to be made.
            templates: The user's own templates.
            becomes: Says which file will be made of a title.
            parent: The window that it stands over.
        """
        super().__init__(scheme, title, _("Title"), _("Make it"), parent, becomes=becomes)
        self.setObjectName("newSheet")
        self._templates = list(templates)
        self.templates = QComboBox()
        self.templates.addItem(self.tr("The usual one"))
        self.templates.addItems([file.stem for file in templates])
        if templates:
            self.add_field(self.tr("Template"), self.templates)
        self.line.setFocus()

    @property
    def template(self) -> Path | None:
        """The template that was chosen; None for the usual one."""
        at = self.templates.currentIndex() - 1
        return self._templates[at] if at >= 0 else None


def _(text: str) -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("NewSheet", text)
