"""A finding as a row of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from casebook.storage.packing import clean

if TYPE_CHECKING:
    from casebook.domain.finding import Finding


class FindingRow(NamedTuple):
    """One row of the table ``findings``; ``source`` says who found it."""

    source: str
    path: str
    line: int
    severity: str
    code: str
    message: str

    @classmethod
    def of(cls, source: str, found: Finding) -> FindingRow:
        """Make it of a finding."""
        severity, message = found.severity.value, clean(found.message)
        return cls(source, found.path, found.line, severity, found.code, message)
