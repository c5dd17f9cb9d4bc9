"""What it takes to export a pack of fifty cases, beside pandoc for the same Markdown.

    python -m tests.benchmarks.exporting [--corpus DIR] [--cases 50] [--runs 3]

Every artefact and form is made by the command line in a process of its own, everything that it
imports counted; pandoc makes one Word file of the same pack, cases and lessons. They run in
turn, so that a machine that slows down slows all of them down. CPU is that of the whole process.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from casebook.export.artefacts import FORMATS, Artefact, Format

_TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds of the clock, of the CPU, and megabytes at its highest."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("cases"))
    parser.add_argument("--cases", type=int, default=50)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        library = make_pack(asked.corpus, place / "library", asked.cases)
        commands = _commands(library, place)
        _took(next(iter(commands.values())), place)  # the library is read once, for all
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(asked.runs):
            for name, command in commands.items():
                runs[name].append(_took(command, place))
        _tell(runs, place, asked.cases)


def make_pack(corpus: Path, library: Path, count: int) -> Path:
    """Make a library with a pack of so many cases out of those of a folder."""
    shutil.copytree(corpus, library, ignore=shutil.ignore_patterns("packs"))
    found = [path for path in sorted(library.rglob("*.md")) if "kind: lesson" not in _head(path)]
    lessons = [path.stem for path in sorted(library.rglob("*.md")) if path not in found]
    rows = []
    for number, path in zip(range(count), cycle(found), strict=False):
        stem = f"case-{number:03d}"
        text = _TITLE.sub(lambda match, at=number: f"{match[0]} ({at})", _text(path), count=1)
        (path.parent / f"{stem}.md").write_text(text, encoding="utf-8")
        uses = ("read", "situation, timeline"), ("discuss", "questions"), ("worksheet", "")
        rows += [f"| 5 | {activity} | [[{stem}]] | {use} | |" for activity, use in uses]
    rows.append(f"| 5 | role-play | [[{found[-1].stem}]] | | |")
    table = "\n".join(
        ("| Minutes | Activity | Item | Use | Note |", "| - | - | - | - | - |", *rows)
    )
    front = f"kind: pack\ntitle: Fifty\nlessons: [{', '.join(lessons)}]"
    pack = f"---\n{front}\n---\n## Agenda\n\n{table}\n"
    (library / "fifty.md").write_text(pack, encoding="utf-8")
    return library


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _body(path: Path) -> str:
    """Give a document as pandoc takes it: the title as a heading, without the front matter."""
    _, front, body = _text(path).split("---\n", 2)
    title = _TITLE.search(front)
    return f"# {title[1] if title else path.stem}\n\n{body}"


def _head(path: Path) -> str:
    return _text(path)[:200]


def _commands(library: Path, place: Path) -> dict[str, list[str]]:
    commands = {}
    base = [sys.executable, "-m", "casebook", "export", str(library), "fifty", "--replace"]
    for artefact in Artefact:
        for form in FORMATS[artefact]:
            name = f"{artefact.value} {form.value}"
            wanted = ["--artefacts", artefact.value, "--formats", form.value]
            commands[name] = [*base, "--to", str(place / name.replace(" ", "-")), *wanted]
    commands["all of them, at once"] = [*base, "--to", str(place / "all")]
    if shutil.which("pandoc"):
        source = place / "pack.md"
        used = sorted(library.rglob("case-*.md")) + sorted(library.rglob("lessons/*.md"))
        source.write_text("\n\n".join(map(_body, (library / "fifty.md", *used))), encoding="utf-8")
        about = ["-f", "markdown-yaml_metadata_block", "--toc"]
        commands["pandoc docx"] = ["pandoc", *about, "-o", str(place / "pandoc.docx"), str(source)]
    return commands


def _took(command: list[str], place: Path) -> Run:
    environment = dict(os.environ)
    environment["CASEBOOK_CACHE_DIR"] = str(place / "cache")
    environment["CASEBOOK_DATA_DIR"] = str(place / "data")
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}.")
    return Run(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _tell(runs: dict[str, list[Run]], place: Path, cases: int) -> None:
    print(f"A pack of {cases} cases, median of {len(next(iter(runs.values())))} runs")
    print(f"{'':<24}{'seconds':>9}{'CPU s':>9}{'MB':>9}")
    middle = {
        name: Run(
            *(statistics.median(getattr(run, each) for run in made) for each in Run.__slots__)
        )
        for name, made in runs.items()
    }
    for name, run in middle.items():
        print(f"{name:<24}{run.wall:>9.2f}{run.cpu:>9.2f}{run.memory:>9.0f}")
    theirs = middle.get("pandoc docx")
    if theirs is None:
        print("pandoc is not installed here, so there is nothing to compare with.")
        return
    for name in (f"{Artefact.GUIDE.value} {Format.DOCX.value}", "all of them, at once"):
        ours = middle[name]
        print(
            f"{name} / pandoc docx: {ours.wall / theirs.wall:.2f}× the time, "
            f"{ours.cpu / theirs.cpu:.2f}× the CPU, {ours.memory / theirs.memory:.2f}× the memory"
        )
    size = (place / "pandoc.docx").stat().st_size // 1024
    print(f"pandoc wrote {size} KB, with contents, without evidence or anything drawn")


if __name__ == "__main__":
    main()
