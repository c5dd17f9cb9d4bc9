"""What every test stands on: no display, caches of its own, nothing left behind."""

import logging
import os
import threading

# before anything imports Qt, which would otherwise end the interpreter without a display
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

# what passed yesterday passes today; ``make check`` hunts with other examples each time
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("hunting", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "logs_warnings: what this test does is worth a warning in the log"
    )


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Keep caches, data, settings and documents of the user out of the tests."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CASEBOOK_CACHE_DIR", str(home / "cache"))
    monkeypatch.setenv("CASEBOOK_DATA_DIR", str(home / "data"))
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def nothing_left_behind(request, caplog):
    """Fail a test that leaves a thread running, or warns in the log without saying so."""
    before = set(threading.enumerate())
    caplog.set_level(logging.WARNING, logger="casebook")
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left, f"threads left running: {left}"
    if "logs_warnings" not in request.keywords:
        warned = [
            record.getMessage()
            for phase in ("setup", "call")
            for record in caplog.get_records(phase)
            if record.name.startswith("casebook") and record.levelno >= logging.WARNING
        ]
        assert not warned, f"logged: {warned}"
