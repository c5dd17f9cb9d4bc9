"""Writing to the index: one commit at a time, and segments kept few."""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex, LockError

from casebook.domain.progress import Cancelled, Progress
from casebook.search.codec import ColumnWriter
from casebook.search.columns import Columns
from casebook.search.contents import ColumnSegment
from casebook.search.folder import busy, naming_folder
from casebook.search.gathering import Gathering
from casebook.search.indexed import IndexedText
from casebook.search.layout import open_columns
from casebook.search.merging import Source, merge
from casebook.search.segments import DamagedIndex

MOST_ALIKE = 8
"""Every segment costs each search a look into its dictionary; so many of about the same size
become one, and a document is rewritten only as often as the library grows eightfold."""

_SMALLEST = 32  # documents; smaller segments are alike
# Bytes. Positions are numbers of 32 bits, and a segment has fewer of them than two to a byte;
# eight of these stay below that
_LARGEST = 1 << 28
_MANY = 100  # documents; who writes more at once has more to come, with the same words
_PATIENCE = 3.0  # seconds to wait for another program to finish writing


def write_texts(
    index: FileIndex,
    folder: Path,
    gathered: Gathering,
    texts: Iterable[IndexedText],
    removed: Iterable[int],
    progress: Progress,
    total: int,
) -> list[int]:
    """Write documents in one commit; without any change nothing is committed.

    Returns:
        The numbers of the documents written.

    Raises:
        IndexBusy: Another program is writing.
        CacheUnusable: The index files cannot be written.
        DamagedIndex: What was read for deleting and merging is not what was written.
        ValueError: Two texts have one number.
    """
    with naming_folder(folder):
        writer = _open_writer(index, folder, gathered)
    _sweep(folder)
    written: dict[int, None] = {}
    try:
        for text in texts:
            if text.number in written:
                raise ValueError(f"document {text.number} was given twice")
            with naming_folder(folder):
                writer.add(text)
            written[text.number] = None
            progress.step(len(written), total, "Indexing")
        deleted = _delete(writer, folder, {*written, *removed})
        if written or deleted:
            step = _Step(progress, len(written), total)
            with naming_folder(folder):
                writer.commit(mergetype=lambda *_: _merged(writer, folder, step))
    except BaseException:
        _abandon(index, writer)
        raise
    if not writer.is_closed:
        _abandon(index, writer)
    if len(written) < _MANY:
        gathered.forget()
    return list(written)


def _sweep(folder: Path) -> None:
    """Delete tables of contents that somebody who was killed had not finished."""
    for path in folder.glob("_*.toc.*"):
        with suppress(OSError):
            path.unlink()


class _Step:
    """Tells the progress that work goes on after the last text."""

    def __init__(self, progress: Progress, done: int, total: int) -> None:
        self._progress = progress
        self._done = done
        self._total = total

    def __call__(self) -> None:
        self._progress.step(self._done, self._total, "Indexing")


def _open_writer(index: FileIndex, folder: Path, gathered: Gathering) -> ColumnWriter:
    try:
        return ColumnWriter(index, gathered, _PATIENCE)
    except LockError as error:
        raise busy(folder) from error


def _abandon(index: FileIndex, writer: ColumnWriter) -> None:
    """Give up a writer; its lock is released even when its files cannot be put away."""
    with suppress(Exception):
        writer.cancel()
    writer.storage.close_written()
    if writer.writelock is not None and not writer.is_closed:
        writer.writelock.release()
    # What no table of contents names, the next commit deletes as well
    if index.latest_generation() < writer.generation:
        for segment in (*writer.closed, writer.newsegment):
            with suppress(OSError):
                segment.path(writer.storage.path).unlink()


@contextmanager
def _opened(folder: Path, segments: Iterable[ColumnSegment]) -> Iterator[list[Columns]]:
    """Open the files of some segments.

    Raises:
        DamagedIndex: One of them is not what was written.
    """
    with ExitStack() as stack:
        opened = []
        for segment in segments:
            try:
                columns = open_columns(segment.path(folder), segment.doc_count_all())
            except (OSError, ValueError) as error:
                raise DamagedIndex(str(error)) from error
            stack.callback(columns.close)
            opened.append(columns)
        yield opened


def _delete(writer: ColumnWriter, folder: Path, numbers: set[int]) -> bool:
    """Delete documents from the segments that were there; say whether there was any."""
    wanted = np.fromiter(numbers, np.int64)
    before = writer.deleted_count()
    with _opened(folder, writer.segments) as opened:
        for segment, columns in zip(writer.segments, opened, strict=True):
            for document in np.flatnonzero(np.isin(columns["numbers"], wanted)).tolist():
                segment.delete_document(document)
    return bool(writer.deleted_count() > before)


def _merged(writer: ColumnWriter, folder: Path, step: Callable[[], None]) -> list[ColumnSegment]:
    """Give the segments to keep, after merging those that are alike in size."""
    step()
    writer.close_segment()
    kept = [segment for segment in (*writer.segments, *writer.closed) if segment.doc_count()]
    while True:
        alike = _alike(kept, folder)
        if not alike:
            return kept
        first = kept.index(alike[0])
        kept = [segment for segment in kept if segment not in alike]
        kept.insert(first, _merge(writer, folder, alike, step))


def _alike(segments: Sequence[ColumnSegment], folder: Path) -> list[ColumnSegment]:
    """Give segments that are to become one, or one that is mostly deleted, if there are any."""
    tiers: defaultdict[int, list[ColumnSegment]] = defaultdict(list)
    for segment in segments:
        if segment.deleted_count() > segment.doc_count():
            return [segment]
        if segment.path(folder).stat().st_size <= _LARGEST:
            tiers[_tier(segment.doc_count())].append(segment)
    for _, alike in sorted(tiers.items()):
        if len(alike) >= MOST_ALIKE:
            return alike[:MOST_ALIKE]
    return []


def _tier(documents: int) -> int:
    """Give a number for a size; a segment of the next one has room for all of this."""
    tier = 0
    while documents > _SMALLEST:
        documents, tier = documents // MOST_ALIKE, tier + 1
    return tier


def _merge(
    writer: ColumnWriter,
    folder: Path,
    segments: Sequence[ColumnSegment],
    step: Callable[[], None],
) -> ColumnSegment:
    merged: ColumnSegment = writer.codec.new_segment(writer.storage, writer.indexname)
    writer.closed.append(merged)
    with _opened(folder, segments) as opened:
        sources = [
            Source(columns, list(segment.deleted_docs()))
            for segment, columns in zip(segments, opened, strict=True)
        ]
        try:
            merged.set_doc_count(merge(sources, merged.path(folder), step))
        except (OSError, Cancelled):
            raise
        except Exception as error:
            raise DamagedIndex(str(error)) from error
        finally:
            sources.clear()
    return merged
