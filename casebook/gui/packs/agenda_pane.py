"""The middle of the builder: the agenda with its minutes, and below it what is made of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.names import DocumentId
from casebook.domain.pack_item import PackItem
from casebook.domain.pack_plan import PackPlan
from casebook.domain.values import Kind
from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.export.run import Wanted
from casebook.gui.handing.artefact_list import ArtefactList, Files
from casebook.gui.handing.choices import choices_named, choices_written, usual
from casebook.gui.look.fonts import TextRole, line_height
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.agenda_head import AgendaHead
from casebook.gui.packs.pack_words import tr
from casebook.gui.packs.step_list import StepList
from casebook.gui.packs.time_bar import TimeBar
from casebook.gui.panes.document_drag import unpacked
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.words import Words

_MARGIN = 24
_WIDEST = 960
_EDGE = 44
"""Pixels from an edge within which a drag scrolls: the height of a step."""
_FASTEST, _EACH = 12, 16  # pixels, every so many milliseconds


class AgendaPane(QScrollArea):
    """Shows a plan and asks for changes.

    Signals:
        add_requested: A step is to be added.
        frame_requested: The usual frame of an agenda is to be put in.
        documents_dropped: Paths, and the place before which they were let go of.
        artefacts_chosen: What is made of the pack, as it names it.
    """

    add_requested = Signal()
    frame_requested = Signal()
    documents_dropped = Signal(object, int)
    artefacts_chosen = Signal(object)

    def __init__(
        self, scheme: Scheme, icons: Icons, head: AgendaHead, parent: QWidget | None = None
    ) -> None:
        """Make it below its head."""
        super().__init__(parent)
        self._scheme = scheme
        self._count = 0
        self._speed = 0
        self._glide = QTimer(self)
        self._glide.setInterval(_EACH)
        self._glide.timeout.connect(self._glide_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(True)
        self.head = head
        self.bar = TimeBar(scheme)
        self.steps = StepList(scheme, icons)
        self.steps.documents_dropped.connect(self.documents_dropped)
        self.steps.dragged_to.connect(self._follow_step)
        self.add = QPushButton(icons.icon("plus"), tr("Add a step"))
        self.add.setFlat(True)
        self.add.setProperty("flush", "true")
        self.add.clicked.connect(self.add_requested)
        self.hint = Words(scheme, TextRole.SNIPPET, "text3", wrapped=False)
        self.hint.setFixedHeight(line_height(TextRole.SNIPPET))
        self.hint.show_words(tr("Drop a case here to discuss it for 15 minutes"))
        self.empty = self._empty(icons)
        self.artefacts = ArtefactList(scheme)
        self.artefacts.changed.connect(self._tell_artefacts)
        self.objectives = Words(scheme, TextRole.UI)
        self.edit = LinkButton(scheme, tr("Change"))
        self.edit.setAccessibleName(tr("Change the objectives"))
        self.edit.clicked.connect(self.head.details_requested)
        self._lay_out()

    def show_plan(self, plan: PackPlan, items: Mapping[DocumentId, PackItem]) -> None:
        """Show a plan with the cases and lessons that are known."""
        cases = {
            item.id for name, item in items.items() if item.kind is Kind.CASE and name in plan.items
        }
        self._count = len(plan.steps)
        self.head.show_plan(plan, len(cases))
        self.bar.show_plan(plan)
        self.steps.show_plan(plan, items)
        self.empty.setVisible(not plan.steps)
        self.hint.setVisible(bool(plan.steps))
        self.steps.setVisible(bool(plan.steps))
        choices = choices_named(plan.artefacts)
        self.artefacts.set_wanted(Wanted(choices=usual() if choices is None else choices))
        self._show_files()
        lines = [f"{number}  {text}" for number, text in enumerate(plan.objectives, start=1)]
        none = tr("None yet. Say what people can do after this session that they could not before.")
        self.objectives.show_words("\n".join(lines) or none)

    def offer(
        self, offered: Mapping[Artefact, tuple[Audience, ...]] | None, files: Files | None = None
    ) -> None:
        """List only the artefacts that the plan has something for; see ``ArtefactList.offer``."""
        self.artefacts.offer(offered, files)
        self._show_files()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take documents of the list anywhere."""
        if unpacked(event):
            event.acceptProposedAction()

    @property
    def glides(self) -> bool:
        """Whether it scrolls by itself, because something is dragged to an edge."""
        return self._glide.isActive()

    def follow_drag(self, y: int) -> None:
        """Scroll while something is dragged near the upper or the lower edge.

        Args:
            y: Where the pointer is, in pixels from the top of what is seen.
        """
        below = y - (self.viewport().height() - _EDGE)
        speed = max(0, below) if below > 0 else min(0, y - _EDGE)
        self._speed = max(-_EDGE, min(_EDGE, speed)) * _FASTEST // _EDGE
        if self._speed and not self._glide.isActive():
            self._glide.start()
        elif not self._speed:
            self._glide.stop()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow it where no step is below the pointer."""
        self.follow_drag(event.position().toPoint().y())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Stand still when it leaves."""
        del event
        self.follow_drag(self.viewport().height() // 2)

    def _follow_step(self, y: int) -> None:
        self.follow_drag(self.steps.mapTo(self.viewport(), QPoint(0, y)).y())

    def _glide_on(self) -> None:
        # a drag that was let go of elsewhere tells nobody
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._glide.stop()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._speed)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put documents at the end."""
        self._glide.stop()
        paths = unpacked(event)
        if paths:
            self.documents_dropped.emit(paths, self._count)
            event.acceptProposedAction()

    def _tell_artefacts(self) -> None:
        self.artefacts_chosen.emit(choices_written(self.artefacts.ticked().choices or ()))

    def _show_files(self) -> None:
        self.head.show_files(self.artefacts.count)

    def _empty(self, icons: Icons) -> QWidget:
        """Say what to do where there is no step yet."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 24, 0, 16)
        column.setSpacing(8)
        title = Words(self._scheme, TextRole.HEADING)
        title.show_words(tr("An agenda begins with a case"))
        words = Words(self._scheme, TextRole.UI, "text2")
        words.show_words(
            tr(
                "Drag a case from the left, or choose it there and press Enter: it is discussed "
                "for 15 minutes, which you can change. A lesson becomes a huddle of five."
            )
        )
        self.frame = QPushButton(icons.icon("plus"), tr("Begin with opening and close"))
        self.frame.clicked.connect(self.frame_requested)
        line = QHBoxLayout()
        line.addWidget(self.frame)
        line.addStretch(1)
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(line)
        return box

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "page")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(_MARGIN, 16, _MARGIN, 24)
        sheet = QWidget()
        sheet.setMaximumWidth(_WIDEST)
        outer.addWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(12)
        column.addWidget(self.bar)
        column.addSpacing(8)
        column.addWidget(_Line(self._scheme))
        column.addWidget(self.steps)
        column.addWidget(self.empty)
        below = QHBoxLayout()
        below.setContentsMargins(0, 2, 0, 2)
        below.addWidget(self.add)
        below.addStretch(1)
        below.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(below)
        column.addWidget(_Line(self._scheme))
        column.addSpacing(8)
        column.addLayout(self._made_of_it())
        column.addStretch(1)
        self.setWidget(inside)

    def _made_of_it(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.artefacts)
        column.addSpacing(12)
        head = QHBoxLayout()
        label = Words(self._scheme, TextRole.LABEL, "text2", wrapped=False)
        label.show_words(tr("Objectives"))
        label.setFixedHeight(line_height(TextRole.LABEL))
        head.addWidget(label)
        head.addSpacing(8)
        head.addWidget(self.edit)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.objectives)
        return column


class _Line(QFrame):
    """A separator."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._scheme = scheme
        self.setFixedHeight(1)
        self.setProperty("line", "true")
