"""Writing to the index: one commit at a time, and segments kept few."""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex, LockError
from whoosh.reading import SegmentReader
from whoosh.writing import PostingPool, SegmentWriter

from casebook.domain.errors import CacheUnusable, CasebookError
from casebook.domain.progress import Cancelled, Progress
from casebook.search.codec import ColumnCodec
from casebook.search.fields import whoosh_document
from casebook.search.indexed import IndexedText
from casebook.search.segments import DamagedIndex, live_documents

MOST_SEGMENTS = 16
"""Every segment costs each search a look into its dictionary; more than these are merged."""

_SEGMENTS_AFTER_MERGE = 8
_PATIENCE = 3.0  # seconds to wait for another program to finish writing
_MOST_POSTINGS = 250_000  # kept in memory, some 50 MB, before they are put aside on disk
_STEP = 20_000  # postings between two looks at the progress: less than a tenth of a second


class IndexBusy(CasebookError):
    """Another program is writing to the index."""


@contextmanager
def naming_folder(folder: Path) -> Iterator[None]:
    """Turn errors of the file system into a sentence that names the folder.

    Raises:
        CacheUnusable: A file could not be written.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise CacheUnusable(
            f"The search index in {folder} cannot be written ({reason}). "
            "Check the disk, or choose another cache folder."
        ) from error


def busy(folder: Path) -> IndexBusy:
    """Give the error to raise when somebody else holds the lock."""
    return IndexBusy(
        f"Another program is writing to the search index in {folder}. Try again in a moment."
    )


def write_texts(
    index: FileIndex,
    folder: Path,
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
        writer = _open_writer(index, folder)
    try:
        change = _Change(writer, folder)
        writer.pool = _Pool(writer, lambda: progress.step(len(change.written), total, "Indexing"))
        for number in removed:
            change.remove(number)
        for text in texts:
            change.replace(text)
            progress.step(len(change.written), total, "Indexing")
        change.commit()
    except BaseException:
        _abandon(index, writer)
        raise
    if not writer.is_closed:
        _abandon(index, writer)
    return change.written


class _Change:
    """Documents that one commit is going to remove and to add.

    Attributes:
        written: The numbers of those added so far.
    """

    def __init__(self, writer: SegmentWriter, folder: Path) -> None:
        self._writer = writer
        self._folder = folder
        self._places = live_documents(writer)
        self._deleted = 0
        self.written: list[int] = []
        self._seen: set[int] = set()

    def remove(self, number: int) -> None:
        """Remove a document, if it is there."""
        place = self._places.pop(number, None)
        if place is not None:
            self._writer.delete_document(place)
            self._deleted += 1

    def replace(self, text: IndexedText) -> None:
        """Add a document in the place of the one with the same number."""
        if text.number in self._seen:
            raise ValueError(f"document {text.number} was given twice")
        self._seen.add(text.number)
        self.remove(text.number)
        with naming_folder(self._folder):
            self._writer.add_document(**whoosh_document(text))
        self.written.append(text.number)

    def commit(self) -> None:
        """Make the change visible, in one step, if there is any."""
        if self.written or self._deleted:
            with naming_folder(self._folder):
                self._writer.commit(mergetype=_merge_smallest)


class _Pool(PostingPool):
    """Postings on their way into a segment; it lets the work be watched and cancelled.

    Whoosh's own measures every posting in bytes; counting them keeps memory small as well.
    """

    def __init__(self, writer: SegmentWriter, watch: Callable[[], None]) -> None:
        super().__init__(writer.temp_storage(), writer.newsegment)
        self._watch = watch

    def add(self, item: tuple[Any, ...]) -> None:
        """Take a posting, of a new document or of a segment that is merged."""
        self.current.append(item)
        if len(self.current) % _STEP == 0:
            self._watch()
        if len(self.current) >= _MOST_POSTINGS:
            self.save()

    def items(self, maxfiles: int = 128) -> Iterator[tuple[Any, ...]]:
        """Give all postings, sorted."""
        for at, item in enumerate(super().items(maxfiles)):
            if at % _STEP == 0:
                self._watch()
            yield item


def _open_writer(index: FileIndex, folder: Path) -> SegmentWriter:
    try:
        return SegmentWriter(index, timeout=_PATIENCE, codec=ColumnCodec(), compound=False)
    except LockError as error:
        raise busy(folder) from error


def _abandon(index: FileIndex, writer: SegmentWriter) -> None:
    """Give up a writer; its lock is released even when its files cannot be put away."""
    with suppress(Exception):
        writer.cancel()
    writer.storage.close_written()
    if writer.writelock is not None and not writer.is_closed:
        writer.writelock.release()
    if index.latest_generation() < writer.generation:  # what is not listed is not needed
        for name in writer.newsegment.list_files(writer.storage):
            with suppress(OSError):
                writer.storage.delete_file(name)


def _merge_smallest(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Give the segments to keep beside the new one, which takes up the smallest of too many.

    Half of the segments are merged at once, the smallest ones, so that a document is
    rewritten only as often as the library doubles.
    """
    kept = [segment for segment in segments if segment.doc_count()]
    if len(kept) < MOST_SEGMENTS:
        return kept
    by_size = sorted(kept, key=lambda segment: segment.doc_count())
    merged = by_size[: len(kept) - _SEGMENTS_AFTER_MERGE + 1]
    for segment in merged:
        _add_segment(writer, segment)
    return [segment for segment in kept if segment not in merged]


def _add_segment(writer: SegmentWriter, segment: Any) -> None:
    try:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    except (OSError, Cancelled):
        raise
    except Exception as error:
        raise DamagedIndex(str(error)) from error
