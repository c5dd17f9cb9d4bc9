"""Python's own import, put back in the place of PySide's.

PySide exchanges ``__import__`` for one that reads the source of every module that is imported
after it, to see whether it is one that may ask for ``from __feature__ import snake_case``. Nobody
here asks for that, and it reads each source file beside its bytecode: twice the files of a start.
What PySide takes over from Python it leaves as ``__orig_import__``.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - does what is undone below

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
