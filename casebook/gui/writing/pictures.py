"""Pictures that are pasted or dropped: kept in the library, and embedded where one writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.gui.editor.markdown_editor import MarkdownEditor
    from casebook.gui.writing.sitting import Sitting


class Pictures(QObject):
    """Takes pictures in, in the write lane.

    Signals:
        said: A sentence about what came of it.
        kept: A picture more is in the library.
    """

    said = Signal(str)
    kept = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def take(self, sitting: Sitting, editor: MarkdownEditor, offered: QImage | str) -> None:
        """Keep a picture and embed it where the cursor is.

        Args:
            sitting: What is being written.
            editor: Where it is written.
            offered: The picture, or the path of its file.
        """

        def work(_: object) -> str:
            from casebook.library.attaching import picture_bytes

            if isinstance(offered, QImage):
                return sitting.library.attach(_png(offered), "")
            file = Path(offered)
            return sitting.library.attach(picture_bytes(file), file.name)

        def take(name: str) -> None:
            editor.insert_embed(name)
            self.said.emit(self.tr("The picture is kept as attachments/{0}").format(name))
            self.kept.emit()

        self._jobs.start(LaneName.WRITE, "keeping a picture", work, take, self._fail)

    def _fail(self, error: CasebookError) -> None:
        self.said.emit(str(error))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes bytes or text
    return bytes(buffer.data().data())
