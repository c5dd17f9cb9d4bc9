"""Reads the brand of a pack: what is asked for and cannot be had is reported, and done without."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import normpath

from casebook.domain.document import Document
from casebook.export.brand import BLUE, Brand, colour_of, contrast_on_white, readable
from casebook.export.image import Image
from casebook.export.office_template import TemplateRefused
from casebook.export.pictures import image_of
from casebook.export.redaction import Redactor
from casebook.markdown.unreadable import NotReadable
from casebook.markdown.yaml_tree import Collection, Scalar, read_yaml

FileOf = Callable[[str], bytes | None]
Report = Callable[[str, str], None]
KEYS = ("logo", "colour", "docx", "pptx")
_XML = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class BrandReader:
    """Reads the brand of one document.

    Attributes:
        file: Gives the bytes of a file of the library, None without one.
        report: Takes the code and the sentence of a problem.
        redactor: Knows the names that no artefact may have.
    """

    file: FileOf
    report: Report
    redactor: Redactor

    def read(self, document: Document) -> Brand:
        """Give the brand that the front matter of a document asks for."""
        asked = self._asked(document)
        colour, accent = self._colours(asked.get("colour", ""))
        return Brand(
            colour=colour,
            accent=accent,
            logo=self._logo(asked.get("logo", "")),
            docx=self._template(asked.get("docx", ""), "docx"),
            pptx=self._template(asked.get("pptx", ""), "pptx"),
        )

    def _asked(self, document: Document) -> Mapping[str, str]:
        asked = brand_of(document)
        for key in sorted(asked.keys() - set(KEYS)):
            known = ", ".join(KEYS)
            self.report("brand-key", f"“{key}” is not known under brand. Choose of: {known}.")
        return asked

    def _colours(self, written: str) -> tuple[str, str]:
        if not written:
            return BLUE, BLUE
        accent = colour_of(written)
        if accent is None:
            message = f'“{written}” is not a colour. Write one like "#2a9d8f", with the quotes.'
            self.report("brand-colour", message)
            return BLUE, BLUE
        colour = readable(accent)
        if colour != accent:
            told = f"#{accent} can hardly be read on white ({contrast_on_white(accent):.1f} to 1)"
            message = f"{told}; headings are set in the darker #{colour}."
            self.report("brand-contrast", message)
        return colour, accent

    def _logo(self, written: str) -> Image | None:
        data = self._read(written, "logo")
        image = image_of(data) if data is not None else None
        if data is not None and image is None:
            message = f"The logo “{written}” is no picture that can be placed; PNG or JPEG can."
            self.report("brand-logo", f"{message} The artefacts have none.")
        return image

    def _template(self, written: str, kind: str) -> bytes | None:
        if written and not written.lower().endswith(f".{kind}"):
            self._refuse(written, f"its name does not end with .{kind}")
            return None
        data = self._read(written, "template")
        if data is None:
            return None
        try:
            emptied = _emptied(data, kind)
        except TemplateRefused as error:
            self._refuse(written, str(error))
            return None
        if self.redactor.names_in(_words(emptied)):
            message = f"The template “{written}” has a name that is to be replaced; look into it."
            self.report("name-in-template", message)
        return emptied

    def _refuse(self, written: str, why: str) -> None:
        message = f"The template “{written}” is not used: {why}. The built-in one takes its place."
        self.report("brand-template", message)

    def _read(self, written: str, what: str) -> bytes | None:
        if not written:
            return None
        data = self.file(normpath(written))
        if data is None:
            message = f"The {what} “{written}” is not a file of the library that can be read."
            place = "The artefacts have none." if what == "logo" else "The built-in one is used."
            self.report(f"brand-{what}", f"{message} {place}")
        return data


def brand_of(document: Document) -> dict[str, str]:
    """Give what stands under ``brand`` in the front matter of a document."""
    lines = document.text[: document.body_start].splitlines()
    if not any(entry.key == "brand" for entry in document.properties):
        return {}
    try:
        root = read_yaml("\n".join(line for line in lines if line.rstrip() not in {"---", "..."}))
    except NotReadable:
        return {}
    pairs = root.pairs() if isinstance(root, Collection) and root.is_mapping else iter(())
    for key, value in pairs:
        if isinstance(key, Scalar) and key.written == "brand" and isinstance(value, Collection):
            return _scalars(value)
    return {}


def _scalars(mapping: Collection) -> dict[str, str]:
    if not mapping.is_mapping:
        return {}
    spelt = {"color": "colour"}
    return {
        spelt.get(key.written, key.written): (value.text or "").strip()
        for key, value in mapping.pairs()
        if isinstance(key, Scalar) and isinstance(value, Scalar)
    }


def _emptied(data: bytes, kind: str) -> bytes:
    if kind == "docx":
        from casebook.export.docx_template import emptied_word_file

        return emptied_word_file(data)
    from casebook.export.pptx_template import emptied_slides

    return emptied_slides(data)


def _words(data: bytes) -> str:
    """Give all words of a file of parts in XML."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(_XML)]
    return "\n".join(re.sub(r"<[^<>]*>", "", part.decode("utf-8", "replace")) for part in parts)
