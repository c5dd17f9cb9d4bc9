"""A program that is killed while it writes the index leaves the old one or the new one."""

import subprocess
import sys

import pytest

from casebook.search.expression import parse_expression
from casebook.search.folder import IndexBusy
from casebook.search.index import SearchIndex
from casebook.search.writing import MOST_ALIKE

# Each breaks off without closing, flushing or releasing anything, as a killed program does
MOMENTS = {
    "while documents are taken": "Gathering.add = die_at(5, Gathering.add)",
    "when the first column is written": "ColumnsWriter.append = die_at(1, ColumnsWriter.append)",
    "between two columns": "ColumnsWriter.append = die_at(6, ColumnsWriter.append)",
    "before a segment has its table": "ColumnsWriter._finish = die_at(1, ColumnsWriter._finish)",
    "before segments are merged": "ColumnsWriter._finish = die_at(2, ColumnsWriter._finish)",
    "while segments are merged": "Source.between = die_at(3, Source.between)",
    "before the table of contents": "TOC.write = die_at(1, TOC.write)",
    "before the table of contents counts": "IndexFolder.rename_file = die_at(1, None)",
    "after the table of contents": "whoosh.index.clean_files = die_at(1, None)",
    "before the lock is released": "SegmentWriter._finish = die_at(1, None)",
}

PROGRAM = """
import os, sys
from pathlib import Path
import whoosh.index
from whoosh.index import TOC
from whoosh.writing import SegmentWriter
from casebook.search.columns import ColumnsWriter
from casebook.search.folder import IndexFolder
from casebook.search.gathering import Gathering
from casebook.search.index import SearchIndex
from casebook.search.indexed import IndexedText
from casebook.search.merging import Source

def die_at(nth, done):
    calls = 0
    def dying(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == nth:
            os._exit(9)
        return done(*args, **kwargs)
    return dying

{moment}
index = SearchIndex.open(Path(sys.argv[1]))
index.update(
    IndexedText(n, "case", "Till", (), "", (), "", "new words " * n) for n in range(10)
)
"""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_program_leaves_the_old_index_or_the_new_one(tmp_path, text, moment):
    folder = tmp_path / "index"
    index = SearchIndex.open(folder)
    for number in range(MOST_ALIKE - 1):
        index.update([text(number, "Queue", "old words"), text(20 + number, "Queue", "old")])
    token = index.token
    index.close()
    program = PROGRAM.format(moment=MOMENTS[moment])
    killed = subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert killed.returncode == 9

    again = SearchIndex.open(folder)
    assert again.token == token
    old, new = (sorted(again.search(parse_expression(w)).numbers) for w in ("queue", "till"))
    kept = [20 + number for number in range(MOST_ALIKE - 1)]
    assert (old, new) in (
        ([*range(MOST_ALIKE - 1), *kept], []),
        (kept, list(range(10))),
    )
    assert again.update([text(50, "Till", "new words")], removed=range(30)) == [50]
    assert again.search(parse_expression("queue till")).numbers.tolist() == [50]
    assert len(list(folder.glob("*.columns"))) == 1
    assert len(list(folder.glob("*.toc*"))) == 1
    again.close()


def test_a_second_program_reads_while_the_first_writes_and_writes_after_it(tmp_path, text):
    folder = tmp_path / "index"
    index = SearchIndex.open(folder)
    index.update([text(1, "Queue")])
    program = """
import sys
from pathlib import Path
from casebook.search.index import SearchIndex
from casebook.search.indexed import IndexedText

def texts():
    yield IndexedText(2, "case", "Queue", (), "", (), "", "")
    print("writing", flush=True)
    sys.stdin.readline()

SearchIndex.open(Path(sys.argv[1])).update(texts())
"""
    first = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with first:
        assert first.stdout.readline() == "writing\n"
        assert index.search(parse_expression("queue")).numbers.tolist() == [1]
        first.stdin.write("go on\n")
        first.stdin.flush()
        assert index.update([text(3, "Queue")]) == [3]
    assert first.returncode == 0
    assert index.search(parse_expression("queue")).numbers.tolist() == [1, 2, 3]
    index.close()


def test_a_program_whose_lock_was_deleted_with_the_caches_leaves_the_index_of_another(
    tmp_path, text
):
    folder = tmp_path / "index"
    index = SearchIndex.open(folder)
    contents = folder / "_casebook_1.toc"

    def while_another_writes():
        yield text(1, body="words")
        contents.write_bytes(b"of another program")

    with pytest.raises(IndexBusy, match="Another program"):
        index.update(while_another_writes())
    assert contents.read_bytes() == b"of another program"
