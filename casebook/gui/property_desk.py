"""What is given in the panel *Properties* becomes changes of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.query import Facet
from casebook.domain.values import Kind, State
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from casebook.domain.edit import Edits
    from casebook.domain.query import Results
    from casebook.gui.forms.edited_properties import EditedProperties
    from casebook.gui.panes.properties_panel import PropertiesPanel
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.writer import Writer
    from casebook.library.library import Library

_OFFERED = (Facet.SECTOR, Facet.OWNER)


class PropertyDesk(QObject):
    """Makes the form when it is first shown, and does what is asked in it.

    A status and a state are given only where their gates are met.

    Signals:
        state_requested: The State that the lesson is to have; its gate asks for what it needs.
    """

    state_requested = Signal(object)

    def __init__(self, place: Workplace, writer: Writer) -> None:
        super().__init__(place.window)
        self._place = place
        self._writer = writer
        self._may_write = False
        self._made: EditedProperties | None = None
        self._offered: Mapping[Facet, Sequence[str]] = {}
        place.panes.when_made(Panes.properties, self._tell)

    def take_library(self, library: Library) -> None:
        """Offer the form where the library may be written."""
        self._may_write = not library.read_only
        panel = self._place.panes.made(Panes.properties)
        if panel is not None:
            self._tell(panel)

    def _tell(self, panel: PropertiesPanel) -> None:
        panel.edit_with(self._form if self._may_write else None)

    def take_results(self, results: Results) -> None:
        """Offer the values that other documents have."""
        self._offered = {facet: list(results.counts.get(facet, {})) for facet in _OFFERED}
        if self._made is not None:
            self._made.form.offer(self._offered)

    def _form(self) -> EditedProperties:
        if self._made is None:
            from casebook.gui.forms.edited_properties import EditedProperties

            self._made = EditedProperties(self._place.scheme, self._place.icons)
            self._made.form.offer(self._offered)
            self._made.property_given.connect(self._give)
            self._made.place_requested.connect(self._go_to)
        return self._made

    def _give(self, key: str, values: tuple[str, ...]) -> None:
        path = self._place.reader.path
        if path is not None and not (values and self._stands_at_a_gate(key, values[0])):
            what = self.tr("Change the property {0}").format(key)
            self._place.changes.edit(path, what, lambda text: given_edits(text, key, values))

    def _stands_at_a_gate(self, key: str, value: str) -> bool:
        """Whether a value has to be earned first; then the form shows again what holds."""
        reading = self._made.reading if self._made is not None else None
        if reading is None or self._made is None:
            return False
        if key == "state" and reading.document.kind is Kind.LESSON and value in set(State):
            self._made.show_reading(reading)
            self.state_requested.emit(State(value))
            return True
        from casebook.gui.forms.needs import still_missing

        states = [card.state for card in reading.lessons]
        missing = still_missing(reading.document, value, states) if key == "status" else ()
        if missing:
            self._made.show_reading(reading)
            words = self.tr("The status stays as it is. {0}.")
            self._place.say(words.format("; ".join(missing)))
        return bool(missing)

    def _go_to(self, place: str) -> None:
        """Write where something is missing; a section that is not there is made."""
        path = self._place.reader.path
        if path is None:
            return
        kind, _, name = place.partition(":")

        def go() -> None:
            pane = self._writer.manuscript.pane
            if pane is None:
                return
            if kind == "line":
                pane.editor.go_to_line(int(name))
                return
            self._place.changes.edit(
                path,
                "",
                lambda text: missing_section_edits(text, name),
                lambda: pane.editor.go_to_line(line_in_section(pane.editor.text(), name)),
            )

        if self._writer.is_writing:
            go()
        else:
            self._writer.set_mode(Mode.SPLIT, go)


def given_edits(text: str, key: str, values: tuple[str, ...]) -> Edits:
    """Give the edits for what was given in a form; they touch this key alone.

    Raises:
        EditRefused: The front matter is broken, or the key cannot be changed by itself.
    """
    from casebook.domain.names import DocumentPath
    from casebook.markdown.editing.properties import find_property, property_edits, written_key
    from casebook.markdown.editing.theme_names import themes_edits
    from casebook.markdown.front_matter import read_front_matter

    if key == "themes":
        return themes_edits(text, values)
    front = read_front_matter(text, DocumentPath(""))
    present = find_property(front, written_key(front, key))
    if not values:
        return property_edits(text, key, None)
    if len(values) > 1 or (present is not None and present.is_list):
        return property_edits(text, key, values)
    if key == "minutes" and values[0].isdecimal():
        return property_edits(text, key, int(values[0]))
    return property_edits(text, key, values[0])


def missing_section_edits(text: str, name: str) -> Edits:
    """Give the edits that put a section where there is none."""
    from casebook.domain.names import DocumentPath
    from casebook.domain.sections import SectionName
    from casebook.markdown.editing.sections import section_edits
    from casebook.markdown.reading import read_document

    section = SectionName(name)
    if read_document(text, DocumentPath("a.md")).section(section) is not None:
        return ()
    return section_edits(text, section, "")


def line_in_section(text: str, name: str) -> int:
    """Give the line, from 1, in which a section is written on; 1 where there is none."""
    from casebook.domain.names import DocumentPath
    from casebook.markdown.reading import read_document

    document = read_document(text, DocumentPath("a.md"))
    part = document.section(name)
    if part is None:
        return 1
    content = document.content(part)
    lead = len(content) - len(content.lstrip("\n"))
    return part.line + 1 + (lead if content.strip() else min(lead, 1))
