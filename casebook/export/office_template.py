"""What Word files and slides of one's own have in common when they serve as templates.

A template may come from anybody: no macros, nothing that reaches outside the file, nothing that
its author wrote into it beyond its look.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from typing import Any

from casebook.domain.errors import CasebookError

MOST_BYTES = 60_000_000
MOST_PARTS = 3000
ROOT = frozenset({"officeDocument", "core-properties"})
"""The relationships that a whole file may have."""
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KINDS = "/relationships/"
# what is taken out whole when a part of it refers to something that is taken out
_WHOLE = frozenset({"drawing", "pict", "object", "pic", "graphicFrame", "oleObj", "control", "bg"})


class TemplateRefused(CasebookError):
    """A file cannot serve as a template; the sentence says why."""


def check_archive(data: bytes) -> None:
    """Look at a template before anything reads it.

    Raises:
        TemplateRefused: It is no archive, is too large, or has macros.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise TemplateRefused("it is not a file of that kind") from error
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise TemplateRefused("it is too large when it is unpacked")
    if any(entry.filename.lower().endswith(("vbaproject.bin", "vbadata.xml")) for entry in entries):
        raise TemplateRefused("it has macros; save it without them")


def kind_of(relation: Any) -> str:
    """Give the last word of what a relationship is called, such as ``image``."""
    return str(relation.reltype).rpartition(_KINDS)[2]


def keep_relations(relations: Any, kinds: Collection[str], element: Any = None) -> None:
    """Take out every relationship that leads outside or is of another kind.

    Args:
        relations: Those of a part or of the whole file.
        kinds: What may stay.
        element: The XML of the part; what refers to something that was taken out goes too.
    """
    gone = {
        name
        for name, relation in relations.items()
        if relation.is_external or kind_of(relation) not in kinds or _leads_out(relation)
    }
    for name in gone:
        relations.pop(name)
    if element is not None and gone:
        _take_out(element, gone)


def _leads_out(relation: Any) -> bool:
    """Say whether a part that we cannot clean refers to something outside."""
    part = relation.target_part
    return not hasattr(part, "_element") and any(each.is_external for each in part.rels.values())


def _take_out(element: Any, gone: Collection[str]) -> None:
    for found in list(element.iter("*")):
        refers = any(name.startswith(_RELATIONS) and value in gone for name, value in found.items())
        if refers and found is not element:
            remove(_whole_of(found))


def _whole_of(element: Any) -> Any:
    """Give the picture or object that an element is a part of, or the element itself."""
    around = (each for each in element.iterancestors() if local_name(each) in _WHOLE)
    return next(around, element)


def local_name(element: Any) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def remove(element: Any) -> None:
    """Take an element out of its tree, if it is still in one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def remove_all(element: Any, names: Collection[str]) -> None:
    """Take all elements of some names out."""
    for found in [each for each in element.iter("*") if local_name(each) in names]:
        remove(found)
