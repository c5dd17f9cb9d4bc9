"""Bugs noticed, on whatever thread they happen."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

_log = logging.getLogger(__name__)


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
