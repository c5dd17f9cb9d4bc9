"""A text kept in the cache folder: there when it can be, and nobody's loss when it cannot."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def kept_text(file: Path) -> str:
    """Give a text that was kept, or "" when there is none that can be read."""
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError):
        return ""


def keep_text(file: Path, text: str) -> None:
    """Keep a text in place of the one before; a full disk leaves that one."""
    passing = file.with_name(f"{file.name}-{os.getpid()}.tmp")
    try:
        passing.write_text(text, "utf-8")
        passing.replace(file)
    except OSError:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
