"""A view as a PDF, set by Typst: accessible (PDF/UA-1), its fonts in it, the same every time.

The content reaches the template as JSON and is shown as text; nothing in a case can become a
command. The compiler sees a temporary folder with our templates and the pictures, and nothing
else: no package is fetched, no other file is read.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import typst

from casebook.domain.errors import CasebookError
from casebook.export.document import View
from casebook.export.fonts import NONE, letters_in, own_fonts
from casebook.export.typst_data import Pictures, view_data
from casebook.resources import resource

_UNSHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_MOST_TRIES = 20


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
    letters = letters_in([data])
    data = without(data, letters.missing)
    with tempfile.TemporaryDirectory(prefix="casebook-") as name:
        root = Path(name)
        for part in ("blocks", template):
            shutil.copyfile(resource("typst", f"{part}.typ"), root / f"{part}.typ")
        for file, content in pictures.files.items():
            (root / file).write_bytes(content)
        return _set(root / f"{template}.typ", data, elsewhere=letters.elsewhere)


def _set(template: Path, data: str, *, elsewhere: bool) -> bytes:
    """Set data; a letter that turns out to be in no font is shown as missing."""
    for _ in range(_MOST_TRIES):
        try:
            made = typst.compile(
                template,
                root=template.parent,
                format="pdf",
                sys_inputs={"doc": data},
                pdf_standards=["ua-1"],
                font_paths=[own_fonts()],
                ignore_system_fonts=not elsewhere,
            )
        except typst.TypstError as error:
            unshown = _UNSHOWN.search(str(error))
            if unshown is None or not set(unshown[1]) & set(data):
                raise PageNotSet(f"“{_title(data)}” cannot be set as a PDF: {error}") from error
            # a mark on a letter that is missing is found nowhere either
            marks = {letter for letter in data if unicodedata.category(letter).startswith("M")}
            data = without(data, marks if unshown[1] == NONE else unshown[1])
        else:
            assert isinstance(made, bytes)
            return made
    raise PageNotSet(f"“{_title(data)}” has too many letters that no font has.")


def _title(data: str) -> str:
    return str(json.loads(data)["title"])


def without(text: str, letters: Iterable[str]) -> str:
    """Put the sign for a missing letter in the place of some letters.

    Lines may end behind the sign, for nobody knows any more where the words ended.
    """
    missing = {ord(letter): f"{NONE}\u200b" for letter in letters if letter not in '\\"'}
    return text.translate(missing)
