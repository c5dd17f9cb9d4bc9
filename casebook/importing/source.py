"""A file that is to be imported, and what kinds of files there are."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath

from casebook.domain.document import Kind
from casebook.importing.limits import Limits
from casebook.importing.old_encodings import Reading, old_encoding
from casebook.storage.decoding import Decoded, decode, unified

_HEAD = 4096
_EVEN = 4000  # divides by four, so that no character of UTF-16 or UTF-32 is cut
_MOST_ODD = 0.05
_LEAST_PLAIN = 0.3
_GAPS = re.compile(r"[-_\s]+")
_NUMBERED = re.compile(r"^(?:\d{4}-\d{2}-\d{2}[-_ .]+|\d{1,3}(?:[-_.]+| +- +| (?<=0\d ))\s*)(?=\D)")
"""A day or a number that puts files in order; ``68 ways to wait`` is none."""
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
_ONE_BYTE = frozenset({"cp1252", "latin-1"})


class Format(StrEnum):
    """What a file is; the value is how JSON names it."""

    MARKDOWN = "markdown"
    TEXT = "text"
    PAGE = "html"
    WORD = "docx"
    PDF = "pdf"
    MAIL = "eml"
    SHEET = "xlsx"
    TABLE = "csv"
    SLIDES = "pptx"
    RECORD = "lesson record"
    OTHER = "other"


@dataclass(frozen=True)
class Source:
    """The name of a file and what is in it.

    Attributes:
        name: As the user knows it, with forward slashes.
        data: Its bytes.
        known: Their SHA-256 where it is known already, else "".
    """

    name: str
    data: bytes = field(repr=False)
    known: str = ""

    @cached_property
    def ending(self) -> str:
        """The ending of its name in small letters, without the dot; "" when it has none."""
        return PurePosixPath(self.name).suffix[1:].lower()

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        return PurePosixPath(self.name).stem

    @property
    def spoken_name(self) -> str:
        """Its name as a title, for a file that says none."""
        if _DATED.fullmatch(self.stem):
            return self.stem
        words = _GAPS.sub(" ", _NUMBERED.sub("", self.stem)).strip() or self.stem
        return words[:1].upper() + words[1:]

    @property
    def head(self) -> bytes:
        """The bytes that it begins with."""
        return self.data[:_HEAD]

    @cached_property
    def text(self) -> str:
        """Its bytes read as text, whatever they are."""
        if self.guessed is not None:
            return unified(self.data.decode(self.guessed.encoding)).replace("\0", "\ufffd")
        return self._read.text.removeprefix("\ufeff")

    @cached_property
    def guessed(self) -> Reading | None:
        """The encoding in which it is read by its looks; None when it is Unicode or western."""
        return None if self._read.encoding not in _ONE_BYTE else old_encoding(self.data)

    @cached_property
    def _read(self) -> Decoded:
        return decode(self.data)

    @cached_property
    def is_binary(self) -> bool:
        """Whether it is no text in any encoding."""
        read = decode(self.head[:_EVEN])
        text = read.text
        if read.encoding.startswith(("utf-16", "utf-32")) and not read.bom:
            plain = sum(sign.isascii() and (sign >= " " or sign in "\t\n\r") for sign in text)
            return plain < len(text) * _LEAST_PLAIN
        odd = sum(sign == "\ufffd" or (sign < " " and sign not in "\t\n\r\f") for sign in text)
        return odd > len(text) * _MOST_ODD

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its bytes, by which it is known when it comes again."""
        return self.known or hashlib.sha256(self.data).hexdigest()

    def without_data(self) -> Source:
        """Give what is known of it when its bytes are not needed any more."""
        return Source(self.name, b"", self.digest)


@dataclass(frozen=True, slots=True)
class Asked:
    """How the user wants files to be converted.

    Attributes:
        kind: What everything is to become; None to let each file decide.
        mapping: For sheets: what the column of a heading is, such as ``What → situation``.
        remembered: What was said before of the columns of other sheets, each a whole row of
            headings with their meanings; it counts for a sheet with the same headings.
        limits: What may be taken.
    """

    kind: Kind | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    remembered: tuple[tuple[tuple[str, str], ...], ...] = ()
    limits: Limits = field(default_factory=Limits)
