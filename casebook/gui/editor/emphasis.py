"""Bold, italic, code and links around words, and taken away again; no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[\w'’-]+")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
PAIRS = {"*": "*", "_": "_", "`": "`", '"': '"', "(": ")", "[": "]", "~": "~"}
"""What is put around selected words when its first character is typed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text after a change, and what is selected in it then."""

    text: str
    start: int
    end: int


def toggled(text: str, start: int, end: int, mark: str) -> Marked:
    """Put a mark around selected words, or take it away where it stands already.

    Args:
        text: The text in which the words stand.
        start: Where the selection begins.
        end: Where it ends; the word at the cursor is meant when nothing is selected.
        mark: ``**``, ``*`` or any other mark that opens and closes alike.
    """
    start, end = _trimmed(text, start, end)
    if start == end:
        word = word_at(text, start)
        if word is None:
            return Marked(
                text[:start] + mark * 2 + text[start:], start + len(mark), end + len(mark)
            )
        start, end = word
    width = len(mark)
    if _has(text, start - width, mark) and _has(text, end, mark):
        inner = text[start:end]
        return Marked(
            text[: start - width] + inner + text[end + width :], start - width, end - width
        )
    inner = text[start:end]
    if len(inner) > 2 * width and _has(text, start, mark) and _has(text, end - width, mark):
        return Marked(text[:start] + inner[width:-width] + text[end:], start, end - 2 * width)
    return Marked(text[:start] + mark + inner + mark + text[end:], start + width, end + width)


def _has(text: str, at: int, mark: str) -> bool:
    """Whether just this mark stands at a place: a star of two is not one of italics."""
    if at < 0 or text[at : at + len(mark)] != mark:
        return False
    sign = mark[0]
    run_start, run_end = at, at + len(mark)
    while run_start and text[run_start - 1] == sign:
        run_start -= 1
    while run_end < len(text) and text[run_end] == sign:
        run_end += 1
    return run_end - run_start in {len(mark), 3}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave spaces at the ends of a selection out: marks beside a space are none."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def word_at(text: str, at: int) -> tuple[int, int] | None:
    """Give where the word begins and ends in which, or at whose end, a place is; None for none."""
    line = text.rfind("\n", 0, at) + 1
    for match in _WORD.finditer(text, line):
        if match.start() > at:
            break
        if at <= match.end():
            return match.span()
    return None


def linked(text: str, start: int, end: int, address: str = "") -> Marked:
    """Make selected words a link.

    Args:
        text: The text.
        start: Where the selection begins.
        end: Where it ends; the word at the cursor is meant when nothing is selected.
        address: Where it leads to when that is known, as from the clipboard.

    Returns:
        The text with the place selected that is still to be written.
    """
    if start == end:
        start, end = word_at(text, start) or (start, end)
    words = text[start:end]
    if _ADDRESS.fullmatch(words):
        made = f"[]({words})"
        return Marked(text[:start] + made + text[end:], start + 1, start + 1)
    made = f"[{words}]({address})"
    at = start + len(made) if words and address else start + (len(words) + 3 if words else 1)
    after = text[:start] + made + text[end:]
    return Marked(after, at, at + len(address) if words and not address else at)


def is_address(text: str) -> bool:
    """Say whether a text is the address of a page, or of mail, and nothing else."""
    return bool(_ADDRESS.fullmatch(text.strip())) and len(text) < 2_000
