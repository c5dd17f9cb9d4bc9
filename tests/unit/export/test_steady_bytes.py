"""The same library gives the same files, whatever computer, time and order of hashes."""

import hashlib
import os
import subprocess
import sys

import pytest

from tests.unit.export.test_participants_files import FILES

_RUN = "import sys; from casebook.cli.main import run; sys.exit(run(sys.argv[1:]))"


@pytest.fixture
def exported_by(tmp_path, picture):
    """Export in a process of its own, with an environment; give the digest of each file."""
    root = tmp_path / "library"
    root.mkdir()
    for name, text in FILES.items():
        (root / name).write_text(text, encoding="utf-8")
    (root / "chart.png").write_bytes(picture())

    def run(name, **environment):
        to = tmp_path / name
        place = {
            "CASEBOOK_CACHE_DIR": str(tmp_path / f"{name}-cache"),
            "CASEBOOK_DATA_DIR": str(tmp_path / f"{name}-data"),
        }
        command = [sys.executable, "-c", _RUN, "export", str(root), "hour", "--to", str(to)]
        done = subprocess.run(
            command, env={**os.environ, **place, **environment}, capture_output=True, check=False
        )
        assert done.returncode in (0, 1), done.stderr
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(to.iterdir())
        }

    return run


def test_two_processes_write_the_same_bytes(exported_by):
    first = exported_by("first", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    other = exported_by(
        "other", PYTHONHASHSEED="4711", TZ="Pacific/Auckland", LC_ALL="tr_TR.UTF-8", USER="mallory"
    )
    assert len(first) > 15
    assert first == other
