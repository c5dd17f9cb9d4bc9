"""How widgets whose height follows from their width tell so to the layout around them."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget


def follow_width(widget: QWidget) -> None:
    """Let layouts ask a widget for its height at the width that they give it.

    The height is not fixed by policy: Qt would then hold it at the size hint's.
    """
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
