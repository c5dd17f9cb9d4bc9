"""Changes to the themes: in their file and in every document that has them."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.domain.edit import apply_edits
from casebook.domain.errors import WriteRefused
from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme
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


class Theming:
    """Plans changes to the themes of one library."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def rename(self, old: ThemeId, new: ThemeId) -> Plan:
        """Plan another id for a theme.

        Raises:
            WriteRefused: There is no such theme, or there is one with the new id.
        """
        self._refuse_unknown(old)
        if not new.strip():
            raise WriteRefused("A theme needs a name. Give it one.")
        if new in self._bench.shelf().vocabulary.themes:
            raise WriteRefused(f"There is a theme “{new}” already. Merge the two instead.")
        return self._everywhere(
            f"Rename the theme {old}", old, new, lambda text: renamed_theme_edits(text, old, new)
        )

    def merge(self, old: ThemeId, into: ThemeId) -> Plan:
        """Plan to put one theme in the place of another, which takes over its words.

        Raises:
            WriteRefused: There is no such theme.
        """
        self._refuse_unknown(old)
        self._refuse_unknown(into)
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
        """Plan another label, broader theme, colour, related themes or synonyms of a theme."""
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
        vocabulary = self._bench.shelf().vocabulary
        concerned = [entry.path for entry in self._bench.shelf().entries if old in entry.themes]
        changes, refused = edited_files(
            self._bench.folder, concerned, lambda text: replaced_theme_edits(text, old, new)
        )
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
            raise WriteRefused(
                f"There is no theme “{theme}”. Look at the spelling; an id is meant, not a label."
            )
