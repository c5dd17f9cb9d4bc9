"""One artefact for one audience: a box to tick, its name, and the files that it can be."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from casebook.export.artefacts import FORMATS, Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import Choice
from casebook.gui.handing.format_chip import FormatChip
from casebook.gui.handing.names import audience_name, long_name
from casebook.gui.look.scheme import Scheme

_HEIGHT = 28
# what is ticked with its box: what prints everywhere, or the only form that there is
_USUAL = (Format.PDF, Format.PPTX, Format.HTML, Format.ZIP, Format.CSV)


class ArtefactRow(QWidget):
    """A row of the list.

    Signals:
        changed: Another choice was made by the user.
    """

    changed = Signal()

    def __init__(
        self,
        scheme: Scheme,
        artefact: Artefact,
        audience: Audience,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.artefact = artefact
        self.audience = audience
        self.box = QCheckBox(long_name(artefact, audience))
        self.box.setProperty("flush", "true")
        self.box.setAccessibleDescription(audience_name(audience))
        self.box.clicked.connect(self._tick)
        self.chips: dict[Format, FormatChip] = {}
        self._last = [next(form for form in _USUAL if form in FORMATS[artefact])]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addStretch(1)
        for form in FORMATS[artefact]:
            chip = FormatChip(scheme, form.value.upper())
            chip.setAccessibleName(f"{self.box.text()}, {form.value.upper()}")
            chip.clicked.connect(self._chip)
            self.chips[form] = chip
            row.addWidget(chip)
        self.setFixedHeight(_HEIGHT)

    def choices(self, *, everything: bool = False) -> frozenset[Choice]:
        """Give the files that are ticked.

        Args:
            everything: Whether also where there is nothing to make.
        """
        if self.isHidden() and not everything:
            return frozenset()
        return frozenset(
            Choice(self.artefact, form, self.audience)
            for form, chip in self.chips.items()
            if chip.isChecked()
        )

    def set_choices(self, choices: Collection[Choice]) -> None:
        """Show which files are wanted."""
        for form, chip in self.chips.items():
            chip.setChecked((self.artefact, form, self.audience) in choices)
        self._follow_chips()

    def _follow_chips(self) -> None:
        forms = [form for form, chip in self.chips.items() if chip.isChecked()]
        self._last = forms or self._last
        self.box.setChecked(bool(forms))

    def _tick(self, on: bool) -> None:
        """Tick the forms that were ticked the last time, or none."""
        for form, chip in self.chips.items():
            chip.setChecked(on and form in self._last)
        self.changed.emit()

    def _chip(self) -> None:
        self._follow_chips()
        self.changed.emit()
