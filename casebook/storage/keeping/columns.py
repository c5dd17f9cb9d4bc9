"""What the user said of the columns of sheets, for the next sheet with the same headings."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from casebook.storage.failures import reason
from casebook.storage.keeping.data import make_folder, unusable
from casebook.storage.replacing import put_file

Columns = tuple[tuple[str, str], ...]
"""The headings of a sheet in their order, each with its meaning."""
_MOST = 200


class ColumnMemory:
    """One small file for all libraries; one that cannot be read counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def known(self) -> tuple[Columns, ...]:
        """Give what was said, the last first."""
        try:
            kept = json.loads(self._file.read_bytes())
            return tuple(tuple((str(a), str(b)) for a, b in columns) for columns in kept)
        except (OSError, ValueError, TypeError):
            return ()

    def keep(self, columns: Columns, same: Callable[[Columns], bool]) -> None:
        """Keep what was said of a sheet, in the place of what was said of the same one.

        Args:
            columns: Its headings with their meanings.
            same: Whether others are the headings of the same sheet.

        Raises:
            DataUnusable: The data folder cannot be written.
        """
        others = [one for one in self.known() if not same(one)]
        make_folder(self._file.parent)
        try:
            put_file(self._file, json.dumps([columns, *others][:_MOST]).encode("ascii"))
        except OSError as error:
            raise unusable(self._file, reason(error)) from error
