"""Ctrl+C ends a command with 130, wherever it comes, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
OVERHEARD = """
import os, signal, sys
from casebook.cli.main import run
from casebook.library.library import Library

class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(9):
            pass

{where}
sys.exit(run(sys.argv[1:]))
"""
BEFORE_READING = """
reconcile = Library.reconcile
def interrupted(self, *arguments, **options):
    Last()
    return reconcile(self, *arguments, **options)
Library.reconcile = interrupted
"""
AFTER_READING = """
close = Library.close
def interrupted(self):
    close(self)
    Last()
Library.close = interrupted
"""
TWICE = """
def interrupted(self, *arguments, **options):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        sum(range(9))
    finally:
        os.kill(os.getpid(), signal.SIGINT)
        print("in order", flush=True)
Library.reconcile = interrupted
"""


def run_with(where, *arguments):
    return subprocess.run(
        [sys.executable, "-c", OVERHEARD.format(where=where), *map(str, arguments)],
        cwd=HERE,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("where", "printed"), [(BEFORE_READING, ""), (AFTER_READING, None), (TWICE, "in order\n")]
)
def test_an_interrupt_that_python_forgets_ends_the_command_all_the_same(folder, where, printed):
    ended = run_with(where, "info", folder)
    assert (ended.returncode, ended.stderr) == (130, "")
    assert printed is None or ended.stdout == printed


def test_an_interrupt_is_not_taken_from_one_who_passes_over_it(folder):
    script = f"import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n{BEFORE_READING}"
    ended = run_with(script, "info", folder)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_other_troubles_that_python_passes_over_are_still_printed(folder):
    where = BEFORE_READING.replace("    Last()", "    Other()")
    other = "class Other:\n    def __del__(self):\n        raise ValueError('odd')\n"
    ended = run_with(other + where, "info", folder)
    assert ended.returncode == 0
    assert "ValueError: odd" in ended.stderr


@pytest.mark.parametrize("moment", ["count[0] == 1", "os.listdir(place) or count[0] > 2000"])
def test_an_interrupt_while_many_files_are_read_leaves_nothing_behind(folder, tmp_path, moment):
    for number in range(2500):
        (folder / f"{number}.md").write_text(f"# Number {number}\n" + "words " * 100, "utf-8")
    place = tmp_path / "temporary"
    place.mkdir()
    where = f"""
from casebook.cli.console import TerminalProgress
step, count, place = TerminalProgress.step, [0], {str(place)!r}
def interrupted(self, *arguments):
    count[0] += 1
    if {moment}:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
    step(self, *arguments)
TerminalProgress.step = interrupted
"""
    environment = {**os.environ, "TMPDIR": str(place)}
    ended = subprocess.run(
        [sys.executable, "-c", OVERHEARD.format(where=where), "info", str(folder)],
        cwd=HERE, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (130, "")
    assert list(place.iterdir()) == []


def test_whoever_calls_a_command_has_interrupts_back_afterwards(casebook, folder):
    before = signal.getsignal(signal.SIGINT), sys.unraisablehook
    assert casebook("info", folder)[0] == 0
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == before
