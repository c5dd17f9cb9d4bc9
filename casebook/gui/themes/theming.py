"""Keeps the themes: the window of themes, and what is asked for a theme in the sidebar.

It is imported when somebody first asks for it. What a change needs from the library is worked
out in a lane of its own; a change of the vocabulary alone is made at once and can be undone, one
that reaches into documents is shown first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from casebook.domain.change import Change
from casebook.domain.errors import WriteRefused
from casebook.domain.names import ThemeId
from casebook.domain.query import Facet, Query
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.jobs import LaneName
from casebook.gui.sheets.name_sheet import NameSheet
from casebook.gui.themes.theme_sheets import NewThemeSheet, ThemeMergeSheet
from casebook.gui.themes.theme_window import ThemeWindow
from casebook.gui.wording import counted

if TYPE_CHECKING:
    from casebook.gui.proposals import Proposals
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library
    from casebook.library.plan import Plan

Counts = Mapping[str, int]


class Theming(QObject):
    """Shows the themes of the open library and changes them.

    Signals:
        documents_requested: A ThemeId whose documents are to be listed.
        pack_requested: A ThemeId of whose cases a pack is to be made.
    """

    pack_requested = Signal(str)
    documents_requested = Signal(str)

    def __init__(self, place: Workplace, proposals: Proposals) -> None:
        super().__init__(place.window)
        self._place = place
        self._proposals = proposals
        self._wanted: ThemeId | None = None
        self.menu = QMenu(place.window)
        self.window = ThemeWindow(place.scheme, place.icons, place.window)
        self.window.property_given.connect(self._change)
        self.window.new_requested.connect(self.ask_new)
        self.window.rename_requested.connect(self.ask_id)
        self.window.merge_requested.connect(self.ask_merge)
        self.window.delete_requested.connect(self.delete)
        self.window.documents_requested.connect(self.documents_requested.emit)
        place.changes.failed.connect(self._look_after_failure)
        place.changes.made.connect(lambda _: self.window.say(""))

    # What is shown

    def show(self, theme: str = "") -> None:
        """Show the window, at a theme if one is named."""
        self._wanted = ThemeId(theme) if theme else None
        self.window.allow_writing(self._place.changes.are_allowed)
        self.look(at_once=True)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def look(self, *, at_once: bool = False) -> None:
        """Read themes and counts again; not while the window is closed, unless it opens."""
        library = self._place.session.library
        if library is not None and (at_once or self.window.isVisible()):
            self._place.jobs.start(
                LaneName.READ,
                "counting themes",
                lambda _: _themes_of(library),
                lambda themes: self._take(library, *themes),
                lambda error: self._place.changes.failed.emit(str(error)),
                topic="themes",
            )

    def _look_after_failure(self, problem: str) -> None:
        """Show again what holds, in place of what was typed, and say why."""
        self._wanted = None
        self.window.say(problem)
        self.look()

    def take_change(self, change: Change) -> None:
        """Follow a change of the library."""
        if change:
            self.look()

    def let_go(self) -> None:
        """Close what shows a library that was closed."""
        self.window.close()

    def show_menu(self, theme: str, place: QPoint) -> None:
        """Open the menu of a theme of the sidebar, at a place of the screen."""
        menu, chosen = self.menu, ThemeId(theme)
        menu.clear()
        if self._place.changes.are_allowed:
            menu.addAction(self.tr("Edit this theme…"), lambda: self.show(theme))
            menu.addAction(self.tr("Change its id…"), lambda: self.ask_id(chosen))
            menu.addAction(self.tr("Merge into…"), lambda: self.ask_merge(chosen))
            menu.addSeparator()
        else:
            menu.addAction(self.tr("Look at this theme…"), lambda: self.show(theme))
        menu.addAction(self.tr("Show only these"), lambda: self.documents_requested.emit(theme))
        if self._place.changes.are_allowed:
            menu.addAction(
                self.tr("Make a pack of these…"), lambda: self.pack_requested.emit(theme)
            )
        menu.popup(place)

    # What is asked

    def ask_new(self, below: ThemeId | None) -> None:
        """Ask for the label of a new theme, and add it."""
        sheet = NewThemeSheet(self._place.scheme, self._vocabulary(), below, self._over)
        sheet.theme_given.connect(self._add)
        sheet.open()

    def ask_id(self, theme: ThemeId) -> None:
        """Ask for another id, and show what changes by it."""
        vocabulary = self._vocabulary()
        sheet = NameSheet(
            self._place.scheme,
            self.tr("Change the id of “{0}”").format(vocabulary.label(theme)),
            self.tr("Id"),
            self.tr("See the files…"),
            self._over,
            lead=self.tr("The id is what stands in the files. You see them before they change."),
            proposed=theme,
            problem_of=lambda text: self._problem_of_id(text, theme, vocabulary),
        )
        sheet.named.connect(lambda text: self.rename(theme, ThemeId(text)))
        sheet.open()

    def ask_merge(self, theme: ThemeId) -> None:
        """Ask which theme it shall become, and show what changes by it."""
        sheet = ThemeMergeSheet(self._place.scheme, self._vocabulary(), theme, self._over)
        sheet.chosen.connect(lambda into: self.merge(theme, into))
        sheet.open()

    # What is done, when the user agrees

    def rename(self, theme: ThemeId, new: ThemeId) -> None:
        """Show what another id changes."""
        self._offer(
            self.tr("Change the id {0} to {1}").format(theme, new),
            self.tr("Change it"),
            lambda library: library.curation.themes.rename(theme, new),
            new,
        )

    def merge(self, theme: ThemeId, into: ThemeId) -> None:
        """Show what changes when one theme becomes another."""
        label = self._vocabulary().label
        self._offer(
            self.tr("Merge “{0}” into “{1}”").format(label(theme), label(into)),
            self.tr("Merge them"),
            lambda library: library.curation.themes.merge(theme, into),
            into,
        )

    def delete(self, theme: ThemeId) -> None:
        """Show what changes when a theme goes."""
        vocabulary = self._vocabulary()
        one, several = (
            self.tr("One theme below it moves up."),
            self.tr("{0} themes below it move up."),
        )
        below = len(vocabulary.narrower(theme))
        self._offer(
            self.tr("Delete the theme “{0}”").format(vocabulary.label(theme)),
            self.tr("Delete it"),
            lambda library: library.curation.themes.remove(theme),
            note=counted(below, one, several) if below else "",
        )

    def _offer(
        self,
        title: str,
        act: str,
        planned: Callable[[Library], Plan],
        then: ThemeId | None = None,
        note: str = "",
    ) -> None:
        def go_there() -> None:
            self._wanted = then

        def named(library: Library) -> Plan:
            return replace(planned(library), what=title)

        self._proposals.offer(title, act, named, go_there, over=self._over, note=note)

    def _add(self, theme: Theme) -> None:
        self._wanted = theme.id
        self._at_once(
            self.tr("Added the theme “{0}”").format(theme.label),
            lambda library: library.curation.themes.add(theme),
        )

    def _change(self, theme: ThemeId, key: str, value: str | tuple[str, ...]) -> None:
        self._at_once(
            self.tr("Changed the theme “{0}”").format(self._vocabulary().label(theme)),
            lambda library: library.curation.themes.change(theme, key, value or None),
        )

    def _at_once(self, what: str, planned: Callable[[Library], Plan]) -> None:
        """Change the vocabulary alone."""
        self._place.changes.make(what, lambda library: _carried_out(library, planned(library)))

    # What there is

    @property
    def _over(self) -> QWidget:
        """The window over which questions stand."""
        return self.window if self.window.isVisible() else self._place.window

    def _vocabulary(self) -> Vocabulary:
        library = self._place.session.library
        return library.vocabulary if library else Vocabulary.of(())

    def _problem_of_id(self, text: str, theme: ThemeId, vocabulary: Vocabulary) -> str:
        if text != theme and ThemeId(text) in vocabulary.themes:
            return self.tr("There is a theme “{0}” already. Merge the two instead.").format(text)
        if text == theme:
            return self.tr("That is its id already.")
        return ""

    def _take(self, library: Library, vocabulary: Vocabulary, counts: Counts) -> None:
        if library is not self._place.session.library:
            return
        wanted, self._wanted = self._wanted, None
        self.window.show_vocabulary(vocabulary, counts)
        if wanted is not None:
            if wanted in vocabulary.themes:
                self.window.tree.select(wanted)
            else:
                self._wanted = wanted  # it comes with a change that is on its way


def _themes_of(library: Library) -> tuple[Vocabulary, Counts]:
    return library.vocabulary, library.find(Query()).counts.get(Facet.THEME, {})


def _carried_out(library: Library, plan: Plan) -> Change:
    """Write a plan of which nothing is to be shown first.

    Raises:
        WriteRefused: A file cannot be changed as asked.
    """
    if plan.refused:
        raise WriteRefused(" ".join(plan.refused.values()))
    if not plan.changes:
        return Change()
    return library.curation.carry_out(plan)
