"""The command as a program of its own, where a disk is full or nobody reads what it prints."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.cli.main import run


def in_a_process(*arguments, **options):
    """Run the command as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "casebook", *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
        **options,
    )


@pytest.mark.parametrize("most", [40_000, 100_000])
def test_a_disk_that_becomes_full_is_told_in_a_sentence(folder, tmp_path, most):
    for number in range(60):
        words = " ".join(f"word{number}x{i}" for i in range(300))
        (folder / f"{number}.md").write_text(words, "utf-8")
    ended = in_a_process(
        "search", folder, "customers", "--cache-dir", tmp_path / "cache",
        stdout=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr.startswith("casebook: ")
    assert "Traceback" not in ended.stderr
    ended = in_a_process(
        "search", folder, "customers", "--cache-dir", tmp_path / "cache", stdout=subprocess.PIPE
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("command", [("info",), ("check",), ("show", "checkout-line", "--json")])
def test_output_to_a_full_disk_is_told_in_a_sentence(folder, command):
    with open("/dev/full", "w") as full:
        ended = in_a_process(command[0], folder, *command[1:], stdout=full)
    assert ended.returncode == 2
    assert ended.stderr.startswith("casebook: The output cannot be written")
    assert ended.stderr.count("\n") == 1


def test_commands_work_where_nobody_reads_their_output(folder):
    script = 'exec "$0" -m casebook "$@" >&- 2>&-'
    for command in (("info",), ("show", "checkout-line"), ("show", "missing")):
        ended = subprocess.run(
            ["/bin/sh", "-c", script, sys.executable, command[0], folder, *command[1:]],
            cwd=Path(__file__).parents[2],
            timeout=60,
            check=False,
        )
        assert ended.returncode == (2 if "missing" in command else 0)


def test_output_that_was_refused_leaves_nothing_for_the_end_to_write(folder, monkeypatch, capsys):
    with open("/dev/full", "w") as full:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", full)
            assert run(["check", str(folder)]) == 2
        full.write("more")
        full.flush()  # goes nowhere now
    assert "The output cannot be written" in capsys.readouterr().err


def test_output_that_nobody_reads_to_its_end_is_no_error(folder):
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as pipe:
        ended = in_a_process("check", folder, stdout=pipe)
    assert (ended.returncode, ended.stderr) == (0, "")
