"""What an edit to a body starts from: the kind of the file, its headings, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.document import Kind, Section
from casebook.domain.edit import EditRefused, Edits, apply_edits
from casebook.domain.names import DocumentPath
from casebook.markdown.fields import Fields
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.parts import Parts
from casebook.markdown.scan import Outline, scan

_NOWHERE = DocumentPath("")
_SPILLS = (
    "What is written here would take in what follows, or cut it off: close the code block or"
    " comment in it, and leave out headings of the first two levels."
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its parts.

    Attributes:
        text: The whole text of a file.
        kind: What the file is.
        body_start: Where its body starts.
        outline: Its sections, code blocks and comments.
    """

    text: str
    kind: Kind
    body_start: int
    outline: Outline

    @classmethod
    def of(cls, text: str) -> Layout:
        """Lay out a text."""
        front = read_front_matter(text, _NOWHERE)
        kind = Fields(front.properties, _NOWHERE).choice("kind", Kind) or Kind.CASE
        return cls(text, kind, front.body_start, scan(text, front.body_start, kind))

    @property
    def parts(self) -> Parts:
        """What its sections hold."""
        return Parts(self.text, self.outline)

    def section(self, name: str) -> Section | None:
        """Give the first section with a meaning; None without one."""
        return next((part for part in self.outline.sections if part.name == name), None)

    def sections(self, name: str) -> tuple[Section, ...]:
        """Give all sections with a meaning."""
        return tuple(part for part in self.outline.sections if part.name == name)

    def line_of(self, offset: int) -> int:
        """Give the line of an offset, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def masked(self, start: int, end: int) -> str:
        """Give a part with spaces in the place of code blocks and comments; offsets stay."""
        pieces: list[str] = []
        position = start
        for begin, after in self.outline.hidden:
            if begin >= end or after <= start:
                continue
            pieces.append(self.text[position:begin])
            gone = self.text[begin:after].split("\n")
            pieces.append("\n".join(" " * len(line) for line in gone))
            position = after
        pieces.append(self.text[position:end])
        return "".join(pieces)

    def checked(self, edits: Edits, start: int, end: int) -> Edits:
        """Give edits within a part, once it is clear that they leave what is around it alone.

        Raises:
            EditRefused: Headings, code blocks or comments outside of the part would be others.
        """
        if not edits:
            return edits
        after = Layout.of(apply_edits(self.text, edits))
        longer = len(after.text) - len(self.text)
        grown = after._tops(start, end + longer) > max(1, self._tops(start, end))
        if grown or self._around(start, end, 0) != after._around(start, end + longer, longer):
            raise EditRefused(self.line_of(start), _SPILLS)
        return edits

    def _tops(self, start: int, end: int) -> int:
        """Count the headings of the first two levels in a part."""
        return sum(part.level <= 2 and start <= part.start < end for part in self.outline.sections)

    def _around(self, start: int, end: int, longer: int) -> list[tuple[object, ...]]:
        """Give what stands outside of a part, in offsets as if the text had not grown."""
        found: list[tuple[object, ...]] = []
        for part in self.outline.sections:
            if part.start < start:
                found.append((part.heading, part.level, part.name, part.start))
            elif part.start >= end:
                found.append((part.heading, part.level, part.name, part.start - longer))
        for begin, after in self.outline.hidden:
            if begin < start:
                found.append((begin, after))
            elif begin >= end:
                found.append((begin - longer, after - longer))
        return found
