"""Lesson records as NASA and others keep them: fields with a label each, one below another."""

from __future__ import annotations

import re

from casebook.domain.document import Kind
from casebook.importing.converted import Converted
from casebook.importing.plain import markdown_of_text
from casebook.importing.source import Asked, Format, Source

ISOLATED = False
_LABELS: dict[str, tuple[str, ...]] = {
    "title": ("subject", "title", "lesson title", "lesson name"),
    "abstract": ("abstract", "summary"),
    "event": ("driving event", "description of driving event", "event", "event description"),
    "lesson": ("lesson", "lessons", "lesson(s)", "lesson(s) learned", "lessons learned",
               "lesson learned", "lesson learnt", "lessons learnt"),
    "advice": ("recommendation", "recommendations", "recommendation(s)", "recommended actions"),
    "evidence": ("evidence of recurrence control effectiveness",),
    "date": ("date", "lesson date", "date of event", "event date"),
    "author": ("author", "submitter", "submitted by"),
    "submitting": ("submitting organization", "submitting organisation"),
    "number": ("lesson number", "lesson id", "entry number", "number", "lesson info number"),
    "organisation": ("center", "centre", "organization", "organisation"),
    "url": ("url",),
}  # fmt: skip
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels}
_LINE = re.compile(r"^\s*(?:#{1,6}\s+|[-*]\s+)?(?:\*\*|__)?([A-Za-z()' ]{3,50}?)\s*(?:(:)|$)(.*)$")
_LARGEST = 300_000
_NO_RECORD = re.compile(r"\s*(?:---|\+\+\+|<)")
_MAY_BE = re.compile(r"^\W*lessons?\b[^\n.]{0,20}(?::|$)", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_AMERICAN = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_NEEDED = ({"event", "lesson"}, {"event", "advice"}, {"lesson", "advice"})


def recognises(source: Source) -> float:
    """Say that it is one when an event, a lesson or a recommendation have a label each."""
    if source.is_binary or len(source.data) > _LARGEST or _NO_RECORD.match(source.text):
        return 0.0
    if not _MAY_BE.search(source.text):
        return 0.0
    found = fields_of(source.text)
    said = {field for field, words in found.items() if words}
    fits = any(needed <= said for needed in _NEEDED) and "title" in said
    return 0.7 if fits and {"event", "lesson"} & said else 0.0


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give a record as a lesson, or as a case when that is what is asked for."""
    return (document_of(fields_of(source.text), asked.kind or Kind.LESSON, source.spoken_name),)


def fields_of(text: str) -> dict[str, str]:
    """Give what stands behind each label that is known; the first of each counts."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text.split("\n"):
        match = _LINE.match(line)
        label = " ".join(match[1].lower().split()) if match else ""
        if match and label in _FIELD_OF and (match[2] or _stands_alone(match[3])):
            field = _FIELD_OF[label]
            current = None if found.get(field) else found.setdefault(field, [])
            words = match[3].strip().lstrip("*_").strip()
            if current is not None and words:
                current.append(words)
        elif current is not None:
            current.append(line)
    return {field: "\n".join(lines).strip("\n") for field, lines in found.items()}


def _stands_alone(rest: str) -> bool:
    return not rest.strip("*_ #")


def document_of(fields: dict[str, str], kind: Kind, otherwise: str) -> Converted:
    """Give the document that the fields of a record make."""
    sections = _lesson_sections(fields) if kind is Kind.LESSON else _case_sections(fields)
    body = "\n\n".join(
        f"## {heading}\n\n{words}" if heading else words for heading, words in sections if words
    )
    title = " ".join(fields.get("title", "").split()) or otherwise
    return Converted(title, body, Format.RECORD, _facts(fields), kind=kind)


def _lesson_sections(fields: dict[str, str]) -> list[tuple[str, str]]:
    return [
        ("", _field(fields, "lesson") or _field(fields, "abstract")),
        ("Why", _field(fields, "event")),
        ("Do this", _field(fields, "advice")),
        ("Applied so far", _field(fields, "evidence")),
    ]


def _case_sections(fields: dict[str, str]) -> list[tuple[str, str]]:
    learned = [_field(fields, "lesson"), _field(fields, "advice")]
    return [
        ("", _field(fields, "abstract")),
        ("Situation", _field(fields, "event")),
        ("Lessons learned", "\n\n".join(filter(None, learned))),
        ("Impact", _field(fields, "evidence")),
    ]


def _field(fields: dict[str, str], name: str) -> str:
    words = fields.get(name, "")
    return markdown_of_text(words.split("\n")) if words.strip() else ""


def _facts(fields: dict[str, str]) -> dict[str, str]:
    facts = {}
    for key, otherwise in (("author", "submitting"), ("organisation", "submitting")):
        words = " ".join((fields.get(key) or fields.get(otherwise, "")).split())[:200]
        if words:
            facts[key] = words
    if american := _AMERICAN.search(fields.get("date", "")):
        facts["date"] = f"{american[3]}-{int(american[1]):02d}-{int(american[2]):02d}"
    elif date := _DATE.search(fields.get("date", "")):
        facts["date"] = date[0]
    address = " ".join(fields.get("url", "").split())
    number = " ".join(fields.get("number", "").split())
    if address.startswith(("http://", "https://")):
        facts["source"] = address
    elif number:
        facts["source"] = f"Lesson {number}"
    return facts
