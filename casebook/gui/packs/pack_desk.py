"""Where packs are built is asked for; who builds is made then.

A pack is built in the room of list, page and panel. What leads away from it goes through
``leave``, which goes on once the file has everything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.domain.values import Kind
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.domain.names import DocumentPath, ThemeId
    from casebook.domain.query import Query, Results
    from casebook.domain.reading import Reading
    from casebook.gui.editor.mode_switch import ModeSwitch
    from casebook.gui.handing.pages_preview import PagesPreview
    from casebook.gui.packs.making import Making
    from casebook.gui.packs.pack_bar import PackBar
    from casebook.gui.packs.workshop import Workshop
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.writer import Writer
    from casebook.library.library import Library

Then = Callable[[], None]
_WRITING = ("build", "pack-from-search", "huddle")
"""The actions that change the library."""


class PackDesk(QObject):
    """Leads what is asked for about packs to those who do it.

    Signals:
        left: The builder is gone; the page is to be shown as it is now.

    Attributes:
        make_preview: Makes the widget that shows pages beside the agenda; None where there is
            none.
    """

    left = Signal()

    def __init__(self, place: Workplace, writer: Writer, switch: ModeSwitch) -> None:
        super().__init__(place.window)
        self._place = place
        self._writer = writer
        self._switch = switch
        self._query: Query | None = None
        self._wanted: DocumentPath | None = None
        self.make_preview: Callable[[], PagesPreview] | None = None

    @cached_property
    def workshop(self) -> Workshop:
        """The builder and those behind it."""
        from casebook.gui.packs.workshop import Workshop

        made = Workshop(self._place, self.making, self)
        if self.make_preview is not None:
            made.take_preview(self.make_preview())
        return made

    @cached_property
    def making(self) -> Making:
        """Makes packs in one step."""
        from casebook.gui.packs.making import Making

        making = Making(self._place, parent=self)
        making.made.connect(self.build_on)
        return making

    @cached_property
    def bar(self) -> PackBar:
        """What can be done with a pack that is read."""
        from casebook.gui.packs.pack_bar import PackBar

        bar = PackBar(self._place.scheme, self._place.icons, self._place.actions)
        self._place.view.put_above(bar)
        bar.follow(self._place.panes.page)
        return bar

    @property
    def has_workshop(self) -> bool:
        """Whether a pack was ever built."""
        return "workshop" in self.__dict__

    @property
    def is_building(self) -> bool:
        """Whether the builder is shown."""
        return self.has_workshop and self._place.view.alone is self.workshop.builder

    @property
    def wanted_artefacts(self) -> tuple[str, ...]:
        """What is to be exported of the pack that is read or built, as ``guide.docx``.

        What the builder has ticked at first where it names nothing: both windows say the same.
        """
        from casebook.gui.handing.choices import USUAL

        if self.is_building and self.workshop.building.sitting is not None:
            named = self.workshop.building.sitting.plan.artefacts
        else:
            reading = self._place.reader.reading
            entries = reading.document.properties if reading is not None else ()
            named = next((entry.values for entry in entries if entry.key == "artefacts"), ())
        return named or USUAL

    # modes

    def take_mode(self, mode: Mode) -> None:
        """Read, build, or write."""
        if mode is Mode.BUILD:
            self.build()
        elif self.is_building:
            self.stop(lambda: self._writer.set_mode(mode))
        else:
            self._writer.set_mode(mode)

    def toggle(self, on: bool = True) -> None:
        """Build the pack that is read, or read it again."""
        if on:
            self.build()
        else:
            self.stop()

    def read_or_write(self) -> None:
        """Write the pack that is built, else as the writer does."""
        if self.is_building:
            self.take_mode(Mode.SPLIT)
        else:
            self._writer.toggle()

    def build(self) -> None:
        """Build the pack that is read."""
        reading = self._place.reader.reading
        if reading is None or reading.document.kind is not Kind.PACK:
            self._place.say(self.tr("Open a pack first; only a pack has an agenda to build."))
            self._tell()
        elif self._place.changes.are_allowed and not self.is_building:
            path = reading.document.path
            self._writer.leave(lambda: self._begin(path))

    def build_on(self, path: DocumentPath) -> None:
        """Open a pack and build it."""
        self._wanted = path
        self._place.desk.open(path)

    def _begin(self, path: DocumentPath) -> None:
        self._writer.end()
        if self.has_workshop:
            self.workshop.begin(path, self._show)
            return

        def go(_: None) -> None:
            if path == self._place.reader.path:
                self.workshop.begin(path, self._show)

        self._place.read("getting ready to build", _get_ready, go, topic="pack")

    def _show(self) -> None:
        place = self._place
        find = place.panes.made(Panes.find)
        if find is not None:
            find.leave()
        self._query = place.finder.query
        place.view.show_alone(self.workshop.builder, sidebar=False)
        place.state.show_room()
        # a line that came and went with each save would make everything jump
        place.panes.status.stand(self.tr("Saved by itself"), "")
        self._tell()

    def stop(self, then: Then | None = None) -> None:
        """Save what is built and show the page again; ``then`` is called when that is done."""
        if not self.is_building:
            self._tell()
            if then is not None:
                then()
            return

        def go() -> None:
            self._hide()
            self.left.emit()
            if then is not None:
                then()

        self.workshop.building.save(go)

    def _hide(self) -> None:
        self.workshop.building.end()
        if self.is_building:
            self._place.view.show_alone(None)
            self._place.state.show_room()
            self._place.panes.status.stand("", "")
        self._tell()

    def _tell(self) -> None:
        """Let switch and action say what is shown."""
        building = self.is_building
        self._switch.show_mode(Mode.BUILD if building else self._writer.mode)
        self._place.actions["build"].setChecked(building)
        self.show_bar()

    # leaving

    def leave(self, then: Then, to: DocumentPath | None = None) -> None:
        """Do something that leads away, once the file of the pack has everything.

        Args:
            then: What is to be done.
            to: A document to which is gone; the pack that is built can stay.
        """
        if not self.has_workshop or not self.workshop.building.is_unsaved:
            self._writer.leave(then, to)
        elif to is not None and to == self.workshop.building.path:
            then()
        elif self.workshop.building.has_failed:  # who asks again is not kept here
            self.keep_at_once()
            self._hide()
            self._writer.leave(then, to)
        else:
            self.workshop.building.save(lambda: self._writer.leave(then, to))

    @property
    def is_unsaved(self) -> bool:
        """Whether something is built that no file has."""
        return self.has_workshop and self.workshop.building.is_unsaved

    def save(self) -> None:
        """Save what is built, or written, at once."""
        if self.is_building:
            self.workshop.building.save(lambda: self._place.say(self.tr("Saved")))
        else:
            self._writer.save()

    def keep_at_once(self) -> None:
        """Keep what is not saved here and now."""
        if self.has_workshop:
            self.workshop.building.keep_at_once()

    # what happens

    def take_opened(self, reading: Reading) -> None:
        """Another document was opened: offer to build a pack, and let go of the one before."""
        self._offer(reading)
        path = reading.document.path
        if self.has_workshop and path != self.workshop.building.path:
            self._hide()
        wanted, self._wanted = self._wanted, None
        if wanted == path:
            self.build()

    def take_gone(self) -> None:
        """The document that was read is gone."""
        self._switch.offer_building(False)
        self.show_bar()
        if self.has_workshop:
            self._hide()

    def show_bar(self) -> None:
        """Show the row of buttons above the page of a pack; whoever writes needs the room."""
        reading = self._place.reader.reading
        is_pack = reading is not None and reading.document.kind is Kind.PACK
        is_page = self._place.view.alone is None and self._writer.mode is Mode.READ
        shown = is_pack and is_page
        if shown or "bar" in self.__dict__:
            self.bar.setVisible(shown)

    def take_change(self, change: Change) -> None:
        """Follow a change of the library."""
        if self.is_building:
            self.workshop.take_change(change)

    def take_results(self, results: Results) -> None:
        """Make room for the list when something else is asked of it."""
        asked = self._query
        if self.is_building and asked is not None:
            now = results.query
            if (now.text, now.chosen) != (asked.text, asked.chosen):
                self.stop()

    def take_library(self, library: Library) -> None:
        """Offer what changes packs, if the library may be written."""
        for name in _WRITING:
            self._place.actions[name].setEnabled(not library.read_only)

    def let_go(self) -> None:
        """Forget the library that was closed."""
        self._wanted = None
        self._switch.offer_building(False)
        self.show_bar()
        if self.has_workshop:
            self._hide()

    def huddle(self) -> None:
        """Make the five-minute pack of the lesson that is read."""
        reading = self._place.reader.reading
        if reading is None or reading.document.kind is not Kind.LESSON:
            self._place.say(self.tr("Open a lesson first; a huddle is made of one."))
        elif self._place.changes.are_allowed:
            self.making.huddle(reading.document.path)

    def make_of_list(self) -> None:
        """Make a pack of what the list shows."""
        self.making.of_list()

    def make_of(self, paths: Sequence[DocumentPath]) -> None:
        """Make a pack of documents."""
        self.making.of_documents(paths)

    def make_of_theme(self, theme: ThemeId) -> None:
        """Make a pack of the cases of a theme."""
        self.making.of_theme(theme)

    def _offer(self, reading: Reading) -> None:
        is_pack = reading.document.kind is Kind.PACK
        self._switch.offer_building(is_pack and self._place.changes.are_allowed)
        self.show_bar()


def _get_ready(_: Library) -> None:
    """Import here, off the GUI thread, what takes longer than a click should."""
    import casebook.export.artefacts
    import casebook.library.packing
    import casebook.markdown.editing.pack_plans  # noqa: F401 - see above
