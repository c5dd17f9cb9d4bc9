"""What is made of a pack: the artefacts, for whom each is, and in which formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from casebook.export.artefacts import FORMATS, Artefact, Format
from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.pack_words import tr
from casebook.gui.widgets.pressable import Pressable
from casebook.gui.widgets.words import Words

_N = QT_TRANSLATE_NOOP
_ROW, _HEAD = 28, 24
_CHIP = 20
FACILITATOR: Mapping[Artefact, object] = {
    Artefact.GUIDE: _N("Packs", "Guide"),
    Artefact.SLIDES: _N("Packs", "Slides with notes"),
    Artefact.BUNDLE: _N("Packs", "Bundle for a colleague"),
    Artefact.TABLE: _N("Packs", "Table"),
}
PARTICIPANT: Mapping[Artefact, object] = {
    Artefact.HANDOUT: _N("Packs", "Handout"),
    Artefact.CARDS: _N("Packs", "Role-play cards"),
    Artefact.WORKSHEET: _N("Packs", "Worksheet"),
    Artefact.HUDDLE: _N("Packs", "Huddle card"),
    Artefact.FEEDBACK: _N("Packs", "Feedback form"),
    Artefact.READER: _N("Packs", "Offline reader"),
}
USUAL = (
    *("guide.docx", "guide.pdf", "slides.pptx"),
    *("handout.pdf", "cards.pdf", "worksheet.pdf"),
)
"""What is made of a pack for which nobody has chosen."""
NOTHING = "nothing"
"""What a pack says for which everything was unticked."""


def chosen_pairs(written: Sequence[str]) -> frozenset[tuple[Artefact, Format]]:
    """Give the artefacts and formats that a pack names; the usual ones where it names none.

    A word that names nothing we make is left out.
    """
    known = {
        f"{artefact}.{form}": (artefact, form) for artefact in FORMATS for form in FORMATS[artefact]
    }
    words = (word.strip().casefold() for word in written or USUAL)
    return frozenset(known[word] for word in words if word in known)


def written_pairs(pairs: Iterable[tuple[Artefact, Format]]) -> tuple[str, ...]:
    """Give artefacts and formats as a pack names them, in the order of the table."""
    chosen = frozenset(pairs)
    words = [
        f"{artefact}.{form}"
        for artefact in FORMATS
        for form in FORMATS[artefact]
        if (artefact, form) in chosen
    ]
    return tuple(words) or (NOTHING,)


class FormatChip(Pressable):
    """A format that is wanted, or not."""

    def __init__(self, scheme: Scheme, artefact: str, form: Format) -> None:
        super().__init__(scheme)
        self.setCheckable(True)
        self.setText(form.value.upper())
        self.setAccessibleName(tr("{0} as {1}").format(artefact, self.text()))
        width = QFontMetrics(font(TextRole.LABEL)).horizontalAdvance(self.text()) + 14
        self.setFixedSize(width, _CHIP)

    def sizeHint(self) -> QSize:
        """Its size is fixed."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and name."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, on = self._scheme.palette, self.isChecked()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(palette.ink if on else palette.line), 1))
        at_rest = palette.ink_soft if on else palette.page
        painter.setBrush(QColor(palette.hover if self.lit and not on else at_rest))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setFont(font(TextRole.LABEL if on else TextRole.CHIP))
        painter.setPen(QColor(palette.ink if on else palette.text3))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        self.paint_ring(painter, QRectF(self.rect()), 4)


class _ArtefactRow(QWidget):
    """A box for the whole artefact, and a chip for each of its formats."""

    toggled = Signal()

    def __init__(self, scheme: Scheme, artefact: Artefact, name: str) -> None:
        super().__init__()
        self.artefact = artefact
        self.box = QCheckBox(name)
        self.box.setProperty("flush", "true")
        self.chips = {form: FormatChip(scheme, name, form) for form in FORMATS[artefact]}
        self._last = [self._usual()]
        self.setFixedHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addStretch(1)
        for chip in self.chips.values():
            row.addWidget(chip)
            chip.clicked.connect(self._take_chip)
        self.box.clicked.connect(self._take_box)

    def show_forms(self, forms: frozenset[Format]) -> None:
        """Show which formats are wanted."""
        for form, chip in self.chips.items():
            chip.setChecked(form in forms)
        self.box.setChecked(bool(forms))
        if forms:
            self._last = [form for form in self.chips if form in forms]

    def forms(self) -> list[Format]:
        """Give the formats that are wanted."""
        return [form for form, chip in self.chips.items() if chip.isChecked()]

    def _usual(self) -> Format:
        """The format that one gets by ticking the box: PDF where there is one."""
        return Format.PDF if Format.PDF in self.chips else next(iter(self.chips))

    def _take_box(self, on: bool) -> None:
        for form, chip in self.chips.items():
            chip.setChecked(on and form in self._last)
        self.toggled.emit()

    def _take_chip(self) -> None:
        forms = self.forms()
        self.box.setChecked(bool(forms))
        self._last = forms or self._last
        self.toggled.emit()


class ArtefactColumn(QWidget):
    """The artefacts for one sort of people, under a heading.

    Signals:
        toggled: Something was ticked or unticked.
    """

    toggled = Signal()

    def __init__(
        self,
        scheme: Scheme,
        title: str,
        artefacts: Mapping[Artefact, object],
        promise: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it with nothing ticked.

        Args:
            scheme: The colours.
            title: The heading.
            artefacts: What it offers, with its names.
            promise: What stands at the right of the heading, or "".
            parent: Where it stands.
        """
        super().__init__(parent)
        self.rows = {
            artefact: _ArtefactRow(scheme, artefact, tr(name))
            for artefact, name in artefacts.items()
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QWidget()
        top.setFixedHeight(_HEAD)
        head = QHBoxLayout(top)
        head.setContentsMargins(0, 0, 0, 0)
        label = Words(scheme, TextRole.LABEL, "text2")
        label.show_words(title)
        label.setFixedHeight(line_height(TextRole.LABEL))
        head.addWidget(label, 1)
        if promise:
            head.addWidget(_Promise(scheme, promise))
        column.addWidget(top)
        for row in self.rows.values():
            column.addWidget(row)
            row.toggled.connect(self.toggled)

    def show_pairs(self, pairs: frozenset[tuple[Artefact, Format]]) -> None:
        """Show what is wanted."""
        for artefact, row in self.rows.items():
            row.show_forms(frozenset(form for its, form in pairs if its is artefact))

    def pairs(self) -> list[tuple[Artefact, Format]]:
        """Give what is wanted."""
        return [(artefact, form) for artefact, row in self.rows.items() for form in row.forms()]


class _Promise(QWidget):
    """Words behind a lock: what is kept from participants."""

    def __init__(self, scheme: Scheme, words: str) -> None:
        super().__init__()
        self._scheme = scheme
        self._words = words
        self.setAccessibleName(words)
        width = QFontMetrics(font(TextRole.CHIP)).horizontalAdvance(words)
        self.setFixedSize(width + 18, 20)
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lock and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._scheme.palette.success
        paint_glyph(painter, QRectF(0, 4, 12, 12), "lock", colour)
        painter.setFont(font(TextRole.CHIP))
        painter.setPen(QColor(colour))
        painter.drawText(
            QRectF(16, 0, self.width(), 20), Qt.AlignmentFlag.AlignVCenter, self._words
        )
