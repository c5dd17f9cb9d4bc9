"""An interrupt from the keyboard (Ctrl+C), which ends a command whatever it is at.

Python raises it wherever it happens to be. Where that is the end of a generator or a callback
of an object that goes, Python prints it, forgets it and goes on; so it is remembered here.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

INTERRUPTED = 130
"""What a program exits with that was interrupted."""


_ORDERLY = 2.0
"""Seconds in which what is under way is put in order: impatient interrupts pass meanwhile."""


class Interrupts:
    """Remembers an interrupt between entry and exit."""

    def __init__(self) -> None:
        self._asked = self._takes = False
        self._raised = -_ORDERLY
        self._hook: Callable[[Any], Any] = sys.unraisablehook

    def __enter__(self) -> None:
        # another handler is of the one who started us, or says that interrupts are passed over
        self._takes = (
            threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        )
        self._asked, self._raised = False, -_ORDERLY
        if self._takes:
            self._hook, sys.unraisablehook = sys.unraisablehook, self._forgotten
            signal.signal(signal.SIGINT, self._take)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._takes:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            sys.unraisablehook = self._hook
            atexit.unregister(_at_end)
            atexit.register(_at_end)
        if error is None:
            self.check()

    def check(self) -> None:
        """Raise an interrupt that Python has forgotten.

        Raises:
            KeyboardInterrupt: There was one.
        """
        if self._asked:
            self._raised = time.monotonic()
            raise KeyboardInterrupt

    def _take(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._asked = True
        if time.monotonic() - self._raised > _ORDERLY:
            self.check()

    def _forgotten(self, unraisable: Any) -> None:
        if not issubclass(unraisable.exc_type, KeyboardInterrupt):
            self._hook(unraisable)
        self._raised = -_ORDERLY


interrupts = Interrupts()
"""Those of this process."""


def _at_end() -> None:
    """Let Python say nothing about an interrupt at its own end, when all is done."""
    signal.signal(signal.SIGINT, _end_at_once)


def _end_at_once(number: int, frame: FrameType | None) -> None:
    del number, frame
    os._exit(INTERRUPTED)
