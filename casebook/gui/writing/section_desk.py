"""A structured section of the document that is read, filled in as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from casebook.domain.sections import SectionName
    from casebook.gui.sheets.sheet import Sheet
    from casebook.gui.workplace import Workplace


class SectionDesk(QObject):
    """Offers the sections in menus and shows their sheets, imported when they are asked for.

    Attributes:
        sheet: The sheet that was opened last.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self.sheet: Sheet | None = None

    def sections_menu(self) -> QMenu:
        """Give a menu of the sections that can be filled in as a table."""
        from casebook.gui.sheets.section_grid import grid_of, sections_of

        menu = QMenu(self._place.window)
        reading = self._place.reader.reading
        if self._place.changes.are_allowed and reading is not None:
            for section in sections_of(reading.document):
                action = menu.addAction(grid_of(reading.document, section).title)
                action.triggered.connect(self._filler(section))
        return menu

    def choose_section(self) -> None:
        """Let the user choose a section to fill in."""
        menu = self.sections_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        middle = self._place.window.rect().center()
        menu.popup(self._place.window.mapToGlobal(middle - QPoint(0, middle.y() // 2)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def add_to_menu(self, menu: QMenu, heading: str) -> None:
        """Offer to fill in the section with a heading, if it is one of those."""
        reading = self._place.reader.reading
        if not self._place.changes.are_allowed or reading is None or not heading:
            return
        from casebook.gui.sheets.section_grid import sections_of

        names = {part.heading: part.name for part in reading.document.sections if part.level == 2}
        section = next(
            (one for one in sections_of(reading.document) if one == names.get(heading)), None
        )
        if section is not None:
            menu.addSeparator()
            action = menu.addAction(self.tr("Edit as table…"))
            action.triggered.connect(self._filler(section))

    def fill(self, section: SectionName) -> None:
        """Show a section as a table to fill in."""
        reading = self._place.reader.reading
        if not self._place.changes.are_allowed or reading is None:
            return
        from casebook.gui.sheets.section_grid import grid_of
        from casebook.gui.sheets.section_sheet import SectionSheet

        path, grid = reading.document.path, grid_of(reading.document, section)
        sheet = SectionSheet(self._place.scheme, self._place.icons, grid, self._place.window)

        def write(rows: object) -> None:
            from casebook.markdown.editing.rows import rows_edits

            what = self.tr("Fill in: {0}").format(grid.title)
            self._place.changes.edit(path, what, lambda text: rows_edits(text, section, rows))  # type: ignore[arg-type]  # what the grid of this section makes

        sheet.filled.connect(write)
        self.sheet = sheet
        sheet.open()

    def _filler(self, section: SectionName) -> Callable[[], None]:
        return lambda: self.fill(section)
