"""Names and other strings replaced by roles, in every text that leaves the library.

``redact:`` of a case lists them: ``Bruce → the customer``. Letter case does not matter, nor do
soft hyphens within a word, line breaks between words, and marks of emphasis; what follows a
name, such as a possessive *'s*, stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import unquote_plus

from casebook.export.brand import Brand
from casebook.export.document import Run, Words
from casebook.export.image import Image

REMOVED = "[name removed]"
_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")
_UNSEEN = "[\u00ad\u200b-\u200f\u2060\ufeff]*"
# what stands between words in text, in addresses and in markup
_BETWEEN = r"(?:[\s_+]|%20|&(?:nbsp|#160|#xa0);|\.(?=\w))+"
_OF_ADDRESS = r"[^\s()<>\[\]\"'|]"
_ADDRESS = re.compile(rf"\w+://{_OF_ADDRESS}+|{_OF_ADDRESS}*%[0-9A-Fa-f]{{2}}{_OF_ADDRESS}*")
# scripts that write words without spaces between them
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
_BEGINS = re.compile(r"(?:\A|[.!?…]['\"”’)]*\s+|\n)\s*['\"“‘(]*\Z")
_Kind = TypeVar("_Kind")


def entry_of(entry: str) -> tuple[str, str]:
    """Read an entry of ``redact:``, the name and its role; the name is "" where there is none."""
    name, _, role = (_ARROW.sub("→", entry, count=1)).partition("→")
    return _normal(name.strip()), role.strip() or REMOVED


@dataclass(frozen=True, slots=True)
class Redactor:
    """Puts roles in the place of names.

    Attributes:
        pattern: Finds all names; None when there are none.
        roles: The role of each name, by the order of the groups in the pattern.
        capitals: Whether a role begins with a capital where a sentence does.
    """

    pattern: re.Pattern[str] | None = None
    roles: tuple[str, ...] = ()
    capitals: bool = True

    @classmethod
    def of(cls, listed: Iterable[str]) -> Redactor:
        """Read the entries of ``redact:``; one without a role becomes ``[name removed]``."""
        entries: dict[str, str] = {}
        for entry in listed:
            name, role = entry_of(entry)
            if name:
                entries.setdefault(name, role)
        names = sorted(entries, key=lambda name: (-len(name), name))
        if not names:
            return cls()
        found = "|".join(f"({_pattern_of(name)})" for name in names)
        return cls(re.compile(found, re.IGNORECASE), tuple(entries[name] for name in names))

    def text(self, text: str) -> str:
        """Replace the names in a text."""
        return "".join(run.text for run in self.words((Run(text),))) if self.pattern else text

    def names_in(self, text: str) -> bool:
        """Say whether a name stands in a text."""
        return bool(self.pattern and self.pattern.search(_normal(text)))

    def words(self, words: Words) -> Words:
        """Replace names in words, though a name may begin in one run and end in another."""
        if self.pattern is None or not self._concerns(words):
            return words
        runs = [replace(run, text=_normal(run.text)) for run in words]
        whole = "".join(run.text for run in runs)
        found = list(self._found(whole))
        made, start = [], 0
        for run in runs:
            text = _cut(run.text, start, found)
            start += len(run.text)
            link = "" if self.in_address(run.link) else run.link
            made.append(replace(run, text=text, link=link))
        return tuple(run for run in made if run.text)

    def _found(self, whole: str) -> Iterator[tuple[tuple[int, int], str]]:
        """Give the places of names, with their roles; an address goes as a whole."""
        assert self.pattern is not None
        done = 0
        for address in _ADDRESS.finditer(whole):
            if self.in_address(address[0]):
                yield from self._named(whole, done, address.start())
                yield address.span(), REMOVED
                done = address.end()
        yield from self._named(whole, done, len(whole))

    def _named(self, whole: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], str]]:
        assert self.pattern is not None
        for match in self.pattern.finditer(whole, start, end):
            yield match.span(), self._role(match, whole)

    def _concerns(self, words: Words) -> bool:
        """Say whether a name stands in words or in what they lead to."""
        told = "".join(run.text for run in words)
        return self.in_address(told) or any(self.in_address(run.link) for run in words)

    def in_address(self, link: str) -> bool:
        """Say whether a name stands in an address, where other signs stand for its letters."""
        plain = unquote_plus(link)
        return bool(link) and any(map(self.names_in, (link, plain, plain.replace("-", " "))))

    def _role(self, match: re.Match[str], whole: str) -> str:
        """Give the role of a name that was found, with a capital where a sentence begins."""
        role = self.roles[(match.lastindex or 1) - 1]
        if self.capitals and _BEGINS.search(whole[max(0, match.start() - 12) : match.start()]):
            return role[:1].upper() + role[1:]
        return role


def _cut(text: str, start: int, found: Iterable[tuple[tuple[int, int], str]]) -> str:
    """Give what is left of a run that starts at an offset; a role stands where its name began."""
    pieces, done = [], 0
    for (begin, end), role in found:
        first, last = max(begin - start, 0), min(end - start, len(text))
        if first >= last:
            continue
        pieces += [text[done:first], role if begin >= start else ""]
        done = last
    return "".join([*pieces, text[done:]])


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _pattern_of(name: str) -> str:
    letters = _UNSEEN.join(
        _BETWEEN if letter == " " else re.escape(letter) for letter in " ".join(name.split())
    )
    before = "" if _unspaced(name[0]) else r"(?<![^\W_])"
    after = "" if _unspaced(name[-1]) else r"(?![^\W_])"
    return before + letters + after


def _unspaced(letter: str) -> bool:
    """Say whether a letter may stand beside another word, or is no letter at all."""
    return not letter.isalnum() or unicodedata.name(letter, "").startswith(_UNSPACED)


def redacted(value: _Kind, redactor: Redactor) -> _Kind:
    """Replace the names in every text of a view, a block or any other data of the model."""
    if redactor.pattern is None:
        return value
    made: _Kind = _redacted(value, redactor)
    return made


def _redacted(value: Any, redactor: Redactor) -> Any:
    if isinstance(value, Image | Brand):
        return value
    if isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):
            return redactor.words(value)
        return tuple(_redacted(part, redactor) for part in value)
    if type(value) is str:
        return redactor.text(value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            each.name: _redacted(getattr(value, each.name), redactor) for each in fields(value)
        }
        return replace(value, **parts)
    return value
