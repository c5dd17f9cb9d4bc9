"""``.casebookignore``: which files and folders are not part of a library.

One pattern to a line, a small part of what ``.gitignore`` knows:

    # a comment
    drafts/          a folder of this name, anywhere
    README.md        a file or folder of this name, anywhere
    *.tmp.md         ``*`` any characters but ``/``, ``?`` one, ``[abc]`` one of these
    old/2019         with a ``/`` inside or in front: from the library's own folder
    archive/**/raw   ``**`` any folders between

Upper and lower case differ. Patterns that take something back (``!``) are not known.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from typing import NamedTuple

from casebook.domain.finding import Finding
from casebook.domain.names import DocumentPath
from casebook.domain.values import Severity

IGNORE_FILE = DocumentPath(".casebookignore")
"""Where the patterns stand, in the library's own folder."""

_Steps = tuple[re.Pattern[str] | None, ...]


class _Patterns(NamedTuple):
    """Patterns of one sort: names at any place, and ways from the library's own folder.

    A step of a way is a pattern for one name, or None for any number of folders.
    """

    names: re.Pattern[str] | None = None
    ways: tuple[_Steps, ...] = ()

    def fit(self, path: str) -> bool:
        if self.names is not None and self.names.match(path.rpartition("/")[2]):
            return True
        return any(_leads_to(way, path.split("/")) for way in self.ways)


class IgnoreRules(NamedTuple):
    """What is left out; made by ``read_rules``.

    Attributes:
        anything: Patterns for files and folders.
        folders: Patterns for folders alone.
    """

    anything: _Patterns = _Patterns()
    folders: _Patterns = _Patterns()

    def __bool__(self) -> bool:
        """Whether there is any pattern."""
        return self != IgnoreRules()

    def ignores(self, path: str, is_folder: bool) -> bool:
        """Say whether a file or folder, given from the library's own folder, is left out."""
        return self.anything.fit(path) or (is_folder and self.folders.fit(path))


def read_rules(text: str) -> tuple[IgnoreRules, tuple[Finding, ...]]:
    """Read the patterns of an ignore file; the findings name those that are not understood."""
    anything: list[str] = []
    folders: list[str] = []
    findings = []
    for line, written in enumerate(text.split("\n"), start=1):
        pattern = written.strip()
        if pattern.startswith("!"):
            findings.append(_not_known(line, pattern))
        elif pattern.strip("/") and not pattern.startswith("#"):
            (folders if pattern.endswith("/") else anything).append(pattern.rstrip("/"))
    return IgnoreRules(_patterns(anything), _patterns(folders)), tuple(findings)


def _not_known(line: int, pattern: str) -> Finding:
    message = (
        f"“{pattern}” takes an ignored file back, which Casebook does not know. Write narrower "
        "patterns instead."
    )
    return Finding(IGNORE_FILE, line, Severity.WARNING, "ignore-pattern", message)


def _patterns(written: Iterable[str]) -> _Patterns:
    names = [fnmatch.translate(pattern) for pattern in written if "/" not in pattern]
    ways = [_way(pattern) for pattern in written if "/" in pattern]
    return _Patterns(re.compile("|".join(names)) if names else None, tuple(ways))


def _way(pattern: str) -> _Steps:
    return tuple(
        None if step == "**" else re.compile(fnmatch.translate(step))
        for step in pattern.split("/")
        if step
    )


def _leads_to(way: _Steps, parts: list[str]) -> bool:
    """Follow all ways at once, so that no pattern takes longer than steps times parts."""
    reached = {0}
    for step in way:
        if step is None:
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and step.match(parts[at])}
        if not reached:
            return False
    return len(parts) in reached
