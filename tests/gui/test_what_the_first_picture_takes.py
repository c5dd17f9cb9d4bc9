"""What the first picture brings along, in a process of its own: all of it is waited for."""

import json
import subprocess
import sys

import pytest

_FIRST_PICTURE = """
import json, linecache, sys
from casebook.cli import main, window
assert window.missing_packages() == []
from PySide6 import QtCore, QtGui, QtWidgets
from casebook.domain.query import Entry, Hits, Query, Results
from casebook.domain.values import Kind
from casebook.gui.app import build, make_application
from casebook.gui.settings import Settings
application = make_application()
settings = Settings(QtCore.QSettings(sys.argv[1], QtCore.QSettings.Format.IniFormat))
front = build(application, settings).front
entry = Entry(1, "a.md", "a", Kind.CASE, "A case", "", 0.0, "It began with a queue.", 2, {})
front.finder.found.emit(Results(Query(), Hits([entry], [0]), {}))
front.window.show_library()
front.window.resize(1366, 768)
front.window.show()
application.processEvents()
front.window.grab()
front.jobs.close()
brought = {
    "modules": sorted(sys.modules),
    "classes": sorted({*vars(QtGui), *vars(QtWidgets)}),
    "sources": [name for name in linecache.cache if "panes" in name],
}
application.setStyleSheet("")
brought["style"] = application.style().name()
print(json.dumps(brought))
"""


@pytest.fixture(scope="module")
def brought(tmp_path_factory):
    settings = tmp_path_factory.mktemp("settings") / "settings.ini"
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PICTURE, settings],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_is_imported_that_only_later_pictures_need(brought):
    late = {
        *(
            "_hashlib",
            "ctypes",
            "dataclasses",
            "sqlite3",
            "numpy",
            "whoosh",
            "yaml",
            "platformdirs",
        ),
        *("casebook.gui.page_side", "casebook.library.library", "casebook.gui.widgets.words"),
    }
    assert not late & set(brought["modules"])


def test_no_class_of_qt_is_made_that_only_later_pictures_need(brought):
    # PySide makes a class with all its enumerations when it is first met, wanted or not
    assert "QApplication" in brought["classes"]
    late = {"QStyle", "QGradient", "QMdiArea", "QPdfWriter", "QTextCharFormat", "QTextDocument"}
    assert not late & set(brought["classes"])


def test_the_source_of_no_module_is_read(brought):
    assert brought["sources"] == []


def test_the_style_is_the_same_on_every_system(brought):
    assert brought["style"] == "fusion"
