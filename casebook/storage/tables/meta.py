"""Single facts about the catalog as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.storage.tables.table import Table


@dataclass(frozen=True, slots=True)
class Totals:
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
