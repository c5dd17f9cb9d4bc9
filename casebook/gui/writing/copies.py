"""Copies that sync programs leave, merged one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casebook.domain.names import id_of

if TYPE_CHECKING:
    from casebook.domain.difference import Difference
    from casebook.gui.sheets.merge_sheet import Side
    from casebook.gui.sheets.sheet import Sheet
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.writer import Writer
    from casebook.library.conflicts import ConflictCopy
    from casebook.library.history import MergeOutcome


class Copies(QObject):
    """Shows what each would change before it is merged."""

    def __init__(self, place: Workplace, writer: Writer) -> None:
        super().__init__(place.window)
        self._place = place
        self._writer = writer
        self.sheet: Sheet | None = None

    def merge(self) -> None:
        """Merge the copies of the library, once the text that is written may be left."""
        self._writer.leave(self._look)

    def _look(self) -> None:
        self._place.read(
            "looking for conflict copies",
            lambda library: library.history.conflict_copies(),
            self._take_up,
            topic="copies",
        )

    def _take_up(self, copies: tuple[ConflictCopy, ...]) -> None:
        if not copies:
            self._place.say(self.tr("There are no conflict copies in this library."))
            return
        copy, others = copies[0], copies[1:]
        self._place.read(
            "merging a copy",
            lambda library: library.history.merge_copy(copy),
            lambda outcome: self._decide(copy, outcome, others),
            topic="copies",
        )

    def _decide(
        self, copy: ConflictCopy, outcome: MergeOutcome, others: tuple[ConflictCopy, ...]
    ) -> None:
        text = outcome.merge.text
        if text is not None:
            self._compare(copy, outcome, text, others)
            return
        from casebook.gui.sheets.merge_sheet import MergeSheet, copied
        from casebook.gui.writing.reunion import decided, places

        sheet = MergeSheet(
            self._place.scheme, copied(id_of(copy.of)), places(outcome.merge), self._place.window
        )

        def take(sides: tuple[Side, ...]) -> None:
            self._compare(copy, outcome, decided(outcome.merge, sides), others)

        sheet.decided.connect(take)
        self._open(sheet)

    def _compare(
        self,
        copy: ConflictCopy,
        outcome: MergeOutcome,
        text: str,
        others: tuple[ConflictCopy, ...],
    ) -> None:
        def work(_: object) -> tuple[Difference, ...]:
            from casebook.domain.difference import differences

            return differences(outcome.read.text, text)

        self._place.read(
            "comparing a copy",
            work,
            lambda found: self._show(copy, outcome, text, found, others),
            topic="copies",
        )

    def _show(
        self,
        copy: ConflictCopy,
        outcome: MergeOutcome,
        text: str,
        found: tuple[Difference, ...],
        others: tuple[ConflictCopy, ...],
    ) -> None:
        from casebook.gui.sheets.copy_sheet import CopySheet

        sheet = CopySheet(self._place.scheme, copy.path, copy.of, found, self._place.window)
        what = self.tr("Merged: {0}").format(copy.path)

        def settle() -> None:
            self._place.changes.make(
                what,
                lambda library: library.history.settle_copy(copy, text, outcome.read),
                lambda: self._take_up(others) if others else None,
            )

        sheet.agreed.connect(settle)
        self._open(sheet)

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.open()
