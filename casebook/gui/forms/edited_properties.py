"""What stands in the panel *Properties* of a document that may be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.gui.forms.completeness import Completeness
from casebook.gui.forms.needs import NextStep, next_step
from casebook.gui.forms.property_form import PropertyForm
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.properties_panel import PropertiesForm
from casebook.gui.widgets.surface import Line

if TYPE_CHECKING:
    from casebook.domain.reading import Reading
    from casebook.domain.theme import Vocabulary

_INSET = 8


class EditedProperties(PropertiesForm):
    """What is missing for the next step, and below it each property with its editor.

    Attributes:
        reading: The document that is shown, as far as it is written; None before.

    Signals:
        property_given: A key, and its values from now on as a tuple of texts.
        place_requested: Where something is missing: ``section:NAME`` or ``line:NUMBER``.
    """

    property_given = Signal(str, object)
    place_requested = Signal(str)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self._step: NextStep | None = None
        self.completeness = Completeness(scheme)
        self.completeness.place_requested.connect(self._go_to)
        self.completeness.state_requested.connect(self._take_step)
        self._line = Line(scheme)
        self.form = PropertyForm(scheme, icons)
        self.form.property_given.connect(self.property_given)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, _INSET, _INSET, 0)
        column.setSpacing(_INSET)
        column.addWidget(self.completeness)
        column.addWidget(self._line)
        column.addWidget(self.form)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self.form.set_vocabulary(vocabulary)

    def show_reading(self, reading: Reading) -> None:
        """Show what a document says, and what it lacks."""
        self.reading = reading
        states = [card.state for card in reading.lessons]
        step = self._step = next_step(reading.document, states)
        if step is None:
            self.completeness.show_needs("", "", "", ())
        else:
            self.completeness.show_needs(step.done, step.left, step.act, step.needs)
        self._line.setVisible(step is not None)
        self.form.show_document(reading.document)

    def _go_to(self, place: str) -> None:
        kind, _, name = place.partition(":")
        if kind == "key":
            self.form.go_to(name)
        else:
            self.place_requested.emit(place)

    def _take_step(self) -> None:
        if self._step is not None:
            self.property_given.emit(self._step.key, (self._step.value,))
