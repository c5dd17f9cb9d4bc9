"""``python -m tests.benchmarks.keeping``: whether anything is lost when it is made hard.

*Two programs* edit one library at the same time, each in its own way and without knowing of the
other, for as many seconds as asked; what both have written is counted in the end. *Killed*: a
program that saves is killed at a random moment, again and again; each time the file must be the
old text or the new one, whole, and the versions must be readable.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from casebook.domain.names import DocumentPath
from casebook.library.library import Library
from casebook.resources import sample_library

_EDITING = """
import sys, time, random
from pathlib import Path
from casebook.domain.errors import EditedOutside
from casebook.library.library import Library

root, cache, data, who, seconds = *map(Path, sys.argv[1:4]), sys.argv[4], float(sys.argv[5])
library = Library.open(root, cache=cache, data=data)
library.catch_up()
paths = [entry.path for entry in library.shelf.entries][:6]
chance, written, merged, until = random.Random(who), 0, 0, time.monotonic() + seconds
while time.monotonic() < until:
    read = library.text(chance.choice(paths))
    if chance.random() < 0.2:
        time.sleep(chance.random() / 50)  # as somebody who thinks before saving
    heading = f"## By {who}\\n"
    text = read.text.replace(heading, f"{heading}{who} {written} wrote this.\\n", 1)
    while True:
        try:
            library.save(text, read)
        except EditedOutside:
            outcome = library.history.merge(text, read)
            assert outcome.merge.text is not None, outcome.merge.conflicts
            text, read = outcome.merge.text, outcome.read
            merged += 1
        else:
            break
    written += 1
library.close()
print(written, merged)
"""
_SAVING = """
import sys
from pathlib import Path
from casebook.domain.names import DocumentPath
from casebook.library.library import Library

root, cache, data, turn = *map(Path, sys.argv[1:4]), sys.argv[4]
library = Library.open(root, cache=cache, data=data)
path = DocumentPath("killed.md")
read = library.text(path)
print("ready", flush=True)
library.save(f"turn {turn}\\n" * 20_000, read)
print("saved", flush=True)
"""


def main() -> None:
    """Make it hard, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="two programs edit so long")
    parser.add_argument("--saves", type=int, default=500, help="so many are cut off")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="casebook-keeping-") as folder:
        base = Path(folder)
        shutil.copytree(sample_library(), base / "library")
        _two_programs(base, asked.seconds)
        _killed(base, asked.saves)


def _two_programs(base: Path, seconds: float) -> None:
    for path in (base / "library").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(f"{text}\n## By ann\n\n## Between\n\nWords.\n\n## By bob\n", "utf-8")
    running = {
        who: subprocess.Popen(
            [sys.executable, "-c", _EDITING, *_places(base), who, str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in ("ann", "bob")
    }
    written: dict[str, int] = {}
    for who, process in running.items():
        told, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"{who} ended with {process.returncode}")
        written[who], merged = map(int, told.split())
        print(f"{who}: {written[who]:,} edits saved, {merged:,} of them merged with the other's")
    texts = "".join(path.read_text("utf-8") for path in (base / "library").rglob("*.md"))
    lost = sum(
        f"{who} {number} wrote this.\n" not in texts
        for who, count in written.items()
        for number in range(count)
    )
    print(f"two programs for {seconds:.0f} s: {lost} edits lost")


def _killed(base: Path, saves: int) -> None:
    chance, file = random.Random(20261122), base / "library" / "killed.md"
    file.write_text("turn -1\n" * 20_000, "utf-8")
    cut_off = broken = 0
    took = 0.02
    for turn in range(saves):
        before, new = file.read_text("utf-8"), f"turn {turn}\n" * 20_000
        process = subprocess.Popen(
            [sys.executable, "-c", _SAVING, *_places(base), str(turn)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()
        started = time.perf_counter()
        if turn % 10:
            time.sleep(chance.random() * took)
            process.kill()
        process.wait()
        if process.returncode:
            cut_off += 1
        else:
            took = time.perf_counter() - started
        process.stdout.close()
        broken += file.read_text("utf-8") not in (before, new)
    library = Library.open(base / "library", cache=base / "cache", data=base / "data")
    library.catch_up()
    versions = library.history.versions(DocumentPath("killed.md"))
    unreadable = sum(
        len(set(library.history.text(one).split("\n")) - {""}) != 1 for one in versions
    )
    library.close()
    print(f"{saves} saves, {cut_off} of them cut off: {broken} files neither old nor new")
    print(f"{len(versions)} versions kept, {unreadable} not whole")


def _places(base: Path) -> tuple[str, str, str]:
    return str(base / "library"), str(base / "cache"), str(base / "data")


if __name__ == "__main__":
    main()
