"""A text that was changed in two places: merged by part, front matter key by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casebook.domain.merge import Conflict, Merge, Version, resolve
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.head_merging import head_of, merge_heads
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.line_merging import Chunk, merge_lines
from casebook.markdown.front_matter import read_front_matter

_Piece = str | Conflict
_NOWHERE = DocumentPath("")


def merge_texts(base: str, mine: str, theirs: str) -> Merge:
    """Merge two texts that were made of one.

    Front matter is merged key by key, lists item by item; the body line by line. Where both
    changed the same part, each in its own way, the merge holds a conflict; no text holds marks.

    Args:
        base: What both started from.
        mine: One of them; its form is kept where both say the same.
        theirs: The other.
    """
    if mine in (theirs, base):
        return Merge((theirs,))
    if theirs == base:
        return Merge((mine,))
    merge = _by_part(base, mine, theirs)
    if merge is None or not _is_sound(merge):
        merge = Merge(_joined(_lines(base, mine, theirs)))
    if not _is_sound(merge):
        merge = Merge((Conflict("", is_property=False, base=base, mine=mine, theirs=theirs),))
    return merge


def _by_part(base: str, mine: str, theirs: str) -> Merge | None:
    """Merge keys by name and the rest by line; None when the keys cannot be told apart."""
    heads = [head_of(text) for text in (base, mine, theirs)]
    first, second, third = heads
    if first is None or second is None or third is None:
        return None
    if first.end and not (second.end and third.end):
        return None  # taken out as a whole: no key of it can stand by itself
    bodies = (base[first.end :], mine[second.end :], theirs[third.end :])
    return Merge(_joined([*merge_heads(first, second, third), *_lines(*bodies)]))


def _lines(base: str, mine: str, theirs: str) -> Iterator[_Piece]:
    """Merge by line; the line feed that each line gets is taken off the last piece again."""
    chunks = merge_lines(base.split("\n"), mine.split("\n"), theirs.split("\n"))
    pieces = list(_pieces(chunks, Layout.of(mine)))
    last = pieces.pop()
    if isinstance(last, str):
        last = last.removesuffix("\n")
    else:
        versions = (getattr(last, one).removesuffix("\n") for one in Version)
        last = Conflict(last.part, False, *versions)
    return iter([*pieces, last])


def _pieces(chunks: Sequence[Chunk], layout: Layout) -> Iterator[_Piece]:
    offset = 0
    for chunk in chunks:
        merged = chunk.merged
        if merged is not None:
            yield _text(merged)
        else:
            texts = map(_text, (chunk.base, chunk.mine, chunk.theirs))
            yield Conflict(_part_at(layout, offset), False, *texts)
        offset += len(_text(chunk.mine))


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _part_at(layout: Layout, offset: int) -> str:
    before = [part.heading for part in layout.outline.sections if part.start <= offset]
    return before[-1] if before else ""


def _joined(pieces: Iterable[_Piece]) -> tuple[_Piece, ...]:
    """Join texts that follow one another."""
    found: list[_Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, str) and isinstance(last, str):
            found[-1] = last + piece
        else:
            found.append(piece)
    return tuple(found)


def _is_sound(merge: Merge) -> bool:
    """Whether front matter can be read whichever version is taken for every conflict."""
    for version in (Version.MINE, Version.THEIRS):
        text = resolve(merge, [version] * len(merge.conflicts))
        front = read_front_matter(text, _NOWHERE)
        broken = any(finding.code == "front-matter" for finding in front.findings)
        if broken or (text.startswith("---\n") and not front.body_start):
            return False
    return True
