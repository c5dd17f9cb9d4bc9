"""What the window is made of: what is there at the first picture, and everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from casebook.gui.asking.hit_marker import HitMarker
    from casebook.gui.asking.together import Asking
    from casebook.gui.bundles.bundle_desk import BundleDesk
    from casebook.gui.changes import Changes
    from casebook.gui.commands import Commands
    from casebook.gui.companions import Companions
    from casebook.gui.curators import Curators
    from casebook.gui.editor.mode_switch import ModeSwitch
    from casebook.gui.finder import Finder
    from casebook.gui.handing.handing_desk import HandingDesk
    from casebook.gui.intake.intake_desk import IntakeDesk
    from casebook.gui.jobs import Jobs
    from casebook.gui.lessons.lesson_desk import LessonDesk
    from casebook.gui.libraries import Libraries
    from casebook.gui.library_panes import Panes
    from casebook.gui.library_view import LibraryView, ListPanes
    from casebook.gui.list_desk import ListDesk
    from casebook.gui.packs.pack_desk import PackDesk
    from casebook.gui.page_desk import PageDesk
    from casebook.gui.presenting.presenting_desk import PresentingDesk
    from casebook.gui.property_desk import PropertyDesk
    from casebook.gui.reader import Reader
    from casebook.gui.session import Session
    from casebook.gui.upkeep import Upkeep
    from casebook.gui.version_desk import VersionDesk
    from casebook.gui.view_state import ViewState
    from casebook.gui.window_frame import WindowFrame
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.author import Author
    from casebook.gui.writing.copies import Copies
    from casebook.gui.writing.leftovers import Leftovers
    from casebook.gui.writing.losses import Losses
    from casebook.gui.writing.section_desk import SectionDesk
    from casebook.gui.writing.writer import Writer


class Front(NamedTuple):
    """What is there at the first picture."""

    window: WindowFrame
    view: LibraryView
    panes: ListPanes
    actions: dict[str, QAction]
    jobs: Jobs
    session: Session
    finder: Finder
    lists: ListDesk


class Parts(NamedTuple):
    """Everything that is wired together."""

    place: Workplace
    window: WindowFrame
    view: LibraryView
    panes: Panes
    actions: dict[str, QAction]
    jobs: Jobs
    session: Session
    changes: Changes
    upkeep: Upkeep
    finder: Finder
    reader: Reader
    lists: ListDesk
    desk: PageDesk
    hits: HitMarker
    commands: Commands
    state: ViewState
    companions: Companions
    libraries: Libraries
    curators: Curators
    asking: Asking
    lessons: LessonDesk
    switch: ModeSwitch
    writer: Writer
    leftovers: Leftovers
    properties: PropertyDesk
    handing: HandingDesk
    author: Author
    sections: SectionDesk
    versions: VersionDesk
    copies: Copies
    presenting: PresentingDesk
    losses: Losses
    bundles: BundleDesk
    intake: IntakeDesk
    packs: PackDesk
