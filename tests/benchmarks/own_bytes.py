"""``python -m tests.benchmarks.own_bytes FOLDER…``: edits by form and section editor, in bytes.

Each Markdown file of the folders is read, never written. In memory every key that it has, and
every property and section that can be filled in, is changed in several ways; printed is how many
edits were made, how many were refused, and each that changed a byte of anything else.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from casebook.domain.edit import EditRefused
from casebook.gui.forms.fields import FIELDS
from casebook.gui.sheets.section_grid import grid_of
from casebook.storage.decoding import decode
from tests.gui.forms.own_bytes import (
    Strayed,
    after_property,
    after_section,
    cells_of,
    document_of,
    fillable,
)

_VALUES = (("Some: words #1",), ("2009-11",), ("one", "two, three"), ())
Edit = Callable[[], bytes]


def main() -> None:
    """Try every edit on every file, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--newline", choices=("as it is", "crlf"), default="as it is")
    asked = parser.parse_args()
    counted: Counter[str] = Counter()
    for folder in asked.folders:
        for path in sorted(folder.rglob("*.md")):
            data = path.read_bytes()
            if asked.newline == "crlf":
                data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            if decode(data).lossy:
                counted["files that are never written"] += 1
                continue
            counted["files"] += 1
            for what, edit in _edits(data):
                counted[_outcome(path, what, edit)] += 1
    for what, count in sorted(counted.items()):
        print(f"{count:>9,}  {what}")
    if counted["strayed"]:
        raise SystemExit(1)


def _edits(data: bytes) -> Iterator[tuple[str, Edit]]:
    document = document_of(data)
    known = {field.key for field in FIELDS[document.kind]}
    for key in sorted({entry.key for entry in document.properties} | known):
        for values in _VALUES:
            yield f"{key} = {values}", lambda k=key, v=values: after_property(data, k, v)
    for section in fillable(data):
        cells = cells_of(data, section)
        width = len(cells[0]) if cells else len(grid_of(document, section).columns)
        other = ("1", *["new | words"] * (width - 1))
        for rows in ([*cells, other], cells[1:], cells[::-1], [other, *cells[1:]]):
            yield section, lambda s=section, r=rows: after_section(data, s, r)


def _outcome(path: Path, what: str, edit: Edit) -> str:
    try:
        edit()
    except EditRefused:
        return "refused"
    except Strayed as error:
        print(f"{path}: {what}: {error}")
        return "strayed"
    return "made"


if __name__ == "__main__":
    main()
