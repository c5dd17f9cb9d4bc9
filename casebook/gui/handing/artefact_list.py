"""What can be made, to be ticked: for facilitators, for participants, in which kinds of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.export.artefacts import FORMATS, Artefact
from casebook.export.audience import Audience
from casebook.export.run import Choice, Wanted
from casebook.gui.handing.artefact_row import ArtefactRow
from casebook.gui.handing.glyph_line import GlyphLine
from casebook.gui.handing.names import audience_name
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.columns import Columns
from casebook.gui.widgets.words import Words

_COLUMN, _GAP, _HEAD = 260, 24, 24
ROWS: Mapping[Audience, tuple[Artefact, ...]] = {
    Audience.FACILITATOR: (
        Artefact.GUIDE,
        Artefact.SLIDES,
        Artefact.CARDS,
        Artefact.READER,
        Artefact.BUNDLE,
        Artefact.TABLE,
    ),
    Audience.PARTICIPANT: (
        Artefact.HANDOUT,
        Artefact.SLIDES,
        Artefact.CARDS,
        Artefact.WORKSHEET,
        Artefact.HUDDLE,
        Artefact.FEEDBACK,
        Artefact.READER,
    ),
}
"""The rows of the two columns."""


class ArtefactList(QWidget):
    """A list in two columns, in one where it is narrow.

    Signals:
        changed: The user has made another choice.
    """

    changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[tuple[Artefact, Audience], ArtefactRow] = {}
        columns = Columns(_COLUMN, 2, _GAP)
        for audience, artefacts in ROWS.items():
            columns.add(self._column(scheme, audience, artefacts))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)
        self.setFocusProxy(next(iter(self.rows.values())).box)
        self.set_wanted(usual())

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

    def offer(self, offered: Mapping[Artefact, tuple[Audience, ...]] | None) -> None:
        """Offer only what there is something to make of; bundle and table are always there.

        Args:
            offered: Audiences by artefact, as ``PagesPreview.offered`` tells; None for all.
        """
        for (artefact, audience), row in self.rows.items():
            always = offered is None or artefact in {Artefact.BUNDLE, Artefact.TABLE}
            row.setVisible(always or audience in (offered or {}).get(artefact, ()))

    @property
    def count(self) -> int:
        """How many kinds of files are ticked; cards and huddles may be several files each."""
        return sum(1 for _ in self._choices())

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


def every_choice() -> Iterator[Choice]:
    """Give every file that the list knows."""
    for audience, artefacts in ROWS.items():
        for artefact in artefacts:
            for form in FORMATS[artefact]:
                yield Choice(artefact, form, audience)


def usual() -> Wanted:
    """Give what most sessions need."""
    return Wanted(choices=read_choices(_USUAL.split()) or frozenset())


_USUAL = """guide:docx:facilitator guide:pdf:facilitator slides:pptx:facilitator
handout:pdf:participant cards:pdf:participant worksheet:pdf:participant"""


def written_choices(wanted: Wanted) -> list[str]:
    """Write down what is wanted, to be remembered."""
    return [":".join(choice) for choice in every_choice() if wanted.takes(*choice)]


def read_choices(texts: list[str]) -> frozenset[Choice] | None:
    """Read what was remembered; None when there is nothing of it that is known."""
    found = frozenset(choice for choice in every_choice() if ":".join(choice) in texts)
    return found or None


# whom it is for where a pack names an artefact that exists for both
_MEANT = {
    Artefact.SLIDES: Audience.FACILITATOR,
    Artefact.CARDS: Audience.PARTICIPANT,
    Artefact.READER: Audience.PARTICIPANT,
}


def choices_named(words: Sequence[str]) -> frozenset[Choice] | None:
    """Read what a pack names as its artefacts, as ``guide.docx``; None when it names none."""
    found = frozenset(
        choice
        for choice in every_choice()
        if f"{choice.artefact}.{choice.format}" in words
        and _MEANT.get(choice.artefact, choice.audience) is choice.audience
    )
    return found or None
