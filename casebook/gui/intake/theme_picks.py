"""The themes of a draft: those that are suggested, to be ticked, and others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.intake.facts import Group, Ticks
from casebook.gui.look.scheme import Scheme
from casebook.importing.acceptance import Acceptance
from casebook.importing.draft import ThemeSuggestion
from casebook.markdown.keys import THEME_KEYS


class ThemePicks(Group):
    """A field with the themes chosen, and below it the suggestions, each with its reason."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, self.tr("Themes"), parent)
        self._vocabulary = Vocabulary.of(())
        self._brought: tuple[ThemeId, ...] = ()
        self.editor = ThemeEditor(scheme, "themes")
        self.editor.given.connect(lambda _: self._take_given())
        self.suggested: Ticks[ThemeId] = Ticks(scheme, self.tr("May fit"))
        self.suggested.changed.connect(self._take_ticks)
        self._suggestions: tuple[ThemeSuggestion, ...] = ()
        self.column.addWidget(self.editor)
        self.column.addWidget(self.suggested)

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Take the labels and colours of themes."""
        self._vocabulary = vocabulary
        self.editor.set_vocabulary(vocabulary)

    def show_wish(self, wish: Acceptance) -> None:
        """Show the themes of a draft."""
        draft = wish.draft
        known = draft.properties
        brought = next((known[key] for key in THEME_KEYS if key in known), ())
        self._brought = tuple(map(ThemeId, brought))
        self._suggestions = draft.suggestions
        self._show(wish.themes if wish.themes is not None else self._brought)

    @property
    def given(self) -> tuple[ThemeId, ...] | None:
        """All themes that are wanted; None when they are those that the file brings along."""
        values = tuple(map(ThemeId, self.editor.values))
        return None if values == self._brought else values

    def _show(self, themes: Sequence[ThemeId]) -> None:
        self.editor.show_values(tuple(themes))
        self.suggested.show_values(
            (one.theme, self._vocabulary.label(one.theme), self._reason(one), one.theme in themes)
            for one in self._suggestions
        )

    def _reason(self, one: ThemeSuggestion) -> str:
        words = self.tr("the text says “{0}”").format(one.words) if one.words else ""
        case = self.tr("as has “{0}”").format(one.case) if one.case else ""
        return "; ".join(filter(None, (words, case)))

    def _take_given(self) -> None:
        for number, one in enumerate(self._suggestions):
            self.suggested.tick(number, one.theme in self.editor.values)

    def _take_ticks(self) -> None:
        offered = {one.theme for one in self._suggestions}
        others = [value for value in self.editor.values if value not in offered]
        self.editor.show_values((*others, *self.suggested.ticked))
