"""A Word file of one's own as a template: its styles, page, header and footer, and no more."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml.ns import qn

from casebook.export.office_template import (
    ROOT,
    TemplateRefused,
    check_archive,
    keep_relations,
    kind_of,
    local_name,
    remove,
    remove_all,
)

_KEPT = frozenset({"styles", "numbering", "settings", "theme", "header", "footer"})
# what reaches outside, or belongs to the text that the template had
_NO_SETTINGS = frozenset(
    {
        *("attachedTemplate", "mailMerge", "docVars", "documentProtection", "writeProtection"),
        *("rsids", "footnotePr", "endnotePr", "trackRevisions", "attachedSchema", "schemaLibrary"),
        *("saveThroughXslt", "updateFields", "linkStyles"),
    }
)
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TITLE", "SUBJECT", "STYLEREF"})
_BOUND = frozenset({"dataBinding", "altChunk", "control", "subDoc"})


def emptied_word_file(data: bytes) -> bytes:
    """Give a Word file without its text, and without whatever reaches outside it.

    Raises:
        TemplateRefused: It is no Word file, is too large, or has macros.
    """
    check_archive(data)
    try:
        page: Any = docx.Document(io.BytesIO(data))
        _empty(page)
        out = io.BytesIO()
        page.save(out)
        docx.Document(io.BytesIO(out.getvalue()))
    except Exception as error:  # whatever the library meets in a file that is broken
        raise TemplateRefused("it is not a Word file that can be read") from error
    return out.getvalue()


def _empty(page: Any) -> None:
    part, body = page.part, page.element.body
    for child in list(page.element):
        if child is not body:
            remove(child)
    for child in list(body):
        if child is not body[-1] or local_name(child) != "sectPr":
            remove(child)
    section = body.get_or_add_sectPr()
    remove_all(section, {"cols", "sectPrChange", "footnotePr", "endnotePr"})
    used = {each.get(qn("r:id")) for each in section if each.get(qn("r:id"))}
    for name, relation in list(part.rels.items()):
        if kind_of(relation) in {"header", "footer"} and name not in used:
            part.rels.pop(name)
    keep_relations(part.rels, _KEPT, section)
    keep_relations(part.package.rels, ROOT)
    keep_relations(part._settings_part.rels, (), page.settings.element)
    remove_all(page.settings.element, _NO_SETTINGS)
    for relation in part.rels.values():
        if kind_of(relation) in {"header", "footer"}:
            _clean(relation.target_part)


def _clean(part: Any) -> None:
    """Leave words and pictures of a header or footer, and fields that only count."""
    element = part._element
    keep_relations(part.rels, {"image"}, element)
    remove_all(element, _BOUND)
    for field in list(element.iter(qn("w:fldSimple"))):
        if _word_of(field.get(qn("w:instr")) or "") not in _FIELDS:
            remove(field)
    if any(_word_of(told) not in _FIELDS for told in _instructions(element)):
        remove_all(element, {"instrText", "fldChar"})


def _instructions(element: Any) -> list[str]:
    """Give what each field of a part is told to do, however many runs it stands in."""
    told: list[str] = []
    for each in element.iter(qn("w:fldChar"), qn("w:instrText")):
        if each.tag == qn("w:instrText"):
            told[-1:] = ["".join((*told[-1:], each.text or ""))]
        elif each.get(qn("w:fldCharType")) == "begin":
            told.append("")
    return told


def _word_of(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()
