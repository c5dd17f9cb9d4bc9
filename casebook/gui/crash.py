"""A bug, told so that it can be passed on: what happened, where, in which versions."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from casebook import __version__

_log = logging.getLogger(__name__)


def crash_report(error: BaseException) -> str:
    """Make a report of a bug that can be copied: versions first, then where it happened."""
    versions = (
        f"Casebook {__version__}, Python {platform.python_version()}, "
        f"PySide6 {pyside_version}, Qt {qVersion()}, {platform.platform()}"
    )
    where = "".join(traceback.format_exception(error))
    return f"{versions}\n\n{where}"


class CrashWatch(QObject):
    """Catches what nobody else caught, on every thread, and tells it on the GUI thread.

    Signals:
        caught: The exception.
    """

    caught = Signal(object)

    def install(self) -> None:
        """Catch from now on; an interrupt from the keyboard still ends the program."""
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _take(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        _log.critical("A bug", exc_info=(kind, error, where))
        self.caught.emit(error)


class CrashDialog(QDialog):
    """Shows a report, with a button to copy it; the window stays usable behind it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = QLabel(
            self.tr(
                "Casebook met a mistake of its own. Your files are as they were: nothing of "
                "them was being changed. You can go on working; if it happens again, please "
                "pass the text below on to the people who make Casebook."
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.report)
        layout.addWidget(buttons)
        self.resize(720, 420)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def report_once(show: Callable[[str], None]) -> Callable[[BaseException], None]:
    """Give a receiver of bugs that shows the same one only once."""
    shown: set[str] = set()

    def receive(error: BaseException) -> None:
        report = crash_report(error)
        if report not in shown:
            shown.add(report)
            show(report)

    return receive
