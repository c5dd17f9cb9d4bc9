"""A text whose file has gone: followed to another name, or said until it is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from casebook.gui.jobs import LaneName

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.domain.change import Change
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.sitting import Sitting
    from casebook.library.whereabouts import Found

KEY = "gone:"


class Whereabouts(QObject):
    """Looks where a file went that other programs have renamed, moved or deleted.

    A file that says the same under another name is followed; one that is only alike is asked
    about. What becomes of a text whose file is nowhere is for the user to say.

    Signals:
        followed: The path that the document had; its sitting has the new one.
        wanted_anew: The file is to be written again.
        copy_requested: The text is to be saved under another name.
        given_up: The text is to be let go of.
        lost: The file is nowhere to be found, as far as is known.
    """

    followed = Signal(str)
    wanted_anew = Signal()
    copy_requested = Signal()
    given_up = Signal()
    lost = Signal()

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._sitting: Sitting | None = None

    def begin(self, sitting: Sitting | None) -> None:
        """Look after a sitting from now on; None ends the one there was."""
        self._sitting = sitting
        self._place.take_notice_away(KEY)

    def look(self, change: Change) -> None:
        """Look whether the file is among those that have come."""
        sitting = self._sitting
        if sitting is None or not sitting.is_gone:
            return
        if not change.added and not change.rebuilt:
            if sitting.path in change.removed:
                self._tell(sitting)
            return
        among = None if change.rebuilt else change.added
        self._place.jobs.start(
            LaneName.READ,
            "looking where a file went",
            lambda _: sitting.library.history.found_again(sitting.read, among),
            lambda found: self._take(sitting, found),
            lambda _: self._tell(sitting),
            topic="looking where a file went",
        )

    def tell_found(self) -> None:
        """The file is there again."""
        self._place.take_notice_away(KEY)

    def _take(self, sitting: Sitting, found: Found | None) -> None:
        if sitting is not self._sitting or not sitting.is_gone:
            return
        if found is None:
            self._tell(sitting)
        elif found.same:
            self._follow(sitting, found)
        else:
            self._ask(sitting, found)

    def _follow(self, sitting: Sitting, found: Found) -> None:
        old, new = sitting.path, found.path
        sitting.path = new
        sitting.read = sitting.read._replace(path=new)
        self._place.jobs.start(
            LaneName.KEEP,  # before the draft is kept there, which asks for the last version
            "taking versions along",
            lambda _: sitting.library.history.follow(old, new),
            lambda _: None,
            lambda _: None,
        )
        self._place.take_notice_away(KEY)
        self.followed.emit(old)

    def _ask(self, sitting: Sitting, found: Found) -> None:
        words = self.tr(
            "{0} is no longer in the library, and {1} says nearly the same. "
            "Is it this document under another name?"
        ).format(sitting.path, found.path)
        go_on = (self.tr("Go on in {0}").format(found.path), lambda: self._follow(sitting, found))
        keep = (self.tr("No"), lambda: self._tell(sitting))
        self._place.put_notice(KEY, words, go_on, keep)
        self.lost.emit()

    def _tell(self, sitting: Sitting) -> None:
        if sitting is not self._sitting or not sitting.is_gone:
            return
        words = self.tr(
            "Another program has deleted or renamed {0}. Its text stays here, and a draft of it "
            "is kept."
        ).format(sitting.path)
        ways: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("Write it anew"), lambda: self._write_anew(sitting)),
            (self.tr("Save a copy…"), self._again(sitting, self.copy_requested.emit)),
            (self.tr("Let go of it…"), self._again(sitting, self.given_up.emit)),
        )
        self._place.put_notice(KEY, words, *ways)
        self.lost.emit()

    def _write_anew(self, sitting: Sitting) -> None:
        if sitting is self._sitting:
            sitting.is_wanted = True
            self.wanted_anew.emit()

    def _again(self, sitting: Sitting, act: Callable[[], None]) -> Callable[[], None]:
        """Give an act that the user may think better of: the notice stays until all is settled."""

        def go() -> None:
            self._tell(sitting)
            act()

        return go
