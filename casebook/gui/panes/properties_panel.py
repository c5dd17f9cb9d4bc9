"""The panel with everything about a document that is not its text: facts, file, links, mending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.domain.names import DocumentPath
from casebook.domain.theme import Vocabulary
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.palette import theme_colours
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.panes.property_values import (
    LONGEST_VALUE,
    ShownProperty,
    is_address,
    known_properties,
    other_properties,
)
from casebook.gui.widgets.document_row import DocumentRow
from casebook.gui.widgets.finding_block import FindingBlock
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.marked_line import Marked
from casebook.gui.widgets.panel import ScrolledPanel
from casebook.gui.widgets.property_row import PropertyRow, marked_value, words_value
from casebook.gui.widgets.surface import clear_out
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted, reading_minutes, time_words

if TYPE_CHECKING:
    from casebook.domain.finding import Finding
    from casebook.domain.reading import Reading

T = TypeVar("T")
MOST_ROWS = 100
"""How many rows a group shows at most."""
_ROOM = 8
_INSET = 8
_LONGEST_NAME = 80


class PropertiesForm(QWidget):
    """What a form in the panel can be told."""

    def show_reading(self, reading: Reading) -> None:
        """Show what a document says."""
        raise NotImplementedError

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        raise NotImplementedError


class PropertiesPanel(ScrolledPanel):
    """Groups below each other; one with nothing in it is not there.

    Signals:
        document_requested: The path of a document to be opened.
        outside_link_requested: An address that leads out of the library.
    """

    document_requested = Signal(str)
    outside_link_requested = Signal(str)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("Properties", "Properties")
        super().__init__(scheme, icons, title, (_ROOM, 8, _ROOM, 16), 0, parent)
        self._vocabulary = Vocabulary.of(())
        self._reading: Reading | None = None
        self._make_form: Callable[[], PropertiesForm] | None = None
        self._form: PropertiesForm | None = None
        self._first = QVBoxLayout()
        self._groups = QVBoxLayout()
        self._groups.setSpacing(0)
        self._scroll.column.addLayout(self._first)
        self._scroll.column.addLayout(self._groups)

    def edit_with(self, make: Callable[[], PropertiesForm] | None) -> None:
        """Let properties be changed in a form, which is made when it is first shown.

        Args:
            make: Makes the form; None where nothing may be changed.
        """
        self._make_form = make
        if make is None and self._form is not None:
            self._form.hide()
            self._form = None

    def showEvent(self, event: QShowEvent) -> None:
        """Make the form now, if there is a document."""
        super().showEvent(event)
        if self._make_form is not None and self._form is None and self._reading is not None:
            self._fill(self._reading)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self._vocabulary = vocabulary
        if self._form is not None:
            self._form.set_vocabulary(vocabulary)
        if self._reading is not None:
            self._fill(self._reading)

    def show_reading(self, reading: Reading) -> None:
        """Show a document; the place stays when it is the one that is shown already."""
        before = self._reading
        if reading == before:
            return
        same = before is not None and before.document.path == reading.document.path
        at = self.scroll_place if same else 0
        self._reading = reading
        self._fill(reading)
        self.scroll_to(at)

    def show_nothing(self) -> None:
        """Show nothing, while no document is read."""
        self._reading = None
        clear_out(self._groups)
        if self._form is not None:
            self._form.hide()
        self.settle()

    def _fill(self, reading: Reading) -> None:
        clear_out(self._groups)
        form = self._shown_form()
        if form is not None:
            form.show_reading(reading)
        else:
            colours = theme_colours(self._vocabulary)
            document = reading.document
            self._add_properties("", known_properties(document, self._vocabulary, colours))
            self._add_properties(self.tr("Other properties"), other_properties(document))
        self._add_properties(self.tr("File"), self._file(reading))
        self._add_documents(self.tr("Links"), reading, reading.links)
        self._add_documents(self.tr("Linked from"), reading, reading.backlinks)
        self._add_findings(reading.findings)
        self.settle()

    def _shown_form(self) -> PropertiesForm | None:
        """Give the form where there is one; it is made once the panel is seen."""
        if self._form is None and self._make_form is not None and self.isVisible():
            self._form = self._make_form()
            self._form.set_vocabulary(self._vocabulary)
            self._first.addWidget(self._form)
        if self._form is not None:
            self._form.show()
        return self._form

    def _file(self, reading: Reading) -> list[ShownProperty]:
        document = reading.document
        minutes = reading_minutes(document.words)
        length = counted(document.words, self.tr("1 word"), self.tr("{0} words"))
        shown = [
            ShownProperty(self.tr("Path"), texts=(document.path,)),
            ShownProperty(self.tr("Last change"), texts=(time_words(reading.entry.changed),)),
        ]
        if document.words:
            reads = self.tr("{0}, {1} min read").format(length, minutes)
            shown.append(ShownProperty(self.tr("Length"), texts=(reads,)))
        if reading.notice:
            notice = Marked(reading.notice, "icon/warning", "soon")
            shown.append(ShownProperty(self.tr("Encoding"), (), (notice.text,), "soon"))
        return shown

    def _add_properties(self, head: str, shown: Sequence[ShownProperty]) -> None:
        self._add_group(head, shown, lambda one: _inset(self._row(one)))

    def _row(self, shown: ShownProperty) -> PropertyRow:
        values: list[QWidget] = []
        if shown.items:
            values.append(marked_value(self._scheme, shown.items))
        values += [self._value(text, shown.tone) for text in shown.texts[:MOST_ROWS]]
        return PropertyRow(self._scheme, cut(shown.name, _LONGEST_NAME), values)

    def _value(self, text: str, tone: str) -> QWidget:
        if not is_address(text):
            return words_value(self._scheme, cut(text, LONGEST_VALUE), tone)
        link = LinkButton(self._scheme, text.strip())
        link.setToolTip(text.strip())
        link.clicked.connect(lambda: self.outside_link_requested.emit(text.strip()))
        return link

    def _add_documents(self, head: str, reading: Reading, paths: Sequence[DocumentPath]) -> None:
        entries = [reading.related[path] for path in paths if path in reading.related]

        def row(at: int) -> QWidget:
            made = DocumentRow(self._scheme, entries[at])
            made.clicked.connect(lambda: self.document_requested.emit(made.path))
            return made

        self._add_group(head, range(len(entries)), row)

    def _add_findings(self, findings: Sequence[Finding]) -> None:
        self._add_group(
            self.tr("To mend"),
            findings,
            lambda finding: _inset(FindingBlock(self._scheme, finding), 8),
        )

    def _add_group(self, head: str, things: Sequence[T], make: Callable[[T], QWidget]) -> None:
        """Add a head and a row for each thing; nothing without things."""
        column = self._groups
        if not things:
            return
        if head:
            label = Words(self._scheme, TextRole.LABEL, "text3")
            label.show_words(head)
            label.setContentsMargins(_INSET, 16, _INSET, 4)
            column.addWidget(label)
        for thing in things[:MOST_ROWS]:
            column.addWidget(make(thing))
        if len(things) > MOST_ROWS:
            rest = Words(self._scheme, TextRole.SNIPPET, "text3")
            rest.show_words(self.tr("and {0} more").format(len(things) - MOST_ROWS))
            column.addWidget(_inset(rest))


def _inset(part: QWidget, below: int = 0) -> QWidget:
    """Set a widget in as far as the words of rows are."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(_INSET, 0, _INSET, below)
    row.addWidget(part)
    return around
