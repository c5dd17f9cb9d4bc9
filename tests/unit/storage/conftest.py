"""What several tests of the storage room need: a folder to read, and a user without rights."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from catalog_shelf import VERSION, Shelf

from casebook.storage.catalog import Catalog
from casebook.storage.folder import LibraryFolder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty library."""
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


@pytest.fixture
def files(library: Path) -> LibraryFolder:
    """The same, opened."""
    return LibraryFolder(library)


@contextmanager
def _without(path: Path) -> Iterator[None]:
    mode = path.stat().st_mode
    path.chmod(0)
    user = os.geteuid()
    if user == 0:  # whom no mode keeps out
        os.seteuid(65534)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(0)
        path.chmod(mode)


@pytest.fixture
def without_access() -> Callable[[Path], AbstractContextManager[None]]:
    """Take all rights to a file or folder away for a while, whoever runs the tests."""
    return _without


@contextmanager
def _little_room(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@pytest.fixture
def little_room() -> Callable[[int], AbstractContextManager[None]]:
    """Let no file grow past a number of bytes for a while, as if the disk were full."""
    return _little_room


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """An empty catalog."""
    opened = Catalog.open(tmp_path, VERSION)
    yield opened
    opened.close()


@pytest.fixture
def shelf(catalog: Catalog) -> Shelf:
    """The same catalog, with a way to fill it by texts."""
    return Shelf(catalog)
