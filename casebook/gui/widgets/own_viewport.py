"""The part of a scrolled area in which its rows are drawn, made by us."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Give an area a viewport like the one that Qt has made for it.

    Asked for one that it has not made itself, PySide looks for what kind of widget that is, and
    makes the classes of all widgets there are for this: 10 ms of a start.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")  # by which style sheets know it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
