"""The panel *Pages*: what is read or written, as its artefacts will print."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.gui.handing.pages_preview import PagesPreview
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.panel import Panel


class PagesPanel(Panel):
    """A preview in the right panel."""

    def __init__(
        self, scheme: Scheme, icons: Icons, preview: PagesPreview, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, icons, self.tr("Pages"), parent)
        self.preview = preview
        self.take_keyboard(itself=False)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(preview)

    def focus_first(self) -> None:
        """Move the keyboard to the pages."""
        self.preview.focus_first()
