"""Single facts about the catalog as a whole."""

from __future__ import annotations

from typing import NamedTuple

from casebook.storage.tables.table import NEXT_GENERATION, Table


class Totals(NamedTuple):
    """How much a library holds; words are those of the bodies."""

    cases: int
    lessons: int
    packs: int
    words: int


class Meta(Table):
    """What is known of the catalog as a whole."""

    @property
    def generation(self) -> int:
        """A number that changes whenever any process changes what lists and pages show."""
        return int(self._rows("SELECT value FROM meta WHERE key = 'generation'")[0][0])

    @property
    def checked_with(self) -> str:
        """What ``note_checked`` noted last; "" when a check is due."""
        row = self._rows("SELECT value FROM meta WHERE key = 'checked'")
        return str(row[0][0]) if row else ""

    def note_checked(self, mark: str) -> None:
        """Note that what stands between documents was checked.

        Args:
            mark: Of the files beside the documents with which it was; "" when a check is due.
        """
        with self._connections.writing() as connection:
            note = "UPDATE meta SET value = ? WHERE key = 'checked'"
            noted = connection.execute(note, (mark,)).rowcount
            if mark and not noted:  # from the first check on, cases may lack lessons
                connection.execute("INSERT INTO meta VALUES ('checked', ?)", (mark,))
                connection.execute(NEXT_GENERATION)

    def totals(self) -> Totals:
        """Count documents by kind, and their words."""
        counts = {"case": 0, "lesson": 0, "pack": 0}
        words = 0
        for kind, count, of_kind in self._rows(
            "SELECT kind, count(*), sum(words) FROM documents GROUP BY kind"
        ):
            counts[kind] = count
            words += of_kind
        return Totals(counts["case"], counts["lesson"], counts["pack"], words)
