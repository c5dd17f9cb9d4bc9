"""One step looked at closely: what is done, with which case, and with what of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from casebook.domain.names import DocumentId
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_plan import NO_ITEM, PlannedStep
from casebook.domain.step_use import StepUse, read_use
from casebook.domain.values import Activity
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.minutes_box import MinutesBox
from casebook.gui.packs.pack_words import activity_word, tr
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.words import Words

_NAME = Qt.ItemDataRole.UserRole
_ROW = 30
_LABEL = 112
_MOST_ROWS = 6


class StepSheet(Sheet):
    """Asks for everything about a step.

    Signals:
        given: The PlannedStep as it shall be.
        item_requested: Another case or lesson is to be chosen.
    """

    given = Signal(object)
    item_requested = Signal()

    def __init__(
        self,
        scheme: Scheme,
        step: PlannedStep,
        number: int,
        item: PackItem | None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it for a step.

        Args:
            scheme: The colours.
            step: The step as it is.
            number: Its number, from 1.
            item: The case or lesson that it uses, if it uses one that is known.
            parent: The window that it stands over.
        """
        super().__init__(
            scheme, tr("Step {0}").format(number), "", tr("Take it"), parent, width=600
        )
        self._step = step
        self._item_id = step.item
        self._use = read_use(step.use)
        self._others: tuple[str, ...] = ()
        self.activity = QComboBox()
        for activity in Activity:
            self.activity.addItem(activity_word(activity), activity.value)
        if step.activity is None:
            self.activity.insertItem(0, step.activity_text, step.activity_text)
        at = self.activity.findData(step.activity or step.activity_text)
        self.activity.setCurrentIndex(max(0, at))
        self.minutes = MinutesBox()
        self.minutes.show_minutes(step.minutes)
        self.item = QPushButton()
        self.item.clicked.connect(self.item_requested)
        self.without = QPushButton(tr("None"))
        self.without.setToolTip(tr("Let this step use no case or lesson"))
        self.without.clicked.connect(lambda: self.show_item(NO_ITEM, None))
        self.questions = self._list()
        self.parts = self._list()
        self.note = QLineEdit(step.note)
        self._fill(item)

    def show_item(self, name: DocumentId, item: PackItem | None) -> None:
        """Take another case or lesson; what was used of the former is asked anew."""
        if name != self._item_id:
            self._use = StepUse(questions=()) if item and item.questions else StepUse()
        self._item_id = name
        self._show(item)

    def give(self) -> None:
        """Tell how the step shall be."""
        activity = str(self.activity.currentData())
        now = Activity(activity) if activity in set(Activity) else None
        written = self._step.activity_text if now is self._step.activity and now else activity
        step = replace(
            self._step,
            activity_text=written,
            minutes=self.minutes.value() or None,
            item=self._item_id,
            use=self._used(),
            note=" ".join(self.note.text().split()),
        )
        self.given.emit(step)

    def _used(self) -> str:
        """Give what is ticked as it is written; what was not touched stays as it was."""
        ticked = [int(number) for number in _ticked(self.questions)]
        everything = len(ticked) == self.questions.count()
        questions = (() if everything else tuple(ticked)) if ticked else None
        if self.questions.count() == 0:
            questions = self._use.questions
        parts = [*_ticked(self.parts), *self._others]
        known = [part for part in self._use.parts if part.casefold() in parts or part in parts]
        ordered = [*known, *(part for part in parts if part not in map(str.casefold, known))]
        made = StepUse(tuple(part for part in ordered if part), questions)
        same = made == self._use and self._item_id == self._step.item
        return self._step.use if same else made.words

    def _fill(self, item: PackItem | None) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.item, 1)
        row.addWidget(self.without)
        self.add_field(tr("What is done"), self.activity)
        self.add_field(tr("Minutes"), self.minutes.at_left())
        self.add_field(tr("Case or lesson"), line)
        self._fields = [
            self._field(tr("Questions"), self.questions),
            self._field(tr("Sections"), self.parts),
        ]
        self.add_field(tr("Remark"), self.note)
        self._show(item)
        self.activity.setFocus()

    def _show(self, item: PackItem | None) -> None:
        unknown = tr("“{0}”, which is not in the library").format(self._item_id)
        shown = item.title if item else unknown if self._item_id else tr("Choose one…")
        self.item.setText(shown.replace("&", "&&"))
        self.item.setAccessibleName(tr("Case or lesson: {0}").format(shown))
        self.without.setEnabled(bool(self._item_id))
        questions = item.questions if item else ()
        self.questions.clear()
        for number, question in enumerate(questions, start=1):
            _add(self.questions, f"{number}  {question}", str(number), self._use.asks(number))
        sections = list(item.sections) if item else []
        if item and item.role_play:
            sections.append("role-play")
        used = {part.casefold() for part in self._use.parts}
        self.parts.clear()
        for name in sections:
            _add(self.parts, name[:1].upper() + name[1:], name, name in used)
        self._others = tuple(p for p in self._use.parts if p.casefold() not in sections)
        for field, there in zip(self._fields, (questions, sections), strict=True):
            field.setVisible(bool(there))
        for shown_list, there in ((self.questions, questions), (self.parts, sections)):
            shown_list.setFixedHeight(min(_MOST_ROWS, max(1, len(there))) * _ROW + 10)

    def _field(self, label: str, field: QWidget) -> QWidget:
        """Add a field that is shown only where there is something to choose."""
        whole = QWidget()
        name = Words(self._scheme, TextRole.UI, "text2")
        name.show_words(label)
        name.setFixedWidth(_LABEL)
        name.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        field.setAccessibleName(label)
        self.column.addWidget(whole)
        return whole

    def _list(self) -> QListWidget:
        made = QListWidget()
        made.setProperty("field", "true")
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made


def _add(to: QListWidget, words: str, name: str, ticked: bool) -> None:
    item = QListWidgetItem(words)
    item.setData(_NAME, name)
    item.setToolTip(words)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    to.addItem(item)


def _ticked(shown: QListWidget) -> Iterable[str]:
    items = (shown.item(at) for at in range(shown.count()))
    return [str(item.data(_NAME)) for item in items if item.checkState() is Qt.CheckState.Checked]
