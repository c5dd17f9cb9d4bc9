"""The quotations of lessons, looked up in their cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from casebook.domain.document import Document
from casebook.domain.errors import CasebookError
from casebook.domain.lesson import Evidence, Lesson, Quotation
from casebook.domain.names import DocumentPath
from casebook.markdown.passages import FoldedText, find_passage

ReadDocument = Callable[[DocumentPath], Document]
PathOf = Callable[[str], DocumentPath | None]

_CASES_AT_HAND = 32


class EvidenceDesk:
    """Looks quotations up, keeping the last cases at hand while it does."""

    def __init__(self, read: ReadDocument, path_of: PathOf) -> None:
        """Take how a document is read by its path, and how an id becomes a path."""
        self._path_of = path_of
        self._read = read
        self._case = lru_cache(_CASES_AT_HAND)(self._open)

    def look_up(self, lesson: Lesson) -> tuple[Evidence, ...]:
        """Find every quotation of a lesson in its case, in the order of the file."""
        return tuple(self._evidence(lesson.path, quotation) for quotation in lesson.quotations)

    def _evidence(self, lesson: DocumentPath, quotation: Quotation) -> Evidence:
        path = self._path_of(quotation.case)
        opened = self._case(path) if path else None
        if opened is None:
            return Evidence(lesson, quotation, None, None)
        case, body = opened
        found = find_passage(body, quotation.words)
        if found is None:
            return Evidence(lesson, quotation, path, None)
        passage = replace(
            found, start=found.start + case.body_start, end=found.end + case.body_start
        )
        section = case.section_at(passage.start)
        return Evidence(lesson, quotation, path, passage, section.heading if section else "")

    def _open(self, path: DocumentPath) -> tuple[Document, FoldedText] | None:
        try:
            case = self._read(path)
        except CasebookError:
            return None
        return case, FoldedText(case.body)
