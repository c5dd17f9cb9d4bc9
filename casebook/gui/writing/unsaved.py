"""A text that could not be saved: said until it is, with the ways out of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from casebook.gui.workplace import Workplace
    from casebook.gui.writing.manuscript import Manuscript


def tell_unsaved(key: str, place: Workplace, manuscript: Manuscript, why: str) -> None:
    """Say why a text is not saved; it can be saved again, or taken elsewhere by the clipboard.

    The notice comes back when the text was copied, as it is not saved yet.

    Args:
        key: The key of the notice.
        place: Shows the notice.
        manuscript: The text.
        why: A sentence.
    """

    def copy() -> None:
        if manuscript.pane is not None:
            QGuiApplication.clipboard().setText(manuscript.text())
        if manuscript.is_unsaved:
            tell_unsaved(key, place, manuscript, why)

    words = _tr("{0} The text stays here, and a draft of it is kept.").format(why)
    ways = ((_tr("Save again"), manuscript.save), (_tr("Copy all of the text"), copy))
    place.put_notice(key, words, *ways)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Unsaved", text)
