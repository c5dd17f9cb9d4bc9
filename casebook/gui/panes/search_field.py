"""The field in which one searches: a glass before the words, a cross or the keys behind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casebook.gui.look.icons import Icons

_KEYS = "Ctrl K"
_BESIDE_HINT = 96  # pixels for the glass before the hint and the keys behind it


class SearchField(QLineEdit):
    """A line to type in; shows its keys while it is empty and without focus.

    Signals:
        saving_requested: What is asked is to be kept under a name.
    """

    saving_requested = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setFixedHeight(28)
        glass = QAction(icons.icon("search"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icons.icon("clear"), self.tr("Clear"), self)
        self._clear.triggered.connect(self.clear)
        self._save = QAction(icons.icon("star"), self.tr("Save this search…"), self)
        self._save.triggered.connect(self.saving_requested)
        self.textChanged.connect(self._show_clear)

    @property
    def offers_saving(self) -> bool:
        """Whether there is a star by which the question is kept."""
        return self._save in self.actions()

    def offer_saving(self, offered: bool) -> None:
        """Show the star, or take it away."""
        if offered and not self.offers_saving:
            self.addAction(self._save, QLineEdit.ActionPosition.TrailingPosition)
        elif not offered and self.offers_saving:
            self.removeAction(self._save)

    def _show_clear(self, text: str) -> None:
        shown = self._clear in self.actions()
        if text and not shown:
            saving = self.offers_saving
            self.offer_saving(False)  # the cross stands at the end: what comes first does
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
            self.offer_saving(saving)
        elif not text and shown:
            self.removeAction(self._clear)

    def minimumSizeHint(self) -> QSize:
        """Give room for a few words at least."""
        return QSize(160, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and the keys that lead to it while nothing stands in it."""
        super().paintEvent(event)
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        if (
            self.text()
            or self.hasFocus()
            or self.offers_saving
            or self.width() < hint + _BESIDE_HINT
        ):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(_KEYS) + 8
        box = QRectF(self.width() - width - 6.5, 5.5, width, 17)
        role = self.palette()
        painter.setPen(role.mid().color())
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(role.placeholderText().color())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _KEYS)
