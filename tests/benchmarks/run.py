"""``python -m tests.benchmarks.run --corpus FOLDER``: all figures of opening and reading."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from tests.benchmarks import catalog, typing_keys, window
from tests.benchmarks.corpus import make_library
from tests.benchmarks.timing import Row, command, in_turn


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
        print(f"{'':<58}{'ours':>9}{'theirs':>9}")
        for row in catalog.rows(library):
            print(row, flush=True)
        catalog.fill(library)
        for row in window.rows(library):
            print(row, flush=True)
        print(_search(library), flush=True)
        typing_keys.report(library)


def _search(library: Path) -> Row:
    ours, theirs = in_turn(
        command(["-m", "casebook", "search", str(library), "review", "process"], os.environ),
        command(["-c", "import numpy, whoosh.index"], os.environ),
    )
    return Row("casebook search / import numpy, whoosh.index", ours, theirs, "ms", 3)


if __name__ == "__main__":
    main()
