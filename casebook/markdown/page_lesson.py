"""The sections of a lesson with a form of their own: quotations that are evidence, and uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from casebook.domain.lesson import Application, Lesson, Role
from casebook.domain.sections import SectionName
from casebook.markdown.page_blocks import BlockSetter, top_blocks
from casebook.markdown.page_drawing import TABLE, Drawing
from casebook.markdown.page_head import marked, strong
from casebook.markdown.page_tables import Column, grid
from casebook.markdown.page_words import ROLES

_DASH = re.compile(r"\s*(?:[—–―−]|-{1,3})\s*")
_PLAIN = frozenset({"paragraph_open", "inline", "paragraph_close"})


def drawings_of(lesson: Lesson) -> Mapping[SectionName | None, Drawing[Any]]:
    """Give how the sections of a lesson are drawn that have been read into rows."""
    return {SectionName.APPLIED: Drawing(TABLE, lesson.applied, _applied)}


def _applied(setter: BlockSetter, uses: Sequence[Application]) -> str:
    columns = (Column("Date", 104), Column("Where"), Column("Result", 0, "soft"))
    rows = (tuple(map(setter.markdown, (use.date, use.where, use.result))) for use in uses)
    return grid(columns, rows)


def set_evidence(tokens: Sequence[Token], role: Role, setter: BlockSetter) -> str:
    """Set a section: quotations that name their case as evidence, all else as it is."""
    return "".join(_block(block, role, setter) for block in top_blocks(tokens))


def _block(block: Sequence[Token], role: Role, setter: BlockSetter) -> str:
    if block[0].type != "blockquote_open" or any(token.type not in _PLAIN for token in block[1:-1]):
        return setter.blocks(block)
    html: list[str] = []
    quoted: list[str] = []
    for line in _lines(block):
        if not _names_a_case(line):
            quoted.append(setter.inline.spans(line))
        elif quoted:
            html.append(_evidence(quoted, line, role, setter))
            quoted = []
    if not html:
        return setter.blocks(block)
    rest = " ".join(quoted)
    if rest:
        html.append(f'<blockquote class="top"><p class="text">{rest}</p></blockquote>')
    return "".join(html)


def _lines(block: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Give the lines of all paragraphs of a block."""
    for token in block:
        if token.type == "inline":
            line: list[Token] = []
            for child in token.children or ():
                if child.type in {"softbreak", "hardbreak"}:
                    yield line
                    line = []
                else:
                    line.append(child)
            yield line


def _names_a_case(line: Sequence[Token]) -> bool:
    """Say whether a line is a dash and a link, as the last one of evidence is."""
    return (
        len(line) > 1
        and line[0].type == "text"
        and bool(_DASH.fullmatch(line[0].content))
        and line[1].type in {"wikilink", "link_open"}
    )


def _evidence(
    quoted: Sequence[str], source: Sequence[Token], role: Role, setter: BlockSetter
) -> str:
    name = role.value
    where = strong(name, marked(f"role/{name}", ROLES[role]))
    return (
        f'<table class="evidence {name}" width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td class="evidence"><p class="quoted">{" ".join(quoted)}</p>'
        f'<p class="from">{where} · {setter.inline.spans(source[1:])}</p></td></tr></table>'
    )
