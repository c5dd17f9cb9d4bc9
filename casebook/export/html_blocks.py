"""Blocks as HTML: everything escaped, nothing that runs, nothing fetched."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape

from casebook.export import words as w
from casebook.export.audience import Audience, Readers
from casebook.export.document import (
    BalanceGrid,
    Block,
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
    Run,
    Table,
    Timeline,
    TimelineMoment,
    Words,
    plain,
    said,
)
from casebook.export.script import reads_right_to_left


def set_blocks(blocks: Sequence[Block], audience: Audience, deeper: int = 0) -> str:
    """Set blocks; what is for the facilitator alone is said to be, for a facilitator."""
    html = []
    for block in blocks:
        inside = set_content(block.content, deeper)
        own = audience is Audience.FACILITATOR and block.readers is Readers.FACILITATOR
        html.append(f'<div class="own">{inside}</div>' if own and inside else inside)
    return "\n".join(part for part in html if part)


def set_content(content: Content, deeper: int = 0) -> str:
    """Set one block; headings are set some levels deeper."""
    match content:
        case Heading():
            tag = f"h{min(content.level + deeper, 6)}"
            return f'<{tag} dir="auto">{set_words(content.words)}</{tag}>'
        case Paragraph():
            return f'<p class="{content.look.value}" dir="auto">{set_words(content.words)}</p>'
        case Code():
            return f"<pre>{escape(content.text)}</pre>"
        case Items():
            return _items(content, deeper)
        case Quotation():
            return _quotation(content)
        case Picture():
            return _picture(content)
        case _:
            return _structure(content)


def _structure(content: Content) -> str:
    match content:
        case Table():
            return _table(content.heads, content.rows, content.name)
        case Timeline():
            turned = _turned(moment.words for moment in content.moments)
            moments = "".join(map(_moment, content.moments))
            return f'<ol class="timeline"{turned}>{moments}</ol>'
        case RiskMatrix():
            return _matrix(content)
        case BalanceGrid():
            return _balance(content)
        case ResponseGrid():
            return _responses(content)
        case Room():
            return '<div class="line"></div>' * content.lines
        case PageBreak() | Contents():
            return ""
    return ""


def set_words(words: Words) -> str:
    """Set runs of words."""
    return "".join(map(_run, words))


def _run(run: Run) -> str:
    html = escape(run.text).replace("\n", "<br>")
    for wanted, tag in ((run.code, "code"), (run.struck, "s"), (run.emphasis, "em")):
        html = f"<{tag}>{html}</{tag}>" if wanted else html
    html = f"<strong>{html}</strong>" if run.strong else html
    if run.link:
        html = f'<a href="{escape(run.link)}" rel="noreferrer noopener">{html}</a>'
    return html


def _items(items: Items, deeper: int) -> str:
    tag = "ul" if items.start is None else "ol"
    start = f' start="{items.start}"' if items.start not in {None, 1} else ""
    inside = "".join(_item(item, deeper) for item in items.items)
    turned = _turned(item.words for item in items.items)
    return f"<{tag}{start}{turned}>{inside}</{tag}>"


def _turned(every: Iterable[Words]) -> str:
    """Turn a list with its marks, where words of it read to the left: they stand on its side."""
    return ' dir="rtl"' if any(reads_right_to_left(plain(words)) for words in every) else ""


def _item(item: Item, deeper: int) -> str:
    below = "".join(set_content(content, deeper) for content in item.below)
    box = {None: "", True: "☑ ", False: "☐ "}[item.ticked]
    return f'<li>{box}<span dir="auto">{set_words(item.words)}</span>{below}</li>'


def _quotation(quotation: Quotation) -> str:
    source = set_words(quotation.source)
    mark = f'<strong class="mark">{escape(quotation.mark)}</strong>' if quotation.mark else ""
    foot = " · ".join(part for part in (source, mark) if part)
    below = f"<footer>— {foot}</footer>" if foot else ""
    return f'<blockquote dir="auto"><p>{set_words(quotation.words)}</p>{below}</blockquote>'


def _picture(picture: Picture) -> str:
    if picture.image is None:
        missing = f"{w.PICTURE_MISSING}: {picture.alt}" if picture.alt else w.PICTURE_MISSING
        return f'<p class="warning">{escape(missing)}</p>'
    kind = "jpeg" if picture.image.suffix == "jpg" else "png"
    data = base64.b64encode(picture.image.data).decode()
    alt = escape(picture.alt)
    return f'<figure><img alt="{alt}" src="data:image/{kind};base64,{data}"></figure>'


def _table(heads: Sequence[Words], rows: Sequence[Sequence[Words]], name: str = "") -> str:
    top = "".join(f'<th scope="col" dir="auto">{set_words(head)}</th>' for head in heads)
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto">{set_words(cell)}</td>' for cell in row) + "</tr>"
        for row in rows
    )
    label = f' aria-label="{escape(name)}"' if name else ""
    return (
        f'<div class="wide"><table{label}><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _moment(moment: TimelineMoment) -> str:
    when = f'<span class="when">{escape(moment.when)}</span> ' if moment.when else ""
    kind = f'<strong class="kind">{escape(moment.kind)}</strong> ' if moment.kind else ""
    inferred = f" <em>({w.INFERRED})</em>" if moment.inferred else ""
    side = _turned((moment.words,)) or ' dir="auto"'
    return f"<li{side}>{when}{kind}{set_words(moment.words)}{inferred}</li>"


def _matrix(matrix: RiskMatrix) -> str:
    heads = (said(f"{w.SEVERITY} ↓ · {w.LIKELIHOOD} →"), *(said(str(n)) for n in range(1, 6)))
    rows = tuple(
        (said(str(up), strong=True), *(said(matrix.labels(n, up)) for n in range(1, 6)))
        for up in range(5, 0, -1)
    )
    return _table(heads, rows, w.RISK_MATRIX)


def _balance(grid: BalanceGrid) -> str:
    heads = (w.STRATEGY, w.SAFETY, w.QUALITY, w.EFFICIENCY, w.REASON)
    rows = tuple((strategy, *map(said, marks), why) for strategy, marks, why in grid.rows)
    return _table(tuple(map(said, heads)), rows, w.BALANCE)


def _responses(grid: ResponseGrid) -> str:
    rows = tuple(
        (who, *(words + said(f" ({bounds})" if bounds else "") for words, bounds in cells))
        for who, cells in grid.rows
    )
    return _table((said(w.RESPONSIBILITY), *grid.severities), rows, w.RESPONSE_MATRIX)
