"""What files cannot show as they should, and what is to be known of it, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.gui.handing.glyph_line import GlyphLine
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.surface import clear_out
from casebook.gui.widgets.words import Words

_MOST = 40


class RemarksList(QWidget):
    """Remarks below each other.

    Signals:
        document_requested: The path of a document that is to be looked at.
    """

    document_requested = Signal(str)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.remarks: tuple[tuple[str, str], ...] = ()
        self.links: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_remarks(self, remarks: Sequence[tuple[str, str]]) -> None:
        """Show remarks, each with the path of its document; "" for none."""
        if tuple(remarks) == self.remarks and self._column.count():
            return
        self.remarks = tuple(remarks)
        self.links = []
        clear_out(self._column)
        for words, path in remarks[:_MOST]:
            self._column.addLayout(self._row(words, path))
        if len(remarks) > _MOST:
            more = Words(self._scheme, TextRole.UI, "text2")
            more.show_words(self.tr("and {0} more").format(len(remarks) - _MOST))
            self._column.addWidget(more)
        if not remarks:
            fine = self.tr("Everything can be shown as it should.")
            line = GlyphLine(self._scheme, "check", fine, "success", role=TextRole.UI)
            self._column.addWidget(line)

    def _row(self, words: str, path: str) -> QHBoxLayout:
        top = Qt.AlignmentFlag.AlignTop
        mark = GlyphLine(self._scheme, "warning", "", "soon", role=TextRole.UI)
        mark.setFixedWidth(14)
        text = Words(self._scheme, TextRole.UI, "text")
        text.show_words(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark, 0, top)
        row.addWidget(text, 1)
        if path:
            link = LinkButton(self._scheme, self.tr("Show"), role=TextRole.UI)
            link.setToolTip(path)
            link.setAccessibleName(self.tr("Show {0}").format(path))
            link.clicked.connect(lambda: self.document_requested.emit(path))
            self.links.append(link)
            row.addWidget(link, 0, top)
        return row
