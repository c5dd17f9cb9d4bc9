"""Quoted words looked up in a text: exactly, folded, or the passage that is closest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.domain.lesson import Found, Passage
from casebook.markdown.folding import Folding

if TYPE_CHECKING:
    from casebook.markdown.closeness import Words

_PLACES_LOOKED_AT = 100


class FoldedText:
    """A text prepared once, to look up many quotations in it.

    It takes Markdown as well as the plain text of a rendered page.

    Attributes:
        text: The text; passages are places in it.
    """

    __slots__ = ("_folding", "_words", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folding: Folding | None = None
        self._words: Words | None = None

    @property
    def folding(self) -> Folding:
        """The text folded; made when it is first asked for, as most words are found without."""
        if self._folding is None:
            self._folding = Folding(self.text)
        return self._folding

    @property
    def words(self) -> Words:
        """The words of the folded text, made when they are first asked for."""
        if self._words is None:
            # difflib and its patterns take a while to load, and most words are found without
            from casebook.markdown.closeness import Words

            self._words = Words(self.folding.text)
        return self._words


def find_passage(text: FoldedText, words: str) -> Passage | None:
    """Find where quoted words stand, or the passage that is closest to them.

    Args:
        text: The text to search.
        words: What is quoted, as Markdown or plain.

    Returns:
        The first place where the words stand as whole words, else the first where they stand
        at all, else the closest passage when it is close enough, else None.
    """
    words = words.strip()
    if not words:
        return None
    start = _find(text.text, words)
    if start >= 0:
        return _passage(text, start, start + len(words), Found.EXACT, 1.0)
    folded = Folding(words).text.strip()
    if not folded:
        return None
    start = _find(text.folding.text, folded)
    if start >= 0:
        return _passage(text, *text.folding.span(start, start + len(folded)), Found.FOLDED, 1.0)
    from casebook.markdown.closeness import Words, closest

    near = closest(text.words, Words(folded))
    if near is None:
        return None
    return _passage(text, *text.folding.span(near.start, near.end), Found.CLOSE, near.score)


def _passage(text: FoldedText, start: int, end: int, found: Found, score: float) -> Passage:
    return Passage(start, end, found, score, text.text[start:end])


def _find(text: str, words: str) -> int:
    """Give the first place where words stand as whole words, else at all, else -1."""
    first = start = text.find(words)
    for _ in range(_PLACES_LOOKED_AT):
        if start < 0:
            break
        end = start + len(words)
        if not (
            _joins(text[start - 1 : start], words[0]) or _joins(words[-1], text[end : end + 1])
        ):
            return start
        start = text.find(words, start + 1)
    return first


def _joins(left: str, right: str) -> bool:
    """Whether two characters side by side are in one word."""
    return left.isalnum() and right.isalnum()
