"""Storing documents: the rows of one write, and what they mean for those that are there."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from casebook.domain.names import DocumentPath, composed
from casebook.storage.rows import DocumentRows
from casebook.storage.tables.findings import PUT_FINDING
from casebook.storage.tables.table import as_json

_PUT_DOCUMENT = """
INSERT INTO documents (path, id, folded, kind, title, date, mtime_ns, size, excerpt, parts,
    facets, words, notice, encoding, composed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (path) DO UPDATE SET
    id = excluded.id, folded = excluded.folded, kind = excluded.kind, title = excluded.title,
    date = excluded.date, mtime_ns = excluded.mtime_ns, size = excluded.size,
    excerpt = excluded.excerpt, parts = excluded.parts, facets = excluded.facets,
    words = excluded.words, notice = excluded.notice, encoding = excluded.encoding,
    composed = excluded.composed, indexed = 0, looked_up = 0
"""
_PUT_LINK = """
INSERT INTO links (source, role, form, target, target_path, text, heading, line, leads_to)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, coalesce(
    (SELECT number FROM documents WHERE folded = ?4 ORDER BY path LIMIT 1),
    (SELECT number FROM documents WHERE path = ?5),
    (SELECT number FROM documents WHERE composed = ?5 ORDER BY path LIMIT 1)))
"""
_FOLDED_AT = "SELECT folded FROM documents WHERE path IN (SELECT value FROM json_each(?))"
_NUMBERS_AT = "SELECT path, number FROM documents WHERE path IN (SELECT value FROM json_each(?))"
_FORGET_WHAT_WAS_READ = (
    """
    DELETE FROM links WHERE source IN
        (SELECT number FROM documents WHERE path IN (SELECT value FROM json_each(?)))
    """,
    """
    DELETE FROM findings
    WHERE source = 'document' AND path IN (SELECT value FROM json_each(?))
    """,
)
_REMOVE = (
    "DELETE FROM evidence WHERE lesson IN (SELECT value FROM json_each(?))",
    # the index may still have them
    """
    INSERT OR IGNORE INTO gone
    SELECT number FROM documents WHERE path IN (SELECT value FROM json_each(?))
    """,
    "DELETE FROM documents WHERE path IN (SELECT value FROM json_each(?))",
)
_AFTER_IDS = (
    """
    UPDATE links SET leads_to =
        (SELECT number FROM documents WHERE folded = target ORDER BY path LIMIT 1)
    WHERE target IN (SELECT value FROM json_each(?))
    """,
    """
    UPDATE documents SET looked_up = 0 WHERE number IN
        (SELECT source FROM links
        WHERE role = 'evidence' AND target IN (SELECT value FROM json_each(?)))
    """,
)
_AFTER_PATHS = """
UPDATE links SET leads_to = coalesce(
    (SELECT number FROM documents WHERE path = target_path),
    (SELECT number FROM documents WHERE composed = target_path ORDER BY path LIMIT 1))
WHERE target_path IN (SELECT value FROM json_each(?))
"""


def put_rows(
    connection: sqlite3.Connection, rows: Sequence[DocumentRows], removed: Sequence[DocumentPath]
) -> None:
    """Store documents in place of what was known of them, and forget others.

    Where links lead is worked out again for the ids, paths and sources concerned. All is
    within the transaction of the caller.
    """
    changed = [row.document.path for row in rows] + list(removed)
    paths = as_json(changed)
    ids = {folded for (folded,) in connection.execute(_FOLDED_AT, (paths,))}
    ids.update(row.document.folded for row in rows)
    for sql in _FORGET_WHAT_WAS_READ:
        connection.execute(sql, (paths,))
    for sql in _REMOVE:
        connection.execute(sql, (as_json(removed),))
    connection.executemany(_PUT_DOCUMENT, (row.document for row in rows))
    numbers = dict(connection.execute(_NUMBERS_AT, (paths,)))
    for sql in _AFTER_IDS:
        connection.execute(sql, (as_json(ids),))
    connection.execute(_AFTER_PATHS, (as_json(list(map(composed, changed))),))
    # after the links of others, and where they lead at once: most links are new ones
    connection.executemany(
        _PUT_LINK, ((numbers[row.document.path], *link) for row in rows for link in row.links)
    )
    connection.executemany(PUT_FINDING, (found for row in rows for found in row.findings))
