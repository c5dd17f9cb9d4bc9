"""Two programs that edit one library at once lose no edit of either."""

import subprocess
import sys
from pathlib import Path

CHILD = """
import sys, time
from pathlib import Path
from casebook.domain.errors import EditedOutside
from casebook.library.library import Library

root, cache, who, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
library = Library.open(root, cache=cache)
library.catch_up()
merged = 0
for number in range(count):
    path = ("car-maker.md", "retail/checkout-line.md")[number % 2]
    read = library.text(path)
    line = f"{who} {number} wrote this.\\n"
    heading = f"## By {who}\\n"
    text = read.text.replace(heading, heading + line)
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
library.close()
print(merged)
"""


def test_two_processes_editing_one_library_lose_no_edit(folder, tmp_path):
    paths = [folder / "car-maker.md", folder / "retail/checkout-line.md"]
    for path in paths:
        text = path.read_text("utf-8")
        path.write_text(f"{text}\n## By ann\n\n## Between\n\nWords.\n\n## By bob\n", "utf-8")
    count = 30
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, folder, tmp_path / "cache", who, str(count)],
            cwd=Path(__file__).parents[3],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for who in ("ann", "bob")
    ]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    for number in range(count):
        for who in ("ann", "bob"):
            assert f"{who} {number} wrote this.\n" in paths[number % 2].read_text("utf-8")
