"""The way from the command line into the window, or past it where there is no display."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from casebook.cli.arguments import Command, add_folders
from casebook.cli.console import say_error

_SAMPLE_SEARCH = "angry people waiting at the checkout"

# what Qt opens when it draws into a window of X11, and ends the program if it cannot; by the
# packages of Debian and Ubuntu
_LIBRARIES_OF_X11 = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# without these, importing Qt fails
_LIBRARIES_OF_QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}


def add_window_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what the window opens, and how."""
    parser.add_argument(
        "library", nargs="?", type=Path, metavar="LIBRARY", help="the folder, or bundle, to open"
    )
    parser.add_argument(
        "--demo", action="store_true", help="open your own copy of the sample library"
    )
    parser.add_argument(
        "--read-only", action="store_true", help="offer nothing that changes a file"
    )
    add_folders(parser)


def open_window(asked: argparse.Namespace) -> int:
    """Open the window; without a display, say so and show the library on the terminal."""
    if not has_display():
        say_error("There is no display to open a window on, so here is the library as text.")
        return show_on_terminal(asked.library or _sample(), asked.cache_dir, asked.data_dir)
    missing = missing_packages()
    if missing:
        return _name_packages(missing)
    gc.disable()  # until the window collects by itself; a start makes hardly any garbage
    try:
        from casebook.gui.app import start
    except ImportError:
        missing = _packages_missing_of(_LIBRARIES_OF_QT)
        if not missing:
            raise
        return _name_packages(missing)
    library = _sample() if asked.demo and asked.library is None else asked.library
    return start(library, cache=asked.cache_dir, data=asked.data_dir, read_only=asked.read_only)


def has_display() -> bool:
    """Say whether there is a screen to open a window on."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages() -> list[str]:
    """Give the packages of the libraries for X11 without which Qt would end the program."""
    x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or not x11 or os.environ.get("QT_QPA_PLATFORM"):
        return []
    return _packages_missing_of(_LIBRARIES_OF_X11)


def show_on_terminal(folder: Path, cache: Path | None, data: Path | None) -> int:
    """Print what is in a library, and the answer to one search."""
    # the window has its first picture before it needs any of these
    from casebook.cli import answers, printing
    from casebook.domain.query import Query
    from casebook.library.library import Library

    library = Library.open(folder, cache=cache, data=data, read_only=True)
    try:
        library.catch_up()
        print(f"{library.name} ({library.root})")
        printing.print_counts(answers.info_answer(library))
        query = Query(text=_SAMPLE_SEARCH)
        results = library.find(query)
        shown = results.hits[:3]
        snippets = library.snippets(query, [hit.entry.path for hit in shown])
        print(f"\nSearching for “{_SAMPLE_SEARCH}”:")
        printing.print_results(results, shown, snippets)
        print(f'\nMore: casebook search "{folder}" WORDS, or casebook --help')
    finally:
        library.close()
    return 0


def _packages_missing_of(libraries: Mapping[str, str]) -> list[str]:
    return [package for library, package in libraries.items() if not _can_be_opened(library)]


def _name_packages(missing: list[str]) -> int:
    """Say what has to be installed; give the exit code."""
    say_error(
        "The window needs system libraries that are not installed. On Debian and Ubuntu: "
        f"apt-get install {' '.join(missing)} (elsewhere the packages of the same libraries)."
    )
    return 2


def _sample() -> Path:
    from casebook.library.demo import demo_library

    return demo_library()


def _can_be_opened(library: str) -> bool:
    import ctypes  # 2 ms of a start, where nothing has to be looked for

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


COMMANDS = {"open": Command("Open the window on a library.", add_window_arguments, open_window)}
"""What this module does, by the word for it."""
