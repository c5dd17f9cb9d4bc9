"""What is asked for a theme: a label for a new one, the one that another shall become."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.forms.theme_editor import theme_id_of
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.name_sheet import NameSheet
from casebook.gui.sheets.sheet import Sheet

_MOST_SHOWN = 20


class NewThemeSheet(NameSheet):
    """Asks for the label of a new theme, and below which one it stands.

    Signals:
        theme_given: A Theme.
    """

    theme_given = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        vocabulary: Vocabulary,
        below: ThemeId | None,
        parent: QWidget | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        super().__init__(
            scheme,
            self.tr("New theme"),
            self.tr("Label"),
            self.tr("Add it"),
            parent,
            problem_of=self._problem,
            becomes=lambda label: self.tr("Its id: {0}").format(theme_id_of(label)),
        )
        self.broader = theme_box(vocabulary, self.tr("(none)"))
        self.broader.setCurrentIndex(max(0, self.broader.findData(below)))
        self.add_field(self.tr("Below"), self.broader)

    def give(self) -> None:
        """Tell the theme."""
        super().give()
        above = self.broader.currentData()
        label = " ".join(self.text.split())
        theme = ThemeId(theme_id_of(label))
        self.theme_given.emit(Theme(theme, label, ThemeId(above) if above else None))

    def _problem(self, label: str) -> str:
        known = self._vocabulary.find(label) or self._vocabulary.find(theme_id_of(label))
        if known is None:
            return ""
        return self.tr("There is “{0}” already.").format(self._vocabulary.label(known))


class ThemeMergeSheet(Sheet):
    """Asks which theme another shall become.

    Signals:
        chosen: A ThemeId.
    """

    chosen = Signal(object)

    def __init__(
        self,
        scheme: Scheme,
        vocabulary: Vocabulary,
        theme: ThemeId,
        parent: QWidget | None = None,
    ) -> None:
        label = vocabulary.label(theme)
        lead = self.tr(
            "Every document under “{0}” gets the other theme instead; its label and synonyms "
            "become synonyms of it. You see the files before they change."
        ).format(label)
        title = self.tr("Merge “{0}”").format(label)
        super().__init__(scheme, title, lead, self.tr("See the files…"), parent)
        self.into = theme_box(vocabulary, self.tr("Choose a theme…"), apart_from=theme)
        self.add_field(self.tr("Into"), self.into)
        self.into.setFocus()

    def missing(self) -> str:
        """Say that none was chosen."""
        return "" if self.into.currentData() else self.tr("Choose a theme.")

    def give(self) -> None:
        """Tell which one."""
        self.chosen.emit(ThemeId(self.into.currentData()))


def theme_box(vocabulary: Vocabulary, first: str, apart_from: ThemeId | None = None) -> QComboBox:
    """Give a choice of themes, narrower ones below broader ones.

    Args:
        vocabulary: The themes.
        first: What stands above them, for none.
        apart_from: A theme to leave out.
    """
    box = QComboBox()
    box.setMaxVisibleItems(_MOST_SHOWN)
    box.addItem(first, None)
    for theme, depth in vocabulary.walk():
        if theme.id != apart_from:
            box.addItem(f"{'    ' * depth}{theme.label}", theme.id)
    return box
