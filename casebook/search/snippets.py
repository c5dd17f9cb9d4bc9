"""The few words of a document that show best why it was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from casebook.markdown.inline import without_comments
from casebook.markdown.plain import plain_text
from casebook.search.expression import Expression
from casebook.search.hits import Marker, PlacedHit, merged
from casebook.search.seeking import Seeker

LENGTH = 220
"""About how many characters a snippet has."""

_SPACE = re.compile(r"[\s\x00-\x1f]+")
# invisible characters around the words of a link that has no label: the page may call it by
# the title of its document instead, so they are no words to find a place by
_LINK, _LINK_END = "\u2063", "\u2064"
_LINE = re.compile(f"\n| · |[{_LINK}{_LINK_END}]")
_BARE_LINK = re.compile(r"(?<!!)\[\[([^\[\]|#\n]+)\]\]")
_LONGEST_WORD = 40  # characters that a cut may move to spare a word
_PHRASE = 2.0  # what a phrase counts against a word
_ELLIPSIS = "…"
_PASSAGE = 120  # characters by which a place is found again
_LONGEST_LINE = 2 * _PASSAGE
_AROUND = LENGTH  # characters on both sides of the best hits that are made plain
_PARAGRAPH = 400  # characters after which the beginning of a paragraph is not looked for
_LOOKS = 3  # how many stretches of Markdown are tried before all of it is read
_LONGEST = 200_000  # characters of a text that are read word by word
_HEADLESS_TABLE = "| |\n|-|\n"


class Excerpt(NamedTuple):
    """The best words of a text.

    Attributes:
        text: On one line, with "…" where it is cut.
        marks: Start and end offsets of the hits in it; none when nothing stands in the text.
        passage: Words by which the place is found again; "" without a hit, or without such words.
        covered: How many different things that are looked for stand in it.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    passage: str = ""
    covered: int = 0


class Excerpter:
    """Finds the best words for one question in many texts."""

    def __init__(self, expression: Expression) -> None:
        self._expression = expression
        self._seeker = Seeker(expression)
        self._marker = Marker(expression)

    def finds(self, text: str) -> bool:
        """Say whether something of the question probably stands in a text."""
        return self._seeker.finds(text)

    def of_text(self, text: str, length: int = LENGTH) -> Excerpt:
        """Give the passage with the most different words of the question.

        Args:
            text: Plain text, Markdown already gone.
            length: About how many characters; words are not cut, and "…" comes on top.

        Returns:
            The passage on one line with the hits marked; the start of the text without marks
            when nothing of the question stands in it.
        """
        hits = self._seeker.hits(text)
        if hits:
            excerpt = self._best(text, hits, length)
            if excerpt.marks:
                return excerpt
        return self._best(text, self._marker.hits(text[:_LONGEST]), length)

    def of_markdown(self, markdown: str) -> Excerpt:
        """Give the passage of a Markdown text; only what lies around it is made plain."""
        text = without_comments(markdown)
        hits = self._seeker.hits(text)
        for _ in range(_LOOKS):
            if not hits:
                break
            start, end = _bounds(_best_window(hits, self._expression, LENGTH))
            excerpt = self.of_text(_made_plain(*_stretch(text, start, end)))
            if excerpt.marks:
                return excerpt
            # they were the target of a link, or something else that one does not read
            hits = [hit for hit in hits if hit.end <= start or hit.start >= end]
        return self.of_text(_made_plain(text))

    def _best(self, text: str, hits: Sequence[PlacedHit], length: int) -> Excerpt:
        window = _best_window(hits, self._expression, length)
        first, last = _bounds(window)
        last = min(last, first + length)
        start, end = _framed(text, first, last, length)
        before = _ELLIPSIS if text[:start].strip() else ""
        words = _on_one_line(text[start:end])
        shown = before + words + (_ELLIPSIS if text[end:].strip() else "")
        if not hits:
            return Excerpt(shown)
        # without the dots most texts are plain ASCII, which is marked in half of the time
        found = self._marker.hits(words)
        marks = tuple((first + len(before), last + len(before)) for first, last in merged(found))
        covered = len({hit.sought for hit in found})
        return Excerpt(shown, marks, _passage(text, window), covered)


def _bounds(window: Sequence[PlacedHit]) -> tuple[int, int]:
    return (window[0].start, max(hit.end for hit in window)) if window else (0, 0)


def _best_window(
    hits: Sequence[PlacedHit], expression: Expression, length: int
) -> Sequence[PlacedHit]:
    """Give the hits of the best passage.

    The passage with the most different things that are looked for is the best; rare ones in
    this text count more, then the number of hits, then the closer ones, then the earlier.
    """
    often = Counter(hit.sought for hit in hits)
    worth = [
        (_PHRASE if word.sequence else 1.0) + 1.0 / (1 + often[number])
        for number, word in enumerate(expression.sought)
    ]
    best, best_score = hits[:1], 0.0
    inside: Counter[int] = Counter()
    first = 0
    for last, hit in enumerate(hits):
        inside[hit.sought] += 1
        while hit.end - hits[first].start > length and first < last:
            inside[hits[first].sought] -= 1
            first += 1
        score = sum(worth[number] for number, count in inside.items() if count)
        score += 0.01 * min(last - first, 9)
        score -= 0.2 * min((hit.end - hits[first].start) / length, 1.0)
        if score > best_score:
            best, best_score = hits[first : last + 1], score
    return best


def _stretch(text: str, first: int, last: int) -> tuple[str, bool]:
    """Give what lies around some hits, from the start of a paragraph to the end of another.

    Returns:
        The stretch, and whether it begins below the head of a table.
    """
    start = max(first - _AROUND, 0)
    paragraph = text.rfind("\n\n", max(start - _PARAGRAPH, 0), start + 1)
    start = paragraph + 2 if paragraph >= 0 else text.rfind("\n", 0, start + 1) + 1
    end = text.find("\n\n", last + _AROUND, last + _AROUND + _PARAGRAPH)
    end = end if end >= 0 else last + _AROUND + _PARAGRAPH
    stretch = text[start:end]
    return stretch, start > 0 and stretch.lstrip().startswith("|") and paragraph < 0


def _made_plain(markdown: str, headless: bool = False) -> str:
    """Make Markdown plain; a link without a label reads better as words than as a file name."""
    if headless:
        markdown = _HEADLESS_TABLE + markdown
    return plain_text(_BARE_LINK.sub(_as_words, markdown))


def _as_words(link: re.Match[str]) -> str:
    return f"{_LINK}{link[1].replace('-', ' ').replace('_', ' ')}{_LINK_END}"


def _on_one_line(text: str) -> str:
    return _SPACE.sub(" ", text.replace(_LINK, "").replace(_LINK_END, "")).strip()


def _passage(text: str, window: Sequence[PlacedHit]) -> str:
    """Give the words around the hits that stand on one line, by which it is found again.

    Lines of a paragraph are drawn on as many as there is room for; the cells of a table may
    be drawn anywhere. When all hits are in links without a label, no words are sure to be
    found: "".
    """
    lines: dict[tuple[int, int], list[PlacedHit]] = {}
    for hit in window:
        lines.setdefault(_line(text, hit.start), []).append(hit)

    def worth(line: tuple[int, int]) -> tuple[bool, int]:
        in_text = text[line[0] - 1 : line[0]] != _LINK
        return in_text, len({hit.sought for hit in lines[line]})

    line_start, line_end = line = max(lines, key=worth)
    if not worth(line)[0]:
        return ""
    first = lines[line][0].start
    last = min(lines[line][-1].end, first + _PASSAGE)
    start = max(line_start, first - max(_PASSAGE - (last - first), 0) // 2)
    end = min(max(line_end, last), start + _PASSAGE)
    if start > line_start:
        start = _word_start(text, start, first)
    if end < line_end:
        end = _word_end(text, end, last)
    return _on_one_line(text[start:end])


def _line(text: str, at: int) -> tuple[int, int]:
    """Give the start and the end of the line, the cell or the link that a place is in."""
    start = max(at - _LONGEST_LINE, 0)
    for found in _LINE.finditer(text, start, at):
        start = found.end()
    after = _LINE.search(text, at)
    return start, after.start() if after else len(text)


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
