"""What helps one write: completion from the library, and spelling where there is a dictionary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.editor.aside import in_lane
from casebook.gui.editor.choices import Choices, DocumentChoice
from casebook.gui.editor.spell_check import SpellCheck
from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.gui.editor.editor_pane import EditorPane
    from casebook.gui.settings import Settings
    from casebook.library.library import Library

_LANGUAGE = "en"


class Helps(QObject):
    """Keeps what an editor offers up with the library; made with the editor.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, pane: EditorPane, jobs: Jobs, settings: Settings, library: Library) -> None:
        super().__init__(pane)
        self._pane = pane
        self._jobs = jobs
        self._library = library
        self._choices = Choices()
        own_words = library.curation.templates_folder.parent / "words.txt"
        self.spelling = SpellCheck(pane.editor, own_words, in_lane(jobs))
        self.spelling.set_on(settings.spelling)
        self.spelling.failed.connect(self.said)
        pane.completion.headings_wanted.connect(self._read_headings)

    def begin(self, library: Library, language: str) -> None:
        """Help to write a document of a library, in its language."""
        self._library = library
        self.spelling.set_language(language or _LANGUAGE)
        self._read()

    def take_change(self, change: Change) -> None:
        """Offer what is new in the library."""
        if change:
            self._read()

    def _read(self) -> None:
        library = self._library

        def work(_: object) -> Choices:
            entries = sorted(library.shelf.entries, key=lambda entry: -entry.changed)
            documents = (DocumentChoice(one.id, one.title, one.kind.value) for one in entries)
            themes = ((theme.id, theme.label) for theme in library.vocabulary.themes.values())
            return Choices(tuple(documents), tuple(themes), pictures=library.pictures())

        self._jobs.start(
            LaneName.READ,
            "reading what can be linked",
            work,
            lambda choices: self._use(library, choices),
            lambda _: None,
            topic="choices",
        )

    def _use(self, library: Library, choices: Choices) -> None:
        if library is self._library:
            self._choices = choices
            self._pane.use_choices(choices)

    def _read_headings(self, name: str) -> None:
        library = self._library

        def work(_: object) -> tuple[str, ...]:
            document = library.document(library.locate(name))
            return tuple(part.heading for part in document.sections)

        def take(found: tuple[str, ...]) -> None:
            known = {**self._choices.headings, name: found}
            self._use(library, replace(self._choices, headings=known))

        self._jobs.start(
            LaneName.READ, "reading headings", work, take, lambda _: None, topic="headings"
        )
