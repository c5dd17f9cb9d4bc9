"""A document as rows of the catalog."""

from __future__ import annotations

import re
from typing import NamedTuple

from casebook.domain.case import Case
from casebook.domain.document import Document
from casebook.domain.finding import Finding, Severity
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath, composed, folded_id
from casebook.domain.pack import Pack
from casebook.markdown.plain import plain_line
from casebook.storage.facets import facet_values, shown
from casebook.storage.link_rows import LinkRow, link_rows
from casebook.storage.packing import clean, pack
from casebook.storage.stamp import FileInfo
from casebook.storage.tables.finding_row import FindingRow

_EXCERPT = 240
_MOSTLY_ENOUGH, _OFTEN_ENOUGH, _AT_MOST = 500, 1200, 3000
"""How much of a text is made plain for the excerpt: the less the quicker."""

_WITH_ROOM = 330
"""Plain characters aimed at when what was mostly enough was not."""

_OPEN = re.compile(r"[\[`<|]")
"""What is left of a link, code, a tag or a table that was cut off before its end."""

_ABOVE = re.compile(r"(?:\s++|#{1,6}[ \t][^\n]*+|<!--(?s:.*?)-->)*+")
"""Headings and comments before the first words."""


_EMPTY_TABLE = re.compile(r"(?m)^\|[^\n]*+\n\|[ \t:|-]++(?:\n(?!\|)|\Z)")
_EMPTY_END = re.compile(r"(?:^#{1,6}[ \t][^\n]*+\n?(?:\s++|<!--(?s:.*?)-->)*+)++\Z", re.MULTILINE)
"""Tables without rows, and headings at the end without words, as in what was just begun."""


class DocumentRow(NamedTuple):
    """One row of the table ``documents``, without what the catalog itself works out.

    Attributes:
        parts: Passages of a lesson, steps of a pack; 0 for a case, whose lessons stand in
            other files.
        composed: The path as links have it, where the name of the file is written with
            accents of their own; else None.
    """

    path: DocumentPath
    id: str
    folded: str
    kind: str
    title: str
    date: str
    mtime_ns: int
    size: int
    excerpt: str
    parts: int
    facets: str
    words: int
    notice: str
    encoding: str
    composed: str | None


class DocumentRows(NamedTuple):
    """All rows of one document."""

    document: DocumentRow
    links: list[LinkRow]
    findings: list[FindingRow]


def rows_of(document: Document, info: FileInfo) -> DocumentRows:
    """Give the rows of a document; its findings have the source ``document``."""
    linked = composed(document.path)
    row = DocumentRow(
        path=document.path,
        id=document.id,
        folded=folded_id(document.id),
        kind=document.kind.value,
        title=clean(document.title),
        date=shown(document.value("date")) if isinstance(document, Case) else "",
        mtime_ns=info.stamp.mtime_ns,
        size=info.stamp.size,
        excerpt=excerpt_of(document),
        parts=_parts(document),
        facets=pack(facet_values(document)),
        words=document.words,
        notice=info.notice,
        encoding=info.encoding,
        composed=linked if linked != document.path else None,
    )
    findings = [FindingRow.of("document", found) for found in document.findings]
    if info.notice:
        findings.append(FindingRow.of("document", _of_file(document.path, info)))
    return DocumentRows(row, link_rows(document), findings)


def _of_file(path: DocumentPath, info: FileInfo) -> Finding:
    """Report what the notice of a file says."""
    if info.nul_line:
        message = f"{info.notice} Delete them in an editor that shows them."
        return Finding(path, info.nul_line, Severity.WARNING, "nul-bytes", message)
    severity = Severity.WARNING if info.lossy else Severity.HINT
    message = f"{info.notice} See that its letters are right, and save it as UTF-8 in an editor."
    return Finding(path, 0, severity, "encoding", message)


def excerpt_of(document: Document) -> str:
    """Give the first words of a document: its summary, moment of need, or the body's start."""
    written = document.applies_when if isinstance(document, Lesson) else document.summary
    offset = 0
    if not written:
        written, offset = document.text, _end_of_headings(document)
    plain = _beginning(written, offset, _MOSTLY_ENOUGH)
    if len(plain) <= _EXCERPT and offset + _MOSTLY_ENOUGH < len(written):
        likely = _MOSTLY_ENOUGH * _WITH_ROOM // (len(plain) + 1)
        plain = _beginning(written, offset, min(likely, _OFTEN_ENOUGH))
        if len(plain) <= _EXCERPT or _OPEN.search(plain, 0, _EXCERPT):
            plain = _beginning(written, offset, _AT_MOST)
    return _shortened(plain)


def _beginning(markdown: str, offset: int, length: int) -> str:
    """Give a part of a text as plain words on one line."""
    part = _without_open_comment(markdown[offset : offset + length])
    if "\n|" in part:
        part = _EMPTY_TABLE.sub("", part)
    if "\n#" in part and _may_end_empty(part):
        part = _EMPTY_END.sub("", part)
    plain = plain_line(part)
    return plain if plain.isprintable() else " ".join(clean(plain).split())


def _may_end_empty(part: str) -> bool:
    """Whether no words may follow the last heading: seldom so, and quicker told than found."""
    end = part.rstrip()
    return end.endswith("-->") or "\n" not in end[end.rfind("\n#") + 1 :]


def _end_of_headings(document: Document) -> int:
    above = _ABOVE.match(document.text, document.body_start)
    return above.end() if above else document.body_start


def _without_open_comment(text: str) -> str:
    """Drop a comment at the end that was cut, so that it does not pass for words."""
    before, mark, inside = text.rpartition("<!--")
    return before if mark and "-->" not in inside else text


def _shortened(plain: str) -> str:
    if len(plain) <= _EXCERPT:
        return plain
    beginning = plain[: _EXCERPT - 1]
    return (beginning.rpartition(" ")[0] or beginning).rstrip(" ,;:—–-") + "…"


def _parts(document: Document) -> int:
    if isinstance(document, Case):
        return 0
    if isinstance(document, Lesson):
        return len(document.quotations)
    return len(document.agenda) if isinstance(document, Pack) else 0
