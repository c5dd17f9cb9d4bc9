"""One key of a YAML mapping set or taken away; every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.domain.edit import Edits, TextEdit
from casebook.markdown.editing.list_places import item_texts, list_edits
from casebook.markdown.editing.yaml_places import Form, Place
from casebook.markdown.editing.yaml_writing import (
    brackets,
    dashes,
    is_typed,
    lines_of_text,
    scalar,
)
from casebook.markdown.keys import THEME_KEYS

Value = str | int | Sequence[str]
"""What a key may be set to."""

_COLON = re.compile(r"\s*+:")
_NAME = re.compile(r"[\w/.+-]+\Z")


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping whose keys stand on lines of their own.

    Attributes:
        text: The whole text.
        place: The mapping in it, not one in brackets.
        usual: Keys in their usual order, for the place of a new one.
        typed: Keys whose dates and numbers stand plain.
    """

    text: str
    place: Place
    usual: Sequence[str] = ()
    typed: frozenset[str] = frozenset()

    def candidates(self, key: str, value: Value | None) -> Iterator[Edits]:
        """Give ways to set or remove a key, the one that changes least first."""
        found = [pair for pair in self.place.pairs() if pair[0].value == key]
        if value is None:
            yield tuple(self._away(*pair) for pair in found)
            yield tuple(self._rewritten(name, old, "") for name, old in found)
        elif not found:
            yield self._added(key, value)
        else:
            name, old = found[-1]
            yield from self._kept_style(name, old, value)
            yield (self._rewritten(name, old, self._written(name.value, value)),)
            if isinstance(value, str) and "\n" in value:  # a comment may stand in the way
                yield (self._rewritten(name, old, f" {scalar(value)}"),)

    def entry(self, key: str, value: Value) -> str:
        """Write a key with its value, without a line feed at the end."""
        return f"{scalar(key)}:{self._written(key, value)}"

    def _kept_style(self, name: Place, old: Place, value: Value) -> Iterator[Edits]:
        if isinstance(value, int | str):
            written = str(value)
            plain = isinstance(value, int) or name.value.lower() in self.typed
            if old.form is Form.TEXT and old.end > old.start and written and "\n" not in written:
                style = old.style if old.style in {"'", '"'} else ""
                was_typed = not old.style and is_typed(old.value)
                one = scalar(written, style, plain or was_typed)
                yield (TextEdit(old.start, old.end, one),)
        elif old.form is Form.LIST and value and item_texts(self.text, old):
            yield list_edits(self.text, old, value)

    def _rewritten(self, name: Place, old: Place, written: str) -> TextEdit:
        """Put something else behind the colon."""
        colon = _COLON.match(self.text, name.end)
        start = colon.end() if colon else name.end
        end = max(start, old.end)
        if end == start and name.value.lower() in THEME_KEYS:
            end = self._hash_tags(start)
        return TextEdit(start, end, written)

    def _hash_tags(self, start: int) -> int:
        """Give the end of ``tags: #a #b``, which is a value for us and a comment for YAML."""
        end = self._line_end(start)
        return end if re.match(r"[ \t]+#\S", self.text[start:end]) else start

    def _written(self, key: str, value: Value) -> str:
        if isinstance(value, int):
            return f" {value}"
        if isinstance(value, str):
            return self._written_text(key, value)
        if not value:
            return " []"
        return dashes(value, self._list_indent()) if self._below(value) else f" {brackets(value)}"

    def _written_text(self, key: str, value: str) -> str:
        if not value:
            return ""
        lines = lines_of_text(value, self._indent + "  ") if "\n" in value else None
        return f" {lines or scalar(value, typed=key.lower() in self.typed)}"

    def _below(self, values: Sequence[str]) -> bool:
        """Whether a new list stands below its key, as the other lists of the file do."""
        styles = {value.flow for _, value in self.place.pairs() if value.form is Form.LIST}
        if len(styles) == 1:
            return not styles.pop()
        return not all(_NAME.match(value) for value in values)

    def _list_indent(self) -> str:
        for _, value in self.place.pairs():
            if value.form is Form.LIST and not value.flow:
                return self.text[self._line_start(value.start) : value.start]
        return self._indent + "  "

    @property
    def _indent(self) -> str:
        """The spaces before each key after the first."""
        return " " * (self.place.start - self._line_start(self.place.start))

    def _added(self, key: str, value: Value) -> Edits:
        entry = self.entry(key, value)
        before = self._predecessor(key)
        if before is None:
            start = self.place.start
            return (TextEdit(start, start, f"{entry}\n{self._indent}"),)
        end = self._line_end(max(place.end for place in before))
        return (TextEdit(end, end, f"\n{self._indent}{entry}"),)

    def _predecessor(self, key: str) -> tuple[Place, Place] | None:
        """Give the entry behind which a new key stands; None for the top."""
        pairs = list(self.place.pairs())
        if key in self.usual:
            rank = self.usual.index(key)
            ranks = {name: index for index, name in enumerate(self.usual)}
            ranked = [(ranks.get(name.value.lower()), (name, value)) for name, value in pairs]
            known = [(at, pair) for at, pair in ranked if at is not None]
            earlier = [pair for at, pair in known if at < rank]
            if earlier or known:
                return earlier[-1] if earlier else None
        return pairs[-1]

    def _away(self, name: Place, value: Place) -> TextEdit:
        """Take a key away with its lines; the first entry of a list item leaves its dash."""
        after = self._line_end(max(name.end, value.end))
        line_start = self._line_start(name.start)
        if self.text[line_start : name.start].strip():
            following = [one.start for one, _ in self.place.pairs() if one.start > name.start]
            return TextEdit(name.start, following[0] if following else after, "")
        return TextEdit(line_start, min(after + 1, len(self.text)), "")

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end
