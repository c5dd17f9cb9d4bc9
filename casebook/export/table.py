"""Cases and lessons as a table: one row each, one column for each field."""

from __future__ import annotations

import csv
import io
import json

from casebook.domain.case import Case
from casebook.domain.lesson import Found, Lesson
from casebook.export.context import Desk
from casebook.export.redaction import Redactor

_COLUMNS = (
    *("kind", "id", "title", "summary", "themes", "status", "type", "outcome", "sector"),
    *("organisation", "place", "date", "level", "grade", "author", "source", "rights"),
    *("language", "state", "effect", "applies_when", "owner", "due", "review_by"),
    *("validated_by", "validated_on", "replaced_by", "cases", "evidence", "lost_evidence"),
    *("unverified_figures", "words"),
)
# what a spreadsheet would take for a formula
_FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")


def csv_table(desk: Desk) -> bytes:
    """Give the table for a spreadsheet: UTF-8 with a mark by which Excel knows it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in _rows(desk):
        writer.writerow([_cell(row.get(column)) for column in _COLUMNS])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def json_table(desk: Desk) -> bytes:
    """Give the table as JSON: ``{"documents": [...]}``."""
    text = json.dumps({"documents": _rows(desk)}, ensure_ascii=False, indent=2)
    return (text + "\n").encode(errors="replace")


def _rows(desk: Desk) -> list[dict[str, object]]:
    material = desk.material
    redactor = Redactor.of(material.names_to_replace)
    rows = [_case_row(case) for case in material.cases]
    for taught in material.lessons:
        row = _lesson_row(taught.lesson)
        row["cases"] = sorted({each.quotation.case for each in taught.evidence})
        row["evidence"] = len(taught.evidence)
        row["lost_evidence"] = sum(each.found is Found.LOST for each in taught.evidence)
        rows.append(row)
    return [{key: _redacted(value, redactor) for key, value in row.items()} for row in rows]


def _case_row(case: Case) -> dict[str, object]:
    return {
        **{name: _said(getattr(case, name)) for name in _COLUMNS[:18]},
        "unverified_figures": sum(not figure.verified for figure in case.figures),
        "words": case.words,
    }


def _lesson_row(lesson: Lesson) -> dict[str, object]:
    names = (*_COLUMNS[:5], *_COLUMNS[17:27])
    return {**{name: _said(getattr(lesson, name)) for name in names}, "words": lesson.words}


def _said(value: object) -> object:
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return "" if value is None else str(value)


def _redacted(value: object, redactor: Redactor) -> object:
    if isinstance(value, list):
        return [redactor.text(str(part)) for part in value]
    return redactor.text(value) if isinstance(value, str) else value


def _cell(value: object) -> object:
    text = "; ".join(map(str, value)) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
