"""The structured sections of a document written: only the rows that differ change."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.domain.case import ResponseMatrix
from casebook.domain.document import Section
from casebook.domain.edit import EditRefused, Edits, TextEdit
from casebook.domain.sections import SectionName
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.list_rows import list_row_edits, new_list
from casebook.markdown.editing.matrix import matrix_edits, new_matrix
from casebook.markdown.editing.row_forms import FORMS, ListForm, Row, TableForm
from casebook.markdown.editing.sections import appended, new_section
from casebook.markdown.editing.table_places import PlacedTable, tables_in
from casebook.markdown.editing.table_rows import table_row_edits
from casebook.markdown.editing.table_writing import plain_table
from casebook.markdown.lists import Item


def rows_edits(text: str, section: SectionName, rows: Sequence[Row] | ResponseMatrix) -> Edits:
    """Write the rows of a structured section as the table or list that a person would write.

    What is read now is compared with what is wanted; rows that are the same, columns that are
    not known, and the words around a table or list stay as they are written.

    Args:
        text: The whole text of a file.
        section: Which section; a new one comes where it usually stands.
        rows: What it is to say, in order: rows of the kind that reading gives (labels and lines
            do not matter), or the whole matrix for the response matrix.

    Raises:
        EditRefused: The section has no rows, or the text would take in other sections.
    """
    layout = Layout.of(text)
    parts = layout.sections(section)
    if isinstance(rows, ResponseMatrix):
        edits = _matrix(layout, parts, rows)
    else:
        form = FORMS.get(section)
        if form is None:
            raise EditRefused(0, f"“{section}” has no rows; write it as text.")
        edits = _rows(layout, section, parts, form, rows)
    start = min((edit.start for edit in edits), default=0)
    end = max((edit.end for edit in edits), default=0)
    within = [part for part in parts if part.start <= start <= part.end]
    if within:
        start, end = within[0].start, max(end, within[-1].end)
    return layout.checked(edits, start, end)


def _rows(
    layout: Layout,
    section: SectionName,
    parts: Sequence[Section],
    form: TableForm | ListForm,
    rows: Sequence[Row],
) -> Edits:
    if isinstance(form, TableForm):
        tables = _tables(layout, parts)
        if tables:
            return table_row_edits(layout.text, tables, form, rows)
        return _written(layout, section, parts, _new_table(form, rows))
    items = _items(layout, section, form)
    if items:
        return list_row_edits(layout, items, form, rows)
    return _written(layout, section, parts, new_list(form, rows))


def _matrix(layout: Layout, parts: Sequence[Section], matrix: ResponseMatrix) -> Edits:
    tables = [table for table in _tables(layout, parts) if table.width > 1]
    if tables:
        return matrix_edits(layout.text, tables[0], matrix)
    return _written(layout, SectionName.RESPONSE_MATRIX, parts, new_matrix(matrix))


def _written(
    layout: Layout, section: SectionName, parts: Sequence[Section], markdown: str
) -> tuple[TextEdit, ...]:
    """Write a table or a list where there is none; words that stand in the section stay."""
    if not markdown:
        return ()
    if parts:
        return (appended(layout, parts[0], markdown),)
    return (new_section(layout, section, markdown),)


def _new_table(form: TableForm, rows: Sequence[Row]) -> str:
    return plain_table(form.heads, [form.cells(row) for row in rows]) if rows else ""


def _tables(layout: Layout, parts: Sequence[Section]) -> list[PlacedTable]:
    return [
        table
        for part in parts
        for table in tables_in(layout.masked(part.content_start, part.end), part.content_start)
    ]


def _items(layout: Layout, section: SectionName, form: ListForm) -> list[Item]:
    """Give the items that are rows: where any is numbered, questions are the numbered ones."""
    items = [item for item in layout.parts.items(section) if form.read((item,))]
    if form.ordered and any(item.ordered for item in items):
        return [item for item in items if item.ordered]
    return items
