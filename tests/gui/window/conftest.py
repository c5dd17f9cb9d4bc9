"""The whole window on a library of its own, with somebody who answers its questions."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casebook.domain.names import DocumentPath
from casebook.gui.app import build
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.prompts import Leaving
from casebook.gui.settings import Settings
from tests.small_library import CAR_MAKER, LESSON, PACK, write

CASE = """\
---
title: The line that emptied in two minutes
themes: [resource-allocation]
type: recovery
outcome: mixed
source: https://example.org/line
---
## Situation
A customer stood in a line. The store waited until customers complained. It was a busy day.

See [[car-maker]], [[nothing-here]], [a page](https://example.org/) and [a report](report.pdf).

## Impact
The line emptied quickly, and the customers were content.
"""

THEMES = """\
- id: resource-allocation
  label: Resource allocation
  synonyms: [queue]
- id: trust
  label: Trust
"""


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path / "My library",
        {
            "checkout-line.md": CASE,
            "car-maker.md": CAR_MAKER,
            "open-early.md": LESSON,
            "recovery.md": PACK,
            "themes.yaml": THEMES,
            "report.pdf": "%PDF",
        },
    )


@dataclass
class Answers:
    """Stands in for the user where the window asks."""

    to_open: Path | None = None
    to_make: Path | None = None
    to_export: Path | None = None
    goes_outside: bool = False
    model: Path | None = None
    bundle: Path | None = None
    leaves: Leaving = Leaving.STAY
    picture: Path | None = None
    template: Path | None = None
    rewrites: bool = True
    writes_anew: bool = True
    files: list[Path] = field(default_factory=list)
    folder: Path | None = None
    opens: bool | None = True
    forgets: bool = True
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def library_to_open(self, start):
        return self.to_open

    def library_to_make(self, start):
        return self.to_make

    def model_folder(self, start):
        return self.model

    def export_folder(self, start):
        return self.to_export

    def bundle_to_open(self, start):
        return self.bundle

    def may_open_outside(self, address):
        self.asked.append(address)
        return self.goes_outside

    def tell(self, title, text):
        self.told.append(text)

    def leaving(self, title):
        self.asked.append(title)
        return self.leaves

    def picture_to_take(self):
        return self.picture

    def files_to_import(self, start):
        return self.files

    def folder_to_import(self, start):
        return self.folder

    def opens_folder(self, folder, library):
        self.asked.append(folder)
        return self.opens

    def may_forget_drafts(self, count):
        self.asked.append(f"{count} drafts")
        return self.forgets

    def template_to_take(self, ending):
        return self.template

    def may_rewrite(self, path, notice):
        self.asked.append(notice)
        return self.rewrites

    def may_write_anew(self, path):
        self.asked.append(path)
        return self.writes_anew


class Driver:
    """Uses the window as a person would."""

    def __init__(self, qtbot, application, settings, answers, opened, library, **options):
        self.qtbot = qtbot
        self.settings = settings
        self.answers = answers
        self.opened_outside = opened
        self.made = build(
            application,
            settings,
            library=library or settings.last_library,
            prompts=answers,
            open_url=lambda url: (
                opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded)) or True
            ),
            **options,
        )
        self.window = self.made.front.window
        qtbot.addWidget(self.window)

    @property
    def parts(self):
        return self.made.parts

    @property
    def panes(self):
        return self.made.parts.panes

    def show(self):
        self.made.show()
        self.window.resize(1366, 768)
        self.qtbot.waitExposed(self.window)
        self.settle()
        return self

    def settle(self):
        self.qtbot.waitUntil(
            lambda: self.made.is_complete and not self.made.front.jobs.busy, timeout=15000
        )

    def open(self, path):
        self.parts.desk.open(DocumentPath(path))
        self.qtbot.waitUntil(lambda: self.parts.reader.path == path, timeout=15000)
        self.settle()

    def search(self, words):
        self.panes.tools.search.setFocus()
        self.panes.tools.search.clear()
        self.type(words)

    def type(self, words):
        QTest.keyClicks(self.panes.tools.search, words)
        wanted = self.panes.tools.search.text()
        self.qtbot.waitUntil(lambda: self.answered_for(wanted))
        self.settle()

    def answered_for(self, words):
        results = self.parts.finder.results
        return results is not None and results.query.text == words

    def press(self, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(widget, key, modifier)
        self.settle()

    def act(self, name):
        self.parts.actions[name].trigger()
        self.settle()

    def write(self, path="checkout-line.md", mode=Mode.SPLIT):
        """Open a document to be written, and give its editor."""
        self.open(path)
        self.parts.writer.set_mode(mode)
        self.qtbot.waitUntil(lambda: self.parts.writer.path == path)
        self.settle()
        return self.editor

    @property
    def editor(self):
        return self.parts.writer.manuscript.pane.editor

    @property
    def said(self):
        return self.panes.status.words.text()

    @property
    def listed(self):
        return [str(path) for path in self.panes.results.paths()]

    @property
    def read(self):
        return self.parts.reader.path

    @property
    def middle(self):
        return self.parts.view.centre.currentWidget()


def edit(file, old, new):
    """Change a file as another editor would, a second later."""
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))


@pytest.fixture
def edited():
    return edit


@pytest.fixture
def settings(tmp_path):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def start(qtbot, qapp, settings, answers):
    """Start the program; each start is ended after the test."""
    drivers = []

    def begin(library=None, **options):
        driver = Driver(qtbot, qapp, settings, answers, [], library, **options)
        drivers.append(driver)
        return driver

    yield begin
    for driver in drivers:
        driver.answers.leaves = Leaving.KEEP
        driver.window.close()
        driver.made.close()
    QGuiApplication.clipboard().clear()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.styleHints().unsetColorScheme()
    QApplication.processEvents()


@pytest.fixture
def window(start, folder):
    """The window, open on the library and settled."""
    return start(folder).show()


@pytest.fixture
def sheet(window, qtbot):
    """Gives the sheet of a kind that is open."""

    def find(kind):
        def shown():
            return [one for one in window.window.findChildren(kind) if one.isVisible()]

        qtbot.waitUntil(lambda: bool(shown()))
        window.settle()
        return shown()[-1]

    return find
