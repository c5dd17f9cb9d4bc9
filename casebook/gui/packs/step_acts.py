"""What is done with the steps of an agenda, by menus, sheets, keys and dragging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack import AgendaStep
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_plan import (
    DISCUSS_MINUTES,
    HUDDLE_MINUTES,
    NO_ITEM,
    PackPlan,
    PlannedStep,
    step_for_case,
    step_for_lesson,
)
from casebook.domain.query import Entry, Facet, Query
from casebook.domain.values import Activity, Kind
from casebook.gui.packs.pack_words import activity_word, tr
from casebook.gui.packs.step_sheet import StepSheet
from casebook.gui.sheets.document_picker import DocumentPicker
from casebook.markdown.page_words import ACTIVITY_ICONS

if TYPE_CHECKING:
    from casebook.gui.packs.building import Building
    from casebook.gui.packs.step_list import StepList
    from casebook.gui.workplace import Workplace
    from casebook.library.library import Library

_MOST_FOUND = 40
USUAL_MINUTES: Mapping[Activity, int] = {
    Activity.OPEN: 5,
    Activity.READ: 10,
    Activity.DISCUSS: DISCUSS_MINUTES,
    Activity.ROLE_PLAY: 15,
    Activity.WORKSHEET: 10,
    Activity.HUDDLE: HUDDLE_MINUTES,
    Activity.PRESENT: 10,
    Activity.BREAK: 10,
    Activity.CLOSE: 5,
}


class StepActs(QObject):
    """Does what the list of steps asks for."""

    def __init__(
        self,
        place: Workplace,
        building: Building,
        steps: StepList,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._building = building
        self._steps = steps
        self.sheet: StepSheet | None = None
        self.picker: DocumentPicker | None = None
        steps.minutes_given.connect(self._set_minutes)
        steps.activity_requested.connect(self._show_activities)
        steps.opened.connect(self.open)
        steps.menu_requested.connect(self._show_menu)
        steps.moved.connect(self._move)
        steps.removed.connect(self._remove)
        steps.documents_dropped.connect(self.add_documents)

    # adding

    def add_documents(self, paths: Sequence[DocumentPath], at: int = -1) -> None:
        """Put cases and lessons into the agenda, before a place or where they usually go."""

        def read(library: Library) -> list[PackItem]:
            items = (library.packing.item(path) for path in paths)
            return [item for item in items if item is not None]

        def take(items: list[PackItem]) -> None:
            self._add([_step_for(item) for item in items], at)
            if not items:
                self._building.said.emit(tr("Only cases and lessons go into an agenda."))

        self._place.read("putting documents into an agenda", read, take)

    def add_menu(self) -> QMenu:
        """Give the menu of what a new step can be."""
        menu = QMenu(self._steps)
        for activity in Activity:
            icon = self._place.icons.icon(ACTIVITY_ICONS[activity])
            menu.addAction(icon, activity_word(activity), lambda it=activity: self.add(it))
        return menu

    def add(self, activity: Activity) -> None:
        """Add a step without a case."""
        minutes = USUAL_MINUTES[activity]
        self._add([AgendaStep(minutes, activity, activity.value, NO_ITEM, "", "")], -1)

    def add_frame(self) -> None:
        """Put an opening and a close into an empty agenda."""
        steps = [
            AgendaStep(USUAL_MINUTES[one], one, one.value, NO_ITEM, "", "")
            for one in (Activity.OPEN, Activity.CLOSE)
        ]
        self._add(steps, -1)

    def _add(self, rows: Sequence[AgendaStep], at: int) -> None:
        plan = self._plan
        if plan is None or not rows:
            return
        key = plan.next_key
        place = at if at >= 0 else _usual_place(plan, rows[0].activity)
        self._building.change(plan.added(rows, place))
        self._steps.show_current(key)
        if at < 0:
            self._steps.focus_step(key)

    # one step

    def open(self, key: int) -> None:
        """Look at a step closely."""
        sitting = self._building.sitting
        step = sitting.plan.step(key) if sitting else None
        if sitting is None or step is None:
            return
        number = (sitting.plan.place(key) or 0) + 1
        item = sitting.items.get(step.item)
        place = self._place
        sheet = self.sheet = StepSheet(place.scheme, step, number, item, place.window)
        sheet.given.connect(self._take_step)
        sheet.item_requested.connect(lambda: self._choose_item(sheet))
        sheet.open()

    def menu(self, key: int) -> QMenu:
        """Give the menu of what can be done with a step."""
        menu, building = QMenu(self._steps), self._building
        plan, icons = self._plan, self._place.icons
        step = plan.step(key) if plan else None
        if plan is None or step is None:
            return menu
        menu.addAction(icons.icon("edit"), tr("Open the step…"), lambda: self.open(key))
        activities = menu.addMenu(tr("Change the activity"))
        self._fill_activities(activities, key, step.activity)
        item = building.sitting.items.get(step.item) if building.sitting else None
        if item is not None:
            words = tr("Read the lesson") if item.kind is Kind.LESSON else tr("Read the case")
            menu.addAction(words, lambda: self._place.desk.open(item.path))
        menu.addSeparator()
        at = plan.place(key) or 0
        up = menu.addAction(icons.icon("up"), tr("Move up"), lambda: self._move(key, at - 1))
        up.setEnabled(at > 0)
        down = menu.addAction(icons.icon("down"), tr("Move down"), lambda: self._move(key, at + 1))
        down.setEnabled(at < len(plan.steps) - 1)
        menu.addAction(icons.icon("copy"), tr("Duplicate"), lambda: self._duplicate(key))
        menu.addSeparator()
        menu.addAction(tr("Delete the step"), lambda: self._remove(key))
        return menu

    def activity_menu(self, key: int) -> QMenu:
        """Give the menu of what may be done in a step."""
        menu, plan = QMenu(self._steps), self._plan
        step = plan.step(key) if plan else None
        self._fill_activities(menu, key, step.activity if step else None)
        return menu

    def _fill_activities(self, menu: QMenu, key: int, now: Activity | None) -> None:
        for activity in Activity:
            icon = self._place.icons.icon(ACTIVITY_ICONS[activity])
            words = activity_word(activity)
            action = menu.addAction(icon, words, partial(self._set_activity, key, activity))
            action.setEnabled(activity is not now)

    def _show_activities(self, key: int, at: QPoint) -> None:
        _pop_up(self.activity_menu(key), at)

    def _show_menu(self, key: int, at: QPoint) -> None:
        _pop_up(self.menu(key), at)

    def _set_minutes(self, key: int, minutes: int | None) -> None:
        plan = self._plan
        if plan is not None:
            self._building.change(plan.changed(key, minutes=minutes), f"minutes {key}")

    def _set_activity(self, key: int, activity: Activity) -> None:
        plan = self._plan
        if plan is not None:
            self._building.change(plan.changed(key, activity_text=activity.value))

    def _take_step(self, step: PlannedStep) -> None:
        plan = self._plan
        now = plan.step(step.key) if plan else None
        if plan is None or now is None:
            return
        steps = tuple(
            replace(step, guide=now.guide) if one.key == step.key else one for one in plan.steps
        )
        self._building.change(replace(plan, steps=steps))
        self._steps.focus_step(step.key)

    def _move(self, key: int, at: int) -> None:
        plan = self._plan
        if plan is not None:
            self._building.change(plan.moved(key, at))
            self._steps.focus_step(key)

    def _duplicate(self, key: int) -> None:
        plan = self._plan
        if plan is not None:
            twin = plan.next_key
            self._building.change(plan.duplicated(key))
            self._steps.focus_step(twin)

    def _remove(self, key: int) -> None:
        plan = self._plan
        step = plan.step(key) if plan else None
        if plan is not None and step is not None:
            self._building.change(plan.removed(key))
            words = tr("The step is gone, and what the guide says to it; Ctrl+Z brings it back.")
            self._building.said.emit(words if step.guide else tr("Ctrl+Z brings the step back."))

    # the case of a step

    def _choose_item(self, sheet: StepSheet) -> None:
        place = self._place
        picker = self.picker = DocumentPicker(
            place.scheme,
            tr("Which case or lesson?"),
            tr("Search cases and lessons"),
            tr("Cases and lessons"),
            sheet,
        )
        picker.add_list()
        picker.typed.connect(self._find)
        picker.picked.connect(lambda path: self._take_item(sheet, path))
        picker.open()
        self._find("")

    def _find(self, words: str) -> None:
        kinds = {Facet.KIND: frozenset({Kind.CASE.value, Kind.LESSON.value})}

        def find(library: Library) -> list[Entry]:
            hits = library.find(Query(words, kinds, as_typed=True)).hits
            return [hits.entry(at) for at in range(min(len(hits), _MOST_FOUND))]

        def show(entries: list[Entry]) -> None:
            if self.picker is not None:
                self.picker.show_entries(entries)

        self._place.read("finding a case for a step", find, show, topic="picking")

    def _take_item(self, sheet: StepSheet, path: DocumentPath) -> None:
        self.picker = None

        def show(item: PackItem | None) -> None:
            if item is not None:
                sheet.show_item(DocumentId(item.id), item)

        self._place.read("reading a case", lambda library: library.packing.item(path), show)

    @property
    def _plan(self) -> PackPlan | None:
        return self._building.sitting.plan if self._building.sitting else None


def _usual_place(plan: PackPlan, activity: Activity | None) -> int:
    """Give where a new step goes: at the end, but before the close."""
    last = len(plan.steps)
    if last and plan.steps[-1].activity is Activity.CLOSE and activity is not Activity.CLOSE:
        return last - 1
    return last


def _step_for(item: PackItem) -> AgendaStep:
    if item.kind is Kind.LESSON:
        return step_for_lesson(item.id)
    return step_for_case(item.id, "questions" if item.questions else "")


def _pop_up(menu: QMenu, at: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
