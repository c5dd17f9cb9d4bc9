"""A view as a PDF, set by Typst: accessible (PDF/UA-1), its fonts in it, the same every time.

The content reaches the template as JSON and is shown as text; nothing in a case can become a
command. The compiler sees a temporary folder with our templates and the pictures, and nothing
else: no package is fetched, no other file is read.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import unicodedata
from pathlib import Path

import typst

from casebook.domain.errors import CasebookError
from casebook.export.document import View
from casebook.export.typst_data import Pictures, view_data
from casebook.resources import resource

# the scripts of the fonts that come with Typst
_OWN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW")


class PageNotSet(CasebookError):
    """Typst cannot set a document."""


def document_pdf(view: View) -> bytes:
    """Set a view as pages of A4."""
    return _compiled(view, "document")


def huddle_pdf(view: View) -> bytes:
    """Set a view on one page of A5."""
    return _compiled(view, "huddle")


def cards_pdf(view: View) -> bytes:
    """Set a view as cards with marks to cut them out by, one on each page."""
    return _compiled(view, "cards")


def _compiled(view: View, template: str) -> bytes:
    pictures = Pictures()
    data = json.dumps(view_data(view, pictures), ensure_ascii=False)
    with tempfile.TemporaryDirectory(prefix="casebook-") as name:
        root = Path(name)
        for part in ("blocks", template):
            shutil.copyfile(resource("typst", f"{part}.typ"), root / f"{part}.typ")
        for file, content in pictures.files.items():
            (root / file).write_bytes(content)
        try:
            made = typst.compile(
                root / f"{template}.typ",
                root=root,
                format="pdf",
                sys_inputs={"doc": data},
                pdf_standards=["ua-1"],
                ignore_system_fonts=own_fonts_do(data),
            )
        except typst.TypstError as error:
            raise PageNotSet(f"“{view.title}” cannot be set as a PDF: {error}") from error
    assert isinstance(made, bytes)
    return made


def own_fonts_do(text: str) -> bool:
    """Say whether the fonts that come with Typst have every letter of a text.

    Other scripts are set in the fonts of this computer; such a file may look different elsewhere.
    """
    letters = {letter for letter in text if letter > "\u024f" and letter.isalpha()}
    return all(unicodedata.name(letter, "").startswith(_OWN_SCRIPTS) for letter in letters)
