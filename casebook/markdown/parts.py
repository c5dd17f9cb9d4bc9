"""The sections of a document that have a meaning, as tables and lists are read from them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from casebook.domain.document import Section
from casebook.domain.sections import SectionName
from casebook.markdown.lists import Item, read_items
from casebook.markdown.scan import Outline
from casebook.markdown.tables import Table, read_tables


class Parts:
    """The content of sections by their meaning; code blocks and comments count as empty.

    Where several sections have one meaning, their tables and items follow one another.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        self._outline = outline
        self._sections = outline.sections
        self._named: dict[str, list[int]] = {}
        for index, section in enumerate(outline.sections if outline.sections.have_meanings else ()):
            if section.name:
                self._named.setdefault(section.name, []).append(index)

    def __bool__(self) -> bool:
        """Whether there is any section with a meaning."""
        return bool(self._named)

    def tables(self, name: SectionName) -> tuple[Table, ...]:
        """Give the tables of a section."""
        return tuple(
            table for text, line in self._contents(name) for table in read_tables(text, line)
        )

    def items(self, name: SectionName) -> tuple[Item, ...]:
        """Give the items of the lists of a section."""
        return tuple(item for text, line in self._contents(name) for item in read_items(text, line))

    def below(self, name: SectionName) -> Iterator[tuple[Section, str]]:
        """Give the level-3 sections within a section, with their text as it is written."""
        for index in self._named.get(name, ()):
            for below in range(index + 1, len(self._sections)):
                section = self._sections[below]
                if section.start >= self._sections[index].end:
                    break
                if section.level == 3:
                    yield section, self._text[section.content_start : section.end].strip()

    def _contents(self, name: SectionName) -> Iterator[tuple[str, int]]:
        """Give the text below each heading of a meaning, with the line on which it starts."""
        for index in self._named.get(name, ()):
            section = self._sections[index]
            hidden = self._outline.hidden
            text = without_hidden(self._text, section.content_start, section.end, hidden)
            lines = self._text.count("\n", section.start, section.content_start)
            yield text, section.line + lines


def without_hidden(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
    """Give a part of a text with empty lines in the place of code blocks and comments.

    None of them reaches over the ends of the part, as no heading stands in one.
    """
    pieces: list[str] = []
    position = start
    for index in range(bisect_left(hidden, (start, start)), len(hidden)):
        begin, after = hidden[index]
        if begin >= end:
            break
        pieces.append(text[position:begin])
        pieces.append("\n" * text.count("\n", begin, after))
        position = after
    pieces.append(text[position:end])
    return "".join(pieces)
