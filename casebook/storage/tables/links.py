"""The links between documents, and the lessons and cases that they bring together."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from casebook.domain.names import DocumentPath, composed, folded_id
from casebook.domain.values import LinkForm
from casebook.storage.link_role import LinkRole
from casebook.storage.tables.table import Row, Table

_LINK = """
SELECT l.role, l.form, l.text, l.heading, l.line, s.path, t.path, l.target_path
FROM links l JOIN documents s ON s.number = l.source
LEFT JOIN documents t ON t.number = l.leads_to
"""
_BACKLINKS = """
SELECT DISTINCT s.path FROM documents here
JOIN links l ON l.leads_to = here.number AND l.source <> here.number
JOIN documents s ON s.number = l.source
WHERE here.path = ? ORDER BY s.path
"""
_LESSONS_OF = """
WITH here AS (SELECT number FROM documents WHERE path = ? AND kind = 'case')
SELECT path FROM documents WHERE kind = 'lesson' AND number IN (
    SELECT l.source FROM here JOIN links l ON l.leads_to = here.number
    UNION SELECT l.leads_to FROM here JOIN links l ON l.source = here.number AND l.role = 'lesson')
ORDER BY path
"""

_ROLES = {role.value: role for role in LinkRole}
_FORMS = {form.value: form for form in LinkForm}


class ResolvedLink(NamedTuple):
    """A link with the document to which it leads.

    Attributes:
        source: The document in which it stands.
        target_path: The document to which it leads, or None.
        target: The id or path as written.
        heading: The heading after ``#``, or "".
        role: What it is for.
        form: How it is written.
        line: Where it stands.
    """

    source: DocumentPath
    target_path: DocumentPath | None
    target: str
    heading: str
    role: LinkRole
    form: LinkForm
    line: int


class Links(Table):
    """The table ``links``."""

    def links_of(self, path: DocumentPath) -> tuple[ResolvedLink, ...]:
        """Give the links of a document in its order."""
        return self._links("WHERE s.path = ? ORDER BY l.rowid", path)

    def links_nowhere(self, others: Collection[str] = ()) -> tuple[ResolvedLink, ...]:
        """Give the links that lead to no document and to no other file, by path and line.

        Links by a path out of the library are not among them.

        Args:
            others: The paths of all files that are not documents.
        """
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"{_LINK} WHERE l.leads_to IS NULL AND (l.target <> '' OR l.target_path <> '') "
                "ORDER BY s.path, l.rowid"
            ).fetchall()
            if not rows:
                return ()
            places = _places(others)
            return tuple(_link(row) for row in rows if not _is_other(row, places))

    def links_to_headings(self) -> tuple[ResolvedLink, ...]:
        """Give the links that lead to a heading of a document, by path and line."""
        return self._links(
            "WHERE l.leads_to IS NOT NULL AND l.heading <> '' ORDER BY s.path, l.rowid"
        )

    def links_to(self, path: DocumentPath) -> tuple[ResolvedLink, ...]:
        """Give the links of other documents that lead to one, by path and line."""
        return self._links(
            "WHERE t.path = ? AND l.source <> l.leads_to ORDER BY s.path, l.rowid", path
        )

    def backlinks(self, path: DocumentPath) -> tuple[DocumentPath, ...]:
        """Give the other documents that link to one, in the order of their paths."""
        return self._paths(_BACKLINKS, path)

    def lessons_of(self, case: DocumentPath) -> tuple[DocumentPath, ...]:
        """Give the lessons of a case, in the order of their paths.

        They are those that quote it or link to it, and those that its Lessons learned link.
        """
        return self._paths(_LESSONS_OF, case)

    def _links(self, rest: str, *values: object) -> tuple[ResolvedLink, ...]:
        with self._connections.reading() as connection:
            return tuple(map(_link, connection.execute(f"{_LINK} {rest}", values)))

    def _paths(self, sql: str, *values: str) -> tuple[DocumentPath, ...]:
        return tuple(path for (path,) in self._rows(sql, *values))


def _link(row: Row) -> ResolvedLink:
    role, form, target, heading, line, source, target_path, _written_path = row
    return ResolvedLink(source, target_path, target, heading, _ROLES[role], _FORMS[form], line)


def _places(others: Collection[str]) -> frozenset[str]:
    """Give what may be linked besides documents: files by path and by name, and folders."""
    known = list(map(composed, others))
    names = {folded_id(other.rpartition("/")[2]) for other in known}
    folders = {other.rpartition("/")[0] for other in known}
    return frozenset((*known, *names, *folders))


def _is_other(row: Row, places: frozenset[str]) -> bool:
    text, form, written_path = row[2], row[1], row[7]
    if written_path in places:
        return True
    return form != LinkForm.MARKDOWN and folded_id(text.rpartition("/")[2]) in places
