"""A short excerpt of the source of a case, with where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casebook.domain.case import Case
from casebook.domain.lesson import Role
from casebook.export import words as w
from casebook.export.audience import Readers
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Content,
    Items,
    Paragraph,
    Quotation,
    for_both,
    plain,
    said,
)
from casebook.export.pieces import heading
from casebook.export.prose import fit
from casebook.export.sections import ReadSection, folded

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"|„([^„“”]+)[“”]|«\s*([^«»]+?)\s*»")
_FEWEST, _MOST = 6, 60  # words; more would not be a short quotation any more


def excerpt(desk: Desk, case: Case, read: Sequence[ReadSection]) -> tuple[Block, ...]:
    """Give the best passage that is quoted from the source; nothing without one.

    Args:
        desk: The material.
        case: The case whose source it is.
        read: The sections that participants read: what is quoted stands in them.
    """
    seen = [
        text
        for section in read
        for block in section.blocks
        if block.readers is Readers.BOTH
        for text in _texts(block.content)
    ]
    found = (*_evidence(desk, case, folded("".join(seen))), *_quoted(seen))
    words = next((each for each in found if _FEWEST <= len(each.split()) <= _MOST), "")
    if not words:
        return ()
    source = "; ".join(case.source) or w.SOURCE_NOT_GIVEN
    return for_both(heading(2, w.EXCERPT), Quotation(said(fit(words)), said(fit(source))))


def _evidence(desk: Desk, case: Case, seen: str) -> list[str]:
    """Give what lessons quote from what is read, the longest first."""
    quoted = {
        plain(desk.prose(case).line(each.quotation.words))
        for taught in desk.material.lessons
        for each in taught.evidence
        if each.quotation.case == case.id and each.quotation.role is Role.SUPPORTS
    }
    there = (words for words in quoted if folded(words) in seen)
    return sorted(there, key=lambda words: (-len(words), words))


def _quoted(texts: Sequence[str]) -> list[str]:
    """Give what stands between quotation marks, the longest first."""
    matches = (match for text in texts for match in _QUOTED.finditer(text))
    passages = {" ".join(next(filter(None, match.groups())).split()) for match in matches}
    return sorted(passages, key=lambda words: (-len(words), words))


def _texts(content: Content) -> Iterator[str]:
    match content:
        case Paragraph() | Quotation():
            yield plain(content.words)
        case Items():
            for item in content.items:
                yield plain(item.words)
                for below in item.below:
                    yield from _texts(below)
