"""The headings of a body as its sections, worked out when they are first asked for.

Most documents are read only to be put on a list, which asks for sections with a meaning, and
for the first title where the front matter has none. That there is no such section shows from
the level-2 headings alone, whatever stands in code: a quarter of the work of finding them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import overload

from casebook.domain.document import Kind, Section, Sections
from casebook.domain.sections import SectionName, meaning_of
from casebook.markdown.inline import without_marks

Heading = tuple[str, int, int, int]
"""Words as written, level, start, start of what is below."""

_MAY_HAVE_MARKS = re.compile(r"\A\s|\s\Z|\#\Z|[*_~`\[\\<&]")

# what may be a level-2 heading: its words, or nothing for a line that may underline them
_LEVEL_TWO = re.compile(r"\n {0,3}(?:##(?!#)[ \t]++([^\n]*+)|-++[ \t]*+(?=\n|\Z))")


_TITLE_FIRST = re.compile(r"\n*+ {0,3}#[ \t]++([^\n]*+)")


class Headings(Sections):
    """The sections of a body in the order of the file; equal to any sequence of the same."""

    __slots__ = ("_body_start", "_find", "_have_meanings", "_kind", "_sections", "_text")

    def __init__(
        self, text: str, body_start: int, kind: Kind, find: Callable[[], list[Heading]]
    ) -> None:
        """Take where the headings are to be found.

        Args:
            text: The whole text of a file.
            body_start: Where the body starts.
            kind: What the file is; it decides which headings have a meaning.
            find: Gives the headings in the order of the text, at once after the first time.
        """
        self._text = text
        self._body_start = body_start
        self._kind = kind
        self._find = find
        self._sections: tuple[Section, ...] | None = None
        self._have_meanings: bool | None = None

    @property
    def have_meanings(self) -> bool:
        """Whether any of them has a meaning."""
        if self._have_meanings is None:
            self._have_meanings = self._may_have_meanings() and any(
                _meaning_of(marked, self._kind)
                for marked, level, _, _ in self._find()
                if level == 2
            )
        return self._have_meanings

    def _may_have_meanings(self) -> bool:
        """Whether a heading may have a meaning; quick, and seldom wrong."""
        start = self._body_start
        text, before = (self._text, start - 1) if start else ("\n" + self._text, 0)
        for marked in _LEVEL_TWO.findall(text, before):
            if not marked or _meaning_of(marked, self._kind):
                return True
        return False

    @property
    def first_title(self) -> str:
        """The words of the first level-1 heading that has any; "" without one."""
        above = _TITLE_FIRST.match(self._text, self._body_start)
        words = _words(above[1]) if above else ""
        if words:
            return words  # as most notes begin, and nothing that hides it can come before
        titles = (_words(marked) for marked, level, _, _ in self._find() if level == 1)
        return next(filter(None, titles), "")

    def named(self, name: str) -> tuple[Section, ...]:
        """Give the sections with a known meaning."""
        if not self.have_meanings:
            return ()
        return tuple(section for section in self._all() if section.name == name)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._find())

    @overload
    def __getitem__(self, index: int) -> Section: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Section, ...]: ...

    def __getitem__(self, index: int | slice) -> Section | tuple[Section, ...]:
        """Give one of them, or several."""
        return self._all()[index]

    def __iter__(self) -> Iterator[Section]:
        """Give one after the other."""
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same sections."""
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """Give the hash of the tuple that this equals."""
        return hash(self._all())

    def __repr__(self) -> str:
        """Show them as a tuple."""
        return repr(self._all())

    def _all(self) -> tuple[Section, ...]:
        if self._sections is None:
            self._sections = _sections(self._text, self._find(), self._kind)
        return self._sections


def _sections(text: str, headings: list[Heading], kind: Kind) -> tuple[Section, ...]:
    """Give each heading its end: where the next of the same or a higher level starts."""
    size = len(text)
    count = text.count
    line = count("\n") + 1
    ends = [size] * 7  # by level
    counted = size
    sections: list[Section] = []
    for marked, level, start, below in reversed(headings):
        words = _words(marked)
        meaning = meaning_of(words, kind) if level == 2 else None
        name = meaning.value if meaning else ""
        line -= count("\n", start, counted)
        counted = start
        content = below if below < size else size
        sections.append(Section(words, name, level, start, content, ends[level], line))
        for deeper in range(level, 7):
            ends[deeper] = start
    sections.reverse()
    return tuple(sections)


@lru_cache(maxsize=4096)
def _meaning_of(marked: str, kind: Kind) -> SectionName | None:
    """Give the meaning of a level-2 heading; documents of one library repeat their headings."""
    return meaning_of(_words(marked), kind)


def _words(marked: str) -> str:
    """Take the marks off a heading, those that close it as well."""
    if not _MAY_HAVE_MARKS.search(marked):
        return marked
    words = marked.strip()
    if words[-1:] == "#":
        bare = words.rstrip("#")
        if not bare or bare[-1] in " \t":
            words = bare.rstrip()
    return without_marks(words)
