"""A text that could not be saved: said until it is, with the ways out of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from casebook.gui.panes.notice_bar import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.writer import Writer


def unsaved_notice(key: str, writer: Writer, why: str, put: Callable[[Notice], None]) -> Notice:
    """Say why a text is not saved; it can be saved again, or taken elsewhere by the clipboard.

    Args:
        key: The key of the notice.
        writer: Who writes it.
        why: A sentence.
        put: Shows a notice; this one comes back when the text was copied, as it is not saved yet.
    """

    def copy() -> None:
        if writer.pane is not None:
            QGuiApplication.clipboard().setText(writer.text())
        if writer.is_unsaved:
            put(unsaved_notice(key, writer, why, put))

    words = _tr("{0} The text stays here, and a draft of it is kept.").format(why)
    ways = ((_tr("Save again"), writer.save), (_tr("Copy all of the text"), copy))
    return Notice(key, words, ways)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Unsaved", text)
