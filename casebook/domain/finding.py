"""What is wrong, doubtful or missing in a library, said so that a person can mend it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from casebook.domain.names import DocumentPath


class Severity(StrEnum):
    """How much a finding matters.

    An error makes something not work as written, a warning will mislead a reader, a hint
    names what would make the library better.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Finding(NamedTuple):
    """One thing to mend; findings sort by file and line.

    A named tuple, because a folder of plain notes has twice as many of them as files.

    Attributes:
        path: The file, relative to the library.
        line: From 1; 0 when it concerns the file as a whole.
        severity: How much it matters.
        code: A short stable name, such as ``link-nowhere``.
        message: A sentence that names the thing and says how to mend it.
    """

    path: DocumentPath
    line: int
    severity: Severity
    code: str
    message: str
