"""Changes to the themes: in their file and in every document that has them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from casebook.domain.edit import Edits, apply_edits, replacing
from casebook.domain.errors import WriteRefused
from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme, Vocabulary
from casebook.library.plan import Editing, Plan, edited_files
from casebook.library.workbench import Workbench
from casebook.markdown.editing.theme_names import replaced_theme_edits
from casebook.markdown.editing.vocabulary import (
    add_theme_edits,
    merged_theme_edits,
    removed_theme_edits,
    renamed_theme_edits,
    theme_property_edits,
)
from casebook.storage.keeping.journal import FileChange
from casebook.storage.scanning import THEMES_FILE

_NO_ID = re.compile(r"[\x00-\x1f\x7f#,\[\]]")
"""What has a meaning of its own in some of the ways in which themes are written."""


class Theming:
    """Plans changes to the themes of one library."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def rename(self, old: ThemeId, new: ThemeId) -> Plan:
        """Plan another id for a theme; tags that are named below it (``old/…``) follow.

        Raises:
            WriteRefused: There is no such theme, there is one with the new id, or the id would
                not be read as one.
        """
        self._refuse_unknown(old)
        new = ThemeId(" ".join(new.split()))
        if not new or _NO_ID.search(new):
            raise WriteRefused(
                f"“{new}” cannot be the id of a theme. Write at least a letter, without the signs "
                "# , [ and ]."
            )
        if new in self._bench.shelf().vocabulary.themes:
            raise WriteRefused(f"There is a theme “{new}” already. Merge the two instead.")
        return self._everywhere(
            f"Rename the theme {old}", old, new, lambda text: renamed_theme_edits(text, old, new)
        )

    def merge(self, old: ThemeId, into: ThemeId) -> Plan:
        """Plan to put one theme in the place of another, which takes over its words.

        Tags that are named below the one that goes (``old/…``) follow.

        Raises:
            WriteRefused: There is no such theme, or both are the same.
        """
        self._refuse_unknown(old)
        self._refuse_unknown(into)
        if old == into:
            raise WriteRefused(f"“{old}” cannot be merged into itself. Name two themes.")
        return self._everywhere(
            f"Merge the theme {old} into {into}",
            old,
            into,
            lambda text: merged_theme_edits(text, old, into),
        )

    def remove(self, old: ThemeId) -> Plan:
        """Plan to take a theme out everywhere; those below it move up.

        Raises:
            WriteRefused: There is no such theme.
        """
        self._refuse_unknown(old)
        return self._everywhere(
            f"Delete the theme {old}", old, None, lambda text: removed_theme_edits(text, old)
        )

    def add(self, theme: Theme) -> Plan:
        """Plan a new theme."""
        return self._file_alone(
            f"Add the theme {theme.id}", lambda text: add_theme_edits(text, theme)
        )

    def change(self, theme: ThemeId, key: str, value: str | Sequence[str] | None) -> Plan:
        """Plan another label, broader theme, colour, related themes or synonyms of a theme.

        Raises:
            WriteRefused: It would stand below itself.
        """
        if key == "broader" and value in self._bench.shelf().vocabulary.within(theme):
            raise WriteRefused(f"“{theme}” cannot stand below itself. Choose another theme.")
        return self._file_alone(
            f"Change the theme {theme}",
            lambda text: theme_property_edits(text, theme, key, value),
        )

    def add_synonym(self, theme: ThemeId, word: str) -> Plan:
        """Plan another word for a theme, by which searches find it.

        Raises:
            WriteRefused: There is no such theme.
        """
        self._refuse_unknown(theme)
        known = self._bench.shelf().vocabulary.themes[theme].synonyms
        if word.casefold() in {each.casefold() for each in known}:
            return Plan(f"Change the theme {theme}")
        return self.change(theme, "synonyms", (*known, " ".join(word.split())))

    def _everywhere(self, what: str, old: ThemeId, new: ThemeId | None, editing: Editing) -> Plan:
        vocabulary, entries = self._bench.shelf().vocabulary, self._bench.shelf().entries
        names = {old: new}
        if new is not None:
            names |= {theme: _below(new, theme, old) for theme in _named_below(vocabulary, old)}
        concerned = [entry.path for entry in entries if not names.keys().isdisjoint(entry.themes)]
        changes, refused = edited_files(self._bench.folder, concerned, _replacing(names))
        listed = vocabulary.themes[old].listed or any(
            old == theme.broader or old in theme.related for theme in vocabulary.themes.values()
        )
        if listed:
            plan = self._file_alone(what, editing)
            changes += plan.changes
            refused |= plan.refused
        return Plan(what, tuple(changes), refused)

    def _file_alone(self, what: str, editing: Editing) -> Plan:
        """Plan a change of the vocabulary's file, which may not be there yet."""
        if self._bench.folder.locate(THEMES_FILE).exists():
            changes, refused = edited_files(self._bench.folder, [THEMES_FILE], editing)
            return Plan(what, tuple(changes), refused)
        text = apply_edits("", editing(""))
        return Plan(what, (FileChange(THEMES_FILE, text, None),) if text else ())

    def _refuse_unknown(self, theme: ThemeId) -> None:
        if theme not in self._bench.shelf().vocabulary.themes:
            raise WriteRefused(f"There is no theme “{theme}”. Look at the spelling of its id.")


def _named_below(vocabulary: Vocabulary, theme: ThemeId) -> list[ThemeId]:
    """Give the themes that stand below one by nothing but their names, as nested tags do."""
    start = f"{theme}/"
    return [
        name
        for name, entry in vocabulary.themes.items()
        if not entry.listed and name.startswith(start)
    ]


def _below(new: ThemeId, theme: ThemeId, old: ThemeId) -> ThemeId:
    return ThemeId(f"{new}{theme[len(old) :]}")


def _replacing(names: Mapping[ThemeId, ThemeId | None]) -> Editing:
    """Give what puts other names in the place of each of these."""

    def editing(text: str) -> Edits:
        changed = text
        for old, new in names.items():
            changed = apply_edits(changed, replaced_theme_edits(changed, old, new))
        return replacing(text, 0, len(text), changed)

    return editing
