"""A view as data for a Typst template: plain values that JSON can carry, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from casebook.export import words as w
from casebook.export.document import (
    BalanceGrid,
    Code,
    Content,
    Contents,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    ResponseGrid,
    RiskMatrix,
    Room,
    Table,
    Timeline,
    View,
    Words,
    plain,
    said,
)
from casebook.export.script import reads_right_to_left
from casebook.export.staying import stays_with
from casebook.export.widths import roomy_shares, shares

Data = dict[str, Any]
_ENDLESS = re.compile(r"[!-~\u00a1-\u024f]{31,}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_PIECES = re.compile(r".{1,12}")


class Pictures:
    """The pictures of a view, by the names under which the template finds them."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def name(self, picture: Picture) -> str:
        """Take a picture, if there is one, and give its name."""
        if picture.image is None:
            return ""
        for name, data in self.files.items():
            if data is picture.image.data or data == picture.image.data:
                return name
        name = f"picture-{len(self.files) + 1}.{picture.image.suffix}"
        self.files[name] = picture.image.data
        return name


def view_data(view: View, pictures: Pictures) -> Data:
    """Give a whole view."""
    language = _LANGUAGE.match(view.language)
    return {
        "title": view.title,
        "short": view.short_title,
        "kind": view.kind,
        "language": language[0].lower() if language else "en",
        "facilitator": view.audience.value == "facilitator",
        "only": w.FACILITATOR_ONLY,
        "cut": w.CUT,
        "turned": reads_right_to_left(view.title),
        "colour": f"#{view.brand.colour}",
        "accent": f"#{view.brand.accent}",
        "logo": pictures.name(Picture("", view.brand.logo)),
        "blocks": list(_blocks([block.content for block in view.blocks], pictures)),
    }


def _blocks(contents: Sequence[Content], pictures: Pictures) -> Iterator[Data]:
    for content, follows in zip_longest(contents, contents[1:]):
        stays = stays_with(content, follows)
        yield content_data(content, pictures) | ({"stays": True} if stays else {})


def content_data(content: Content, pictures: Pictures) -> Data:
    """Give one block; ``kind`` says which."""
    match content:
        case Heading():
            return {"kind": "heading", "level": content.level, **_words(content.words)}
        case Paragraph():
            return {"kind": "paragraph", "look": content.look.value, **_words(content.words)}
        case Code():
            return {"kind": "code", "text": breakable(content.text)}
        case Items():
            return _items(content, pictures)
        case Quotation():
            return {
                "kind": "quotation",
                **_words(content.words),
                "source": _runs(content.source),
                "mark": content.mark,
            }
        case Picture():
            name = pictures.name(content)
            missing = f"{w.PICTURE_MISSING}: {content.alt}" if content.alt else w.PICTURE_MISSING
            return {"kind": "picture", "name": name, "alt": content.alt or "", "missing": missing}
        case _:
            return _structure(content)


def _structure(content: Content) -> Data:
    match content:
        case Table():
            return _table(content.heads, content.rows, content.name, content.roomy)
        case Timeline():
            return _timeline(content)
        case RiskMatrix():
            fields = [[content.labels(n, up) for n in range(1, 6)] for up in range(5, 0, -1)]
            return {
                "kind": "matrix",
                "fields": fields,
                "corner": f"{w.SEVERITY} ↓  {w.LIKELIHOOD} →",
                "empty": content.empty,
                "alt": w.RISK_MATRIX,
            }
        case BalanceGrid():
            heads = (w.STRATEGY, w.SAFETY, w.QUALITY, w.EFFICIENCY, w.REASON)
            rows = tuple((first, *map(said, marks), why) for first, marks, why in content.rows)
            return _table(tuple(map(said, heads)), rows, w.BALANCE, content.empty)
        case ResponseGrid():
            return _responses(content)
        case Room():
            return {"kind": "room", "lines": content.lines}
        case PageBreak():
            return {"kind": "break"}
        case Contents():
            return {"kind": "contents"}
    raise AssertionError(content)


def _table(heads: Sequence[Words], rows: Sequence[Sequence[Words]], name: str, roomy: bool) -> Data:
    parts = roomy_shares(heads, rows) if roomy else shares(heads, rows)
    return {
        "kind": "table",
        "name": name or "Table",
        "shares": [round(part, 4) for part in parts],
        "heads": [_words(head) for head in heads],
        "rows": [[_words(cell) for cell in row] for row in rows],
        "roomy": roomy,
    }


def _timeline(timeline: Timeline) -> Data:
    moments = [
        {
            "when": moment.when,
            "what": moment.kind,
            "inferred": f"({w.INFERRED})" if moment.inferred else "",
            **_words(moment.words),
        }
        for moment in timeline.moments
    ]
    timed = any(moment.when for moment in timeline.moments)
    return {"kind": "timeline", "timed": timed, "moments": moments}


def _responses(grid: ResponseGrid) -> Data:
    rows = tuple(
        (who, *(words + said(f" ({bounds})" if bounds else "") for words, bounds in cells))
        for who, cells in grid.rows
    )
    heads = (said(w.RESPONSIBILITY), *grid.severities)
    return _table(heads, rows, w.RESPONSE_MATRIX, grid.empty)


def _items(items: Items, pictures: Pictures) -> Data:
    return {
        "kind": "list",
        "start": items.start,
        "items": [_item(item, pictures) for item in items.items],
    }


def _item(item: Item, pictures: Pictures) -> Data:
    below = [content_data(content, pictures) for content in item.below]
    return {"ticked": item.ticked, "below": below, **_words(item.words)}


def _words(words: Words) -> Data:
    return {"runs": _runs(words), "turned": reads_right_to_left(plain(words))}


def breakable(text: str) -> str:
    """Give text in which no word is too long for a line: places to break it are put in."""
    return _ENDLESS.sub(lambda word: "\u200b".join(_PIECES.findall(word[0])), text)


def _runs(words: Words) -> list[Data]:
    return [
        {
            "text": breakable(run.text),
            "strong": run.strong,
            "emphasis": run.emphasis,
            "struck": run.struck,
            "code": run.code,
            "link": run.link,
        }
        for run in words
    ]
