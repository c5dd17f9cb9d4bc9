"""How much front matter is read before it is rather a mistake, or an attack."""

from __future__ import annotations

MAX_SIZE = 256 * 1024
"""Characters."""

MAX_DEPTH = 50
"""Lists and mappings in one another."""

MAX_NODES = 10_000
"""Values, aliases counted as often as they stand."""

MAX_ONE_LINE = 300
"""Characters of a nested value that is shown as one line."""


def on_one_line(text: str) -> str:
    """Give a nested value as one line of text, cut when it is long."""
    line = " ".join(text[: 4 * MAX_ONE_LINE].split())
    cut = len(line) > MAX_ONE_LINE or len(text) > 4 * MAX_ONE_LINE
    return line[: MAX_ONE_LINE - 1] + "…" if cut else line
