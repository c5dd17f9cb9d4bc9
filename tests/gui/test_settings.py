from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from casebook.gui.settings import Settings


@pytest.fixture
def file(tmp_path):
    return str(tmp_path / "settings.ini")


def opened(file):
    return Settings(QSettings(file, QSettings.Format.IniFormat))


def reopened(settings, file):
    settings._store.sync()
    return opened(file)


def test_the_first_start_has_sensible_settings(file):
    settings = opened(file)
    assert settings.recent == []
    assert settings.last_library is None
    assert settings.panes == []
    assert settings.sidebar_shown
    assert (settings.scheme, settings.zoom, settings.sans) == ("system", 100, False)
    assert settings.side_panel == "lessons"
    assert settings.geometry.isEmpty()
    assert settings.folded_groups == []


def test_libraries_are_remembered_the_last_one_first(file):
    settings = opened(file)
    for name in ("/a", "/b", "/a"):
        settings.remember_library(Path(name))
    settings = reopened(settings, file)
    assert settings.recent == [Path("/a"), Path("/b")]
    assert settings.last_library == Path("/a")


def test_a_single_recent_library_comes_back_as_a_list(file):
    settings = opened(file)
    settings.remember_library(Path("/only"))
    assert reopened(settings, file).recent == [Path("/only")]


def test_a_forgotten_library_is_not_opened_again(file):
    settings = opened(file)
    settings.remember_library(Path("/a"))
    settings.remember_library(Path("/b"))
    settings.forget_library(Path("/b"))
    assert settings.recent == [Path("/a")]
    assert settings.last_library is None


def test_each_library_has_its_last_document(file):
    settings = opened(file)
    settings.remember_document(Path("/a/b"), "x.md")
    settings.remember_document(Path("/a/c"), "y.md")
    settings = reopened(settings, file)
    assert settings.last_document(Path("/a/b")) == "x.md"
    assert settings.last_document(Path("/a/c")) == "y.md"
    assert settings.last_document(Path("/other")) == ""


def test_the_look_of_the_window_is_remembered(file):
    settings = opened(file)
    settings.panes = [208, 336, 510, 312]
    settings.sidebar_shown = False
    settings.side_panel = ""
    settings.scheme = "dark"
    settings.zoom = 125
    settings.sans = True
    settings.sort = "title"
    settings.geometry = QByteArray(b"somewhere")
    settings.folded_groups = ["theme:a", "facet:years"]
    settings = reopened(settings, file)
    assert settings.panes == [208, 336, 510, 312]
    assert not settings.sidebar_shown
    assert settings.side_panel == ""
    assert (settings.scheme, settings.zoom, settings.sans) == ("dark", 125, True)
    assert settings.sort == "title"
    assert settings.geometry == QByteArray(b"somewhere")
    assert settings.folded_groups == ["theme:a", "facet:years"]


def test_settings_that_were_damaged_are_as_if_not_there(file):
    Path(file).write_text("[look]\nzoom=huge\n[window]\npanes=a, b\ngeometry=7\n", "utf-8")
    settings = opened(file)
    assert settings.zoom == 100
    assert settings.panes == []
    assert settings.geometry.isEmpty()
