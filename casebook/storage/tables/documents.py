"""The documents of the catalog: what was read from each file, and lists made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice, repeat
from operator import add, le
from typing import TYPE_CHECKING, Any

from casebook.domain.entries import Entries, EntryColumns, PackedTexts
from casebook.domain.names import DocumentId, DocumentPath, composed, folded_id
from casebook.domain.query import Entry
from casebook.domain.values import Kind
from casebook.storage.packing import is_storable, unpacker
from casebook.storage.stamp import Stamp
from casebook.storage.tables.table import Table, as_json

if TYPE_CHECKING:
    import sqlite3

    from casebook.storage.rows import DocumentRows

_AT_ONCE = 1000  # rows
_MANY = 500
_USUAL_ROOM, _ROOM = 2000, 16_000
"""KiB that SQLite may hold while it stores more than so many documents: what it has no room for
it writes twice."""
_ALL = """
SELECT number, path, id, kind, title, date, mtime_ns, CAST(excerpt AS BLOB), parts, facets
FROM documents
"""
_PATH = 1  # the place of the path among these
_SOME = """
SELECT number, path, id, kind, title, date, mtime_ns, CAST(excerpt AS BLOB), parts, facets
FROM documents WHERE path IN (SELECT value FROM json_each(?1)) ORDER BY path
"""
_PATH_LIKE = """
SELECT path FROM documents WHERE path = ?1 OR composed = ?1 ORDER BY path = ?1 DESC, path
"""
_LESSONS_OF_ALL = "SELECT case_number, count(*) FROM case_lessons GROUP BY case_number"
_LESSONS_OF_SOME = """
SELECT case_number, count(DISTINCT lesson_number) FROM (
    SELECT l.leads_to AS case_number, l.source AS lesson_number
    FROM documents taught JOIN links l ON l.leads_to = taught.number
    WHERE taught.kind = 'case' AND taught.path IN (SELECT value FROM json_each(?1))
    UNION ALL
    SELECT l.source, l.leads_to
    FROM documents taught JOIN links l ON l.source = taught.number AND l.role = 'lesson'
    WHERE taught.kind = 'case' AND taught.path IN (SELECT value FROM json_each(?1))
) JOIN documents lesson ON lesson.number = lesson_number AND lesson.kind = 'lesson'
GROUP BY case_number
"""  # the view would work out all pairs first
_DUPLICATES = """
SELECT folded, id, path FROM documents WHERE folded IN
    (SELECT folded FROM documents GROUP BY folded HAVING count(*) > 1)
ORDER BY path
"""


class Documents(Table):
    """The table ``documents``."""

    def put(self, documents: Iterable[DocumentRows], removed: Iterable[DocumentPath] = ()) -> None:
        """Store documents that were read, and forget those whose files are gone, at once.

        A document that was there keeps its number. Lessons that quote a document added,
        changed or removed are marked, see ``evidence_due``. Documents may be a generator:
        the catalog is locked only after the last one.

        Raises:
            CatalogDamaged: The catalog is not as Casebook left it.
            CacheUnusable: It cannot be written.
        """
        from casebook.storage.tables.putting import put_rows  # not needed to show a list

        rows = list(documents)
        gone = list(removed)
        if rows or gone:
            with self._changing() as connection:
                if len(rows) > _MANY:
                    connection.execute(f"PRAGMA cache_size = -{_ROOM}")
                put_rows(connection, rows, gone)
            if len(rows) > _MANY:
                self._let_go_of_memory()

    def _let_go_of_memory(self) -> None:
        with self._connections.reading() as connection:
            connection.execute(f"PRAGMA cache_size = -{_USUAL_ROOM}")
            connection.execute("PRAGMA shrink_memory")

    def suspected_copies(self) -> tuple[DocumentPath, ...]:
        """Give the documents whose names look like those of copies made by a sync program."""
        found = self._rows(
            "SELECT path FROM documents WHERE path LIKE '%conflict%' OR path GLOB '* [0-9].md' "
            "OR path GLOB '* [0-9][0-9].md' OR path GLOB '* ([0-9]*).md' "
            "OR path GLOB '*?-*[A-Z]*.md' ORDER BY path"
        )
        return tuple(path for (path,) in found)

    def stamps(self) -> dict[DocumentPath, Stamp]:
        """Give the stamp of each document's file when it was read."""
        return {
            path: Stamp(mtime_ns, size)
            for path, mtime_ns, size in self._rows("SELECT path, mtime_ns, size FROM documents")
        }

    def notices(self) -> dict[DocumentPath, str]:
        """Give the sentences about files that are not plain UTF-8, by path."""
        return dict(self._rows("SELECT path, notice FROM documents WHERE notice <> ''"))

    def entries(self, paths: Collection[DocumentPath] | None = None) -> list[Entry]:
        """Give documents as lists show them, in the order of their paths.

        Args:
            paths: Which ones; those that the catalog does not have are left out. None for
                all.
        """
        if paths is None:
            return list(self.all_entries())
        wanted = (as_json(paths),)
        with self._connections.reading() as connection:
            lessons = dict(connection.execute(_LESSONS_OF_SOME, wanted).fetchall())
            return list(_entries(zip(*connection.execute(_SOME, wanted), strict=True), lessons))

    def all_entries(self) -> Entries:
        """Give all documents as lists show them, in the order of their paths."""
        with self._connections.reading() as connection:
            lessons = dict(connection.execute(_LESSONS_OF_ALL).fetchall())
            entries = _entries(_by_path(_read_by_parts(connection, _ALL)), lessons)
            connection.execute("PRAGMA shrink_memory")  # nobody reads all of it a second time
            return entries

    def entry(self, path: DocumentPath) -> Entry | None:
        """Give one document as lists show it, or None when the catalog does not have it."""
        found = self.entries([path])
        return found[0] if found else None

    def path_of(self, document_id: str) -> DocumentPath | None:
        """Give the document to which links with an id lead: of several, the first by path."""
        found = self.paths_of(document_id)
        return found[0] if found else None

    def path_like(self, path: str) -> DocumentPath | None:
        """Give the document at a path, whichever way accents are written; None without one."""
        wanted = composed(path)
        if not is_storable(wanted):
            return None
        found = self._rows(_PATH_LIKE, wanted)
        return found[0][0] if found else None

    def paths_of(self, document_id: str) -> tuple[DocumentPath, ...]:
        """Give all documents with an id, upper and lower case alike, in the order of paths."""
        folded = folded_id(document_id)
        if not is_storable(folded):
            return ()  # a terminal can hand over bytes that are no text
        found = self._rows("SELECT path FROM documents WHERE folded = ? ORDER BY path", folded)
        return tuple(path for (path,) in found)

    def duplicates(self) -> dict[DocumentId, tuple[DocumentPath, ...]]:
        """Give the ids that several documents have, as the first writes it, with their paths."""
        together: dict[str, list[tuple[DocumentId, DocumentPath]]] = {}
        for folded, document_id, path in self._rows(_DUPLICATES):
            together.setdefault(folded, []).append((document_id, path))
        return {found[0][0]: tuple(path for _, path in found) for found in together.values()}


def _read_by_parts(connection: sqlite3.Connection, sql: str) -> list[list[Any]]:
    """Give what a SELECT finds by columns, without having all rows in memory beside them."""
    cursor = connection.execute(sql)
    columns: list[list[Any]] = [[] for _ in cursor.description]
    while rows := cursor.fetchmany(_AT_ONCE):
        for column, values in zip(columns, zip(*rows, strict=True), strict=True):
            column.extend(values)
    return columns


def _by_path(columns: list[list[Any]]) -> list[list[Any]]:
    """Put rows in the order of their paths, in which a first reading stores them.

    Left to SQLite, each row would be looked up by itself, which takes half as long again.
    """
    paths = columns[_PATH]
    if all(map(le, paths, islice(paths, 1, None))):
        return columns
    order = sorted(range(len(paths)), key=paths.__getitem__)
    return [list(map(column.__getitem__, order)) for column in columns]


def _entries(columns: Iterable[Sequence[Any]], lessons: dict[int, int]) -> Entries:
    """Read each different text of kinds and values once.

    Raises:
        ValueError, TypeError: From what cannot have been stored.
    """
    read = list(columns)
    if not read:
        return Entries(EntryColumns())
    numbers, paths, ids, kinds, titles, dates, written, excerpts, parts, facets = read
    for texts in (paths, ids, titles, dates):
        "".join(texts)  # whoever asks for one of them expects no error
    b"".join(excerpts)
    kind_of = {kind: Kind(kind) for kind in set(kinds)}
    unpack = unpacker()
    values_of = {text: unpack(text) for text in set(facets)}
    taught = map(lessons.get, numbers, repeat(0))
    return Entries(
        EntryColumns(
            numbers=numbers,
            paths=paths,
            ids=ids,
            kinds=[kind_of[kind] for kind in kinds],
            titles=titles,
            dates=dates,
            changed=[mtime_ns / 1e9 for mtime_ns in written],
            excerpts=PackedTexts(excerpts),
            counts=list(map(add, parts, taught)),
            values=[values_of[text] for text in facets],
        )
    )
