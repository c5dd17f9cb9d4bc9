"""The window: from the start of the process until it is filled, until it is idle, its memory.

The first run of each is left out: it fills what the caches do not have yet. Beside each time by
the clock stands that of the processor, which a busy machine lengthens less.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.timing import Row

_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from tests.benchmarks.telling import moment, tell
application = QApplication([])
class Window(QMainWindow):
    shown = 0
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.shown:
            self.shown = moment()
            QTimer.singleShot(0, self.end)
    def end(self):
        tell(self.shown, moment())
        application.quit()
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

_CASEBOOK = """
import gc, sys
from casebook.cli import main, window
gc.disable()
window.missing_packages()
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from casebook.gui.app import build, make_application
from casebook.gui.settings import Settings
from tests.benchmarks.telling import moment, tell
application = make_application()
settings = Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat))
made = build(application, settings, library=Path(sys.argv[1]))
found, filled, settled = [], [], []
front = made.front
front.finder.found.connect(found.append)
view = front.panes.results.view
paint = view.paintEvent
def painted(event):
    paint(event)
    if found and not filled:
        filled.append(moment())
view.paintEvent = painted
def idle():
    if filled and settled and made.is_complete and not front.jobs.busy:
        tell(filled[0], moment())
        made.close()
        application.quit()
front.session.settled.connect(lambda: (settled.append(1), QTimer.singleShot(0, idle)))
front.jobs.idle_reached.connect(lambda: QTimer.singleShot(0, idle))
made.show()
application.exec()
"""
"""The steps of the command ``casebook LIBRARY``, with an eye on them.

Filled: the rows of the list have been painted. Idle: the page side is made, the library is open
and compared with its files, and no lane has anything to do.
"""


_NAMES = (
    "start to the filled window / to an empty window",
    "the same in time of the processor",
    "start to idle / to an empty window",
    "the same in time of the processor",
    "memory (PSS) when idle / of an empty window",
)
_UNITS = ("ms", "ms", "ms", "ms", "MiB")
_BOUNDS = (2, 2, 4, 4, 2.5)


def rows(library: Path, runs: int = 15) -> Iterator[Row]:
    """Measure our window beside an empty one of the same Python."""
    settings = library.parent / "settings.ini"
    ours, theirs = [], []
    with tempfile.TemporaryDirectory(prefix="casebook-bytecode-") as bytecode:
        environment = as_installed(bytecode)
        for _ in range(runs + 1):
            theirs.append(_start(["-c", _EMPTY], environment))
            ours.append(_start(["-c", _CASEBOOK, str(library), str(settings)], environment))
    filled, filled_cpu, idle, idle_cpu, memory = _medians(ours[1:])
    shown, shown_cpu, _, _, empty_memory = _medians(theirs[1:])
    pairs = zip(
        (filled, filled_cpu, idle, idle_cpu, memory),
        (shown, shown_cpu, shown, shown_cpu, empty_memory),
        strict=True,
    )
    for (ours_, theirs_), name, unit, bound in zip(pairs, _NAMES, _UNITS, _BOUNDS, strict=True):
        yield Row(name, ours_, theirs_, unit, bound)


def as_installed(bytecode: str) -> dict[str, str]:
    """Give an environment in which modules are compiled once, as an installer compiles them.

    Python may have been told not to keep what it compiles. PySide and the standard library are
    compiled already, so that only our side would be compiled at each start.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _start(arguments: Sequence[str], environment: Mapping[str, str]) -> list[float]:
    """Give milliseconds to both moments, each by the clock and of the processor, and MiB."""
    started = time.time()
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    filled, filled_cpu, idle, idle_cpu, pss = json.loads(done.stdout.splitlines()[-1])
    taken = (filled - started, filled_cpu, idle - started, idle_cpu)
    return [*(seconds * 1000 for seconds in taken), pss / 1024]


def _medians(runs: Sequence[Sequence[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*runs, strict=True)]
