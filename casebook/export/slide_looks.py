"""How words of a slide look where they do not say so: as their layout and master have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

# what PowerPoint takes where nobody says anything: by the kind of the placeholder
_SIZES = {"title": 44.0, "subtitle": 32.0}
_USUAL_SIZE = 18.0
_SIDES = {"l": "left", "ctr": "center", "r": "right", "just": "left"}
_HEIGHTS = {"t": "top", "ctr": "horizon", "b": "bottom"}


@dataclass(frozen=True, slots=True)
class Looks:
    """How words look.

    Attributes:
        size: Of the type, in points.
        strong: Whether they are bold.
        fill: Their colour as ``#rrggbb``; "" for the usual one.
        side: ``left``, ``center`` or ``right``.
        height: ``top``, ``horizon`` or ``bottom``: where they stand in their place.
    """

    size: float = _USUAL_SIZE
    strong: bool = False
    fill: str = ""
    side: str = "left"
    height: str = "top"


def looks_of(shape: Any, kind: str) -> Looks:
    """Give the looks that a shape takes over.

    Args:
        shape: A shape of a slide, with text.
        kind: ``title``, ``subtitle`` or ``text``.
    """
    places = list(_places(shape))
    levels = [level for place in places if (level := _level(place)) is not None]
    words = [about for level in levels if (about := level.find(qn("a:defRPr"))) is not None]
    size, strong = _first(words, "sz"), _first(words, "b")
    side = _first(levels, "algn") or ("ctr" if kind in _SIZES else "l")
    bodies = [place.find(qn("a:bodyPr")) for place in places]
    height = _first([body for body in bodies if body is not None], "anchor")
    fill = next((one for about in words if (one := _fill(about))), "")
    return Looks(
        size=int(size) / 100 if size else _SIZES.get(kind, _USUAL_SIZE),
        strong=strong == "1",
        fill=fill,
        side=_SIDES.get(side, "left"),
        height=_HEIGHTS.get(height or ("ctr" if kind == "title" else "t"), "top"),
    )


def _places(shape: Any) -> Iterator[Any]:
    """Give the text of a shape, of the place in its layout, and of that in the master."""
    while shape is not None:
        yield shape._element.txBody
        shape = getattr(shape, "_base_placeholder", None)  # those of a master have none


def _level(body: Any) -> Any:
    styles = body.find(qn("a:lstStyle"))
    return styles.find(qn("a:lvl1pPr")) if styles is not None else None


def _first(elements: list[Any], name: str) -> str:
    return next((value for each in elements if (value := each.get(name))), "")


def _fill(about: Any) -> str:
    colour = about.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}")
    return f"#{colour.get('val')}" if colour is not None else ""
