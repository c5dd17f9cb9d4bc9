"""Of two lines that differ, the words that do; what is the same around them is cut short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from casebook.gui.widgets.words import Span

_AROUND = 60
"""Characters that are left of what is the same, on each side."""
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def changed_spans(text: str, other: str) -> tuple[Span, ...]:
    """Give a text with the words that the other one does not have in a heavier weight.

    A text that stands alone, or has nothing in common with the other, is given as it is.
    """
    pieces, others = _PIECES.findall(text), _PIECES.findall(other)
    before = _alike(pieces, others)
    after = _alike(pieces[before:][::-1], others[before:][::-1])
    end = len(pieces) - after
    lead, same = "".join(pieces[:before]), "".join(pieces[end:])
    if not (lead.strip() or same.strip()):
        return (Span(text),)
    if len(lead) > _AROUND:
        lead = f"… {lead[-_AROUND:].partition(' ')[2]}"
    if len(same) > _AROUND:
        same = f"{same[:_AROUND].rpartition(' ')[0]} …"
    spans = Span(lead, "text2"), Span("".join(pieces[before:end]), strong=True), Span(same, "text2")
    return tuple(span for span in spans if span.text)


def _alike(pieces: Sequence[str], others: Sequence[str]) -> int:
    both = zip(pieces, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
