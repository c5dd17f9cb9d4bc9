"""A question answered: words through the index, choices and counts through the shelf."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from casebook.domain.document import Document
from casebook.domain.errors import CasebookError
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.domain.query import Hit, Query, Results, Snippet, Sort
from casebook.domain.theme import Vocabulary, Widening
from casebook.library.caches import Caches
from casebook.library.listing import listing
from casebook.library.shelf import Shelf
from casebook.library.widening import Widener
from casebook.markdown.plain import plain_text
from casebook.search.analysis import fold, stem, surfaces
from casebook.search.expression import Expression, parse_expression
from casebook.search.hits import find_hits
from casebook.search.languages import asked_in
from casebook.search.snippets import make_snippet

_BARE_LINK = re.compile(r"(?<!!)\[\[([^\[\]|#\n]+)\]\]")


class Search:
    """Answers questions about one shelf."""

    def __init__(self, shelf: Shelf, caches: Caches) -> None:
        self._shelf = shelf
        self._caches = caches

    def find(self, query: Query) -> Results:
        """Answer a question with words; see ``Results`` for what the answer holds."""
        started = time.perf_counter()
        expression = parse_expression(query.text, query.as_typed)
        expression = asked_in(expression, self._caches.languages)
        if not expression:
            return replace(listing(self._shelf, query), notice=expression.notice)
        widened = self._widener.widenings(query.text)
        scores = self._scores(expression, widened, query)
        kept, counts = self._shelf.narrow(list(scores), query.chosen)
        if expression.sought and query.sort is Sort.RELEVANCE:
            kept = self._by_meaning(query.text, kept, scores)
        entries = self._shelf.entries
        hits = tuple(
            Hit(entries[row], scores[row]) for row in self._shelf.ordered(kept, query.sort)
        )
        took = (time.perf_counter() - started) * 1000
        return Results(query, hits, counts, widened, took, expression.notice)

    def _scores(
        self, expression: Expression, widened: tuple[Widening, ...], query: Query
    ) -> dict[int, float]:
        """Give the score of each matching row, best first."""
        themes = [widening.theme for widening in widened if widening.theme not in query.narrow]
        ranking = self._caches.index.search(expression, self._widener.reach(themes))
        rows = self._shelf.rows_by_number
        return {
            rows[number]: score
            for number, score in zip(ranking.numbers, ranking.scores, strict=True)
            if number in rows
        }

    def _by_meaning(self, text: str, rows: list[int], scores: Mapping[int, float]) -> list[int]:
        """Put the best rows in the order of words and meaning, if there is a model for it."""
        meaning = self._caches.meaning
        if meaning is None:
            return rows
        best, rest = rows[: meaning.reranked], rows[meaning.reranked :]
        entries = self._shelf.entries
        paths = [entries[row].path for row in best]
        order = meaning.order(text, paths, [scores[row] for row in best])
        return [*(best[at] for at in order), *rest]

    @cached_property
    def _widener(self) -> Widener:
        return Widener(self._shelf.vocabulary, _stems)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(fold(surface)) for surface in surfaces(text))


def hit_finder(
    query: Query, languages: tuple[str, ...] = ()
) -> Callable[[str], tuple[tuple[int, int], ...]]:
    """Give what finds the words of a question in any text; nothing for a question without any."""
    expression = asked_in(parse_expression(query.text, query.as_typed), languages)
    return lambda text: find_hits(text, expression) if expression else ()


def snippet_of(document: Document, expression: Expression, vocabulary: Vocabulary) -> Snippet:
    """Give the words of a document that answer a question.

    The body comes first; then, said to be such, an alias, and then a theme.
    """
    body = plain_text(_BARE_LINK.sub(_as_words, document.body))
    if isinstance(document, Lesson) and document.applies_when:
        body = f"Applies when {document.applies_when}. {body}"
    elif document.summary:
        body = f"{document.summary} {body}"
    snippet = make_snippet(body, expression)
    if snippet.marks:
        return snippet
    named = (f"Also known as “{alias}”" for alias in document.aliases)
    themes = (f"Theme {vocabulary.label(theme).lower()}" for theme in document.themes)
    return (
        _first_marked(named, expression, "alias")
        or _first_marked(themes, expression, "theme")
        or _themed(document, expression, vocabulary)
        or snippet
    )


def _as_words(link: re.Match[str]) -> str:
    """Give the id of a link without a label as words, which read better than a file name."""
    return link[1].replace("-", " ").replace("_", " ")


def _first_marked(texts: Iterable[str], expression: Expression, place: str) -> Snippet | None:
    for text in texts:
        marks = find_hits(text, expression)
        if marks:
            return Snippet(text, marks, place)
    return None


def _themed(document: Document, expression: Expression, vocabulary: Vocabulary) -> Snippet | None:
    """Say by which theme a document was found, when only a synonym of it was asked for."""
    for theme in document.themes:
        for above in vocabulary.upwards(theme):
            if any(find_hits(name, expression) for name in vocabulary.names(above)):
                label = vocabulary.label(above).lower()
                text = f"Theme {label}"
                return Snippet(text, ((len(text) - len(label), len(text)),), "theme")
    return None


def read_snippets(
    paths: Iterable[DocumentPath],
    read: Callable[[DocumentPath], Document],
    query: Query,
    vocabulary: Vocabulary,
    progress: Progress,
    languages: tuple[str, ...] = (),
) -> Mapping[DocumentPath, Snippet]:
    """Read the snippets of some documents, leaving out those that cannot be read.

    Raises:
        Cancelled: By the progress.
    """
    expression = asked_in(parse_expression(query.text, query.as_typed), languages)
    snippets = {}
    for done, path in enumerate(paths):
        progress.step(done, 0, "Reading snippets")
        try:
            snippets[path] = snippet_of(read(path), expression, vocabulary)
        except CasebookError:
            continue
    return snippets
