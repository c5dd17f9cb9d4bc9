"""The links of a document with the part that each plays, as the catalog keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casebook.domain.case import Case
from casebook.domain.document import Document, Link, LinkForm
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath, composed, folded_id, id_of
from casebook.domain.pack import Pack
from casebook.domain.sections import SectionName
from casebook.markdown.links import resolve_path
from casebook.storage.link_role import LinkRole
from casebook.storage.packing import clean


class LinkRow(NamedTuple):
    """One row of the table, without its source.

    Attributes:
        target: The folded id that it may lead to, or None for a link by path.
        target_path: The path from the library's own folder that it may lead to, composed, or
            None for a link by id and for one that does not lead to a file of the library.
        text: The target as written.
    """

    role: str
    form: str
    target: str | None
    target_path: str | None
    text: str
    heading: str
    line: int


class _Wanted(NamedTuple):
    """A link that the reading of a document says is there, with its part."""

    role: LinkRole
    target: str
    line: int
    in_front: bool


def link_rows(document: Document) -> list[LinkRow]:
    """Give the links of a document in its order."""
    if isinstance(document, Case):
        return _of_case(document) if document.links else []
    wanted = list(_wanted(document))
    rows = [_row(document, link, _role_of(link, wanted)) for link in document.links]
    for role, target, line, in_front in wanted:  # written as a plain id, without brackets
        form = LinkForm.PROPERTY if in_front else LinkForm.WIKI
        rows.append(_row(document, Link(target, "", "", form, -1, -1, line), role))
    return rows


def _of_case(case: Case) -> list[LinkRow]:
    parts = case.sections_named(SectionName.LESSONS_LEARNED)
    rows = []
    for link in case.links:
        learned = any(part.start <= link.start < part.end for part in parts)
        rows.append(_row(case, link, LinkRole.LESSON if learned else LinkRole.MENTION))
    return rows


def _wanted(document: Document) -> Iterator[_Wanted]:
    if isinstance(document, Lesson):
        for quotation in document.quotations:
            yield _Wanted(LinkRole.EVIDENCE, quotation.case, quotation.line, False)
        if document.replaced_by:
            yield _Wanted(LinkRole.REPLACED_BY, document.replaced_by, 0, True)
    else:
        assert isinstance(document, Pack)  # a case says nothing beside its links
        for step in document.agenda:
            if step.item:
                yield _Wanted(LinkRole.AGENDA, step.item, step.line, False)
        for lesson in document.lessons:
            yield _Wanted(LinkRole.PACK_LESSON, lesson, 0, True)


def _role_of(link: Link, wanted: list[_Wanted]) -> LinkRole:
    """Give the part of a link, and take it off the list of those wanted."""
    in_front = link.form is LinkForm.PROPERTY
    for index, want in enumerate(wanted):
        if (
            want.in_front is in_front
            and want.line <= link.line
            and folded_id(want.target) == folded_id(link.target)
        ):
            return wanted.pop(index).role
    return LinkRole.MENTION


def _row(document: Document, link: Link, role: LinkRole) -> LinkRow:
    target = target_path = None
    if link.form is LinkForm.EMBED:  # a document, or a picture by its name or path
        target = folded_id(id_of(DocumentPath(link.target)))
    elif link.form is not LinkForm.MARKDOWN:
        target = folded_id(link.target)
    if link.form in {LinkForm.EMBED, LinkForm.MARKDOWN}:
        target_path = composed(resolve_path(link, document.path)) or None
    return LinkRow(
        str(role),
        str(link.form),
        target and clean(target),
        target_path and clean(target_path),
        clean(link.target),
        clean(link.heading),
        link.line,
    )
