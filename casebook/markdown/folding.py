"""Text folded to what one reads, with a way back to where each character stood.

Markdown source, the page made of it and the words that somebody copied from either differ in
white space, marks, the forms of quotation marks and dashes, and invisible characters. Folding
takes all of that away, from all three in the same way, so that equal words become equal text.
So it takes off more than a renderer would (each ``*`` and ``_``, each bracket): what matters
is only that it does so everywhere.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from itertools import chain

_GONE = "\0"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)
_LINE_ENDS = "\r\x0b\x0c"
_FORMS: tuple[tuple[str, str], ...] = (
    ("'", "‘’‚‛′‹›´"),
    ('"', "“”„‟″«»"),
    ("-", "‐‑‒–—―−"),
    (" ", _SPACES + "\u3000"),
    ("\n", "\u2028\u2029\u0085"),
    (_GONE, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc"),
)
"""One sign for many forms of it; each form is one character, so that offsets stay."""

_DESTINATION = r"\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)"
# a line end with all that may stand before the words of the next line
_LINE = (
    r"\n[\s|]*+(?:(?:"
    r"[-=_*:][-=_*:| \t]*+(?=\n|\Z)"
    r"|`{3,}[^`\n]*+(?=\n|\Z)|~{3,}[^\n]*+(?=\n|\Z)"
    r"|\[(?!\^)[^\[\]\n]++\]:[ \t]++\S[^\n]*+|\[\^[^\[\]\s]++\]:"
    r"|>|[-*+][ \t]++(?:\[[ xX]\][ \t]++)?+|\#{1,6}[ \t]++|\d{1,3}[.)][ \t]++"
    r")[\s|]*+)*+"
)
# each alternative starts with its own character, so that other text is passed over quickly
_FOLDED = re.compile(
    rf"{_LINE}|\t[ \t|]*+(?:{_LINE})?+|\|[ \t|]*+(?:{_LINE})?+"
    # a dash between spaces is gone where something drawn has taken its place
    rf"|[ ](?=[\s|]|-++\s)[ \t|]*+(?:-++(?=\s)[ \t|]*+)?+(?:{_LINE})?+"
    r"|--++|\.\.\."
    r"|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|\\|\*\**+|__*+|~~*+|``*+|>|\x00\x00*+"
    rf"|!\[\[[^\[\]\n]*+\]\]|!\[[^\[\]\n]*+\]{_DESTINATION}"
    r"|\[\[(?:[^\[\]\n|]*+\|)?+|\[\^[^\[\]\s]++\]:?|\["
    rf"|\](?:{_DESTINATION}|\[[^\[\]\n]*+\])?+"
    r"|</?[A-Za-z][\w-]*+(?=[\s/>])[^<>]*+>|<"
)
_SIGNS = {
    **dict.fromkeys("\n \t|", " "),
    **dict.fromkeys("*_~`\\>[]!\0", ""),
    "-": "-",
    ".": "…",
    "": "",
}
_PARTING_TAG = re.compile(
    r"</?(?:blockquote|br|div|h[1-6r]|li|ol|p|table|td|th|tr|ul)\b", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Folding:
    """A folded text, and where each part of it stood.

    Attributes:
        text: The folded text.
    """

    __slots__ = ("_ends", "_folded_starts", "_starts", "text")

    def __init__(self, source: str) -> None:
        self._folded_starts: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int | None] = []  # None for a part that is as it was
        self.text = self._fold("\n" + _with_one_form(source))

    def _fold(self, source: str) -> str:
        """Fold a text that has a line feed before its first line, as every line has."""
        pieces: list[str] = []
        note_folded, note_start = self._folded_starts.append, self._starts.append
        note_end, add = self._ends.append, pieces.append
        length, position, after_space = 0, 0, False
        for start, end in chain(
            (match.span() for match in _FOLDED.finditer(source)), [(len(source), len(source))]
        ):
            if start > position and after_space and source[position] == " ":
                position += 1
            if start > position:
                note_folded(length)
                note_start(position - 1)
                note_end(None)
                add(source[position:start])
                length += start - position
                after_space = source[start - 1] == " "
            sign = _SIGNS.get(source[start : start + 1])
            if sign is None:
                sign = _sign(source[start:end])
            if sign and not (after_space and sign == " "):
                note_folded(length)
                note_start(max(start - 1, 0))
                note_end(end - 1)
                add(sign)
                length += len(sign)
                after_space = sign == " "
            position = end
        return "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where a part of the folded text, not empty, stands in the source."""
        first = bisect_right(self._folded_starts, start) - 1
        begin = self._starts[first]
        if self._ends[first] is None:
            begin += start - self._folded_starts[first]
        last = bisect_right(self._folded_starts, end - 1) - 1
        after = self._ends[last]
        if after is None:
            after = self._starts[last] + end - self._folded_starts[last]
        return begin, after


def _with_one_form(text: str) -> str:
    """Put one sign for all its forms, and nothing for comments; offsets stay as they are."""
    for form in _LINE_ENDS:
        text = text.replace(form, "\n")
    if not text.isascii():
        for sign, forms in _FORMS:
            for form in forms:
                text = text.replace(form, sign)
    last = text.rfind("-->") + 3
    if last > 2:
        text = _COMMENT.sub(lambda match: _GONE * len(match[0]), text[:last]) + text[last:]
    return text


def _sign(marks: str) -> str:
    """Give what is left of an entity or a tag."""
    if marks[0] == "&":
        return _with_one_form(html.unescape(marks)).replace(_GONE, "")
    return " " if _PARTING_TAG.match(marks) else ""
