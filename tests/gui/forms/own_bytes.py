"""What a form or a section editor may change of a file: the bytes of its key, or of its section.

The lines that belong to a key or a section are found here by other means than those of the code
that is looked at: by line, in the bytes of the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from casebook.domain.document import Document
from casebook.domain.edit import EditRefused, apply_edits
from casebook.domain.names import DocumentPath
from casebook.domain.sections import SectionName
from casebook.gui.property_desk import given_edits
from casebook.gui.sheets.section_grid import grid_of, sections_of
from casebook.markdown.editing.properties import written_key
from casebook.markdown.editing.rows import rows_edits
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.keys import THEME_KEYS
from casebook.markdown.reading import read_document
from casebook.storage.decoding import decode, encode

Cells = tuple[str, ...]
_FENCES = {b"---", b"+++"}
_KEY = re.compile(rb"""["']?([^\s#"'\-:=][^:=]*?)["']?\s*[:=](\s|$)""")


class Strayed(AssertionError):
    """A byte changed that belongs to something else."""


def document_of(data: bytes) -> Document:
    """Read the bytes of a file as a document."""
    return read_document(decode(data).text, DocumentPath("a.md"))


def after_property(data: bytes, key: str, values: tuple[str, ...]) -> bytes:
    """Give the bytes of a file after a key was given values in the form; see that no other changed.

    Raises:
        EditRefused: The key cannot be changed by itself.
        Strayed: Something else changed.
    """
    like = decode(data)
    name = written_key(read_front_matter(like.text, DocumentPath("")), key)
    new = encode(apply_edits(like.text, given_edits(like.text, key, values)), like)
    names = THEME_KEYS if key == "themes" else {name.casefold()}
    spans = _key_lines(data.split(b"\n"), names)
    if len(spans) > 1 and _rest(data, names) == _rest(new, names):
        return new  # several keys mean the same, and more than one changed
    _see(data, new, spans, f"{name} of {key}")
    return new


def after_section(data: bytes, section: SectionName, rows: Sequence[Cells]) -> bytes:
    """Give the bytes of a file after a section was filled in; see that no other section changed.

    Raises:
        EditRefused: The section cannot be filled in so.
        Strayed: Something else changed.
    """
    like = decode(data)
    document = read_document(like.text, DocumentPath("a.md"))
    grid = grid_of(document, section)
    edits = rows_edits(like.text, section, grid.made(rows))
    new = encode(apply_edits(like.text, edits), like)
    before, now = _other_parts(document, section), _other_parts(document_of(new), section)
    if before != now:
        raise Strayed(f"{section}: another section changed")
    if edits:
        _see(data, new, [_section_lines(document, section)], section)
    return new


def fillable(data: bytes) -> tuple[SectionName, ...]:
    """Give the sections that can be filled in for a file."""
    return sections_of(document_of(data))


def cells_of(data: bytes, section: SectionName) -> list[Cells]:
    """Give what the section editor shows of a section."""
    return list(grid_of(document_of(data), section).cells)


def _see(data: bytes, new: bytes, spans: Sequence[tuple[int, int]], what: str) -> None:
    """See that only lines within one of the spans are gone or other."""
    mark = b"\xef\xbb\xbf"
    if data.startswith(mark) != new.startswith(mark):
        raise Strayed(f"{what}: the byte order mark")
    old, now = data.removeprefix(mark).split(b"\n"), new.removeprefix(mark).split(b"\n")
    head = _alike(old, now)
    tail = min(_alike(old[::-1], now[::-1]), len(old) - head, len(now) - head)
    if head == len(old) - tail:
        return  # lines were added, none is another
    if not b"".join(old).strip():
        return
    added_at_the_end = not data.endswith(b"\n") and head == len(old) - 1
    if added_at_the_end and now[head].rstrip(b"\r") == old[head]:
        return
    if any(first <= head and len(old) - tail <= last for first, last in spans):
        return
    # a key that stands there twice changes in both places: each stretch between is as it was
    rest = b"\n" + b"\n".join(now[head : len(now) - tail]) + b"\n"
    for own, lines in groupby(
        range(head, len(old) - tail), lambda at: any(first <= at < last for first, last in spans)
    ):
        stretch = b"\n" + b"\n".join(old[at] for at in lines) + b"\n"
        if own:
            continue
        if len(spans) < 2 or stretch not in rest:
            raise Strayed(f"{what}: lines {head + 1} to {len(old) - tail}, not within {spans}")
        rest = b"\n" + rest.partition(stretch)[2]


def _alike(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same


def _rest(data: bytes, names: Collection[str]) -> list[bytes]:
    """Give all lines but those of some keys."""
    lines = data.split(b"\n")
    spans = _key_lines(lines, names)
    return [line for at, line in enumerate(lines) if not any(one <= at < end for one, end in spans)]


def _key_lines(lines: Sequence[bytes], names: Collection[str]) -> list[tuple[int, int]]:
    """Give where keys stand with their values: the first line, and the one after, from 0."""
    bare = [line.removeprefix(b"\xef\xbb\xbf").rstrip() for line in lines]
    if bare[0] not in _FENCES:
        return []
    end = next((at for at, line in enumerate(bare) if at and line in {bare[0], b"..."}), 0)
    heads = [
        (at, found[1].decode("utf-8", "replace").strip())
        for at in range(1, end)
        if (found := _KEY.match(bare[at].lstrip() if b"+++" in bare else bare[at]))
    ]
    if not heads:
        return [(1, end)]
    starts = [*(at for at, _ in heads), end]
    return [
        (at, after)
        for (at, head), after in zip(heads, starts[1:], strict=True)
        if head.casefold() in names
    ]


def _section_lines(document: Document, section: SectionName) -> tuple[int, int]:
    parts = [part for part in document.sections if part.level == 2 and part.name == section]
    if not parts:
        return 0, 0
    first = document.text.count("\n", 0, parts[0].start)
    return first, document.text.count("\n", 0, parts[-1].end) + 1


def _other_parts(document: Document, section: SectionName) -> list[str]:
    """Give all of a text but the parts of a section; empty lines around these may come and go."""
    text, kept, at = document.text, [], 0
    for part in document.sections:
        if part.level == 2 and part.start >= at:
            if part.name == section:
                kept.append(text[at : part.start])
                at = part.end
            elif at <= part.start:
                kept += [text[at : part.start], text[part.start : part.end]]
                at = part.end
    kept.append(text[at:])
    return [part.strip("\n") for part in kept if part.strip("\n")]


def refused(act: object) -> bool:
    """Say whether something is refused."""
    try:
        act()  # type: ignore[operator]
    except EditRefused:
        return True
    return False
