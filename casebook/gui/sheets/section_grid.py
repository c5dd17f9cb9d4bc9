"""A section of a document as a table to fill in, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.domain.case import Case, Response, ResponseMatrix
from casebook.domain.document import Document
from casebook.domain.lesson import Lesson
from casebook.domain.pack import Pack
from casebook.domain.sections import SectionName
from casebook.gui.sheets.section_forms import FORMS, Column
from casebook.gui.sheets.section_rows import Cells, response_cell

_N = QT_TRANSLATE_NOOP
_CASE = (
    SectionName.TIMELINE,
    SectionName.RISKS,
    SectionName.BALANCE,
    SectionName.VIEWPOINTS,
    SectionName.CHALLENGES,
    SectionName.JUDGMENT_ZONES,
    SectionName.RESPONSE_MATRIX,
    SectionName.FIGURES,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A section as a table to fill in.

    Attributes:
        title: What it is called.
        hint: A sentence on how to fill it in, or "".
        columns: From the left.
        cells: The cells of the rows that are there.
        grows: Whether columns can be added; their heads then stand in the first row.
        made: What the cells make in the end: rows, or a matrix.
    """

    title: str
    hint: str
    columns: tuple[Column, ...]
    cells: tuple[Cells, ...]
    grows: bool
    made: Callable[[Sequence[Cells]], Any]


def grid_of(document: Document, section: SectionName) -> Grid:
    """Give a section of a document as a table to fill in."""
    if section is SectionName.RESPONSE_MATRIX:
        return _matrix_grid(document.response_matrix if isinstance(document, Case) else None)
    form = FORMS[section]
    rows = tuple(form.rows(document))
    cells = tuple(form.cells(row) for row in rows)
    known = dict(zip(cells, rows, strict=True))

    def made(filled: Sequence[Cells]) -> tuple[Any, ...]:
        # what was not touched is given back as it was read, whatever the form can show of it
        return tuple(known.get(one) or form.row(one) for one in filled if any(one))

    return Grid(form.words(form.title), form.words(form.hint), form.columns, cells, False, made)


_USUAL_SEVERITIES = ("Minor", "Serious", "Severe")


def _matrix_grid(matrix: ResponseMatrix | None) -> Grid:
    now = matrix or ResponseMatrix(_USUAL_SEVERITIES, ())
    known = {response_cell(one): one for _, responses in now.rows for one in responses}
    head = Column(_N("SectionForms", "Responsibility"), 2)
    columns = (head, *(Column("", 3) for _ in now.severities))
    cells = (
        ("", *now.severities),
        *((name, *map(response_cell, responses)) for name, responses in now.rows),
    )

    def made(filled: Sequence[Cells]) -> ResponseMatrix:
        heads = filled[0][1:] if filled else ()
        last = max((at for at, text in enumerate(heads, 1) if text.strip()), default=0)
        rows = tuple(
            (row[0], tuple(known.get(cell) or Response(cell) for cell in row[1 : last + 1]))
            for row in filled[1:]
            if any(row)
        )
        return ResponseMatrix(tuple(heads[:last]), rows)

    translate = QCoreApplication.translate
    hint = translate(
        "SectionForms", "The first row names the severities. A cell is a response (least – most)."
    )
    title = translate("SectionForms", "Response matrix")
    return Grid(title, hint, columns, cells, True, made)


def sections_of(document: Document) -> tuple[SectionName, ...]:
    """Give the sections that can be filled in for a document."""
    if isinstance(document, Case):
        return _CASE
    if isinstance(document, Lesson):
        return (SectionName.APPLIED,)
    return (SectionName.AGENDA, SectionName.SESSIONS) if isinstance(document, Pack) else ()
