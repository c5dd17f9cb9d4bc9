"""Casebook started once more, as a process that works for this one.

It takes orders line by line on its standard input and answers in files. No pickles: whatever
becomes of such a process, it can spoil its own answer and nothing else. When the one who gives
orders is gone, the input ends, and with it the process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_PACKAGES = Path(__file__).parents[2]


def start(command: str, module: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start it, without a window of its own on Windows.

    Args:
        command: The first argument by which a frozen Casebook is this process.
        module: Whose ``main`` is run where Casebook is not frozen.
        folder: In which it runs.

    Raises:
        OSError: The system does not start it.
    """
    run = f"import sys; from {module} import main; sys.exit(main())"
    begin = [command] if getattr(sys, "frozen", False) else ["-P", "-c", run]
    paths = os.pathsep.join(filter(None, (str(_PACKAGES), os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(  # noqa: S603 - our own program, no words of others
        [sys.executable, *begin],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
        cwd=folder,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=os.name == "posix",  # an interrupt is for us; we end it
    )


def send(process: subprocess.Popen[bytes], line: str) -> None:
    """Give it an order; one that has ended takes none, which waiting for the answer notices."""
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.write(line.encode("utf-8"))
        process.stdin.flush()


def end(process: subprocess.Popen[bytes]) -> None:
    """End it, whatever it is at."""
    process.kill()
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.close()
    process.wait()
