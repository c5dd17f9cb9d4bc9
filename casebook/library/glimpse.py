"""What a list showed last, kept in the cache folder so that a window can begin with it.

Loading ten thousand entries and counting their facets takes longer than a window takes to
appear. So the beginning of the answer to the question without words or choices is kept as it
was given last: its counts, and as many rows as fit on a tall screen. It may be out of date;
whoever shows it asks the library as soon as that is open.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet, Hits, Query, Results, Sort
from casebook.domain.theme import Theme, Vocabulary
from casebook.domain.values import Kind
from casebook.storage.cache import cache_place
from casebook.storage.kept import keep_text, kept_text

_FILE = "glimpse.json"
_ROWS = 60
"""How many rows are kept: those of a list as high as a large screen."""


class Glimpse:
    """The beginning of the list of everything in a library, and what its themes are called.

    Attributes:
        root: The folder of the library.
        vocabulary: The themes, listed and used.
    """

    __slots__ = ("_results", "root", "vocabulary")

    def __init__(self, root: Path, vocabulary: Vocabulary, results: Results) -> None:
        self.root = root
        self.vocabulary = vocabulary
        self._results = results

    @property
    def name(self) -> str:
        """What the library is called: the name of the folder."""
        return self.root.name or str(self.root)

    def answer(self, query: Query) -> Results | None:
        """Give the beginning of the answer to a question, or None when it is to another."""
        kept = self._results
        if not is_everything(query) or query.sort is not kept.query.sort:
            return None
        return Results(query, kept.hits, kept.counts, more=kept.more)


def is_everything(query: Query) -> bool:
    """Say whether a question asks for everything, in some order."""
    return not query.text.strip() and not any(query.chosen.values())


def first_look(library: Path, chosen: Path | None = None) -> Glimpse | None:
    """Give what the list of a library showed last; None where that is not known.

    Args:
        library: The folder.
        chosen: Where all cache folders lie; None for the usual place.
    """
    root = library.absolute()
    text = kept_text(cache_place(root, chosen) / _FILE) if root.is_dir() else ""
    try:
        return _read(root, text) if text else None
    except (AttributeError, LookupError, TypeError, ValueError):
        return None  # written by another version


def keep(folder: Path, results: Results, vocabulary: Vocabulary) -> None:
    """Keep in the cache folder of a library what its list shows."""
    rows = [
        (
            entry.number,
            entry.path,
            entry.id,
            entry.kind,
            entry.title,
            entry.date,
            entry.changed,
            entry.excerpt,
            entry.count,
            dict(entry.values),
        )
        for entry in (hit.entry for hit in results.hits[:_ROWS])
    ]
    themes = [
        (theme.id, theme.label, theme.broader, theme.colour, theme.listed)
        for theme in vocabulary.themes.values()
    ]
    kept = [results.query.sort, results.total - len(rows), results.counts, themes, rows]
    keep_text(folder / _FILE, json.dumps(kept))


def _read(root: Path, text: str) -> Glimpse:
    sort, more, counts, themes, rows = json.loads(text)
    vocabulary = Vocabulary.of(
        Theme(ThemeId(name), label, broader, colour=colour, listed=listed)
        for name, label, broader, colour, listed in themes
    )
    facets = {facet.value: facet for facet in Facet}
    entries = tuple(_entry(row, facets) for row in rows)
    hits = Hits(entries, range(len(entries)))
    of_facets = {facets[name]: dict(values) for name, values in counts.items()}
    return Glimpse(root, vocabulary, Results(Query(sort=Sort(sort)), hits, of_facets, more=more))


def _entry(row: list[Any], facets: dict[str, Facet]) -> Entry:
    number, path, name, kind, title, date, changed, excerpt, count, values = row
    found = {facets[facet]: tuple(cells) for facet, cells in values.items()}
    return Entry(
        number,
        DocumentPath(path),
        DocumentId(name),
        Kind(kind),
        title,
        date,
        changed,
        excerpt,
        count,
        found,
    )
