"""The head of a pack that is built: its title, for whom it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from casebook.domain.pack_plan import PackPlan
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.glyphs import glyph_image
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.packs.pack_words import about, tr
from casebook.gui.widgets.icon_button import IconButton
from casebook.gui.widgets.words import LinkWords, Words
from casebook.gui.wording import counted

_LONGEST_TITLE = 110  # letters, of three lines beside the buttons


class AgendaHead(QWidget):
    """Title and buttons; Present and Export are there when their actions are.

    Signals:
        details_requested: Title, audience and the like are to be changed.
        preview_toggled: Whether the preview is wanted.
        act_requested: The id of an action of the window whose button was pressed.
    """

    details_requested = Signal()
    act_requested = Signal(str)
    preview_toggled = Signal(bool)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        actions: Mapping[str, QAction],
        fill_menu: Callable[[QMenu], None],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            icons: The icons.
            actions: The actions of the window.
            fill_menu: Puts what else can be done into the menu, each time it is opened.
            parent: Where it stands.
        """
        super().__init__(parent)
        self.title = Words(scheme, TextRole.CASE_TITLE_SMALL)
        self.about = LinkWords(scheme, TextRole.SNIPPET, "text2")
        self.about.setToolTip(tr("Change title, audience, minutes, objectives and brand"))
        self.about.clicked.connect(self.details_requested)
        self.present = self._button(icons, "screen", tr("Present"), actions.get("present"))
        self.export = self._button(icons, "download", tr("Export…"), actions.get("export"))
        self.export.setProperty("primary", "true")
        ratio = self.devicePixelRatioF()
        image = glyph_image("download", scheme.palette.on_fill, 16, ratio)
        self.export.setIcon(QIcon(QPixmap.fromImage(image)))
        self.eye = IconButton(
            scheme, icons.icon("eye"), tr("Show the pages beside it"), size=28, icon_size=16
        )
        self.eye.setCheckable(True)
        self.eye.clicked.connect(self.preview_toggled)
        self.eye.hide()
        self.more = IconButton(
            scheme, icons.icon("more"), tr("More for this pack"), size=28, icon_size=16
        )
        self._fill = fill_menu
        self.more.clicked.connect(self._open_menu)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.present, self.export, self.eye, self.more):
            buttons.addWidget(button)
        side = QVBoxLayout()
        side.addLayout(buttons)
        side.addStretch(1)
        row.addLayout(side)

    def show_plan(self, plan: PackPlan, cases: int) -> None:
        """Show title and meta of a plan."""
        self.title.show_words(cut(plan.title, _LONGEST_TITLE))
        self.title.setToolTip(plan.title if self.title.words != plan.title else "")
        self.about.show_words(about(plan, cases))

    def show_files(self, count: int) -> None:
        """Say how many files an export makes."""
        several = tr("Export {0} files…")
        words = counted(count, tr("Export 1 file…"), several)
        self.export.setText(words if count else tr("Export…"))

    def menu(self) -> QMenu:
        """Give the menu of what else can be done."""
        menu = QMenu(self)
        self._fill(menu)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _button(self, icons: Icons, icon: str, words: str, action: QAction | None) -> QPushButton:
        button = QPushButton(icons.icon(icon), words)
        button.setVisible(action is not None)
        if action is not None:
            button.clicked.connect(lambda: self.act_requested.emit(action.objectName()))
            button.setEnabled(action.isEnabled())
            action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return button
