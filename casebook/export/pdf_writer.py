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
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from casebook.domain.errors import CasebookError
from casebook.export.document import View
from casebook.export.typst_data import Pictures, view_data
from casebook.resources import resource

# the scripts of the fonts that come with Typst
_OWN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW")
_UNSHOWN = "could not be displayed"


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
    data = view_data(view, pictures)
    return set_pages(data, pictures.files, template, view.title)


def set_pages(
    data: Mapping[str, Any],
    pictures: Mapping[str, bytes],
    template: str,
    title: str,
    *,
    accessible: bool = True,
    system_fonts: bool = False,
) -> bytes:
    """Have a template set data.

    Args:
        data: What the template sets.
        pictures: By the names under which the template finds them.
        template: One of ours, by its name.
        title: What a message calls it.
        accessible: Whether PDF/UA-1 is kept.
        system_fonts: Whether the fonts of this computer are used whatever the letters.

    Raises:
        PageNotSet: It cannot be set.
    """
    written = json.dumps(data, ensure_ascii=False)
    own = not system_fonts and own_fonts_do(written)
    with tempfile.TemporaryDirectory(prefix="casebook-") as name:
        root = Path(name)
        for part in ("blocks", template):
            shutil.copyfile(resource("typst", f"{part}.typ"), root / f"{part}.typ")
        for file, content in pictures.items():
            (root / file).write_bytes(content)
        try:
            return _set(root / f"{template}.typ", written, accessible, own)
        except typst.TypstError as error:
            raise PageNotSet(f"“{title}” cannot be set as a PDF: {error}") from error


def _set(template: Path, data: str, accessible: bool, own: bool) -> bytes:
    """Set a template; where no font has a sign of it, in more fonts, then without PDF/UA.

    An accessible PDF may have no sign that is not shown, and a single emoji in a case shall not
    keep everything else from being printed.
    """
    tries = dict.fromkeys(((accessible, own), (accessible, False), (False, False)))
    for number, (kept, ours) in enumerate(tries, start=1):
        standards: list[typst.PDFStandard] = ["ua-1"] if kept else []
        try:
            made = typst.compile(
                template,
                root=template.parent,
                format="pdf",
                sys_inputs={"doc": data},
                pdf_standards=standards,
                ignore_system_fonts=ours,
            )
        except typst.TypstError as error:
            if _UNSHOWN not in str(error) or number == len(tries):
                raise
        else:
            break
    assert isinstance(made, bytes)
    return made


def own_fonts_do(text: str) -> bool:
    """Say whether the fonts that come with Typst have every letter of a text.

    Other scripts are set in the fonts of this computer; such a file may look different elsewhere.
    """
    letters = {letter for letter in text if letter > "\u024f" and letter.isalpha()}
    return all(unicodedata.name(letter, "").startswith(_OWN_SCRIPTS) for letter in letters)
