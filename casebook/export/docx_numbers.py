"""Numbered lists for Word files whose styles do not count."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_MARK = "CASEB00C"  # by which our own way of counting is found again


def own_numbers(numbering: Any) -> int:
    """Give the id of plain numbers with a full stop; it is added when it is not there yet."""
    known = numbering.findall(qn("w:abstractNum"))
    for each in known:
        mark = each.find(qn("w:nsid"))
        if mark is not None and mark.get(qn("w:val")) == _MARK:
            return int(each.get(qn("w:abstractNumId")))
    number = max((int(each.get(qn("w:abstractNumId"))) for each in known), default=0) + 1
    numbering.insert(len(known), _plain_numbers(number))
    return number


def _plain_numbers(number: int) -> Any:
    made = OxmlElement("w:abstractNum", attrs={qn("w:abstractNumId"): str(number)})
    _add(made, "w:nsid", _MARK)
    _add(made, "w:multiLevelType", "singleLevel")
    level = OxmlElement("w:lvl", attrs={qn("w:ilvl"): "0"})
    made.append(level)
    for name, value in (
        ("start", "1"),
        ("numFmt", "decimal"),
        ("lvlText", "%1."),
        ("lvlJc", "left"),
    ):
        _add(level, f"w:{name}", value)
    properties = OxmlElement("w:pPr")
    indent = OxmlElement("w:ind", attrs={qn("w:left"): "360", qn("w:hanging"): "360"})
    properties.append(indent)
    level.append(properties)
    return made


def _add(parent: Any, name: str, value: str) -> None:
    parent.append(OxmlElement(name, attrs={qn("w:val"): value}))
