"""Many files read by several processes at once, as when a large library is first opened.

Python runs on one core at a time, and on that of the window. So where there are thousands of
files, other processes read them and answer with the rows for the catalog, while this one stores
what has come. They are a help and no more: when one cannot be started, breaks down or hangs,
the files that are left are read here.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.library.reading_worker import COMMAND, answer_place, order, read_answer
from casebook.library.row_reading import RowsRead, batches, read_rows
from casebook.storage import own_process
from casebook.storage.folder import LibraryFolder

_MANY = 2000
"""Files for which other processes are started: to be ready takes one as long as 300 files."""

_PROCESSES = 4
"""At most; more wait for the one that stores what they read."""

_ORDER, _AHEAD = 250, 2
"""Files in one order, and orders that a process has, so that it never waits for one."""

_WHILE = 2000
"""Files read in one sweep, which is not to know for long where the folders are."""

_LOOK = 0.02
_PATIENCE = 60.0
"""Seconds between looks for an answer, and how long one may take."""

_WORKER = "casebook.library.reading_worker"
_log = logging.getLogger(__name__)


def read_files(
    folder: LibraryFolder, paths: Sequence[DocumentPath], progress: Progress
) -> Generator[RowsRead, None, None]:
    """Read files as rows, some at a time, in the order of the paths.

    Raises:
        Cancelled: By the progress.
    """
    done = 0

    def step(before: int = 0) -> None:
        progress.step(done + before, len(paths), "Reading")

    count = _processes_for(len(paths))
    if count > 1:
        try:
            for read in _read_elsewhere(folder.root, paths, count, step):
                yield read
                done += read.files
        except _BrokeDown as error:
            _log.info("Files are read here, as other processes do not: %s", error)
    for some in batches(paths[done:], _WHILE):
        for read in read_rows(folder.sweep(), some, step):
            yield read
        done += len(some)


class _BrokeDown(Exception):
    """A process does not do what it is for."""


def _processes_for(files: int) -> int:
    """Give how many processes are to read, or 1 where others would be no help."""
    if files < _MANY or not sys.executable:
        return 1
    if hasattr(os, "sched_getaffinity"):  # what this process may use of the machine
        return min(len(os.sched_getaffinity(0)), _PROCESSES)
    return min(os.cpu_count() or 1, _PROCESSES)


def _read_elsewhere(
    library: Path, paths: Sequence[DocumentPath], count: int, step: Callable[[], None]
) -> Iterator[RowsRead]:
    """Read files in other processes, which take turns with the orders.

    Raises:
        _BrokeDown: One could not be started, has ended, or takes too long.
    """
    orders = list(batches(paths, _ORDER))
    with ExitStack() as at_end:
        try:
            place = Path(
                at_end.enter_context(
                    tempfile.TemporaryDirectory(
                        prefix="casebook-reading-", ignore_cleanup_errors=True
                    )
                )
            )
            processes = []
            for _ in range(count):
                processes.append(own_process.start(COMMAND, _WORKER, place))
                at_end.callback(own_process.end, processes[-1])
        except OSError as error:
            raise _BrokeDown(str(error)) from error

        def give(number: int) -> None:
            if number < len(orders):
                line = order(number, library, place, orders[number])
                own_process.send(processes[number % count], line)

        for number in range(_AHEAD * count):
            give(number)
        for number in range(len(orders)):
            read = _answer(processes[number % count], answer_place(place, number), step)
            if read.files != len(orders[number]):
                raise _BrokeDown("One has left files out.")
            yield read
            give(number + _AHEAD * count)


def _answer(process: subprocess.Popen[bytes], place: Path, step: Callable[[], None]) -> RowsRead:
    """Wait for an answer."""
    since = time.monotonic()
    step()  # also when it is there already
    while not place.exists():
        step()
        if process.poll() is not None and not place.exists():
            raise _BrokeDown(f"One has ended with {process.returncode}.")
        if time.monotonic() - since > _PATIENCE:
            raise _BrokeDown(f"One gave no answer for {_PATIENCE:g} seconds.")
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK)
    try:
        answer = read_answer(place.read_bytes())
        place.unlink()
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise _BrokeDown(f"What one answers is no answer: {error}") from error
    return answer
