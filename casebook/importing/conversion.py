"""Files converted one after another in a process that is watched, and begun anew when it fails.

A few orders are always under way, so that the process never waits. The answer to each must
come within its time, counted from the answer before: a converter that hangs is ended with its
process, and one that crashes takes its process along; both cost the file that was being read.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from casebook.domain.errors import ImportRefused
from casebook.importing.converted import Converted
from casebook.importing.source import Asked
from casebook.importing.worker import COMMAND, answer_place, order, read_answer
from casebook.storage import own_process

_WORKER = "casebook.importing.worker"

_AHEAD = 4
"""Orders under way: enough to keep the process busy, few enough to lose little with it."""
_LOOK = 0.05
_AT_MOST = 200
"""Files after which a process is exchanged for a fresh one: converters keep memory."""

Answer = tuple[Converted, ...] | ImportRefused


class Conversion:
    """Converts files elsewhere. Use it as a context manager; leaving it ends the process."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._folder = tempfile.TemporaryDirectory(prefix="casebook-import-")
        self._process: subprocess.Popen[bytes] | None = None
        self._given = 0
        self._number = 0

    def __enter__(self) -> Conversion:
        """Begin; the process is started when there is something to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, whatever it is at, and take its files away."""
        self._end()
        with suppress(OSError):  # Windows may still hold a file of a process that was ended
            self._folder.cleanup()

    def run(
        self, files: Iterable[tuple[str, Path]], waiting: Callable[[], object] = lambda: None
    ) -> Iterator[Answer]:
        """Give what becomes of files, one answer for each, in their order.

        Args:
            files: The name and the place of each.
            waiting: Called several times a second; what it raises ends the conversion.
        """
        left = deque(files)
        under_way: deque[tuple[int, str, Path]] = deque()
        since = time.monotonic()
        while left or under_way:
            while left and len(under_way) < _AHEAD and self._may_order(under_way):
                name, place = left.popleft()
                under_way.append((self._number, name, place))
                self._number += 1
                self._order(*under_way[-1])
            number, name, _ = under_way[0]
            answer = self._wait_for(number, name, since, waiting)
            under_way.popleft()
            if self._process is None:  # ended; the files behind were not read
                left.extendleft((name, place) for _, name, place in reversed(under_way))
                under_way.clear()
            yield answer
            since = time.monotonic()

    def _may_order(self, under_way: deque[tuple[int, str, Path]]) -> bool:
        """Whether the process takes more; one that has done enough is exchanged when idle."""
        if self._given < _AT_MOST:
            return True
        if not under_way:
            self._end()
        return not under_way

    def _order(self, number: int, name: str, place: Path) -> None:
        process = self._process or self._start()
        line = order(number, place.absolute(), name, Path(self._folder.name), self._asked)
        self._given += 1
        own_process.send(process, line)

    def _wait_for(
        self, number: int, name: str, since: float, waiting: Callable[[], object]
    ) -> Answer:
        process = self._process
        assert process is not None
        place = answer_place(Path(self._folder.name), number)
        while not place.exists():
            waiting()
            if time.monotonic() - since > self._asked.limits.seconds:
                self._end()
                return ImportRefused(
                    f"{name} took longer than {self._asked.limits.seconds:g} seconds, and its "
                    "conversion was stopped. Save it in a simpler form, and import that."
                )
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
                if not place.exists():
                    self._end()
                    return ImportRefused(
                        f"The converter broke down over {name}. Save it in another format, and "
                        "import that."
                    )
        return self._read(place, name)

    def _read(self, place: Path, name: str) -> Answer:
        try:
            if place.stat().st_size > self._asked.limits.answer * 2:
                return ImportRefused(f"{name} becomes too large. Split it, and import the parts.")
            answer = read_answer(place.read_bytes())
            place.unlink()
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return ImportRefused(
                f"The converter gave no answer for {name}. Save it in another format, and import "
                "that."
            )
        return ImportRefused(answer) if isinstance(answer, str) else answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = own_process.start(COMMAND, _WORKER, Path(self._folder.name))
        self._given = 0
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            own_process.end(process)
