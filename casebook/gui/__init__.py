"""The window. PySide6 is known in here alone."""

import casebook.gui.plain_imports  # noqa: F401 - before anything else is imported in here
