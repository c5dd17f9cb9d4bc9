"""Bundles in the window: opened to be looked at, and taken into the library that is open.

What shows them is imported and made when the first bundle comes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.gui.jobs import LaneName

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.gui.bundles.choosing_sheet import ChoosingSheet
    from casebook.gui.bundles.review import Review
    from casebook.gui.sheets.pick_sheet import PickSheet
    from casebook.gui.workplace import Workplace
    from casebook.library.bundles.settling import Taking
    from casebook.library.library import Library

_NOTICE = "bundle"
"""The key of the notice that a bundle is being looked at."""


class BundleDesk(QObject):
    """Takes bundles from where they come to where they go."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._waiting: Path | None = None  # a bundle for the library that is being opened
        self.sheet: ChoosingSheet | PickSheet | None = None
        self.review: Review | None = None

    def ask(self) -> None:
        """Ask for a bundle."""
        path = self._place.prompts.bundle_to_open(Path.home())
        if path is not None:
            self.offer(path)

    def take_dropped(self, path: Path) -> bool:
        """Take a file that was dropped when it may be a bundle; gives whether it was taken."""
        if path.suffix.lower() != ".zip":
            return False
        self.offer(path)
        return True

    def offer(self, path: Path) -> None:
        """Ask what is to be done with a bundle; without a library of one's own it is shown."""

        def look(progress: object) -> bool:
            del progress
            from casebook.importing.bundle import is_bundle

            return is_bundle(path)

        self._place.jobs.start(
            LaneName.READ,
            "looking at a bundle",
            look,
            lambda known: self._offer(path) if known else self._refuse(path),
            self._place.explain,
            topic="looking at a bundle",
        )

    def take(self, path: Path) -> None:
        """Compare a bundle with the library that is open, and show what it would change."""
        library = self._place.session.library
        if library is None or library.read_only:
            self._pick_library(path)
            return
        from casebook.gui.bundles.review import Review

        self._close_review()
        review = Review(path, library, self._place.jobs, self._place.scheme, self._place.window)
        review.taken.connect(lambda taking, change: self._tell(library, taking, change))
        review.refused.connect(self._tell_refusal)
        review.ended.connect(lambda: self._forget(review))
        self.review = review
        review.begin()

    def take_library(self, library: Library) -> None:
        """Say of a bundle that it is one; take in what waited for a library."""
        if library.bundle is not None:
            self._notice(library, library.bundle)
            return
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.take(waiting)

    def let_go(self) -> None:
        """Close what belongs to a library that was closed."""
        self._place.take_notice_away(_NOTICE)
        self._close_review()

    def sweep(self) -> None:
        """Take away, off the GUI thread, what a Casebook that ended has left of bundles."""

        def work(progress: object) -> None:
            del progress
            from casebook.storage.cache import BUNDLES, base_folder

            if (base_folder(self._place.session.cache) / BUNDLES).is_dir():
                from casebook.storage.unpacking import sweep_bundles

                sweep_bundles(self._place.session.cache)

        self._place.jobs.start(LaneName.KEEP, "sweeping bundles", work, _ignore, _ignore)

    def _offer(self, path: Path) -> None:
        library = self._place.session.library
        if library is None or library.read_only:
            self._place.session.open(path)
            return
        from casebook.gui.bundles.choosing_sheet import ChoosingSheet

        sheet = ChoosingSheet(self._place.scheme, path.stem, library.name, self._place.window)
        sheet.take_wanted.connect(lambda: self.take(path))
        sheet.look_wanted.connect(lambda: self._place.session.open(path))
        self.sheet = sheet
        sheet.open()

    def _refuse(self, path: Path) -> None:
        words = self.tr(
            "{0} is no bundle of Casebook. Choose a .zip file that Casebook has made."
        ).format(path.name)
        self._place.prompts.tell(self.tr("No bundle"), words)

    def _tell_refusal(self, why: str) -> None:
        self._place.prompts.tell(self.tr("The bundle was not taken in"), why)

    def _notice(self, library: Library, bundle: Path) -> None:
        words = self.tr(
            "“{0}” is a bundle, open to be looked at. Nothing in it can be changed."
        ).format(library.name)
        way = (self.tr("Take into my library…"), lambda: self.take(bundle))
        self._place.put_notice(_NOTICE, words, way)

    def _pick_library(self, bundle: Path) -> None:
        """Ask into which library a bundle is to go."""
        from casebook.gui.sheets.pick_sheet import PickSheet

        known = self._place.settings.recent
        names = [f"{folder.name}  —  {folder.parent}" for folder in known]
        names.append(self.tr("Another folder…"))
        sheet = PickSheet(
            self._place.scheme,
            self.tr("Take {0} into which library?").format(bundle.stem),
            self.tr("It is opened, and what the bundle would change is shown before it does."),
            self.tr("Open"),
            names,
            self._place.window,
        )

        def take(row: int) -> None:
            chosen = known[row] if row < len(known) else None
            folder = chosen or self._place.prompts.library_to_open(Path.home())
            if folder is not None:
                self._waiting = bundle
                self._place.session.open(folder)

        sheet.picked.connect(take)
        self.sheet = sheet
        sheet.open()

    def _tell(self, library: Library, taking: Taking, change: Change) -> None:
        if library is not self._place.session.library:
            return  # it was closed meanwhile, and is read again when it is opened
        from casebook.gui.bundles.review import told

        self._place.session.publish(change)
        self._place.session.look()  # pictures came as well, which are no documents
        self._place.changes.look_what_can_be_undone()
        words = self.tr("Taken in: {0}.").format(told(taking))
        ways = [(self.tr("Undo"), self._place.changes.undo)]
        first = next(iter((*taking.added, *taking.changed)), None)
        if first is not None:
            ways.insert(0, (self.tr("Open the first one"), lambda: self._place.desk.open(first)))
        self._place.offer(words, *ways)

    def _close_review(self) -> None:
        if self.review is not None:
            self.review.window.close()

    def _forget(self, review: Review) -> None:
        if self.review is review:
            self.review = None
        review.deleteLater()


def _ignore(_: object) -> None:
    """Take what nobody waits for."""
