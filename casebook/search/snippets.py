"""The few words of a document that show best why it was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from casebook.domain.query import Snippet
from casebook.search.expression import Expression
from casebook.search.hits import PlacedHit, find_hits, placed_hits

_SPACE = re.compile(r"[\s\x00-\x1f]+")
_LONGEST_WORD = 40  # characters that a cut may move to spare a word
_PHRASE = 2.0  # what a phrase counts against a word
_ELLIPSIS = "…"


def make_snippet(text: str, expression: Expression, length: int = 220) -> Snippet:
    """Give the passage of a text with the most different words of a question.

    Args:
        text: Plain text, Markdown already gone.
        expression: The question.
        length: About how many characters; words are not cut, and "…" comes on top.

    Returns:
        The passage on one line with the hits marked; the start of the text without marks when
        nothing of the question stands in it.
    """
    hits = placed_hits(text, expression)
    first, last = _best_window(hits, expression, length) if hits else (0, 0)
    start, end = _framed(text, first, last, length)
    passage = _SPACE.sub(" ", text[start:end]).strip()
    shown = (
        (_ELLIPSIS if text[:start].strip() else "")
        + passage
        + (_ELLIPSIS if text[end:].strip() else "")
    )
    return Snippet(shown, find_hits(shown, expression) if hits else ())


def _best_window(hits: Sequence[PlacedHit], expression: Expression, length: int) -> tuple[int, int]:
    """Give the stretch between the first and the last hit of the best passage.

    The passage with the most different things that are looked for is the best; rare ones in
    this text count more, then the number of hits, then the earlier one.
    """
    often = Counter(hit.sought for hit in hits)
    worth = [
        (_PHRASE if word.sequence else 1.0) + 1.0 / (1 + often[number])
        for number, word in enumerate(expression.sought)
    ]
    best, best_score = (hits[0].start, hits[0].end), 0.0
    inside: Counter[int] = Counter()
    first = 0
    for last, hit in enumerate(hits):
        inside[hit.sought] += 1
        while hit.end - hits[first].start > length and first < last:
            inside[hits[first].sought] -= 1
            first += 1
        score = sum(worth[number] for number, count in inside.items() if count)
        score += 0.01 * min(last - first, 9)
        if score > best_score:
            best, best_score = (hits[first].start, hit.end), score
    return best[0], min(best[1], best[0] + length)


def _framed(text: str, first: int, last: int, length: int) -> tuple[int, int]:
    """Widen a stretch to the length, a third of the room before it, and to whole words."""
    room = max(length - (last - first), 0)
    start = max(min(first - room // 3, len(text) - length), 0)
    end = min(start + length, len(text))
    return _word_start(text, start, first), _word_end(text, end, last)


def _word_start(text: str, at: int, latest: int) -> int:
    """Move a cut inside a word to the next word, if that is near and not too late."""
    if at == 0 or text[at - 1].isspace():
        return at
    space = _SPACE.search(text, at, min(at + _LONGEST_WORD, latest))
    return space.end() if space else at


def _word_end(text: str, at: int, earliest: int) -> int:
    """Move a cut inside a word to the end of the word before, if that is not too early."""
    if at == len(text):
        return at
    for back in range(at, max(at - _LONGEST_WORD, earliest), -1):
        if text[back].isspace():
            return back
    return at
