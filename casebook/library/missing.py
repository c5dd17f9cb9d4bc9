"""Why a document that somebody asks for cannot be had."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casebook.domain.errors import CasebookError, DocumentMissing, FileUnreadable
from casebook.domain.names import folded_id, id_of

if TYPE_CHECKING:
    from casebook.domain.finding import Finding


def why_missing(name: str, library: str, findings: Iterable[Finding]) -> CasebookError:
    """Give the error for a name that no document in the catalog has.

    Args:
        name: The id or path that was asked for.
        library: What the library is called.
        findings: Those of the library; a file that could not be read has one.
    """
    for finding in findings:
        path = finding.path
        is_meant = path == name or folded_id(id_of(path)) == folded_id(name)
        if is_meant and path.lower().endswith(".md"):
            return FileUnreadable(finding.message)
    return DocumentMissing(
        f"There is no document “{name}” in {library}. "
        "Search for it, or look at the spelling of its file name."
    )
