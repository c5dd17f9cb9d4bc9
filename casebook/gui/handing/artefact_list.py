"""What can be made, to be ticked: for facilitators, for participants, in which kinds of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.export.run import Choice, Wanted
from casebook.gui.handing.artefact_row import ArtefactRow
from casebook.gui.handing.choices import ROWS, every_choice, usual
from casebook.gui.handing.glyph_line import GlyphLine
from casebook.gui.handing.names import audience_name
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.columns import Columns
from casebook.gui.widgets.words import Words

_COLUMN, _GAP, _HEAD = 260, 24, 24

Files = Mapping[tuple[Artefact, Audience], int]


class ArtefactList(QWidget):
    """A list in two columns, in one where it is narrow.

    Signals:
        changed: The user has made another choice.
    """

    changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[tuple[Artefact, Audience], ArtefactRow] = {}
        self._files: Files = {}
        columns = Columns(_COLUMN, 2, _GAP)
        for audience, artefacts in ROWS.items():
            columns.add(self._column(scheme, audience, artefacts))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)
        self.setFocusProxy(next(iter(self.rows.values())).box)
        self.set_wanted(Wanted(choices=usual()))

    def ticked(self) -> Wanted:
        """Give what is ticked, also what this document does not have: to be remembered."""
        every = [row.choices(everything=True) for row in self.rows.values()]
        return Wanted(choices=frozenset().union(*every))

    def wanted(self) -> Wanted:
        """Give what is ticked; what there is nothing to make of is left out."""
        return Wanted(choices=frozenset(self._choices()))

    def set_wanted(self, wanted: Wanted) -> None:
        """Tick what is wanted; emits nothing."""
        choices = {choice for choice in every_choice() if wanted.takes(*choice)}
        for row in self.rows.values():
            row.set_choices(choices)

    def offer(
        self, offered: Mapping[Artefact, tuple[Audience, ...]] | None, files: Files | None = None
    ) -> None:
        """Offer only what there is something to make of; bundle and table are always there.

        Args:
            offered: Audiences by artefact, as ``PagesPreview.offered`` tells; None for all.
            files: How many files each is, where that is known.
        """
        self._files = files or {}
        for (artefact, audience), row in self.rows.items():
            always = offered is None or artefact in {Artefact.BUNDLE, Artefact.TABLE}
            row.setVisible(always or audience in (offered or {}).get(artefact, ()))

    @property
    def count(self) -> int:
        """How many files are ticked; one for each kind of which it is not known."""
        return sum(self._files.get((each.artefact, each.audience), 1) for each in self._choices())

    def _choices(self) -> Iterator[Choice]:
        for row in self.rows.values():
            yield from row.choices()

    def _column(
        self, scheme: Scheme, audience: Audience, artefacts: tuple[Artefact, ...]
    ) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = Words(scheme, TextRole.LABEL, "text2", wrapped=False)
        title.show_words(audience_name(audience))
        top = QWidget()
        top.setFixedHeight(_HEAD)
        head = QHBoxLayout(top)
        head.setContentsMargins(0, 0, 0, 4)
        head.addWidget(title, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        if audience is Audience.PARTICIPANT:
            safe = self.tr("no facilitator text")
            head.addWidget(GlyphLine(scheme, "lock", safe, "success"))
        column.addWidget(top)
        for artefact in artefacts:
            row = ArtefactRow(scheme, artefact, audience)
            row.changed.connect(self.changed)
            self.rows[artefact, audience] = row
            column.addWidget(row)
        column.addStretch(1)
        return made
