"""Text into Qt's document and out again, character for character.

Qt takes several characters for line ends, and gives a no-break space out as a plain one. A file
that is opened and saved is to be the same file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor, QTextDocument

_END = "\u2029"
_TAKEN_FOR_ENDS = "\r\u2029\ufdd0\ufdd1"
_PRIVATE = range(0xE000, 0xF8FF)


@dataclass(frozen=True, slots=True)
class StandIns:
    """Characters for private use in the place of those that Qt would take for line ends.

    Attributes:
        into: From a character of the text to what stands for it in the document.
        back: The way back.
    """

    into: dict[int, str] = field(default_factory=dict)
    back: dict[int, str] = field(default_factory=dict)

    def widened(self, text: str, taken: str = "") -> StandIns:
        """Give those for a further text; for nearly every text none are needed.

        Args:
            text: The text that is to be shown.
            taken: What is shown already, whose characters cannot stand for others.
        """
        wanted = [sign for sign in _TAKEN_FOR_ENDS if sign in text and ord(sign) not in self.into]
        if not wanted:
            return self
        signs = (chr(code) for code in _PRIVATE)
        free = (sign for sign in signs if sign not in text and sign not in taken)
        pairs = list(zip(wanted, free, strict=False))
        return StandIns(
            self.into | _table(pairs), self.back | _table((new, old) for old, new in pairs)
        )

    def shown(self, text: str) -> str:
        """Give the text as it is put into the document."""
        return text.translate(self.into) if self.into else text

    def kept(self, text: str) -> str:
        """Give the text as it stands in the file."""
        return text.translate(self.back) if self.back else text

    def whole(self, document: QTextDocument) -> str:
        """Give the whole text of a document."""
        return self.kept(document.toRawText().replace(_END, "\n"))

    def selected(self, cursor: QTextCursor) -> str:
        """Give what is selected."""
        return self.kept(cursor.selectedText().replace(_END, "\n"))


def _table(pairs: Iterable[tuple[str, str]]) -> dict[int, str]:
    return {ord(old): new for old, new in pairs}


def difference(before: str, after: str) -> tuple[int, int, str]:
    """Give the one stretch in which two texts differ.

    Returns:
        Where it begins and ends in the text before, and what stands there after.
    """
    shortest = min(len(before), len(after))
    start = _common(before, after, shortest)
    end = _common_end(before, after, shortest - start)
    return start, len(before) - end, after[start : len(after) - end]


def _common(before: str, after: str, most: int) -> int:
    """Give how many characters are alike at the start, by halves: texts may be a megabyte."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(before: str, after: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        old = before[len(before) - middle : len(before) - low]
        new = after[len(after) - middle : len(after) - low]
        if old == new:
            low = middle
        else:
            high = middle - 1
    return low
