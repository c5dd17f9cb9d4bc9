"""``python -m tests.benchmarks.run --corpus FOLDER``: all figures of opening and reading."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks import catalog, typing_keys, window
from tests.benchmarks.corpus import make_library
from tests.benchmarks.timing import Row, command, in_turn
from tests.benchmarks.window import as_installed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as folder:
        cache = Path(folder, "cache")
        os.environ["CASEBOOK_CACHE_DIR"] = str(cache)
        library = make_library(asked.corpus, Path(folder, "library"), asked.documents)
        print(f"{asked.documents:,} documents made from {asked.corpus}\n")
        print("Processes on both sides find their bytecode compiled, as after an installation.\n")
        print(f"{'':<58}{'ours':>9}{'theirs':>9}")
        for row in catalog.rows(library):
            print(row, flush=True)
        catalog.fill(library)
        for row in window.rows(library):
            print(row, flush=True)
        print(_search(library, as_installed(str(Path(folder, "bytecode")))), flush=True)
        typing_keys.report(library)


def _search(library: Path, environment: Mapping[str, str]) -> Row:
    works = (
        command(["-m", "casebook", "search", str(library), "review", "process"], environment),
        command(["-c", "import numpy, whoosh.index"], environment),
    )
    for work in works:
        work()  # compiles what is not compiled yet
    ours, theirs = in_turn(*works)
    return Row("casebook search / import numpy, whoosh.index", ours, theirs, "ms", 3)


if __name__ == "__main__":
    main()
