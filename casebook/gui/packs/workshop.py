"""The builder of packs with those behind it, made when the first pack is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack_plan import PackPlan
from casebook.gui.jobs import LaneName
from casebook.gui.packs.agenda_head import AgendaHead
from casebook.gui.packs.agenda_pane import AgendaPane
from casebook.gui.packs.builder import Builder
from casebook.gui.packs.building import Building
from casebook.gui.packs.details_sheet import DetailsSheet
from casebook.gui.packs.pack_words import tr
from casebook.gui.packs.source_pane import SourcePane
from casebook.gui.packs.sources import Sources
from casebook.gui.packs.step_acts import StepActs

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.gui.handing.pages_preview import PagesPreview
    from casebook.gui.packs.making import Making
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library


class Workshop(QObject):
    """Wires the builder with what it builds.

    Attributes:
        builder: What is shown.
        building: Holds the plan.
        acts: Does what is asked for with steps.
        details: The sheet for title, audience and the like that was opened last.
    """

    def __init__(self, place: Workplace, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._making = making
        self.details: DetailsSheet | None = None
        head = AgendaHead(place.scheme, place.icons, place.actions, self._fill_menu)
        self.builder = Builder(
            SourcePane(place.scheme, place.icons), AgendaPane(place.scheme, place.icons, head)
        )
        self.building = Building(place, self)
        agenda, source = self.builder.agenda, self.builder.source
        self.acts = StepActs(place, self.building, agenda.steps, self)
        self.sources = Sources(place, source, self)
        self.building.changed.connect(self._show)
        self.building.said.connect(place.panes.status.say)
        self.building.beside.text_made.connect(self._show_pages)
        self.builder.undo_requested.connect(self.building.undo)
        self.builder.redo_requested.connect(self.building.redo)
        agenda.add_requested.connect(self._ask_step)
        agenda.frame_requested.connect(self.acts.add_frame)
        agenda.documents_dropped.connect(lambda paths, _: self.acts.add_documents(paths))
        agenda.artefacts_chosen.connect(self._take_artefacts)
        agenda.head.details_requested.connect(self.ask_details)
        agenda.head.act_requested.connect(self._act)
        agenda.steps.chosen.connect(self._show_step)
        source.list.added.connect(self._add)
        source.lessons.added.connect(self._add)
        source.lessons.ticked.connect(self._tick)
        source.list.menu_requested.connect(self._show_source_menu)
        source.lessons.menu_requested.connect(self._show_source_menu)

    def begin(self, path: DocumentPath, then: Callable[[], None]) -> None:
        """Build a pack; ``then`` shows the builder when it is read."""

        def show() -> None:
            self._show()
            then()
            self.sources.begin()
            self.builder.source.field.setFocus()

        self.building.begin(path, show)

    def take_preview(self, preview: PagesPreview) -> None:
        """Show the pages of what is built beside it."""
        self.builder.take_preview(preview)
        preview.offered.connect(self.builder.agenda.offer)
        self.building.beside.makes_text = True
        self.building.beside.show_text()

    def take_change(self, change: Change) -> None:
        """Follow a change of the library."""
        self.building.take_change(change)
        self.sources.take_change(change)

    def _show(self) -> None:
        sitting = self.building.sitting
        if sitting is not None:
            self.builder.agenda.show_plan(sitting.plan, sitting.items)
            self.sources.show_used(sitting)

    def _show_pages(self, path: DocumentPath, text: str) -> None:
        if self.builder.preview is not None:
            self.builder.preview.show_document(path, text)

    def _show_step(self, key: int) -> None:
        """Go to the pages of the step that is looked at."""
        sitting = self.building.sitting
        at = sitting.plan.place(key) if sitting else None
        if self.builder.preview is not None and at is not None:
            self.builder.preview.show_step(at + 1)

    def _act(self, name: str) -> None:
        """Do what another part of the window does with the pack, once its file has everything."""
        self.building.save(self._place.actions[name].trigger)

    def _add(self, path: DocumentPath) -> None:
        self.acts.add_documents([path])

    def _ask_step(self) -> None:
        button = self.builder.agenda.add
        menu = self.acts.add_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _tick(self, path: DocumentPath) -> None:
        """Let the pack reach a lesson, or no longer."""
        sitting = self.building.sitting
        known = sitting.lessons if sitting else ()
        one = next((it for it in known if it.lesson.path == path), None)
        if sitting is None or one is None:
            return
        named, plan = one.lesson.id, sitting.plan
        kept = tuple(lesson for lesson in plan.lessons if lesson != named)
        lessons = kept if one.chosen else (*kept, DocumentId(named))
        self.building.change(replace(plan, lessons=lessons))

    def source_menu(self, path: DocumentPath) -> QMenu:
        """Give the menu of a case or a lesson that may go into the agenda."""
        menu, sitting = QMenu(self.builder), self.building.sitting
        icon = self._place.icons.icon("plus")
        menu.addAction(icon, tr("Add to the agenda"), lambda: self._add(path))
        found = [it for it in sitting.lessons if it.lesson.path == path] if sitting else []
        for one in found:
            words = tr("Not a lesson of this pack") if one.chosen else tr("A lesson of this pack")
            menu.addAction(words, lambda: self._tick(path))
        menu.addSeparator()
        menu.addAction(tr("Read it"), lambda: self._place.desk.open(path))
        return menu

    def _show_source_menu(self, path: DocumentPath, at: QPoint) -> None:
        menu = self.source_menu(path)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _take_artefacts(self, artefacts: tuple[str, ...]) -> None:
        sitting = self.building.sitting
        if sitting is not None:
            self.building.change(replace(sitting.plan, artefacts=artefacts), "artefacts")

    # about the pack

    def ask_details(self) -> None:
        """Ask for title, audience, minutes, objectives, materials and brand."""
        sitting = self.building.sitting
        if sitting is None:
            return
        sheet = self.details = DetailsSheet(self._place.scheme, sitting.plan, self._place.window)
        sheet.given.connect(self._take_details)
        sheet.file_requested.connect(lambda name: self._choose_file(sheet, name))
        sheet.open()

    def _choose_file(self, sheet: DetailsSheet, name: str) -> None:
        file = (
            self._place.prompts.picture_to_take()
            if name == "logo"
            else self._place.prompts.template_to_take(f".{name}")
        )
        if file is not None:
            sheet.files[name].take_file(file)

    def _take_details(self, plan: PackPlan, files: Mapping[str, Path]) -> None:
        if not files:
            self._change_details(plan)
            return

        def work(library: Library) -> dict[str, str]:
            return {name: library.packing.take_file(file) for name, file in files.items()}

        def take(taken: dict[str, str]) -> None:
            self._change_details(replace(plan, brand=replace(plan.brand, **taken)))

        library = self._place.session.library
        if library is not None:
            self._place.jobs.start(
                LaneName.WRITE,
                "taking files into the library",
                lambda _: work(library),
                take,
                self._place.explain,
            )

    def _change_details(self, plan: PackPlan) -> None:
        """Take what the sheet gives; the steps are those of now."""
        sitting = self.building.sitting
        if sitting is not None:
            now = sitting.plan
            plan = replace(plan, steps=now.steps, lessons=now.lessons, artefacts=now.artefacts)
            self.building.change(plan)

    def _fill_menu(self, menu: QMenu) -> None:
        """Put what else can be done with a pack into its menu."""
        sitting = self.building.sitting
        if sitting is None:
            return
        icons, history = self._place.icons, sitting.history
        undo = menu.addAction(tr("Undo") + "\tCtrl+Z", self.building.undo)
        undo.setEnabled(bool(history.past))
        redo = menu.addAction(tr("Do it again") + "\tCtrl+Y", self.building.redo)
        redo.setEnabled(bool(history.future))
        menu.addSeparator()
        menu.addAction(icons.icon("edit"), tr("About this pack…"), self.ask_details)
        menu.addAction(icons.icon("calendar"), tr("What follows the session…"), self.ask_series)

    def ask_series(self) -> None:
        """Ask for the huddles and the talk that follow the session."""
        sitting = self.building.sitting
        if sitting is None:
            return
        if not sitting.plan.lessons:
            self._place.say(tr("Tick the lessons that this pack is to reach first."))
            return
        path, count = sitting.path, len(sitting.plan.lessons)
        self.building.save(lambda: self._making.ask_series(path, count))
