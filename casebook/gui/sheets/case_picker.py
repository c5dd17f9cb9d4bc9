"""Choosing a case by typing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.document_picker import DocumentPicker


class CasePicker(DocumentPicker):
    """A field and a list of cases."""

    def __init__(self, scheme: Scheme, lead: str, parent: QWidget | None = None) -> None:
        title = self.tr("In which case does it stand?")
        hint = self.tr("Type a few words of the case")
        super().__init__(scheme, title, hint, self.tr("Cases"), parent)
        self.lead.show_words(lead)
        self.lead.setVisible(bool(lead))
        self.primary.setText(self.tr("Open the case"))
        self.add_list()
