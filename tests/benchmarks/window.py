"""The window: from the start of the process until it is filled, until it is idle, its memory.

The first run of each is left out: it fills what the caches do not have yet.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.timing import Row

_EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from tests.benchmarks.telling import tell
application = QApplication([])
class Window(QMainWindow):
    shown = 0
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.shown:
            self.shown = time.time()
            QTimer.singleShot(0, self.end)
    def end(self):
        tell(self.shown, time.time())
        application.quit()
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

_CASEBOOK = """
import gc, sys, time
from casebook.cli import main, window
gc.disable()
window.missing_packages()
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from casebook.gui.app import build, make_application
from casebook.gui.settings import Settings
from tests.benchmarks.telling import tell
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
        filled.append(time.time())
view.paintEvent = painted
def idle():
    if filled and settled and made.is_complete and not front.jobs.busy:
        tell(filled[0], time.time())
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


def rows(library: Path, runs: int = 5) -> Iterator[Row]:
    """Measure our window beside an empty one of the same Python."""
    settings = library.parent / "settings.ini"
    ours, theirs = [], []
    for _ in range(runs):
        theirs.append(_start(["-c", _EMPTY]))
        ours.append(_start(["-c", _CASEBOOK, str(library), str(settings)]))
    filled, idle, memory = _medians(ours[1:])
    shown, _, empty_memory = _medians(theirs[1:])
    yield Row("start to the filled window / to an empty window", filled, shown, "ms", 2)
    yield Row("start to idle / to an empty window", idle, shown, "ms", 4)
    yield Row("memory (PSS) when idle / of an empty window", memory, empty_memory, "MiB", 2.5)


def _start(arguments: Sequence[str]) -> list[float]:
    started = time.time()
    done = subprocess.run(
        [sys.executable, *arguments], env=os.environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    filled, idle, pss = json.loads(done.stdout.splitlines()[-1])
    return [(filled - started) * 1000, (idle - started) * 1000, pss / 1024]


def _medians(runs: Sequence[Sequence[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*runs, strict=True)]
