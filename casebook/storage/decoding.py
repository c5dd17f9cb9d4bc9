"""Bytes to text and back, so that whatever a file was before, it stays.

Text has a line feed at each line end. What cannot be shown, NUL characters and bytes that
are wrong in the file's encoding, is shown as U+FFFD; such a text is ``lossy`` and must not
be written back.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

MIXED = "mixed"
"""The ``newline`` of a file that ends its lines in more than one way."""

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,  # before UTF-16, whose mark it begins with
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
_FIRST_OF_MARKS = frozenset(mark[:1] for mark in _MARKS.values())
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
}
_LINE_END = re.compile(r"\r\n|\r|\n")
_SAMPLE = 65_536
_UNREADABLE = "\ufffd"


class Decoded(NamedTuple):
    r"""The text of a file, and what is needed to write it as it was.

    Attributes:
        text: Without byte order mark, each line end a line feed.
        encoding: Python's name of the encoding, such as ``utf-8``.
        bom: Whether it began with a byte order mark.
        newline: ``\n``, ``\r\n``, ``\r`` or ``mixed``.
        notice: A sentence for the user, or "".
        lossy: Whether something was replaced by U+FFFD, so that writing would destroy it.
        ends: The line ends one by one when they are mixed, else empty.
        nul_line: The line of the first NUL character; 0 without one.
    """

    text: str
    encoding: str
    bom: bool
    newline: str
    notice: str
    lossy: bool = False
    ends: tuple[str, ...] = ()
    nul_line: int = 0

    @property
    def foreign(self) -> bool:
        """Whether it is not UTF-8, and so never changed without asking."""
        return self.encoding != "utf-8"


def name_of(encoding: str) -> str:
    """Give the name by which users know an encoding."""
    return _NAMES[encoding]


def decode(data: bytes) -> Decoded:
    """Read the bytes of a file as text; there is none that this refuses."""
    if data[:1] not in _FIRST_OF_MARKS and b"\0" not in data and b"\r" not in data:
        try:  # most files are no more than this
            return Decoded(data.decode("utf-8"), "utf-8", False, "\n", "")
        except UnicodeDecodeError:
            pass
    text, encoding, bom, lossy = _read(data)
    notice = ""
    if lossy:
        notice = (
            f"Parts of this file are not {_NAMES[encoding]} and are shown as {_UNREADABLE}. "
            "Casebook will not change it."
        )
    elif encoding != "utf-8":
        notice = (
            f"This file is not UTF-8 (read as {_NAMES[encoding]}). "
            "Casebook will not change it without asking."
        )
    nul_line = 0
    if "\0" in text:
        nul_line = unified(text[: text.index("\0")]).count("\n") + 1
        text = text.replace("\0", _UNREADABLE)
        lossy = True
        notice = (
            f"This file holds NUL characters, shown as {_UNREADABLE}. Casebook will not change it."
        )
    newline, ends = _line_ends(text)
    return Decoded(unified(text), encoding, bom, newline, notice, lossy, ends, nul_line)


def encode(text: str, like: Decoded) -> bytes:
    """Give the bytes of a text in the encoding and with the line ends of a file read before.

    Where line ends are mixed, lines that are still there keep theirs and new ones get the
    most frequent.

    Raises:
        UnicodeEncodeError: The encoding has no bytes for a character.
    """
    text = unified(text)
    if like.newline == MIXED:
        text = _with_ends(text, like)
    elif like.newline != "\n":
        text = text.replace("\n", like.newline)
    return (_MARKS[like.encoding] if like.bom else b"") + text.encode(like.encoding)


def is_blank(text: str) -> bool:
    """Say whether a text says nothing: it has white space and unreadable characters alone."""
    return not text.replace(_UNREADABLE, "").strip()


def unified(text: str) -> str:
    """Give a text with a line feed at each line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _read(data: bytes) -> tuple[str, str, bool, bool]:
    """Give text, encoding, whether there was a mark, and whether bytes were lost."""
    for encoding, mark in _MARKS.items():
        if data.startswith(mark):
            text, lossy = _forgiving(data[len(mark) :], encoding)
            return text, encoding, True, lossy
    if b"\0" in data:
        wide = _wide_encoding(data)
        if wide:
            text, lossy = _forgiving(data, wide)
            return text, wide, False, lossy
    try:
        return data.decode("utf-8"), "utf-8", False, False
    except UnicodeDecodeError:
        return _read_broken(data)


def _forgiving(data: bytes, encoding: str) -> tuple[str, bool]:
    """Decode as far as it goes; the second value says whether something was wrong."""
    try:
        return data.decode(encoding), False
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), True


def _wide_encoding(data: bytes) -> str:
    """Tell UTF-16 without a mark by the NULs that Latin letters and spaces leave on one side."""
    if len(data) % 2:
        return ""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second * 10 >= pairs and first * 10 < second:
        return "utf-16-le"
    if first * 10 >= pairs and second * 10 < first:
        return "utf-16-be"
    return ""


def _read_broken(data: bytes) -> tuple[str, str, bool, bool]:
    """Read what is not UTF-8: damaged UTF-8 where most of it still fits, else one byte each."""
    shown = data.decode("utf-8", "replace")
    wrong = shown.count(_UNREADABLE)
    fitting = sum(map(shown.count, {char for char in shown if char > "\x7f"} - {_UNREADABLE}))
    if fitting > wrong:
        return shown, "utf-8", False, True
    try:
        return data.decode("cp1252"), "cp1252", False, False
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1", False, False


def _line_ends(text: str) -> tuple[str, tuple[str, ...]]:
    if "\r" not in text:
        return "\n", ()
    both, returns, feeds = text.count("\r\n"), text.count("\r"), text.count("\n")
    if both == returns == feeds:
        return "\r\n", ()
    if feeds == 0:
        return "\r", ()
    return MIXED, tuple(_LINE_END.findall(text))


def _with_ends(text: str, like: Decoded) -> str:
    """Put mixed line ends back, matching the lines before and after what was changed."""
    new, old = text.split("\n"), like.text.split("\n")
    ends = like.ends
    if len(new) != len(old):
        shorter = min(len(new), len(old))
        before = _common(new, old, shorter)
        after = _common(new[::-1], old[::-1], shorter - before)
        first = ends[: min(before, shorter - 1)]
        last = ends[len(ends) - after + 1 :] if after > 1 else ()
        usual = Counter(ends).most_common(1)[0][0]
        ends = (*first, *[usual] * (len(new) - 1 - len(first) - len(last)), *last)
    return "".join(line + end for line, end in zip(new, [*ends, ""], strict=True))


def _common(one: list[str], other: list[str], limit: int) -> int:
    """Count the lines at the beginning that are equal, up to a limit."""
    for index in range(limit):
        if one[index] != other[index]:
            return index
    return limit
