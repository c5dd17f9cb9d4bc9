"""A file of the library read: its text as a case, a lesson or a pack.

Nothing here raises, whatever the text. A value that is not allowed is None in its field, stays
in the properties and is reported, if the file writes ``kind`` (see ``Fields``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from casebook.domain.case import Case
from casebook.domain.document import Kind, Link, Property, Section
from casebook.domain.finding import Finding
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentId, DocumentPath, ThemeId, id_of
from casebook.domain.pack import Pack
from casebook.domain.sections import SectionName
from casebook.markdown.checks import check_characters, check_document
from casebook.markdown.fields import Fields
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.kind_fields import case_fields, lesson_fields, pack_fields
from casebook.markdown.links import find_links, may_hold_links, property_links
from casebook.markdown.pack_tables import read_agenda, read_applied, read_sessions
from casebook.markdown.parts import Parts
from casebook.markdown.quotations import read_quotations
from casebook.markdown.scan import Outline, scan
from casebook.markdown.structures import read_structures

_SHAPE = bytes(not (chr(byte).isspace() and byte < 128) for byte in range(256))


class _Common(TypedDict):
    """What every document has, whatever its kind."""

    id: DocumentId
    path: DocumentPath
    title: str
    summary: str
    themes: tuple[ThemeId, ...]
    aliases: tuple[str, ...]
    language: str
    properties: tuple[Property, ...]
    text: str
    body_start: int
    sections: Sequence[Section]
    links: tuple[Link, ...]
    words: int
    findings: tuple[Finding, ...]


def read_document(text: str, path: DocumentPath) -> Case | Lesson | Pack:
    """Read a file of the library.

    Args:
        text: The whole text of the file, with a line feed at each line end.
        path: Where it lies in the library.

    Returns:
        What ``kind`` says it is; a case when it says nothing, or nothing that is known.
    """
    front = read_front_matter(text, path)
    fields = Fields(front.properties, path)
    kind = fields.choice("kind", Kind) or Kind.CASE
    outline = scan(text, front.body_start, kind)
    common = _common(text, path, front.properties, front.body_start, fields, outline)
    parts = Parts(text, outline)
    document: Case | Lesson | Pack
    if kind is Kind.LESSON:
        document = _lesson(common, fields, parts, outline)
    elif kind is Kind.PACK:
        document = _pack(common, fields, parts)
    else:
        document = _case(common, fields, parts)
    findings = (
        *front.findings,
        *fields.findings,
        *check_document(document),
        *check_characters(document),
    )
    return replace(document, findings=findings) if findings else document


def _common(
    text: str,
    path: DocumentPath,
    properties: tuple[Property, ...],
    body_start: int,
    fields: Fields,
    outline: Outline,
) -> _Common:
    document_id = id_of(path)
    links = property_links(properties)
    if may_hold_links(text, body_start):  # what is hidden is worked out only for them
        links += find_links(text, body_start, outline.hidden)
    return _Common(
        id=document_id,
        path=path,
        title=fields.text("title") or outline.sections.first_title or document_id,
        summary=fields.text("summary"),
        themes=fields.themes(),
        aliases=fields.names("aliases"),
        language=fields.text("language"),
        properties=properties,
        text=text,
        body_start=body_start,
        sections=outline.sections,
        links=links,
        words=_count_words(text[body_start:]),
        findings=(),
    )


def _count_words(text: str) -> int:
    """Count runs of characters between white space; thrice as fast as splitting at it.

    As one large number, a byte for each of the text: every word changes it twice, where it
    begins and behind its end.
    """
    shape = int.from_bytes(text.encode(errors="replace").translate(_SHAPE), "little")
    return (shape ^ (shape << 8)).bit_count() // 2


def _case(common: _Common, fields: Fields, parts: Parts) -> Case:
    return Case(**common, **read_structures(parts), **case_fields(fields))


def _lesson(common: _Common, fields: Fields, parts: Parts, outline: Outline) -> Lesson:
    return Lesson(
        **common,
        **lesson_fields(fields),
        quotations=read_quotations(common["text"], common["body_start"], outline),
        applied=read_applied(parts.tables(SectionName.APPLIED)),
    )


def _pack(common: _Common, fields: Fields, parts: Parts) -> Pack:
    return Pack(
        **common,
        **pack_fields(fields),
        agenda=read_agenda(parts.tables(SectionName.AGENDA)),
        sessions=read_sessions(parts.tables(SectionName.SESSIONS)),
    )
