import pytest

from casebook.cli import window
from casebook.library.demo import SAMPLE_NAME


@pytest.fixture
def no_display(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_display_the_library_is_shown_as_text(casebook, folder, no_display):
    code, out, err = casebook(folder)
    assert code == 0
    assert err.count(".") == 1
    assert "no display" in err
    assert "1  cases" in out
    assert "Searching for" in out


def test_without_a_display_the_demo_shows_the_users_copy(
    casebook, no_display, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    code, out, _ = casebook("--demo")
    assert code == 0
    assert SAMPLE_NAME in out
    assert (tmp_path / SAMPLE_NAME / "themes.yaml").exists()


def test_missing_system_libraries_are_named_by_their_packages(
    casebook, folder, no_display, monkeypatch
):
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setitem(window._LIBRARIES_OF_X11, "libno-such-thing.so.0", "libno-such-thing0")
    code, _, err = casebook(folder)
    assert code == 2
    assert "apt-get install" in err
    assert "libno-such-thing0" in err


def test_the_libraries_of_x11_are_not_asked_for_elsewhere(monkeypatch, no_display):
    monkeypatch.setitem(window._LIBRARIES_OF_X11, "libno-such-thing.so.0", "libno-such-thing0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "libno-such-thing0" not in window.missing_packages()
    monkeypatch.setattr("sys.platform", "win32")
    assert window.missing_packages() == []
    assert window.has_display()


def test_the_window_opens_with_what_was_asked_for(casebook, folder, monkeypatch, tmp_path):
    started = []

    def start(library, *, cache, data, read_only):
        started.append((library, cache, data, read_only))
        return 0

    monkeypatch.setattr("casebook.gui.app.start", start)
    monkeypatch.setattr(window, "missing_packages", list)
    folders = ("--cache-dir", tmp_path, "--data-dir", tmp_path / "data")
    assert casebook("open", folder, "--read-only", *folders)[0] == 0
    assert casebook()[0] == 0
    assert started == [(folder, tmp_path, tmp_path / "data", True), (None, None, None, False)]
