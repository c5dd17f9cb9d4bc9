"""The theme vocabulary as it was read from its file."""

from __future__ import annotations

import json
from collections.abc import Iterable

from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme
from casebook.storage.packing import clean
from casebook.storage.stamp import Stamp
from casebook.storage.tables.table import Table


class Themes(Table):
    """The table ``themes``."""

    def put_themes(self, themes: Iterable[Theme], stamp: Stamp | None) -> None:
        """Store the vocabulary in place of the last one.

        Args:
            themes: In the order of the file.
            stamp: That of the file; None when there is none.

        Raises:
            CatalogDamaged: The catalog is not as Casebook left it.
            CacheUnusable: It cannot be written.
        """
        with self._changing() as connection:
            from sqlite_utils import Database  # takes 85 ms, needed only to write

            database = Database(connection, recursive_triggers=False, execute_plugins=False)
            database.table("themes").delete_where()
            database.table("themes").insert_all(
                {
                    "position": position,
                    "id": clean(theme.id),
                    "label": clean(theme.label),
                    "broader": theme.broader and clean(theme.broader),
                    "related": json.dumps(theme.related),
                    "synonyms": json.dumps(theme.synonyms),
                    "colour": clean(theme.colour),
                    "listed": int(theme.listed),
                }
                for position, theme in enumerate(themes)
            )
            database.table("meta").insert(
                {"key": "themes", "value": json.dumps(stamp)}, replace=True
            )

    def themes(self) -> tuple[Theme, ...]:
        """Give the vocabulary in its order."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT id, label, broader, related, synonyms, colour, listed FROM themes "
                "ORDER BY position"
            )
            return tuple(
                Theme(
                    ThemeId(theme_id),
                    label,
                    broader,
                    tuple(map(ThemeId, json.loads(related))),
                    tuple(json.loads(synonyms)),
                    colour,
                    bool(listed),
                )
                for theme_id, label, broader, related, synonyms, colour, listed in rows
            )

    @property
    def themes_stamp(self) -> Stamp | None:
        """The stamp of the file that was read; None when there was none."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'themes'").fetchone()
            found = json.loads(row[0]) if row else None
            return Stamp(*found) if found else None
