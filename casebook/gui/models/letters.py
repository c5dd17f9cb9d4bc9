"""Finds the letters of a few typed keys in a name, in their order: *shsb* in *Show the sidebar*."""

from __future__ import annotations

from dataclasses import dataclass

_AT_WORD = 8
_IN_A_ROW = 6
_AT_START = 4
_LONGEST = 120
_NEVER = -1_000_000


@dataclass(frozen=True, slots=True)
class Letters:
    """Where typed letters stand in a name; a higher score is a better likeness."""

    score: int
    places: tuple[int, ...]


def find_letters(typed: str, name: str) -> Letters | None:
    """Find typed letters in a name, whatever their case; None when they are not all there.

    The first one must begin a word. Letters at the beginning of words, and letters in a row,
    count for more. Spaces in what is typed do not count.
    """
    wanted = [letter.casefold() for letter in typed if not letter.isspace()]
    if not wanted:
        return Letters(0, ())
    folded = [letter.casefold() for letter in name[:_LONGEST]]
    worth = [_worth(name, at) for at in range(len(folded))]
    # scores[at]: the best score with the letter so far ending at this place
    trails: list[list[int]] = []
    scores = [
        worth[at] if folded[at] == wanted[0] and worth[at] >= _AT_WORD else _NEVER
        for at in range(len(folded))
    ]
    for letter in wanted[1:]:
        scores, trail = _next(letter, folded, worth, scores)
        trails.append(trail)
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    if best < 0 or scores[best] < 0:
        return None
    return Letters(scores[best] * 4 - len(folded), _walk_back(best, trails))


def _next(
    letter: str, folded: list[str], worth: list[int], before: list[int]
) -> tuple[list[int], list[int]]:
    """Give the best scores with one letter more, and from which place each came."""
    scores, trail = [_NEVER] * len(folded), [-1] * len(folded)
    best, best_at = _NEVER, -1
    for at in range(1, len(folded)):
        if before[at - 1] > best:
            best, best_at = before[at - 1], at - 1
        if folded[at] != letter or best < 0:
            continue
        row = before[at - 1] + _IN_A_ROW if before[at - 1] >= 0 else _NEVER
        scores[at] = max(row, best) + worth[at]
        trail[at] = at - 1 if row >= best else best_at
    return scores, trail


def _walk_back(end: int, trails: list[list[int]]) -> tuple[int, ...]:
    places = [end]
    for trail in reversed(trails):
        places.append(trail[places[-1]])
    return tuple(reversed(places))


def _worth(name: str, at: int) -> int:
    if at == 0:
        return _AT_WORD + _AT_START
    return _AT_WORD if not name[at - 1].isalnum() else 1
