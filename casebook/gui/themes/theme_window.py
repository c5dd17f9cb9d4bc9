"""The vocabulary, to be kept: a tree of themes, and what is said about the one chosen.

The window writes nothing. It asks; what the answer changes comes back as another vocabulary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.forms.lines_editors import LinesEditor
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.themes.colour_choice import ColourChoice
from casebook.gui.themes.theme_tree import ThemeTree
from casebook.gui.widgets.choice_box import ChoiceBox
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Words

_SIZE = (860, 560)
_TREE_WIDTH = 340
_LABEL_WIDTH = 88
_LONGEST_UNDO = 64


class ThemeWindow(Surface):
    """A window of its own.

    Signals:
        property_given: A ThemeId, a key of its entry (``label``, ``colour``, ``synonyms``,
            ``broader``, ``related``), and its value: a text, or a tuple of texts.
        new_requested: The ThemeId below which a new theme shall stand; None for the top.
        rename_requested: A ThemeId whose id shall be another.
        merge_requested: A ThemeId that shall become part of another.
        delete_requested: A ThemeId that shall go.
        documents_requested: A ThemeId whose documents are to be listed.
    """

    property_given = Signal(object, str, object)
    new_requested = Signal(object)
    rename_requested = Signal(object)
    merge_requested = Signal(object)
    delete_requested = Signal(object)
    documents_requested = Signal(object)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Themes"))
        self.resize(*_SIZE)
        self._scheme = scheme
        self._vocabulary = Vocabulary.of(())
        self._counts: Mapping[str, int] = {}
        self._may_write = True
        self.tree = ThemeTree(scheme)
        self.tree.setProperty("bare", "true")
        self.tree.chosen.connect(self._show_theme)
        self.tree.moved.connect(self._move)
        self.tree.label_wanted.connect(self._write_label)
        self.new = QPushButton(icons.icon("plus"), f"\u2009{self.tr('New theme…')}")
        self.new.clicked.connect(lambda: self.new_requested.emit(self.tree.theme))
        self.label = QLineEdit()
        self.label.editingFinished.connect(self._give_label)
        self.colour = ColourChoice(scheme)
        self.colour.given.connect(lambda colour: self._give("colour", colour))
        self.synonyms = LinesEditor(self.tr("Synonyms"))
        self.synonyms.given.connect(lambda values: self._give("synonyms", values))
        self.broader = ChoiceBox()
        self.broader.activated.connect(self._give_broader)
        self.about = Words(scheme, TextRole.SNIPPET, "text3")
        self.rename = QPushButton(self.tr("Change its id…"))
        self.rename.clicked.connect(lambda: self.rename_requested.emit(self.tree.theme))
        self.merge = QPushButton(self.tr("Merge into…"))
        self.merge.clicked.connect(lambda: self.merge_requested.emit(self.tree.theme))
        self.delete = QPushButton(self.tr("Delete…"))
        self.delete.clicked.connect(lambda: self.delete_requested.emit(self.tree.theme))
        self.tree.removal_wanted.connect(self.delete.click)
        self.documents = QPushButton(icons.icon("list"), f"\u2009{self.tr('Show its documents')}")
        self.documents.clicked.connect(lambda: self.documents_requested.emit(self.tree.theme))
        self.problem = Words(scheme, TextRole.UI, "late")
        self.problem.hide()
        self.undo = QPushButton()
        self.undo.hide()
        self._form = QWidget()
        self._lay_out(scheme)
        self._show_theme(None)

    @property
    def theme(self) -> Theme | None:
        """The theme that is shown, or None."""
        theme = self.tree.theme
        return self._vocabulary.themes.get(theme) if theme else None

    def show_vocabulary(self, vocabulary: Vocabulary, counts: Mapping[str, int]) -> None:
        """Show the themes, with how many documents have each (narrower ones counted in)."""
        self._vocabulary = vocabulary
        self._counts = counts
        self.tree.show_vocabulary(vocabulary, counts)

    def allow_writing(self, allowed: bool) -> None:
        """Let the vocabulary be changed, or only be looked at."""
        self._may_write = allowed
        self.new.setVisible(allowed)
        self.tree.setDragEnabled(allowed)
        self._show_theme(self.tree.theme)

    def offer_undo(self, action: QAction) -> None:
        """Offer to take back the last change, as an action does that says what it was."""
        self.addAction(action)
        self.undo.clicked.connect(action.trigger)

        def follow() -> None:
            self.undo.setText(cut(action.text(), _LONGEST_UNDO))
            self.undo.setVisible(action.isEnabled())

        action.changed.connect(follow)
        follow()

    def say(self, problem: str) -> None:
        """Say why something was not done; "" when that is over."""
        self.problem.show_words(problem)
        self.problem.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, scheme: Scheme) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(8, 12, 8, 12)
        left.setSpacing(8)
        left.addWidget(self.tree, 1)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 0, 0)
        below.addWidget(self.new)
        below.addStretch(1)
        left.addLayout(below)
        sides = QWidget()
        sides.setFixedWidth(_TREE_WIDTH)
        sides.setLayout(left)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for name, field in (
            (self.tr("Label"), self.label),
            (self.tr("Synonyms"), self.synonyms),
            (self.tr("Broader"), self.broader),
            (self.tr("Colour"), self.colour),
        ):
            form.addLayout(self._row(scheme, name, field))
        acts = _buttons(self.documents, self.rename, self.merge, self.delete)
        right = QVBoxLayout()
        right.setContentsMargins(24, 20, 24, 16)
        right.setSpacing(12)
        right.addWidget(self._form)
        right.addWidget(self.about)
        right.addWidget(Line(scheme))
        right.addLayout(acts)
        right.addWidget(self.problem)
        right.addStretch(1)
        right.addLayout(_buttons(self.undo))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(sides)
        whole.addLayout(right, 1)

    def _row(self, scheme: Scheme, name: str, field: QWidget) -> QHBoxLayout:
        label = Words(scheme, TextRole.UI, "text2")
        label.show_words(name)
        label.setFixedWidth(_LABEL_WIDTH)
        label.setContentsMargins(0, 4, 0, 0)
        field.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 0 if isinstance(field, ColourChoice) else 1)
        if isinstance(field, ColourChoice):
            row.addStretch(1)
        return row

    def _show_theme(self, chosen: ThemeId | None) -> None:
        theme = self._vocabulary.themes.get(chosen) if chosen else None
        for widget in (self._form, self.rename, self.merge, self.delete):
            widget.setEnabled(theme is not None and self._may_write)
        self.documents.setEnabled(theme is not None)
        if theme is None:
            self.about.show_words(
                self.tr("No themes yet. Give a case one, or begin the vocabulary here.")
            )
            return
        if not (self.label.hasFocus() and self.label.isModified()):
            self.label.setText(theme.label)
        self.colour.show_colour(theme.colour)
        self.synonyms.show_values(theme.synonyms)
        others = [one for one, _ in self._vocabulary.walk() if one.id != theme.id]
        inside = self._vocabulary.within(theme.id)
        self._fill_broader([one for one in others if one.id not in inside])
        self.broader.setCurrentIndex(max(0, self.broader.findData(theme.broader)))
        self.about.show_words(self._about(theme))

    def _about(self, theme: Theme) -> str:
        count = self._counts.get(theme.id, 0)
        words = self.tr("Id: {0}. Documents: {1}.").format(theme.id, count)
        if not theme.listed:
            words += " " + self.tr("It is used but not listed; a change here lists it.")
        return words

    def _fill_broader(self, themes: Sequence[Theme]) -> None:
        self.broader.clear()
        self.broader.addItem(self.tr("(none)"), None)
        for theme in themes:
            self.broader.addItem(theme.label, theme.id)

    def _give(self, key: str, value: object) -> None:
        theme = self.theme
        if theme is not None:
            self.property_given.emit(theme.id, key, value)

    def _give_label(self) -> None:
        theme, label = self.theme, self.label.text().strip()
        self.label.setModified(False)  # what comes back is shown, also when it was refused
        if theme is not None and label and label != theme.label:
            self.property_given.emit(theme.id, "label", label)

    def _give_broader(self) -> None:
        theme, broader = self.theme, self.broader.currentData()
        if theme is not None and broader != theme.broader:
            self.property_given.emit(theme.id, "broader", broader or "")

    def _move(self, theme: ThemeId, below: ThemeId | None) -> None:
        self.property_given.emit(theme, "broader", below or "")

    def _write_label(self) -> None:
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self.label.selectAll()


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    """Lay buttons side by side, from the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
