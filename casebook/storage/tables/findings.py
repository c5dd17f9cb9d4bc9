"""What there is to mend, by where it was found out.

That no lesson rests on a case can be said of every note in a folder of plain notes, so it is
not stored: the view ``all_findings`` works it out when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable

from casebook.domain.finding import Finding
from casebook.domain.names import DocumentPath
from casebook.domain.values import Severity
from casebook.storage.tables.finding_row import FindingRow
from casebook.storage.tables.table import Table

PUT_FINDING = """
INSERT INTO findings (source, path, line, severity, code, message) VALUES (?, ?, ?, ?, ?, ?)
"""
_OF_SOURCE = """
SELECT source, path, line, severity, code, message FROM findings WHERE source = ? ORDER BY rowid
"""
_OF_ALL = """
SELECT path, line, severity, code, message FROM all_findings ORDER BY path, line, code, message
"""
_OF_ONE = """
SELECT path, line, severity, code, message FROM all_findings WHERE path = ?
ORDER BY line, code, message
"""


class Findings(Table):
    """The table ``findings``, and the view ``all_findings``."""

    def put_findings(self, source: str, findings: Iterable[Finding]) -> None:
        """Store what one look at several documents has found, in place of its last findings.

        Nothing is written when they are the same.

        Args:
            source: What looked: any short name but ``document``, which ``put`` uses.
            findings: All that it finds now.

        Raises:
            CatalogDamaged: The catalog is not as Casebook left it.
            CacheUnusable: It cannot be written.
        """
        rows = [FindingRow.of(source, found) for found in findings]
        if rows == self._rows(_OF_SOURCE, source):
            return
        with self._changing() as connection:
            connection.execute("DELETE FROM findings WHERE source = ?", (source,))
            connection.executemany(PUT_FINDING, rows)

    def findings(self, path: DocumentPath | None = None) -> list[Finding]:
        """Give all findings, or those of one file, by path and line."""
        sql, values = (_OF_ALL, ()) if path is None else (_OF_ONE, (path,))
        return self._findings(sql, *values)

    def findings_from(self, source: str) -> list[Finding]:
        """Give what one look has found, in the order in which it was put."""
        return self._findings(_OF_SOURCE.replace("source, path", "path", 1), source)

    def _findings(self, sql: str, *values: str) -> list[Finding]:
        with self._connections.reading() as connection:
            return [
                Finding(place, line, Severity(severity), code, message)
                for place, line, severity, code, message in connection.execute(sql, values)
            ]
