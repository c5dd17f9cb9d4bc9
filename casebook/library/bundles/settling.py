"""What is to be written once it was chosen what becomes of each document of a bundle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from casebook.domain.bundle import Bundle
from casebook.domain.edit import EditRefused
from casebook.domain.names import DocumentPath, ThemeId, folded_id
from casebook.library.bundles.arrival import Arrival, Choice, Comparison, State
from casebook.library.bundles.naming import DocumentNames, file_places
from casebook.library.bundles.rewriting import Rewriting
from casebook.library.bundles.themes import united
from casebook.library.workbench import Workbench
from casebook.markdown.links import linked_id
from casebook.markdown.reading import read_document
from casebook.storage.file_text import FileText
from casebook.storage.keeping.journal import FileChange
from casebook.storage.scanning import THEMES_FILE, Scan

Choices = Mapping[DocumentPath, Choice]
"""What is done with documents of a bundle, by where they lay in it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one document.

    Attributes:
        arrival: The document.
        choice: What was chosen.
        place: Where it is written; None when nothing is.
        refused: A sentence why it is not written although it was chosen, or "".
    """

    arrival: Arrival
    choice: Choice
    place: DocumentPath | None = None
    refused: str = ""

    @property
    def is_written(self) -> bool:
        """Whether a file is made or changed."""
        return self.place is not None and not self.refused

    @property
    def is_added(self) -> bool:
        """Whether a file is made."""
        mine = self.arrival.mine
        return self.is_written and (mine is None or self.place != mine.path)


@dataclass(frozen=True, slots=True)
class Taking:
    """All that is to be written, worked out before it is.

    Attributes:
        what: A few words, such as “Take in trust.zip”.
        outcomes: What becomes of each document.
        changes: The documents that are made or changed, and the themes.
        files: The pictures and other files that come with them, by their places.
        arrived: The texts as they were sent, where others are written in their place.
        themes: The themes that are added or changed.
        warnings: Sentences about what cannot be taken in as it should.
    """

    what: str
    outcomes: tuple[Outcome, ...]
    changes: tuple[FileChange, ...] = ()
    files: Mapping[DocumentPath, bytes] = field(default_factory=dict)
    arrived: Mapping[DocumentPath, str] = field(default_factory=dict)
    themes: tuple[ThemeId, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def added(self) -> tuple[DocumentPath, ...]:
        """Where documents are made, in the order of the bundle."""
        return tuple(one.place for one in self.outcomes if one.is_added and one.place is not None)

    @property
    def changed(self) -> tuple[DocumentPath, ...]:
        """Which documents get another text."""
        return tuple(
            one.place
            for one in self.outcomes
            if one.is_written and not one.is_added and one.place is not None
        )

    @property
    def pictures(self) -> tuple[DocumentPath, ...]:
        """Which pictures and other files are made."""
        return tuple(self.files)


def rewriting_for(
    bench: Workbench, scan: Scan, bundle: Bundle, places: Mapping[DocumentPath, DocumentPath | None]
) -> Rewriting:
    """Find a place for everything of a bundle.

    Args:
        bench: The library.
        scan: Its files.
        bundle: The bundle.
        places: Where its documents are in the library, by where they lay; None for those that
            are not taken. Those that are not named get places of their own.
    """
    names = DocumentNames(bench.folder, scan, (document.id for document in bundle.documents))
    found: dict[DocumentPath, DocumentPath] = {}
    for document in bundle.documents:
        if document.path not in places:
            found[document.path] = names.place(document.path)
        elif (place := places[document.path]) is not None:
            found[document.path] = place
    return Rewriting(found, file_places(bench.folder, scan, bundle.files))


def settle(
    bench: Workbench,
    scan: Scan,
    comparison: Comparison,
    choices: Choices,
    merged: Mapping[DocumentPath, str],
    themes: Collection[ThemeId] | None,
) -> Taking:
    """Work out what is to be written; see ``Bundles.settle``."""
    return _Settling(bench, scan, comparison, choices, merged, themes).taking()


class _Settling:
    """Makes changes of choices."""

    def __init__(
        self,
        bench: Workbench,
        scan: Scan,
        comparison: Comparison,
        choices: Choices,
        merged: Mapping[DocumentPath, str],
        themes: Collection[ThemeId] | None,
    ) -> None:
        self._bench = bench
        self._bundle = comparison.bundle
        self._comparison = comparison
        self._merged = merged
        self._themes = themes
        self._chosen = {
            arrival.path: choices.get(arrival.path, arrival.usual)
            for arrival in comparison.arrivals
        }
        places = {
            arrival.path: arrival.mine.path if arrival.mine is not None else None
            for arrival in comparison.arrivals
            if not self._is_new(arrival)
        }
        self._rewriting = rewriting_for(bench, scan, comparison.bundle, places)

    def _is_new(self, arrival: Arrival) -> bool:
        """Whether a file is made for it."""
        choice = self._chosen[arrival.path]
        here = arrival.mine is not None
        return choice is Choice.BOTH or (choice is not Choice.MINE and not here)

    def taking(self) -> Taking:
        """Give all that is to be written."""
        outcomes = [self._outcome(arrival) for arrival in self._comparison.arrivals]
        written = [one for one in outcomes if one.is_written]
        arrived = {
            change.path: one.arrival.sent.text
            for one, change in ((one, self._change(one)) for one in written)
            if change.text != one.arrival.sent.text
        }
        changes = [self._change(one) for one in written]
        vocabulary, themes, warnings = self._vocabulary()
        return Taking(
            what=f"Take in {self._bundle.name}",
            outcomes=tuple(outcomes),
            changes=(*changes, *vocabulary),
            files=dict(self._pictures(written)),
            arrived=arrived,
            themes=themes,
            warnings=warnings,
        )

    def _outcome(self, arrival: Arrival) -> Outcome:
        choice, mine = self._chosen[arrival.path], arrival.mine
        if choice is Choice.MINE or (choice is Choice.THEIRS and arrival.state is State.SAME):
            return Outcome(arrival, Choice.MINE)
        place = self._rewriting.documents[arrival.path]
        refused = ""
        if mine is not None and place == mine.path:
            if mine.lossy or mine.encoding != "utf-8":
                refused = f"{place} is not changed. {mine.notice}"
            elif self._text(arrival, choice) == mine.text:
                return Outcome(arrival, choice)
        return Outcome(arrival, choice, place, refused)

    def _text(self, arrival: Arrival, choice: Choice) -> str:
        if choice is Choice.MERGED:
            return self._merged[arrival.path]
        return self._rewriting.rewritten(arrival.sent.text, arrival.path)

    def _change(self, one: Outcome) -> FileChange:
        assert one.place is not None  # it is written
        mine = one.arrival.mine
        read: FileText | None = mine if mine is not None and mine.path == one.place else None
        return FileChange(one.place, self._text(one.arrival, one.choice), read)

    def _pictures(self, written: Collection[Outcome]) -> Iterator[tuple[DocumentPath, bytes]]:
        """Give the pictures that documents show which are written."""
        named = {
            folded_id(linked_id(link.target))
            for one in written
            for link in read_document(one.arrival.sent.text, one.arrival.path).links
        }
        for path, place in self._rewriting.files.items():
            wanted = folded_id(path.rpartition("/")[2]) in named
            if wanted and not self._bench.folder.locate(place).exists():
                yield place, self._bundle.files[path]

    def _vocabulary(self) -> tuple[tuple[FileChange, ...], tuple[ThemeId, ...], tuple[str, ...]]:
        arrivals = tuple(
            arrival
            for arrival in self._comparison.themes
            if self._themes is None or arrival.id in self._themes
        )
        if not arrivals:
            return (), (), ()
        there = self._bench.folder.locate(THEMES_FILE).exists()
        read = self._bench.folder.read(THEMES_FILE) if there else None
        if read is not None and (read.lossy or read.encoding != "utf-8"):
            return (), (), (f"{THEMES_FILE} is not changed. {read.notice}",)
        try:
            text = united(read.text if read else "", arrivals)
        except EditRefused as error:
            return (), (), (f"No themes are taken in: {error.within(THEMES_FILE)}",)
        change = FileChange(THEMES_FILE, text, read)
        return (change,), tuple(arrival.id for arrival in arrivals), ()
