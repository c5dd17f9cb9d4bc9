"""A trial print: the pages of each artefact of a document, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from casebook.domain.progress import Progress, Unwatched
from casebook.export.agenda import steps_of, title_of_step
from casebook.export.artefacts import RECIPES, Artefact, Format, Recipe
from casebook.export.audience import Audience
from casebook.export.context import Desk
from casebook.export.document import Document, View, plain
from casebook.export.material import Material
from casebook.export.pages import Pages, headings_of, pages_of
from casebook.export.redaction import Redactor, redacted

_SHOWN: Mapping[Artefact, Recipe] = {recipe.artefact: recipe for recipe in RECIPES}
_NUMBERED = re.compile(r"(\d{1,3}) ")
LONG = 150
"""How many parts of a document make a long one."""
ORDER = (
    Artefact.GUIDE,
    Artefact.SLIDES,
    Artefact.HANDOUT,
    Artefact.CARDS,
    Artefact.WORKSHEET,
    Artefact.HUDDLE,
    Artefact.FEEDBACK,
    Artefact.READER,
)
"""The artefacts that have pages, in the order in which a session needs them."""


class Proof:
    """What one document would give, as of the moment at which its material was read."""

    def __init__(self, material: Material) -> None:
        self._desk = Desk(material)
        self._redactor = Redactor.of(material.names_to_replace)
        self._made: dict[tuple[Artefact, Audience], Mapping[str, Document]] = {}

    @cached_property
    def offered(self) -> Mapping[Artefact, tuple[Audience, ...]]:
        """Which artefacts there is something to make of, and for whom."""
        made = {
            artefact: tuple(
                audience
                for audience in _SHOWN[artefact].audiences
                if self._documents(artefact, audience)
            )
            for artefact in ORDER
        }
        return {artefact: audiences for artefact, audiences in made.items() if audiences}

    @cached_property
    def files(self) -> Mapping[tuple[Artefact, Audience], int]:
        """How many files of one format each artefact is; there is a card for each role."""
        return {
            (artefact, audience): len(self._documents(artefact, audience))
            for artefact, audiences in self.offered.items()
            for audience in audiences
        }

    def is_long(self, artefact: Artefact, audience: Audience) -> bool:
        """Say whether setting all pages takes so long that the first are worth showing before."""
        documents = self._documents(artefact, audience).values()
        return sum(len(document.blocks) for document in documents) > LONG

    def pages(
        self,
        artefact: Artefact,
        audience: Audience,
        progress: Progress | None = None,
        *,
        blocks: int | None = None,
    ) -> Pages:
        """Set an artefact for an audience; no pages where there is nothing to make.

        Word files are shown as the PDF of the same words, slides as pages of their own.

        Args:
            artefact: One that has pages.
            audience: For whom.
            progress: Told before each file.
            blocks: Of how many parts of each file the pages are wanted; all when not given.

        Raises:
            PageNotSet: It cannot be set.
            Cancelled: By the progress.
        """
        watched = progress or Unwatched()
        documents = self._documents(artefact, audience)
        files: list[bytes] = []
        steps: dict[int, int] = {}
        for number, document in enumerate(documents.values()):
            watched.step(number, len(documents), artefact.value)
            view = document.view(audience, self._desk.brand)
            view = redacted(replace(view, blocks=view.blocks[:blocks]), self._redactor)
            if artefact is Artefact.SLIDES:
                made, steps = self._slides(view)
            else:
                made = _written(_SHOWN[artefact], view)
            files.append(made)
        if artefact is Artefact.GUIDE:
            steps = dict(self._numbered(files))
        watched.step(len(documents), len(documents), artefact.value)
        return pages_of(files, steps)

    def _documents(self, artefact: Artefact, audience: Audience) -> Mapping[str, Document]:
        key = (artefact, audience)
        if key not in self._made:
            self._made[key] = _SHOWN[artefact].build(self._desk, audience)
        return self._made[key]

    def _slides(self, view: View) -> tuple[bytes, dict[int, int]]:
        """Set slides; the steps are found by their titles, one after the other."""
        from casebook.export.slide_pages import slide_pages

        made = slide_pages(view)
        steps, after = dict[int, int](), 1
        for step in steps_of(self._desk):
            title = self._redactor.text(plain(title_of_step(self._desk, step)))
            at = next((n for n in range(after, len(made.titles)) if made.titles[n] == title), None)
            if at is not None:
                steps[step.number], after = at, at + 1
        return made.pdf, steps

    def _numbered(self, files: list[bytes]) -> Iterator[tuple[int, int]]:
        """Find the steps of a guide by the numbers with which its headings begin."""
        known = {step.number for step in steps_of(self._desk)}
        for pdf in files:
            for title, page in headings_of(pdf):
                match = _NUMBERED.match(title)
                if match and int(match[1]) in known:
                    known.discard(int(match[1]))
                    yield int(match[1]), page


def _written(recipe: Recipe, view: View) -> bytes:
    """Give the PDF of an artefact, or pages with its words where it has none."""
    from casebook.export.pdf_writer import document_pdf

    return recipe.writers.get(Format.PDF, document_pdf)(view)
