"""Sheets, XLSX and CSV: a document for each row of lessons or cases, else a table."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from casebook.domain.document import Kind
from casebook.domain.errors import ImportRefused
from casebook.importing import archive
from casebook.importing.converted import Converted
from casebook.importing.plain import markdown_of_text
from casebook.importing.sheet_columns import (
    BODY,
    FACTS,
    IGNORE,
    LESSON,
    TITLE,
    heading_of,
    kind_of,
    mapping_of,
    wished_for,
)
from casebook.importing.source import Asked, Format, Source
from casebook.markdown.html_markdown import escaped

ISOLATED = True
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 30_000
_LONGEST_TITLE = 200
_ROWS_OF_TABLE = 300
_HEAD_WITHIN = 10
_DAY = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b")
_SENTENCE = re.compile(r"^.{10,}?[.!?](?=\s|$)", re.DOTALL)

Row = list[str]


def recognises(source: Source) -> float:
    """Say that it is one by its parts, or by rows that all have as many cells."""
    if archive.has_member(source, "xl/workbook.xml"):
        return 1.0
    if archive.is_torn(source, "xlsx", "xlsm"):
        return 0.8
    if source.is_binary or source.head.startswith(b"PK"):
        return 0.0
    delimiter = _delimiter(source.text)
    if source.ending in {"csv", "tsv"}:
        return 0.9 if delimiter else 0.5
    return 0.58 if delimiter and source.ending not in {"md", "markdown", "html", "htm"} else 0.0


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give the documents in a file.

    Raises:
        ImportRefused: It is damaged, protected, too large, or empty.
    """
    documents: list[Converted] = []
    if source.head.startswith(b"PK"):
        for name, rows, warnings in _sheets(source, asked):
            documents += _documents(name, rows, Format.SHEET, asked, warnings)
    else:
        rows, warnings = _table(source, asked)
        documents = _documents("", rows, Format.TABLE, asked, warnings)
    if not documents:
        raise ImportRefused(f"{source.name} has no rows with text. There is nothing to import.")
    return tuple(documents)


def _delimiter(text: str) -> str:
    """Give what parts the cells of a file of text; "" when it is no table."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    if len(lines) < 2:
        return ""
    for delimiter in _DELIMITERS:
        if lines[0].count(delimiter) < 1:
            continue
        try:
            rows = list(
                islice(csv.reader(lines[:-1] if len(lines) > 5 else lines, delimiter=delimiter), 5)
            )
        except csv.Error:
            continue
        widths = {len(row) for row in rows}
        if len(widths) == 1 and (widths.pop() >= 3 or (delimiter == "\t")) and len(rows) >= 2:
            return delimiter
    return ""


def _table(source: Source, asked: Asked) -> tuple[list[Row], list[str]]:
    limits = asked.limits
    csv.field_size_limit(max(_LONGEST_CELL * 10, 131_072))
    first = source.text.partition("\n")[0]
    likely = max(_DELIMITERS, key=first.count)
    delimiter = _delimiter(source.text) or likely
    try:
        reader = csv.reader(io.StringIO(source.text), delimiter=delimiter)
        rows = [_row(row, asked) for row in islice(reader, limits.rows + 1)]
    except csv.Error as error:
        raise archive.damaged(source) from error
    return _cut(rows, asked, "")


def _sheets(source: Source, asked: Asked) -> Iterator[tuple[str, list[Row], list[str]]]:
    """Give the sheets of a workbook that have rows.

    Raises:
        ImportRefused: It is damaged.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    packed, warnings = archive.checked(source, asked.limits)
    packed.close()
    broken = (KeyError, ValueError, AttributeError, IndexError, TypeError, ParseError,
              zipfile.BadZipFile, InvalidFileException)  # fmt: skip
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(source.data), read_only=True, data_only=True, keep_links=False
        )
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in sheets:
            sheet.reset_dimensions()
            most = asked.limits.columns
            found = sheet.iter_rows(values_only=True, max_col=most, max_row=asked.limits.rows + 1)
            rows, more = _cut([_row(row, asked) for row in found], asked, sheet.title)
            name = sheet.title if len(sheets) > 1 else ""
            yield name, rows, [*warnings, *more]
        book.close()
    except broken as error:
        raise archive.damaged(source) from error


def _cut(rows: list[Row], asked: Asked, name: str) -> tuple[list[Row], list[str]]:
    """Leave out empty rows, and those beyond the limit, which is said."""
    filled = [row for row in rows[: asked.limits.rows] if any(row)]
    if len(rows) <= asked.limits.rows:
        return filled, []
    where = f" of {name}" if name else ""
    return filled, [f"Only the first {asked.limits.rows:,} rows{where} were read."]


def _row(values: Iterable[Any], asked: Asked) -> Row:
    cells = [_cell(value) for value in islice(values, asked.limits.columns)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return (
            value.date().isoformat()
            if value.time() == datetime.time()
            else f"{value:%Y-%m-%d %H:%M}"
        )
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:_LONGEST_CELL]


def _documents(
    name: str, rows: list[Row], form: Format, asked: Asked, warnings: Sequence[str]
) -> list[Converted]:
    """Give a document for each row, or one with the rows as a table."""
    at = _head(rows, asked)
    if at is None:
        table = _table_document(name, rows, form)
        return [document.warned(*warnings) for document in table]
    mapping = mapping_of(rows[at], wished_for(rows[at], asked))
    kind = asked.kind or kind_of(mapping) or Kind.CASE
    below = rows[at + 1 :]
    more = list(warnings)
    if len(below) > asked.limits.records:
        more.append(f"Only the first {asked.limits.records:,} rows became documents.")
    documents: list[Converted] = []
    for number, row in enumerate(below[: asked.limits.records], at + 2):
        part = f"{name} row {number}".strip()
        document = _document(row, mapping, kind, form, part)
        if document is not None:
            documents.append(document.warned(*more) if not documents else document)
    return documents


def _head(rows: Sequence[Row], asked: Asked) -> int | None:
    """Give which row holds the headings of columns that make documents, or None."""
    for at, row in enumerate(rows[:_HEAD_WITHIN]):
        if len([cell for cell in row if cell]) < 2 or any(len(cell) > 80 for cell in row):
            continue
        if kind_of(mapping_of(row, wished_for(row, asked))) is not None and len(rows) > at + 1:
            return at
    return None


def _document(
    row: Row, mapping: Sequence[tuple[str, str]], kind: Kind, form: Format, part: str
) -> Converted | None:
    """Give the document that a row makes; None for one without words."""
    told: dict[str, str] = {}
    others: list[str] = []
    for (heading, meaning), cell in zip(mapping, row, strict=False):
        if not cell or meaning == IGNORE:
            continue
        if meaning == BODY:
            others.append(f"- {escaped(heading)}: {escaped(' '.join(cell.split()))}")
        else:
            told[meaning] = cell
    title, lesson = _title(told, kind)
    sections: dict[str, list[str]] = {}
    for meaning, cell in told.items():
        if meaning not in FACTS and meaning != LESSON:
            sections.setdefault(heading_of(meaning, kind), []).append(_prose(cell))
    if lesson and kind is not Kind.LESSON:
        sections.setdefault("Lessons learned", []).insert(0, _prose(lesson))
        lesson = ""
    blocks = [_prose(lesson)] if lesson else []
    blocks += [f"## {heading}\n\n" + "\n\n".join(texts) for heading, texts in sections.items()]
    if others:
        blocks.append("\n".join(others) if not blocks else "## More\n\n" + "\n".join(others))
    if not title or not (blocks or told):
        return None
    facts = {key: _fact(key, told[key]) for key in FACTS - {TITLE} if told.get(key)}
    return Converted(
        title,
        "\n\n".join(blocks),
        form,
        facts,
        kind=kind,
        part=part,
        mapping=tuple(mapping),
        cells=tuple(row),
    )


def _title(told: dict[str, str], kind: Kind) -> tuple[str, str]:
    """Give the title of a row, and the words of its lesson that are not in the title."""
    title = " ".join(told.get(TITLE, "").split())
    lesson = told.get(LESSON, "")
    if title or not lesson:
        first = title or next((told[key] for key in ("situation", "do this") if key in told), "")
        return _short(first), lesson
    words = " ".join(lesson.split())
    if len(words) <= _LONGEST_TITLE:
        return words.rstrip("."), lesson if kind is Kind.CASE else ""
    return _short(words), lesson


def _short(words: str) -> str:
    """Give the first sentence, or as many words as make a title."""
    words = " ".join(words.split())
    if len(words) <= _LONGEST_TITLE:
        return words
    sentence = _SENTENCE.match(words)
    if sentence and len(sentence[0]) <= _LONGEST_TITLE:
        return sentence[0].rstrip(".")
    return words[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _prose(cell: str) -> str:
    return markdown_of_text(cell.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _fact(key: str, cell: str) -> str:
    day = _DAY.match(cell)
    if key in {"date", "due"} and day:
        return f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}"
    return cell


def _table_document(name: str, rows: list[Row], form: Format) -> list[Converted]:
    """Give rows that are no documents as one document with a table."""
    if not rows:
        return []
    width = max(map(len, rows))
    shown = rows[: _ROWS_OF_TABLE + 1]
    lines = [
        "| " + " | ".join(_table_cell(cell) for cell in (*row, *[""] * (width - len(row)))) + " |"
        for row in shown
    ]
    text = "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))
    document = Converted(
        name,
        text,
        form,
        part=name,
        mapping=mapping_of(rows[0], ()),
        cells=tuple(rows[1]) if len(rows) > 1 else (),
    )
    if len(rows) > len(shown):
        return [document.warned(f"Only the first {_ROWS_OF_TABLE} rows stand in the table.")]
    return [document]


def _table_cell(cell: str) -> str:
    return escaped(" ".join(cell.split())).replace("|", "\\|")
