"""The passages on which lessons rest, looked up in their cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.values import Found, Role
from casebook.storage.packing import clean
from casebook.storage.tables.table import Row, Table, as_json

if TYPE_CHECKING:
    from casebook.domain.lesson import Evidence

_PUT = """
INSERT INTO evidence (lesson, words, case_id, role, line, case_path, start, "end", found, score,
    text, section)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_GET = """
SELECT lesson, words, case_id, role, line, case_path, start, "end", found, score, text, section
FROM evidence
"""


class EvidenceTable(Table):
    """The table ``evidence``."""

    def put_evidence(self, lesson: DocumentPath, evidence: Sequence[Evidence]) -> None:
        """Store what was looked up for a lesson in place of what was known.

        Raises:
            CatalogDamaged: The catalog is not as Casebook left it.
            CacheUnusable: It cannot be written.
        """
        with self._changing() as connection:
            connection.execute("DELETE FROM evidence WHERE lesson = ?", (lesson,))
            connection.executemany(_PUT, map(_row, evidence))
            connection.execute("UPDATE documents SET looked_up = 1 WHERE path = ?", (lesson,))

    def evidence_due(self) -> tuple[DocumentPath, ...]:
        """Give the lessons to look up: they, or a document that they quote, have changed.

        The mark outlives the process, so that work broken off is done at the next start.
        """
        found = self._rows(
            "SELECT path FROM documents WHERE kind = 'lesson' AND looked_up = 0 ORDER BY path"
        )
        return tuple(path for (path,) in found)

    def evidence_of(self, lesson: DocumentPath) -> tuple[Evidence, ...]:
        """Give the evidence of a lesson in the order of the file."""
        return self._evidence("WHERE lesson = ? ORDER BY rowid", lesson)

    def evidence_in(self, case: DocumentPath) -> tuple[Evidence, ...]:
        """Give the evidence that all lessons have in a case, in its order; lost words last."""
        return self._evidence(
            "WHERE case_path = ? ORDER BY start IS NULL, start, lesson, rowid", case
        )

    def evidence_found(self, *found: Found) -> tuple[Evidence, ...]:
        """Give all evidence that was found so well, by lesson and line."""
        return self._evidence(
            "WHERE found IN (SELECT value FROM json_each(?)) ORDER BY lesson, line, rowid",
            as_json(found),
        )

    def _evidence(self, rest: str, *values: object) -> tuple[Evidence, ...]:
        with self._connections.reading() as connection:
            return tuple(map(_evidence, connection.execute(f"{_GET} {rest}", values)))


def _row(evidence: Evidence) -> Row:
    quotation, passage = evidence.quotation, evidence.passage
    return (
        evidence.lesson,
        clean(quotation.words),
        clean(quotation.case),
        quotation.role.value,
        quotation.line,
        evidence.case_path,
        passage and passage.start,
        passage and passage.end,
        evidence.found.value,
        passage and passage.score,
        passage and passage.text,
        clean(evidence.section),
    )


def _evidence(row: Row) -> Evidence:
    from casebook.domain.lesson import Evidence, Passage, Quotation  # only a reader wants them

    lesson, words, case_id, role, line, case_path, start, end, found, score, text, section = row
    quotation = Quotation(words, DocumentId(case_id), Role(role), line)
    passage = None if start is None else Passage(start, end, Found(found), score, text)
    return Evidence(lesson, quotation, case_path, passage, section)
