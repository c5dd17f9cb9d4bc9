"""Words of a case as a quotation of a lesson, so that they are found in the case again."""

from __future__ import annotations

import re

from casebook.markdown.editing.wiki_links import link_to
from casebook.markdown.inline import without_comments, without_marks

# what folding takes off at the start of a line (see folding.py), so that it must not be quoted
_LINE_START = re.compile(
    r"[ \t|]*+(?:(?:>|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\#{1,6}[ \t]+|\d{1,3}[.)][ \t]+"
    r"|\[\^[^\[\]\s]+\]:)[ \t|]*)*"
)
_NO_WORDS = re.compile(r"[-=_*:| \t>]*\Z|[ \t]*(?:`{3}|~{3})|\[(?!\^)[^\[\]]+\]:[ \t]+\S")
# a mark at the end whose line was not selected with it
_CUT_OFF = re.compile(r"\n[ \t>]*(?:\d{1,3}[.)]|\#{1,6}|[-*+])?[ \t]*\Z")
_LONGEST_LINK = 2_000
_LINK_OR_TAG = re.compile(
    r"!?\[\[[^\[\]\n]*+\]\]|!?\[[^\[\]\n]*+\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)"
    r"|</?[A-Za-z][^<>\n]*+>|\[\^[^\[\]\s]++\]"
)
# folding takes a dash between spaces for one that was drawn; at the end nothing follows it
_LAST_DASH = re.compile(r"\s+[—–―−-]+\Z")
_CALLOUT = re.compile(r"\[(!\w+)\]")
_ATTRIBUTION = re.compile(r"(?:[—–―−-]|-{2,3})\s*(?=\[)")


def quoted_paragraphs(markdown: str) -> tuple[str, ...]:
    """Give the paragraphs of selected Markdown, each on one line, marks at line starts off.

    Marks inside of lines stay as they are: they are folded where the words are looked up.
    """
    paragraphs: list[list[str]] = [[]]
    for line in _CUT_OFF.sub("", without_comments(markdown)).split("\n"):
        if not line.strip():
            paragraphs.append([])
        elif not _NO_WORDS.match(line):
            start = _LINE_START.match(line)
            words = line[start.end() :] if start else line
            paragraphs[-1].append(words.strip().strip("|").strip())
    joined = (" ".join(filter(None, lines)) for lines in paragraphs)
    found = [words for words in joined if words]
    while found and not _says(found[-1]):
        found.pop()
    while found and not _says(found[0]):
        found.pop(0)
    if found:
        found[-1] = _LAST_DASH.sub("", found[-1])
    return _attributable(found)


def plain_words(markdown: str) -> str:
    """Give the words of a passage as they are read: without marks, on one line."""
    return " ".join(without_marks(" ".join(quoted_paragraphs(markdown))).split())


def _says(words: str) -> bool:
    """Whether there are words in a paragraph, more than a mark or a picture."""
    return any(map(str.isalnum, without_marks(words)))


def _attributable(paragraphs: list[str]) -> tuple[str, ...]:
    """Change the starts of paragraphs that would be read as a source or a mark of their own."""
    found: list[str] = []
    for paragraph in paragraphs:
        callout = _CALLOUT.match(paragraph)
        words = f"{callout[1]}{paragraph[callout.end() :]}" if callout else paragraph
        if not _ATTRIBUTION.match(words):
            found.append(words)
        elif found:
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(_ATTRIBUTION.sub("", words, count=1))
    return tuple(found)


def quotation_lines(markdown: str, case_id: str) -> list[str]:
    """Write a quotation with its source, line by line; nothing for a text without words."""
    paragraphs = quoted_paragraphs(markdown)
    if not paragraphs:
        return []
    lines = [line for words in paragraphs for line in (f"> {words}", ">")]
    return [*lines, f"> — {link_to(case_id)}"]


def whole_passage(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a selection so that no link or tag is cut; leave out spaces and marks at its ends.

    Args:
        text: The whole text of a case.
        start: Where the selection starts.
        end: Where it ends.
    """
    first = max(0, start - _LONGEST_LINK)
    for match in _LINK_OR_TAG.finditer(text, first, end + _LONGEST_LINK):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    line, behind = _behind_marks(text, end)
    end = line if end < behind else end
    line, behind = _behind_marks(text, start)
    start = behind if line < start < behind else start
    words = text[start : max(start, end)]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _behind_marks(text: str, offset: int) -> tuple[int, int]:
    """Give where the line of an offset starts, and where its words do."""
    line = text.rfind("\n", 0, offset) + 1
    marks = _LINE_START.match(text, line)
    return line, marks.end() if marks else line
