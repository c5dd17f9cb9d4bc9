"""Reading a library into the catalog, and finding it unchanged."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from casebook.library.library import Library
from tests.benchmarks.timing import Row, in_turn


def rows(library: Path) -> Iterator[Row]:
    """Measure the first reading and the reconciling of an unchanged library."""
    cache = Path(os.environ["CASEBOOK_CACHE_DIR"])
    gc.set_threshold(100_000)  # for both sides; the command line does so, the window likewise

    def first() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        opened = Library.open(library)
        opened.reconcile()
        opened.close()

    ours, theirs = in_turn(first, lambda: read_and_parse(library), runs=5)
    yield Row("first reading / read files, parse YAML in C", ours, theirs, "ms", 3)

    opened = Library.open(library)
    opened.reconcile()
    ours, theirs = in_turn(opened.reconcile, lambda: bare_scan(library), runs=9)
    opened.close()
    yield Row("reconciling, unchanged / bare scan with stat", ours, theirs, "ms", 3)


def fill(library: Path) -> None:
    """Fill the caches, as after a first day."""
    opened = Library.open(library)
    opened.catch_up()
    opened.close()


def read_and_parse(library: Path) -> None:
    """Read all files and parse their front matter, and nothing else."""
    for path in library.rglob("*.md"):
        text = path.read_text("utf-8", errors="replace")
        if text.startswith("---\n"):
            try:
                yaml.load(text[4 : text.index("\n---", 4)], yaml.CSafeLoader)
            except (yaml.YAMLError, ValueError):
                continue


def bare_scan(library: Path) -> int:
    """List all files and ask for their size and time."""
    waiting, total = [str(library)], 0
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    total += entry.stat().st_mtime_ns > 0
    return total
