"""The passage of a text that is closest to some words.

Windows that share many words with what is looked for are found by counting; only the best of
them are compared word by word. Words count by their letters, and two words that begin alike
(*customer*, *customers*) count by the letters that they share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

THRESHOLD = 0.6
"""Below this, a passage is rather another one. Looked up in documents that they are not from,
99 of 100 sentences came to 0.36 at most; with every fifth word changed, 99 of 100 to 0.67."""

_LOOKED_AT = 3
_LONGEST_COMPARED = 120
# characters of scripts that do not part words are words of their own
_WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]|[^\W\u2e80-\u9fff\uac00-\ud7af]+")
_BEGINNING = re.compile(
    r"([\u2e80-\u9fff\uac00-\ud7af]|[^\W\u2e80-\u9fff\uac00-\ud7af]{1,5}+)"
    r"(?:(?<![\u2e80-\u9fff\uac00-\ud7af])[^\W\u2e80-\u9fff\uac00-\ud7af]++)?+"
)


class Words:
    """The words of a text, in small letters.

    Attributes:
        keys: By what they are compared: the first letters of each.
    """

    __slots__ = ("_spans", "_text", "keys")

    def __init__(self, text: str) -> None:
        small = text.lower()
        # a few letters become two when they are made small, and places would be lost
        self._text = small if len(small) == len(text) else text
        self.keys: list[str] = _BEGINNING.findall(self._text)
        self._spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word starts and ends; found when first asked for."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(self._text)]
        return self._spans

    def __len__(self) -> int:
        """How many there are."""
        return len(self.keys)

    def word(self, index: int) -> str:
        """Give a word."""
        start, end = self.spans[index]
        return self._text[start:end]

    def letters(self, start: int, end: int) -> int:
        """Count the letters of some words."""
        return sum(after - before for before, after in self.spans[start:end])


@dataclass(frozen=True, slots=True)
class Near:
    """A passage: where it starts and ends in the text, and how close it is, 0 to 1."""

    start: int
    end: int
    score: float


_Window = tuple[int, int, int]
"""Letters that it shares with what is looked for, first word, word after the last."""


def closest(text: Words, wanted: Words) -> Near | None:
    """Find the passage of a text that is closest; None when none is close enough."""
    if not wanted.keys:
        return None
    best: Near | None = None
    for window in _best_windows(text, wanted):
        if len(wanted) > _LONGEST_COMPARED:
            near = _by_count(text, wanted, window)
        else:
            near = _by_order(text, wanted, window)
        if best is None or near.score > best.score:
            best = near
    return best if best is not None and best.score >= THRESHOLD else None


def _best_windows(text: Words, wanted: Words) -> list[_Window]:
    """Give the windows that share the most letters, far enough apart to be other places."""
    width = len(wanted) + max(2, len(wanted) // 3)
    groups: list[_Window] = []
    begun = -width
    for window in _windows(text, Counter(wanted.keys), width):
        if window[1] - begun >= width:
            groups.append(window)
            begun = window[1]
        elif window[0] > groups[-1][0]:
            groups[-1] = window
    groups.sort(key=lambda window: -window[0])
    least = sum(map(len, wanted.keys)) * THRESHOLD / 2
    return [window for window in groups[:_LOOKED_AT] if window[0] >= least]


def _windows(text: Words, wanted: Counter[str], width: int) -> Iterator[_Window]:
    """Give, for each word of the text that is wanted, the window that ends with it."""
    hits = [(index, key) for index, key in enumerate(text.keys) if key in wanted]
    inside = dict.fromkeys(wanted, 0)
    shared = oldest = 0
    for index, key in hits:
        inside[key] += 1
        if inside[key] <= wanted[key]:
            shared += len(key)
        while hits[oldest][0] <= index - width:
            gone = hits[oldest][1]
            if inside[gone] <= wanted[gone]:
                shared -= len(gone)
            inside[gone] -= 1
            oldest += 1
        yield shared, hits[oldest][0], index + 1


def _by_count(text: Words, wanted: Words, window: _Window) -> Near:
    """Measure a long passage by the words that it shares, in whatever order."""
    shared, start, end = window
    letters = sum(map(len, text.keys[start:end])) + sum(map(len, wanted.keys))
    return _near(text, start, end, 2 * shared / letters)


def _by_order(text: Words, wanted: Words, window: _Window) -> Near:
    """Compare word by word, and leave out what only loosely stands around the passage."""
    _, start, end = window
    matcher = SequenceMatcher(None, wanted.keys, text.keys[start:end], autojunk=False)
    pairs = [
        (block.a + step, start + block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
    alike = [_shared_letters(wanted.word(left), text.word(right)) for left, right in pairs]
    places = [right for _, right in pairs]
    letters = wanted.letters(0, len(wanted))

    def rated(first: int, last: int) -> tuple[float, int, int]:
        around = text.letters(places[first], places[last] + 1)
        return 2 * sum(alike[first : last + 1]) / (letters + around), first, last

    best = rated(0, len(pairs) - 1)
    while best[1] < best[2]:
        _, first, last = best
        shorter = max(rated(first + 1, last), rated(first, last - 1))
        if shorter <= best:
            break
        best = shorter
    score, first, last = best
    return _near(text, places[first], places[last] + 1, score)


def _shared_letters(left: str, right: str) -> int:
    """Count the letters with which two words begin alike."""
    alike = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        alike += 1
    return alike


def _near(text: Words, first: int, after: int, score: float) -> Near:
    """Make the passage of some words; only what is found letter by letter has a score of 1."""
    return Near(text.spans[first][0], text.spans[after - 1][1], min(score, 0.99))
