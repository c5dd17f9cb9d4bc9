"""The window. PySide6 is known in here alone."""
