"""Slides of one's own as a template: master, layouts and theme, and no more."""

from __future__ import annotations

import io
from typing import Any

import pptx
from pptx.opc.constants import CONTENT_TYPE
from pptx.oxml.ns import qn

from casebook.export.office_template import (
    ROOT,
    TemplateRefused,
    check_archive,
    keep_relations,
    local_name,
    remove,
    remove_all,
)

_KEPT = frozenset({"slideMaster", "theme", "presProps", "tableStyles", "notesMaster"})
_IN_LAYOUTS = frozenset({"slideMaster", "slideLayout", "theme", "image"})
_IN_SHOW = frozenset({"sldMasterIdLst", "notesMasterIdLst", "sldSz", "notesSz", "defaultTextStyle"})
_MOVING = frozenset({"timing", "transition", "hlinkClick", "hlinkHover", "custDataLst", "controls"})


def emptied_slides(data: bytes) -> bytes:
    """Give slides without a slide, and without whatever reaches outside the file.

    Raises:
        TemplateRefused: It is no file of slides, is too large, or has macros.
    """
    check_archive(data)
    try:
        show: Any = pptx.Presentation(io.BytesIO(data))
        plain = show.part.content_type == CONTENT_TYPE.PML_PRESENTATION_MAIN
        if plain:
            _empty(show)
        out = io.BytesIO()
        show.save(out)
        layouts = len(pptx.Presentation(io.BytesIO(out.getvalue())).slide_layouts)
    except Exception as error:  # whatever the library meets in a file that is broken
        raise TemplateRefused("it is not a file of slides that can be read") from error
    if not plain:
        raise TemplateRefused("it may have macros; save it as .pptx")
    if not layouts:
        raise TemplateRefused("it has no layouts")
    return out.getvalue()


def _empty(show: Any) -> None:
    part = show.part
    for child in list(part._element):
        if local_name(child) not in _IN_SHOW:
            remove(child)
    keep_relations(part.rels, _KEPT, part._element)
    keep_relations(part.package._rels, ROOT)
    if part._element.find(qn("p:notesMasterIdLst")) is not None:
        _clean(show.notes_master.part)
    for master in show.slide_masters:
        _clean(master.part)
        for layout in master.slide_layouts:
            _clean(layout.part)


def _clean(part: Any) -> None:
    remove_all(part._element, _MOVING)
    keep_relations(part.rels, _IN_LAYOUTS, part._element)
