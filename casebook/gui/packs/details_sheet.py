"""What a pack is called, for whom it is, what it is for, and how what is made of it looks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from casebook.domain.pack_plan import Brand, PackPlan
from casebook.gui.look.scheme import Scheme
from casebook.gui.packs.minutes_box import MinutesBox
from casebook.gui.packs.pack_words import tr
from casebook.gui.sheets.sheet import Sheet

_LINES = 84
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\Z", re.IGNORECASE)


class FileField(QWidget):
    """The path of a file of the library, with a button that chooses another one.

    Signals:
        choose_requested: A file is to be chosen.
    """

    choose_requested = Signal()

    def __init__(self, path: str, prompt: str) -> None:
        super().__init__()
        self.file: Path | None = None
        self.line = QLineEdit(path)
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.button = QPushButton(tr("Choose…"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.choose_requested)
        self.line.textEdited.connect(lambda _: self._forget())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    def take_file(self, file: Path) -> None:
        """Show a file from anywhere; it is copied into the library when the sheet is finished."""
        self.file = file
        self.line.setText(file.name)

    def _forget(self) -> None:
        self.file = None


class DetailsSheet(Sheet):
    """Asks for what stands at the top of a pack.

    Signals:
        given: The PackPlan as it shall be, and the files that are to be copied into the library
            for its brand, by the name of their place there.
        file_requested: The name of the place (logo, docx, pptx) for which a file is to be chosen.
    """

    given = Signal(object, object)
    file_requested = Signal(str)

    def __init__(self, scheme: Scheme, plan: PackPlan, parent: QWidget | None = None) -> None:
        super().__init__(scheme, tr("About this pack"), "", tr("Take it"), parent, width=640)
        self._plan = plan
        self.name = QLineEdit(plan.title)
        self.audience = QLineEdit(plan.audience)
        self.audience.setPlaceholderText(tr("Cashiers and shift leads, six to fifteen people"))
        self.minutes = MinutesBox()
        self.minutes.show_minutes(plan.minutes)
        self.objectives = _lines(plan.objectives, tr("One in each line"))
        self.materials = _lines(plan.materials, tr("One in each line"))
        brand = plan.brand
        self.files = {
            "logo": FileField(brand.logo, tr("A picture for the head of each page")),
            "docx": FileField(brand.docx, tr("A .docx file whose styles are used")),
            "pptx": FileField(brand.pptx, tr("A .pptx file whose layouts are used")),
        }
        self.colour = QLineEdit(brand.colour)
        self.colour.setPlaceholderText(tr("A colour such as #1a6b4a"))
        for name, field in self.files.items():
            field.choose_requested.connect(lambda name=name: self.file_requested.emit(name))
        self.add_field(tr("Title"), self.name)
        self.add_field(tr("For whom"), self.audience)
        self.add_field(tr("Minutes"), self.minutes.at_left())
        self.add_field(tr("Objectives"), self.objectives)
        self.add_field(tr("Materials"), self.materials)
        self.add_field(tr("Logo"), self.files["logo"])
        self.add_field(tr("Colour"), self.colour)
        self.add_field(tr("Word template"), self.files["docx"])
        self.add_field(tr("Slide template"), self.files["pptx"])
        self.name.setFocus()

    def missing(self) -> str:
        """Say that it needs a title, or that a colour is none."""
        if not self.name.text().strip():
            return tr("Give it a title.")
        colour = self.colour.text().strip()
        if colour and not _COLOUR.match(colour):
            return tr("Write the colour as # and six digits, such as #1a6b4a.")
        return ""

    def give(self) -> None:
        """Tell what was given."""
        said = {name: field.line.text().strip() for name, field in self.files.items()}
        plan = replace(
            self._plan,
            title=" ".join(self.name.text().split()),
            audience=" ".join(self.audience.text().split()),
            minutes=self.minutes.value() or None,
            objectives=_given(self.objectives),
            materials=_given(self.materials),
            brand=Brand(colour=self.colour.text().strip(), **said),
        )
        files = {name: field.file for name, field in self.files.items() if field.file}
        self.given.emit(plan, files)


def _lines(texts: tuple[str, ...], prompt: str) -> QPlainTextEdit:
    made = QPlainTextEdit("\n".join(texts))
    made.setProperty("field", "true")
    made.setPlaceholderText(prompt)
    made.setTabChangesFocus(True)
    made.setFixedHeight(_LINES)
    return made


def _given(field: QPlainTextEdit) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in field.toPlainText().split("\n"))
    return tuple(line for line in lines if line)
