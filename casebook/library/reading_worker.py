"""The process that reads files for another one: orders line by line, answers in files.

An order is a line of JSON with the library and some paths; the answer is a file of JSON with
the rows that the catalog keeps of them, given its name when it is whole.
"""

from __future__ import annotations

import gc
import json
from pathlib import Path

from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.library.row_reading import RowsRead, read_rows
from casebook.storage.folder import LibraryFolder
from casebook.storage.link_rows import LinkRow
from casebook.storage.rows import DocumentRow, DocumentRows
from casebook.storage.tables.finding_row import FindingRow

COMMAND = "reading-worker"
"""The first argument by which a frozen Casebook is this process."""

_ALLOCATIONS = 100_000  # what is read makes no cycles, see the command line


def order(number: int, library: Path, folder: Path, paths: list[DocumentPath]) -> str:
    """Give the line that orders files to be read.

    Args:
        number: By which the answer is known.
        library: The library's own folder.
        folder: Where the answer is to be put.
        paths: The files.
    """
    given = {"number": number, "library": str(library), "folder": str(folder), "paths": paths}
    return json.dumps(given) + "\n"


def answer_place(folder: Path, number: int) -> Path:
    """Give the file in which an answer comes."""
    return folder / f"{number}.json"


def read_answer(data: bytes) -> RowsRead:
    """Give what an answer holds.

    Raises:
        ValueError, LookupError, TypeError: It is no answer.
    """
    given = json.loads(data)
    rows = [
        DocumentRows(
            DocumentRow(*document),
            [LinkRow(*link) for link in links],
            [FindingRow(*found) for found in findings],
        )
        for document, links, findings in given["rows"]
    ]
    unread = [
        Finding(DocumentPath(path), line, Severity(severity), code, message)
        for path, line, severity, code, message in given["unread"]
    ]
    return RowsRead(rows, unread)


def main() -> int:
    """Carry out orders until there are no more."""
    gc.set_threshold(_ALLOCATIONS)
    with open(0, "rb", closefd=False) as orders:
        for line in orders:
            given = json.loads(line)
            number, folder = int(given["number"]), Path(given["folder"])
            unfinished = folder / f"{number}.part"
            unfinished.write_bytes(_answer(Path(given["library"]), given["paths"]))
            unfinished.replace(answer_place(folder, number))
    return 0


def _answer(library: Path, paths: list[DocumentPath]) -> bytes:
    rows: list[DocumentRows] = []
    unread: list[Finding] = []
    for some in read_rows(LibraryFolder(library).sweep(), paths):
        rows += some.rows
        unread += some.unread
    return json.dumps({"rows": rows, "unread": unread}).encode("ascii")
