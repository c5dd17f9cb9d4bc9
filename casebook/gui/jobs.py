"""Work away from the GUI thread, in five lanes; the only module that starts threads.

*write* has one thread, so that writes follow each other; *read* has two, so that a page
opens while a long search still runs; *export* has one, and so have *keep*, so that a draft does
not wait until a library is read, and *import*, whose conversions take minutes. Work is a plain
function that takes a ``Progress`` and gives a value; what is done with the value happens on the
GUI thread.

Work in the background gives way: it ends at its next step when other work waits for its lane,
and is begun again behind that. So a save does not wait until a library is read.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from enum import Enum, IntEnum
from itertools import count
from typing import Any, Generic, NamedTuple, TypeVar

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


class _Turn(IntEnum):
    """What goes first where several wait for one lane."""

    ASKED = 0
    BACKGROUND = 1
    END = 2


class _Place(NamedTuple):
    """A place in the queue of a lane, compared by turn and then by number."""

    turn: _Turn
    number: int
    job: Job[Any] | None


class _GaveWay(Cancelled):
    """Other work waits for the lane."""


class Job(Generic[T]):
    """One piece of work on its way through a lane.

    Attributes:
        what: A few words for the user and the log.
        topic: A newer job of the same topic takes the place of an older one; "" for none.
        gives_way: Whether other work of the lane goes first, also once it has begun.
    """

    __slots__ = (
        "_cancelled",
        "done",
        "ended",
        "failed",
        "gives_way",
        "topic",
        "watched",
        "what",
        "work",
    )

    def __init__(
        self,
        what: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[CasebookError], None],
        watched: Callable[[int, int, str], None] | None = None,
        ended: Callable[[], None] | None = None,
        topic: str = "",
        gives_way: bool = False,
    ) -> None:
        self.what = what
        self.work = work
        self.done = done
        self.failed = failed
        self.watched = watched
        self.ended = ended
        self.topic = topic
        self.gives_way = gives_way
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to end; its result is dropped."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether nobody wants the result any more."""
        return self._cancelled.is_set()


class _Lane:
    """The queue of one lane."""

    def __init__(self) -> None:
        self._places: queue.PriorityQueue[_Place] = queue.PriorityQueue()
        self._numbers = count()

    def put(self, job: Job[Any] | None) -> None:
        """Have a job done in its turn; None ends one thread behind all jobs."""
        turn = _Turn.END
        if job is not None:
            turn = _Turn.BACKGROUND if job.gives_way else _Turn.ASKED
        self._places.put(_Place(turn, next(self._numbers), job))

    def get(self) -> Job[Any] | None:
        """Give the next job, as soon as there is one."""
        return self._places.get().job

    @property
    def is_wanted(self) -> bool:
        """Whether work waits that somebody has asked for."""
        with self._places.mutex:
            return bool(self._places.queue) and self._places.queue[0].turn is _Turn.ASKED


class _JobProgress:
    """Tells a job's progress to the GUI thread now and then, and ends it when it is to end."""

    def __init__(self, job: Job[Any], lane: _Lane, tell: Callable[[int, int, str], None]) -> None:
        self._job = job
        self._lane = lane
        self._tell = tell
        self._told_at = 0.0

    def step(self, done: int, total: int, what: str) -> None:
        if self._job.cancelled:
            raise Cancelled
        if self._job.gives_way and self._lane.is_wanted:
            raise _GaveWay
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
        self._lanes: dict[LaneName, _Lane] = {}
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
        gives_way: bool = False,
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
            gives_way: Whether other work of the lane goes first. When work waits that does not
                give way, ``work`` gets ``Cancelled`` at its next step and is called again later.
        """
        if topic:
            self.cancel(topic)
        job = Job(what, work, done, failed, watched, ended, topic, gives_way)
        if self._closed:
            job.cancel()
            return job
        self._waiting.append(job)
        self._lane(lane).put(job)
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
        for name, lane in self._lanes.items():
            for _ in range(name.threads):
                lane.put(None)
        for thread in self._threads:
            thread.join(patience)
        self._threads.clear()
        self._lanes.clear()

    def _lane(self, name: LaneName) -> _Lane:
        if name not in self._lanes:
            lane = self._lanes[name] = _Lane()
            for number in range(name.threads):
                thread = threading.Thread(
                    target=self._run, args=(lane,), name=f"{name.value[0]}-{number}", daemon=True
                )
                thread.start()
                self._threads.append(thread)
        return self._lanes[name]

    def _run(self, lane: _Lane) -> None:
        while (job := lane.get()) is not None:
            try:
                self._told.emit(self._outcome(job, lane))
            except _GaveWay:
                lane.put(job)

    def _outcome(self, job: Job[Any], lane: _Lane) -> Callable[[], None]:
        """Do the work; give what is to be done on the GUI thread."""
        tell = job.watched

        def watched(done: int, total: int, what: str) -> None:
            if tell is not None:
                self._told.emit(lambda: None if job.cancelled else tell(done, total, what))

        try:
            if job.cancelled:
                raise Cancelled
            value = job.work(_JobProgress(job, lane, watched))
        except _GaveWay:
            raise
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
