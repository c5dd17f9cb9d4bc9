"""How fast a folder of mixed files is imported, beside the plain converters alone.

    python -m tests.benchmarks.importing --folder DIR [--files 500]

The converters' side reads each file and has its library convert it, in this process, with
nothing around it: no recognition, no cleaning, no process of its own, nothing written.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

from casebook.importing.draft import Draft
from casebook.importing.folders import find_files
from casebook.library.library import Library

_AT_ONCE = 25


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="with files of all kinds")
    parser.add_argument("--files", type=int, default=0, help="copy files until there are so many")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        inbox = _inbox(asked.folder, Path(place) / "inbox", asked.files)
        files = [found.place for found in find_files([inbox]) if not found.refusal]
        plain, alone, kinds = _alone(files)
        wall, whole, drafts = _imported(inbox, Path(place))
    print(f"{len(files)} files, {drafts} drafts accepted")
    print(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    print(f"{'':<28}{'seconds':>9}{'CPU s':>9}{'files/s':>9}")
    for name, seconds, cpu in (
        ("converters alone", plain, alone),
        ("import, to the end", wall, whole),
    ):
        print(f"{name:<28}{seconds:>9.2f}{cpu:>9.2f}{len(files) / seconds:>9.1f}")
    print(f"import / converters alone: {wall / plain:.2f}× the time, {whole / alone:.2f}× the CPU")


def _inbox(folder: Path, inbox: Path, files: int) -> Path:
    """Copy the files, again and again under other names until there are enough."""
    found = [one for one in find_files([folder]) if not one.refusal]
    if not found:
        raise SystemExit(f"There is nothing to import in {folder}.")
    inbox.mkdir()
    for number, one in zip(range(files or len(found)), cycle(found), strict=False):
        shutil.copyfile(one.place, inbox / f"{number:05d}-{one.place.name}")
    return inbox


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _alone(files: list[Path]) -> tuple[float, float, Counter[str]]:
    converters = _converters()
    kinds: Counter[str] = Counter()
    started, used = time.perf_counter(), _cpu()
    for file in files:
        kinds[file.suffix] += 1
        data = file.read_bytes()
        try:
            converters.get(file.suffix.lower(), bytes.decode)(data)
        except Exception as error:  # broken files are part of what is measured
            kinds[f"{type(error).__name__}"] += 1
    return time.perf_counter() - started, _cpu() - used, kinds


def _converters() -> dict[str, Callable[[bytes], object]]:
    import mammoth
    import openpyxl
    import pptx
    import pypdfium2

    def pdf(data: bytes) -> None:
        with closing(pypdfium2.PdfDocument(data)) as document:
            for page in document:
                page.get_textpage().get_text_range()

    def sheet(data: bytes) -> None:
        for one in openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets:
            list(one.iter_rows(values_only=True))

    def page(data: bytes) -> None:
        HTMLParser().feed(data.decode("utf-8", "replace"))

    return {
        ".docx": lambda data: mammoth.convert_to_html(io.BytesIO(data)),
        ".pdf": pdf,
        ".xlsx": sheet,
        ".pptx": lambda data: pptx.Presentation(io.BytesIO(data)),
        ".html": page,
        ".htm": page,
        ".eml": lambda data: message_from_bytes(data, policy=default),
    }


def _imported(inbox: Path, place: Path) -> tuple[float, float, int]:
    root = place / "library"
    root.mkdir()
    with closing(Library.open(root, cache=place / "cache", data=place / "data")) as library:
        library.catch_up()
        started, used = time.perf_counter(), _cpu()
        count, waiting = 0, []
        with closing(library.importing.propose([inbox])) as proposed:
            for one in proposed:
                if isinstance(one, Draft):
                    count += 1
                    waiting.append(one)
                if len(waiting) == _AT_ONCE:
                    library.importing.accept(waiting)
                    waiting = []
        library.importing.accept(waiting)
        return time.perf_counter() - started, _cpu() - used, count


if __name__ == "__main__":
    main()
