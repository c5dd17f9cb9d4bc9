"""What those work with who open windows and sheets of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from casebook.gui.jobs import Jobs
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.session import Session


class Surroundings(NamedTuple):
    """The parts of the window that they are made with, handed down as one."""

    window: QWidget
    scheme: Scheme
    icons: Icons
    actions: Mapping[str, QAction]
    session: Session
    jobs: Jobs
