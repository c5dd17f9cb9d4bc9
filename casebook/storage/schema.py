"""The tables of the catalog, and how a file is told to be one.

``links`` keeps where a link leads as the number of a document (``leads_to``), worked out
at each write, so that all reading is a look-up. A link by id leads to the document whose
path sorts first among those with the id.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import suppress

from casebook.storage.connections import CatalogDamaged
from casebook.storage.tables.words import WORD_TABLES

SCHEMA_VERSION = 4
"""Raised with each change of the tables."""

_APPLICATION_ID = 0x43426B31
"""Written into the head of the file, so that it is known as ours."""

_LOG = logging.getLogger(__name__)

_DOCUMENTS = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    mtime_ns INTEGER NOT NULL,
    size INTEGER NOT NULL,
    excerpt TEXT NOT NULL,
    parts INTEGER NOT NULL,
    facets TEXT NOT NULL,
    words INTEGER NOT NULL,
    notice TEXT NOT NULL,
    encoding TEXT NOT NULL,
    composed TEXT,
    indexed INTEGER NOT NULL DEFAULT 0,
    looked_up INTEGER NOT NULL DEFAULT 0
)
"""  # sqlite-utils has no word for AUTOINCREMENT, without which numbers would be used again

_TABLES: dict[str, dict[str, type]] = {
    "links": {
        "source": int,
        "role": str,
        "form": str,
        "target": str,
        "target_path": str,
        "leads_to": int,
        "text": str,
        "heading": str,
        "line": int,
    },
    "evidence": {
        "lesson": str,
        "words": str,
        "case_id": str,
        "role": str,
        "line": int,
        "case_path": str,
        "start": int,
        "end": int,
        "found": str,
        "score": float,
        "text": str,
        "section": str,
    },
    "findings": {
        "source": str,
        "path": str,
        "line": int,
        "severity": str,
        "code": str,
        "message": str,
    },
}
_INDEXES = (
    ("documents", ("folded", "path")),
    ("documents", ("kind", "words")),
    ("documents", ("indexed",)),
    ("links", ("source",)),
    ("links", ("leads_to",)),
    ("evidence", ("lesson",)),
    ("evidence", ("case_path",)),
    ("findings", ("path",)),
    ("findings", ("source",)),
)
_PARTIAL_INDEXES = (
    "idx_documents_looked_up ON documents (looked_up) WHERE kind = 'lesson'",
    "idx_documents_composed ON documents (composed) WHERE composed IS NOT NULL",
    "idx_links_target ON links (target) WHERE target IS NOT NULL",
    "idx_links_target_path ON links (target_path) WHERE target_path IS NOT NULL",
)
"""Of what few rows have; SQLite uses them wherever a value is asked for."""

_CASE_LESSONS = """
SELECT l.leads_to AS case_number, l.source AS lesson_number
FROM links l
JOIN documents lesson ON lesson.number = l.source AND lesson.kind = 'lesson'
JOIN documents taught ON taught.number = l.leads_to AND taught.kind = 'case'
UNION
SELECT l.source, l.leads_to
FROM links l
JOIN documents taught ON taught.number = l.source AND taught.kind = 'case'
JOIN documents lesson ON lesson.number = l.leads_to AND lesson.kind = 'lesson'
WHERE l.role = 'lesson'
"""

_ALL_FINDINGS = """
SELECT path, line, severity, code, message FROM findings
UNION ALL
SELECT path, 0, 'hint', 'case-without-lessons', 'No lesson rests on this case yet. Quote a '
    || 'passage of it in a lesson, or link a lesson under “Lessons learned”.'
FROM documents
WHERE kind = 'case' AND EXISTS (SELECT 1 FROM meta WHERE key = 'checked')
    AND NOT EXISTS (
        SELECT 1 FROM links l JOIN documents lesson ON lesson.number = l.source
        WHERE l.leads_to = documents.number AND lesson.kind = 'lesson')
    AND NOT EXISTS (
        SELECT 1 FROM links l JOIN documents lesson ON lesson.number = l.leads_to
        WHERE l.source = documents.number AND l.role = 'lesson' AND lesson.kind = 'lesson')
"""  # asked for one case, this looks at its links alone, as the view of all pairs would not


_PAGE = 8192
"""Bytes; a first reading writes a fifth quicker than in pages of the usual 4096."""


def prepare(connection: sqlite3.Connection, reading_version: int, anew: bool) -> bool:
    """Make the tables unless they are there and fit; say whether they were made.

    Other processes that have the file open see one step from the old tables to the new.

    Args:
        connection: To the file, outside a transaction.
        reading_version: The version of the code that reads documents; what another version
            read is not kept.
        anew: Whether to empty the catalog whatever it holds.

    Raises:
        CatalogDamaged: The file belongs to another program.
        sqlite3.DatabaseError: It is damaged, or cannot be used.
    """
    if not anew and _misfit(connection, reading_version) == "":
        return False
    with suppress(sqlite3.OperationalError):  # another process is just doing it
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        misfit = _misfit(connection, reading_version)  # another process may have been faster
        if misfit or anew:
            _LOG.info("The catalog is made anew: %s", misfit or "as was asked for")
            _drop_all(connection)
            _create_all(connection, reading_version)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return bool(misfit) or anew


def _misfit(connection: sqlite3.Connection, reading_version: int) -> str:
    """Say why the tables of a file cannot be used; "" when they can."""
    application, version = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    )
    if application != _APPLICATION_ID:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise CatalogDamaged("It belongs to another program.")
        return "there is none yet"
    if version != SCHEMA_VERSION:
        return f"its tables are version {version}, not {SCHEMA_VERSION}"
    read_by = connection.execute("SELECT value FROM meta WHERE key = 'reading'").fetchone()
    if read_by != (str(reading_version),):
        return "documents are read in another way now"
    return ""


def _drop_all(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for sort, name in found:
        quoted = name.replace('"', '""')
        connection.execute(f'DROP {sort} "{quoted}"')


def _create_all(connection: sqlite3.Connection, reading_version: int) -> None:
    from sqlite_utils import Database  # takes 85 ms, needed only to write

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    for sql in (_DOCUMENTS, *WORD_TABLES):
        database.execute(sql)
    for name, columns in _TABLES.items():
        database.table(name).create(columns)
    database.table("themes").create(
        {
            "position": int,
            "id": str,
            "label": str,
            "broader": str,
            "related": str,
            "synonyms": str,
            "colour": str,
            "listed": int,
        },
        pk="position",
    )
    database.table("gone").create({"number": int}, pk="number")
    database.table("meta").create({"key": str, "value": str}, pk="key")
    database.table("meta").insert_all(
        [
            {"key": "reading", "value": str(reading_version)},
            # from now on, so that a catalog made anew never looks like the one before
            {"key": "generation", "value": str(time.time_ns())},
        ]
    )
    for name, indexed in _INDEXES:
        database.table(name).create_index(indexed)
    for index in _PARTIAL_INDEXES:
        database.execute(f"CREATE INDEX {index}")
    database.create_view("case_lessons", _CASE_LESSONS)
    database.create_view("all_findings", _ALL_FINDINGS)
    database.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
