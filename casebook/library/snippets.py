"""What a list shows of each document that was found: the words that answer, and where they stand.

The text comes first, with a lesson's moment of need and the summary; then the title; then, as
lists do not show them otherwise, an alias and a theme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.domain.query import Entry, Place, Query, Snippet
from casebook.library.shelf import Shelf
from casebook.markdown.plain import plain_text
from casebook.search.expression import parse_expression
from casebook.search.hits import Marker, merged
from casebook.search.languages import asked_in
from casebook.search.snippets import Excerpter

if TYPE_CHECKING:
    from casebook.domain.document import Document

# Where front matter ends, as far as that can be told without reading it
_HEAD = re.compile(r"\A\ufeff?---[ \t]*\n(?s:.*?)\n(?:---|\.\.\.)[ \t]*\n")
_TOLD = re.compile(r"^(?:summary|applies_when)[ \t]*:", re.IGNORECASE | re.MULTILINE)


def read_snippets(
    paths: Iterable[DocumentPath],
    read: Callable[[DocumentPath], str],
    query: Query,
    shelf: Shelf,
    progress: Progress,
    languages: tuple[str, ...] = (),
) -> Mapping[DocumentPath, Snippet]:
    """Read the snippets of some documents, leaving out those that cannot be read.

    Args:
        paths: Which documents.
        read: Gives the text of a file.
        query: What was asked.
        shelf: Where the documents are known.
        progress: Told after each.
        languages: Those beside English whose endings are known.

    Raises:
        Cancelled: By the progress.
    """
    snippets = {}
    expression = asked_in(parse_expression(query.text, query.as_typed), languages)
    maker = SnippetMaker(Excerpter(expression), Marker(expression), shelf)
    for done, path in enumerate(paths):
        progress.step(done, 0, "Reading snippets")
        entry = shelf.entry(path)
        if entry is None:
            continue
        if not expression.sought:
            snippets[path] = Snippet(entry.excerpt)
            continue
        try:
            snippets[path] = maker.snippet(entry, read(path))
        except CasebookError:
            continue
    return snippets


class SnippetMaker:
    """Makes snippets for one question."""

    def __init__(self, excerpter: Excerpter, marker: Marker, shelf: Shelf) -> None:
        self._excerpter = excerpter
        self._marker = marker
        self._vocabulary = shelf.vocabulary

    def snippet(self, entry: Entry, text: str) -> Snippet:
        """Give the words of a document that answer the question.

        Args:
            entry: The document as lists know it.
            text: The text of its file.
        """
        head = _HEAD.match(text)
        if head is not None and not self._may_tell(head[0]):
            found = self._excerpter.of_markdown(text[head.end() :])
            if found.marks:
                return Snippet(found.text, found.marks, passage=found.passage)
        from casebook.markdown.reading import read_document  # most texts answer by themselves

        document = read_document(text, entry.path)
        return (
            self._told(document)
            or self._named(entry, document)
            or self._themed(entry)
            or Snippet(entry.excerpt)
        )

    def _may_tell(self, head: str) -> bool:
        """Say whether a summary or a moment of need probably has something of the question."""
        return any(self._excerpter.finds(head[found.end() :]) for found in _TOLD.finditer(head))

    def _told(self, document: Document) -> Snippet | None:
        """Give the best of what the document tells; of equals the shortest."""
        body = self._excerpter.of_markdown(document.body)
        told = [
            (self._excerpter.of_text(plain_text(text)), place) for text, place in _told(document)
        ]
        best, place = max([*told, (body, Place.BODY)], key=lambda one: one[0].covered)
        if not best.marks:
            return None
        # a summary stands in the front matter, which the page does not show
        passage = body.passage if place is Place.SUMMARY else best.passage
        return Snippet(best.text, best.marks, place, passage)

    def _named(self, entry: Entry, document: Document) -> Snippet | None:
        if self._marker.hits(entry.title):
            return Snippet(entry.excerpt, (), Place.TITLE)
        for alias in document.aliases:
            marks = merged(self._marker.hits(alias))
            if marks:
                return Snippet(alias, marks, Place.ALIAS)
        return None

    def _themed(self, entry: Entry) -> Snippet | None:
        """Say by which theme it was found, when only another word for the theme was asked for."""
        vocabulary = self._vocabulary
        labels = [vocabulary.label(theme) for theme in entry.themes]
        for label in labels:
            marks = merged(self._marker.hits(label))
            if marks:
                return Snippet(label, marks, Place.THEME)
        above = (theme for own in entry.themes for theme in vocabulary.upwards(own))
        for theme in above:
            if any(self._marker.hits(name) for name in vocabulary.names(theme)):
                label = vocabulary.label(theme)
                return Snippet(label, ((0, len(label)),), Place.THEME)
        return None


def _told(document: Document) -> Iterator[tuple[str, Place]]:
    from casebook.domain.lesson import Lesson

    if isinstance(document, Lesson) and document.applies_when:
        yield document.applies_when, Place.APPLIES_WHEN
    if document.summary:
        yield document.summary, Place.SUMMARY
