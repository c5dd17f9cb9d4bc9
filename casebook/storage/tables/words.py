"""The words that documents are written with, each with the number of documents that have it.

The counts are kept up while documents come, change and go: for each document its words are
kept as numbers, so that what it no longer says can be taken off without reading it again.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from casebook.storage.tables.table import Table, as_json

WORD_TABLES = (
    """
    CREATE TABLE words (
        number INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE,
        documents INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE document_words (
        number INTEGER PRIMARY KEY,
        language TEXT NOT NULL,
        words BLOB NOT NULL
    )
    """,
    "CREATE INDEX languages ON document_words (language) WHERE language <> ''",
)  # sqlite-utils' own primary keys would number by text
_ADD_NEW = "INSERT OR IGNORE INTO words (word, documents) SELECT value, 0 FROM json_each(?)"
_NUMBERS = "SELECT word, number FROM words WHERE word IN (SELECT value FROM json_each(?))"
_COUNTS = "SELECT word, documents FROM words WHERE word IN (SELECT value FROM json_each(?))"
_KEPT = "SELECT words FROM document_words WHERE number IN (SELECT value FROM json_each(?))"
_FORGET = "DELETE FROM document_words WHERE number IN (SELECT value FROM json_each(?))"
_ALL = """
SELECT group_concat(word, char(10)), group_concat(documents) FROM words WHERE documents > 0
"""  # one text each: three hundred thousand rows would take ten times as long
_LANGUAGES = """
SELECT language, count(*) FROM document_words WHERE language <> ''
GROUP BY language ORDER BY count(*) DESC, language
"""
_SPEECHLESS = """
UPDATE documents SET indexed = 0
WHERE number IN (SELECT number FROM document_words WHERE language = '')
"""


class WrittenText(NamedTuple):
    """What a document says, as far as words go.

    Attributes:
        language: That of its front matter, or "".
        words: Its different words.
    """

    language: str
    words: Collection[str]


class WordList(NamedTuple):
    """All words of a library.

    Attributes:
        words: One a line.
        counts: For each the number of documents that have it, with commas between.
    """

    words: str
    counts: str


class Words(Table):
    """The tables ``words`` and ``document_words``."""

    def put_words(self, texts: Mapping[int, WrittenText], gone: Iterable[int] = ()) -> None:
        """Count the words of documents, in place of what was counted for them before.

        Args:
            texts: By the number of the document.
            gone: Numbers of documents that are no more.
        """
        concerned = as_json({*texts, *gone})
        with self._connections.writing() as connection:
            changes: Counter[int] = Counter()
            with self._connections.reading():  # which says what damage is
                for (packed,) in connection.execute(_KEPT, (concerned,)).fetchall():
                    changes.subtract(_unpacked(packed))
            numbers = _numbers(connection, texts.values())
            rows = []
            for document, text in texts.items():
                found = sorted(map(numbers.__getitem__, text.words))
                changes.update(found)
                rows.append((document, text.language, _packed(found)))
            connection.execute(_FORGET, (concerned,))
            connection.executemany("INSERT INTO document_words VALUES (?, ?, ?)", rows)
            connection.executemany(
                "UPDATE words SET documents = documents + ? WHERE number = ?",
                ((change, number) for number, change in changes.items() if change),
            )
            connection.execute(
                "INSERT INTO meta VALUES ('words', 1) "
                "ON CONFLICT (key) DO UPDATE SET value = value + 1"
            )

    def words(self) -> WordList:
        """Give all words that any document has."""
        ((words, counts),) = self._rows(_ALL)
        return WordList(words or "", counts or "")

    @property
    def words_state(self) -> int:
        """A number that is another one when the words may be others."""
        row = self._rows("SELECT value FROM meta WHERE key = 'words'")
        return int(row[0][0]) if row else 0

    def word_counts(self, words: Collection[str]) -> dict[str, int]:
        """Give the number of documents that have each of some words."""
        return dict(self._rows(_COUNTS, as_json(words)))

    def languages(self) -> dict[str, int]:
        """Count documents by the language that they name, the most common one first."""
        return dict(self._rows(_LANGUAGES))

    @property
    def usual_language(self) -> str:
        """The language in which documents that name none were indexed; "" at first."""
        row = self._rows("SELECT value FROM meta WHERE key = 'language'")
        return str(row[0][0]) if row else ""

    @usual_language.setter
    def usual_language(self, language: str) -> None:
        """Have the documents that name no language indexed again, unless it is the same."""
        if language == self.usual_language:
            return
        with self._connections.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('language', ?)", (language,))
            connection.execute(_SPEECHLESS)


def _numbers(connection: sqlite3.Connection, texts: Iterable[WrittenText]) -> dict[str, int]:
    """Give the numbers of all words of some texts; new ones get one."""
    words = as_json(sorted(set().union(*(text.words for text in texts))))
    connection.execute(_ADD_NEW, (words,))
    return dict(connection.execute(_NUMBERS, (words,)))


def _packed(numbers: list[int]) -> bytes:
    """Pack rising numbers as their distances, most of which are small."""
    return zlib.compress(array("I", map(sub, numbers, [0, *numbers])).tobytes(), 1)


def _unpacked(packed: bytes) -> Iterable[int]:
    try:
        return accumulate(array("I", zlib.decompress(packed)))
    except zlib.error as error:
        raise ValueError(str(error)) from error
