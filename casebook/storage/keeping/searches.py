"""Questions that the user gave a name, and questions that found nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from casebook.domain.keeping import SavedSearch, Unanswered
from casebook.domain.query import Facet, Sort
from casebook.storage.keeping.kept_file import KeptFile

FILE_NAME = "searches.sqlite"
"""The name of the file in the data folder of a library."""

_SCHEMA = (
    """
    CREATE TABLE saved (
        folded TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        chosen TEXT NOT NULL,
        sort TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE unanswered (
        folded TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        times INTEGER NOT NULL,
        last REAL NOT NULL
    )
    """,
)
_PUT = """
INSERT INTO saved VALUES (?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM saved), ?3, ?4, ?5)
ON CONFLICT (folded) DO UPDATE SET name = ?2, text = ?3, chosen = ?4, sort = ?5
"""
_NOTE = """
INSERT INTO unanswered VALUES (?, ?, 1, ?)
ON CONFLICT (folded) DO UPDATE SET text = excluded.text, times = times + 1, last = excluded.last
"""
_LONGEST = 500
_MOST = 1000
"""How many questions without an answer are remembered; those asked longest ago go first."""


class Searches:
    """The searches kept for one library. Every method may raise ``DataUnusable``."""

    def __init__(self, folder: Path) -> None:
        """Take the data folder of the library."""
        self._file = KeptFile(folder / FILE_NAME, _SCHEMA)

    @property
    def notice(self) -> str:
        """A sentence for the user when the file had to be put aside, or ""."""
        return self._file.notice

    def saved(self) -> tuple[SavedSearch, ...]:
        """Give the saved searches in the user's order."""

        def work(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
            rows = connection.execute(
                "SELECT name, text, chosen, sort FROM saved ORDER BY position, folded"
            )
            return tuple(
                SavedSearch(name, text, _chosen(chosen), _sort(sort))
                for name, text, chosen, sort in rows
            )

        return self._file.look(work, ())

    def save(self, search: SavedSearch) -> None:
        """Keep a search, in place of one that has its name, else as the last."""
        chosen = {facet.value: sorted(values) for facet, values in search.chosen.items()}
        row = (
            folded(search.name),
            _clean(search.name),
            _clean(search.text),
            json.dumps(chosen),
            search.sort.value,
        )
        self._file.change(lambda connection: connection.execute(_PUT, row))

    def rename(self, old: str, new: str) -> None:
        """Give a search another name; one that has this name already goes."""

        def work(connection: sqlite3.Connection) -> None:
            if folded(old) != folded(new):
                connection.execute(
                    "DELETE FROM saved WHERE folded = ?1 "
                    "AND EXISTS (SELECT 1 FROM saved WHERE folded = ?2)",
                    (folded(new), folded(old)),
                )
            connection.execute(
                "UPDATE saved SET folded = ?, name = ? WHERE folded = ?",
                (folded(new), _clean(new), folded(old)),
            )

        self._file.look(work, None)

    def delete(self, name: str) -> None:
        """Forget a search."""
        self._file.look(
            lambda connection: connection.execute(
                "DELETE FROM saved WHERE folded = ?", (folded(name),)
            ),
            None,
        )

    def order(self, names: Sequence[str]) -> None:
        """Bring the searches into an order; those not named come behind, as they were."""

        def work(connection: sqlite3.Connection) -> None:
            known = connection.execute("SELECT folded FROM saved ORDER BY position, folded")
            places = {folded(name): place for place, name in enumerate(names)}
            ordered = sorted(
                (name for (name,) in known), key=lambda name: places.get(name, len(places))
            )
            connection.executemany(
                "UPDATE saved SET position = ? WHERE folded = ?", list(enumerate(ordered, start=1))
            )

        self._file.look(work, None)

    def note_unanswered(self, text: str, now: datetime) -> None:
        """Note a question that the user settled on and that found nothing."""
        row = (folded(text)[:_LONGEST], _clean(text)[:_LONGEST], now.timestamp())
        if not row[0]:
            return

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(_NOTE, row)
            connection.execute(
                "DELETE FROM unanswered WHERE folded NOT IN "
                "(SELECT folded FROM unanswered ORDER BY last DESC LIMIT ?)",
                (_MOST,),
            )

        self._file.change(work)

    def unanswered(self) -> tuple[Unanswered, ...]:
        """Give the questions that found nothing, those asked most often first."""

        def work(connection: sqlite3.Connection) -> tuple[Unanswered, ...]:
            rows = connection.execute(
                "SELECT text, times, last FROM unanswered ORDER BY times DESC, last DESC"
            )
            return tuple(
                Unanswered(text, times, datetime.fromtimestamp(last, UTC))
                for text, times, last in rows
            )

        return self._file.look(work, ())

    def clear_unanswered(self, texts: Iterable[str]) -> None:
        """Forget questions that found nothing."""
        rows = [(folded(text)[:_LONGEST],) for text in texts]
        self._file.look(
            lambda connection: connection.executemany(
                "DELETE FROM unanswered WHERE folded = ?", rows
            ),
            None,
        )


def folded(text: str) -> str:
    """Give the form in which names and questions are compared: without case and extra space."""
    return " ".join(_clean(text).casefold().split())


def _clean(text: str) -> str:
    """Give text that SQLite can hold, on one line."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split())


def _chosen(written: str) -> dict[Facet, frozenset[str]]:
    """Read the chosen values; facets that this Casebook does not know are left out."""
    known = {facet.value: facet for facet in Facet}
    values: dict[str, list[str]] = json.loads(written)
    return {known[facet]: frozenset(names) for facet, names in values.items() if facet in known}


def _sort(written: str) -> Sort:
    return Sort(written) if written in set(Sort) else Sort.RELEVANCE
