"""What merging a conflict copy would change in its document, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.domain.difference import Difference
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.versions.difference_block import DifferenceBlock
from casebook.gui.widgets.surface import ScrolledColumn

_HEIGHT = 340
_MOST = 60


class CopySheet(Sheet):
    """The passages that change; nothing has been written yet.

    Signals:
        agreed: The user wants it.
    """

    agreed = Signal()

    def __init__(
        self,
        scheme: Scheme,
        copy: str,
        of: str,
        differences: Sequence[Difference],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            copy: The path of the copy.
            of: The path of the document.
            differences: What would change in the document.
            parent: The window that it stands over.
        """
        lead = self.tr("{0} takes in what follows; the copy goes to the trash.").format(of)
        if not differences:
            lead = self.tr("{0} has all of it already; the copy goes to the trash.").format(of)
        title = self.tr("Merge the copy {0}").format(copy)
        super().__init__(scheme, title, lead, self.tr("Merge"), parent, width=680)
        scroll = ScrolledColumn((0, 0, 12, 0), 8)
        scroll.setFixedHeight(_HEIGHT)
        for one in differences[:_MOST]:
            scroll.column.addWidget(DifferenceBlock(scheme, one, writable=False))
        scroll.setVisible(bool(differences))
        self.column.addWidget(scroll)
        self.primary.setFocus()

    def give(self) -> None:
        """Tell that it is wanted."""
        self.agreed.emit()
