"""The second half of the composition root: everything that the first picture can do without.

It is imported and made after the first picture has been painted, see ``app``. The panes of the
page side are named in ``library_panes.Panes`` and made when they are first asked for; a new
panel beside the page is offered to ``panes.side`` in the ``wiring`` of its room. A new controller
is made in ``make_pages`` and named in ``parts.Parts``. All are wired in
``page_wiring``.
What a controller needs to know of the library that is open already, it is told in ``_catch_up``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.gui.asking.hit_marker import HitMarker
from casebook.gui.asking.together import make_asking
from casebook.gui.bundles.bundle_desk import BundleDesk
from casebook.gui.changes import Changes
from casebook.gui.commands import Commands
from casebook.gui.companions import Companions
from casebook.gui.curators import Curators
from casebook.gui.editor.mode_switch import ModeSwitch
from casebook.gui.handing.handing_desk import HandingDesk
from casebook.gui.intake.intake_desk import IntakeDesk
from casebook.gui.lessons.lesson_desk import LessonDesk
from casebook.gui.libraries import Libraries
from casebook.gui.library_panes import Panes
from casebook.gui.menus import main_menu, new_menu
from casebook.gui.packs.pack_desk import PackDesk
from casebook.gui.page_desk import PageDesk
from casebook.gui.page_wiring import wire_pages
from casebook.gui.parts import Front, Parts
from casebook.gui.presenting.presenting_desk import PresentingDesk
from casebook.gui.prompts import Prompts
from casebook.gui.property_desk import PropertyDesk
from casebook.gui.reader import Reader
from casebook.gui.upkeep import Upkeep
from casebook.gui.version_desk import VersionDesk
from casebook.gui.view_state import ViewState
from casebook.gui.workplace import Workplace
from casebook.gui.writing.author import Author
from casebook.gui.writing.copies import Copies
from casebook.gui.writing.leftovers import Leftovers
from casebook.gui.writing.losses import Losses
from casebook.gui.writing.section_desk import SectionDesk
from casebook.gui.writing.wiring import take_writable_library
from casebook.gui.writing.writer import Writer

if TYPE_CHECKING:
    from casebook.gui.commands import OpenUrl
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.settings import Settings


def make_pages(
    front: Front,
    settings: Settings,
    scheme: Scheme,
    icons: Icons,
    prompts: Prompts | None,
    open_url: OpenUrl | None,
) -> Parts:
    """Make the page side and all that works behind it, put it in its place and wire it.

    Args:
        front: What is there already.
        settings: What is remembered from one day to the next.
        scheme: The colours.
        icons: The icons.
        prompts: Who asks the user; dialogs when not given.
        open_url: Who opens an address in another program; the system when not given.
    """
    window, view, actions, jobs = front.window, front.view, front.actions, front.jobs
    session = front.session
    reader = Reader(jobs)
    panes = Panes(front.panes, scheme, icons, reader)
    asks = prompts or Prompts(window)
    changes = Changes(jobs, session)
    hits = HitMarker(panes, front.finder, reader, jobs)
    view.take_pages(panes)
    panes.tools.set_menu(main_menu(actions, window))
    desk = PageDesk(panes, view, front.lists, front.finder, reader, settings, hits)
    state = ViewState(panes, view, actions, scheme, settings)
    place = Workplace(
        window=window,
        scheme=scheme,
        icons=icons,
        actions=actions,
        jobs=jobs,
        session=session,
        changes=changes,
        finder=front.finder,
        reader=reader,
        lists=front.lists,
        desk=desk,
        state=state,
        view=view,
        panes=panes,
        prompts=asks,
        settings=settings,
    )
    switch = ModeSwitch()
    panes.tools.take_writing(new_menu(actions, window), icons.icon("plus"), switch)
    commands = Commands(session, jobs, asks, open_url)
    writer = Writer(place)
    parts = Parts(
        place=place,
        window=window,
        view=view,
        panes=panes,
        actions=actions,
        jobs=jobs,
        session=session,
        changes=changes,
        upkeep=Upkeep(jobs),
        finder=front.finder,
        reader=reader,
        lists=front.lists,
        desk=desk,
        hits=hits,
        commands=commands,
        state=state,
        libraries=Libraries(place),
        companions=Companions(place),
        curators=Curators(place),
        asking=make_asking(front, panes, settings, asks, scheme, icons),
        lessons=LessonDesk(place),
        switch=switch,
        writer=writer,
        leftovers=Leftovers(place, writer),
        author=Author(place, writer),
        sections=SectionDesk(place),
        versions=VersionDesk(place),
        bundles=BundleDesk(place),
        copies=Copies(place, writer),
        presenting=PresentingDesk(place),
        losses=Losses(place),
        intake=IntakeDesk(place),
        properties=PropertyDesk(place, writer),
        packs=PackDesk(place, writer, switch),
        handing=HandingDesk(place, writer, commands),
    )
    wire_pages(parts)
    _catch_up(parts)
    return parts


def _catch_up(parts: Parts) -> None:
    """Tell those who came late what they would have heard."""
    parts.state.restore()
    library = parts.session.library
    if library is None:
        return
    parts.lists.show_vocabulary()
    parts.asking.use(library)
    parts.desk.take_library(library)
    parts.upkeep.take_library(library)
    parts.changes.look_what_can_be_undone()
    parts.libraries.take_library(library)
    parts.curators.take_library(library)
    parts.lessons.take_library(library)
    parts.packs.take_library(library)
    parts.bundles.take_library(library)
    take_writable_library(parts, library)
    if parts.finder.results is not None:
        parts.desk.take_results()
        parts.session.keep_glimpse(parts.finder.everything)
