"""Items of a YAML list added, taken away and moved; the others stay as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from casebook.domain.edit import Edits, TextEdit
from casebook.markdown.editing.yaml_places import Form, Place
from casebook.markdown.editing.yaml_writing import scalar
from casebook.markdown.limits import on_one_line

_Change = tuple[int, int, Sequence[str]]
"""From which item to which one the items are replaced, and by which texts."""


def item_texts(text: str, items: Place) -> list[tuple[str, Place]]:
    """Give the items of a list as they are read, each with its place; empty ones are none."""
    found: list[tuple[str, Place]] = []
    for item in items.children:
        if item.form is Form.TEXT:
            if item.text is not None:
                found.append((item.text, item))
        else:
            found.append((on_one_line(text[item.start : item.end]), item))
    return found


def list_edits(text: str, items: Place, values: Sequence[str]) -> Edits:
    """Make a list that has items another one, in the style in which it is written."""
    present = item_texts(text, items)
    places = [place for _, place in present]
    matcher = SequenceMatcher(None, [value for value, _ in present], values, autojunk=False)
    changes = [
        (first, after, values[new:new_end])
        for tag, first, after, new, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]
    if items.flow:
        return tuple(_in_brackets(places, changes))
    return tuple(_with_dashes(text, places, changes))


def _in_brackets(places: Sequence[Place], changes: Sequence[_Change]) -> Iterator[TextEdit]:
    for first, after, values in changes:
        written = [scalar(value, _style(places), in_brackets=True) for value in values]
        if first < after and written:
            yield TextEdit(places[first].start, places[after - 1].end, ", ".join(written))
        elif written and first:
            end = places[first - 1].end
            yield TextEdit(end, end, "".join(f", {one}" for one in written))
        elif written:
            start = places[0].start
            yield TextEdit(start, start, "".join(f"{one}, " for one in written))
        elif first:
            yield TextEdit(places[first - 1].end, places[after - 1].end, "")
        else:
            yield TextEdit(places[0].start, places[after].start, "")


def _with_dashes(
    text: str, places: Sequence[Place], changes: Sequence[_Change]
) -> Iterator[TextEdit]:
    lead = _lead(text, places[0])
    for first, after, values in changes:
        written = [scalar(value, _style(places)) for value in values]
        paired = min(after - first, len(written))
        for place, one in zip(places[first : first + paired], written, strict=False):
            yield TextEdit(place.start, place.end, one)
        for place in places[first + paired : after]:
            yield TextEdit(_line_start(text, place.start), _next_line(text, place.end), "")
        more = written[paired:]
        if more and first + paired:
            end = _line_end(text, places[first + paired - 1].end)
            yield TextEdit(end, end, "".join(f"\n{lead}{one}" for one in more))
        elif more:
            start = _line_start(text, places[0].start)
            yield TextEdit(start, start, "".join(f"{lead}{one}\n" for one in more))


def _style(places: Sequence[Place]) -> str:
    """Give the quotation mark in which all items stand; "" when they differ."""
    styles = {place.style for place in places if place.form is Form.TEXT}
    style = styles.pop() if len(styles) == 1 else ""
    return style if style in {"'", '"'} else ""


def _lead(text: str, item: Place) -> str:
    """Give what stands before an item on its line: the indent and the dash."""
    return text[_line_start(text, item.start) : item.start]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _next_line(text: str, offset: int) -> int:
    return min(_line_end(text, offset) + 1, len(text))
