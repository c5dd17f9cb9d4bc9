"""Pictures and files that are pasted or dropped: kept in the library, and linked in the text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from casebook.gui.jobs import Jobs, LaneName

if TYPE_CHECKING:
    from casebook.domain.errors import CasebookError
    from casebook.gui.editor.markdown_editor import MarkdownEditor
    from casebook.gui.prompts import Prompts
    from casebook.gui.writing.sitting import Sitting


class Attachments(QObject):
    """Takes pictures and other files in, in the write lane.

    Signals:
        said: A sentence about what came of it.
    """

    said = Signal(str)

    def __init__(self, jobs: Jobs, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._prompts = prompts
        self._sitting: Sitting | None = None
        self._editor: MarkdownEditor | None = None

    def watch(self, editor: MarkdownEditor) -> None:
        """Take in what is pasted into an editor or dropped on it."""
        self._editor = editor
        editor.picture_offered.connect(self.take_picture)
        editor.files_offered.connect(self.take_files)

    def begin(self, sitting: Sitting | None) -> None:
        """Take in for another text, or for none."""
        self._sitting = sitting

    def ask_for_picture(self) -> None:
        """Let the user choose a picture."""
        file = self._prompts.picture_to_take()
        if file is not None:
            self.take_picture(str(file))

    def take_picture(self, offered: QImage | str) -> None:
        """Keep a picture and embed it where the cursor is.

        Args:
            offered: The picture, or the path of its file.
        """
        sitting, editor = self._sitting, self._editor
        if sitting is None or editor is None:
            return

        def work(_: object) -> str:
            from casebook.library.attaching import file_bytes

            if isinstance(offered, QImage):
                return sitting.library.attach(_png(offered), "")
            file = Path(offered)
            return sitting.library.attach(file_bytes(file), file.name)

        def take(name: str) -> None:
            editor.insert_embed(name)
            self.said.emit(self.tr("The picture is kept as attachments/{0}").format(name))

        self._jobs.start(LaneName.WRITE, "keeping a picture", work, take, self._fail)

    def take_files(self, files: Sequence[str]) -> None:
        """Keep files that are no pictures, and link them where the cursor is.

        Args:
            files: Their paths; a file of the library is linked where it lies.
        """
        if self._sitting is not None and self._editor is not None:
            for file in files:
                self._take_file(self._sitting, self._editor, Path(file))

    def _take_file(self, sitting: Sitting, editor: MarkdownEditor, file: Path) -> None:
        def take(link: str) -> None:
            before = editor.textCursor().block().text()[: editor.textCursor().positionInBlock()]
            gap = " " if before and not before[-1].isspace() else ""
            editor.insert(f"{gap}{link}")
            self.said.emit(self.tr("{0} is linked in the text.").format(file.name))

        self._jobs.start(
            LaneName.WRITE,
            "keeping a file",
            lambda _: sitting.library.link_to(file, sitting.path),
            take,
            self._fail,
        )

    def _fail(self, error: CasebookError) -> None:
        self.said.emit(str(error))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes bytes or text
    return bytes(buffer.data().data())
