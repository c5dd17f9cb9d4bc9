"""From a key press to the painted results, in the real window."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtTest import QTest

from casebook.gui.app import build, make_application
from casebook.gui.settings import Settings
from tests.benchmarks.timing import spread

_TYPED = ("review process", "security of customers", "the release of a version", "error", "zebra")


class _Paints(QObject):
    """Notes when the list was painted last."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def report(library: Path) -> None:
    """Type some searches key by key and print how long each takes to be seen."""
    application = make_application()
    settings = Settings(QSettings(str(library.parent / "keys.ini"), QSettings.Format.IniFormat))
    made = build(application, settings, library=library)
    parts, paints, answered = made.parts, _Paints(), []
    parts.finder.found.connect(
        lambda results: answered.append((results.query.text, time.perf_counter()))
    )
    for part in (parts.panes.results.view.viewport(), parts.panes.results.nothing):
        part.installEventFilter(paints)
    made.show()
    _until(application, lambda: bool(answered) and not parts.jobs.busy)
    field, taken = parts.panes.tools.search, []
    for words in _TYPED:
        field.clear()
        _until(application, lambda: not parts.jobs.busy)
        for end, key in enumerate(words, start=1):
            started = time.perf_counter()
            QTest.keyClicks(field, key)
            typed = words[:end]
            _until(application, lambda t=typed: answered[-1][0] == t)
            _until(application, lambda at=answered[-1][1]: paints.at >= at)
            taken.append((paints.at - started) * 1000)
    made.close()
    median, late = spread(taken)
    print(f"\nkey press to painted results: median {median:.0f} ms, 95 % within {late:.0f} ms")


def _until(application: object, done: object) -> None:
    until = time.perf_counter() + 60
    while not done():
        application.processEvents()
        if time.perf_counter() > until:
            raise SystemExit("The window did not answer within a minute.")
