"""Work away from the GUI thread, in five lanes; the only module that starts threads.

*write* has one thread, so that writes follow each other; *read* has two, so that a page
opens while a long search still runs; *export* has one, and so have *keep*, so that a draft does
not wait until a library is read, and *import*, whose conversions take minutes. Work is a plain
function that takes a ``Progress`` and gives a value; what is done with the value happens on the
GUI thread.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from casebook.domain.errors import CasebookError
from casebook.domain.progress import Cancelled, Progress

T = TypeVar("T")
_BETWEEN_STEPS = 0.1  # seconds: a progress bar needs no more than ten steps a second
_log = logging.getLogger(__name__)


class LaneName(Enum):
    """The lanes, with how many threads each has."""

    WRITE = ("write", 1)
    READ = ("read", 2)
    EXPORT = ("export", 1)
    KEEP = ("keep", 1)
    IMPORT = ("import", 1)

    @property
    def threads(self) -> int:
        """How many jobs of the lane run at once."""
        return self.value[1]


class Job(Generic[T]):
    """One piece of work on its way through a lane.

    Attributes:
        what: A few words for the user and the log.
        topic: A newer job of the same topic takes the place of an older one; "" for none.
    """

    __slots__ = ("_cancelled", "done", "ended", "failed", "topic", "watched", "what", "work")

    def __init__(
        self,
        what: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[CasebookError], None],
        watched: Callable[[int, int, str], None] | None = None,
        ended: Callable[[], None] | None = None,
        topic: str = "",
    ) -> None:
        self.what = what
        self.work = work
        self.done = done
        self.failed = failed
        self.watched = watched
        self.ended = ended
        self.topic = topic
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to end; its result is dropped."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether nobody wants the result any more."""
        return self._cancelled.is_set()


class _JobProgress:
    """Tells a job's progress to the GUI thread now and then, and ends it when cancelled."""

    def __init__(self, job: Job[Any], tell: Callable[[int, int, str], None]) -> None:
        self._job = job
        self._tell = tell
        self._told_at = 0.0

    def step(self, done: int, total: int, what: str) -> None:
        if self._job.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._told_at >= _BETWEEN_STEPS:
            self._told_at = now
            self._tell(done, total, what)


class Jobs(QObject):
    """The lanes. Call it, and expect its answers, on the GUI thread.

    Signals:
        crashed: A job raised something that is a bug; the exception is given.
        idle_reached: The last job has ended.
    """

    crashed = Signal(object)
    idle_reached = Signal()
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[LaneName, queue.SimpleQueue[Job[Any] | None]] = {}
        self._threads: list[threading.Thread] = []
        self._waiting: list[Job[Any]] = []
        self._closed = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        lane: LaneName,
        what: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[CasebookError], None],
        *,
        watched: Callable[[int, int, str], None] | None = None,
        ended: Callable[[], None] | None = None,
        topic: str = "",
    ) -> Job[T]:
        """Start a job.

        Args:
            lane: Where it runs.
            what: A few words for the user and the log.
            work: Runs in the lane; a cancelled job ends at its next progress step.
            done: Gets the value, on the GUI thread, unless the job was cancelled.
            failed: Gets an expected error, on the GUI thread.
            watched: Gets the progress (done, total, what), on the GUI thread.
            ended: Called last, however the job ended.
            topic: Jobs of this topic that have not ended are cancelled.
        """
        if topic:
            self.cancel(topic)
        job = Job(what, work, done, failed, watched, ended, topic)
        if self._closed:
            job.cancel()
            return job
        self._waiting.append(job)
        self._queue_of(lane).put(job)
        return job

    def cancel(self, topic: str) -> None:
        """Cancel all jobs of a topic."""
        for job in self._waiting:
            if job.topic == topic:
                job.cancel()

    @property
    def busy(self) -> bool:
        """Whether any job has not ended."""
        return bool(self._waiting)

    def close(self, patience: float = 10.0) -> None:
        """Cancel everything and wait for the threads to end; nothing starts any more.

        Args:
            patience: Seconds to wait for each thread.
        """
        self._closed = True
        for job in self._waiting:
            job.cancel()
        for name, jobs in self._queues.items():
            for _ in range(name.threads):
                jobs.put(None)
        for thread in self._threads:
            thread.join(patience)
        self._threads.clear()
        self._queues.clear()

    def _queue_of(self, lane: LaneName) -> queue.SimpleQueue[Job[Any] | None]:
        if lane not in self._queues:
            jobs: queue.SimpleQueue[Job[Any] | None] = queue.SimpleQueue()
            self._queues[lane] = jobs
            for number in range(lane.threads):
                thread = threading.Thread(
                    target=self._run, args=(jobs,), name=f"{lane.value[0]}-{number}", daemon=True
                )
                thread.start()
                self._threads.append(thread)
        return self._queues[lane]

    def _run(self, jobs: queue.SimpleQueue[Job[Any] | None]) -> None:
        while (job := jobs.get()) is not None:
            self._told.emit(self._outcome(job))

    def _outcome(self, job: Job[Any]) -> Callable[[], None]:
        """Do the work; give what is to be done on the GUI thread."""
        tell = job.watched

        def watched(done: int, total: int, what: str) -> None:
            if tell is not None:
                self._told.emit(lambda: None if job.cancelled else tell(done, total, what))

        try:
            if job.cancelled:
                raise Cancelled
            value = job.work(_JobProgress(job, watched))
        except Cancelled:
            return lambda: self._end(job, None)
        except CasebookError as error:
            expected = error
            return lambda: self._end(job, lambda: job.failed(expected))
        except Exception as error:  # a bug: reported as one, never swallowed
            _log.exception("%s failed", job.what)
            bug = error
            return lambda: self._end(job, lambda: self.crashed.emit(bug))
        return lambda: self._end(job, lambda: job.done(value))

    def _end(self, job: Job[Any], then: Callable[[], None] | None) -> None:
        self._waiting.remove(job)
        try:
            if then is not None and not job.cancelled:
                then()
        finally:
            if job.ended is not None:
                job.ended()
            if not self._waiting:
                self.idle_reached.emit()

    @Slot(object)
    def _take(self, act: Callable[[], None]) -> None:
        act()
