"""HTML from a clipboard, a page or a converter, as the Markdown that one would have typed.

Ours instead of a package, as what matters here is what is *not* taken over: no script, no style,
no address but of pages and of mail, no picture from elsewhere; and as Word writes lists in a way
of its own, as paragraphs with a bullet in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casebook.markdown.html_tree import VERBATIM, Node, read_html

LONGEST = 4_000_000
"""Characters of HTML that are read; Word writes a hundred of them for one of text."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ESCAPED = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[*`]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|\[(?=[\[^]|[^\]]*\]\()|~(?=~)"
)
_LINE_START = re.compile(r"^(?=#{1,6}\s|[-+>]\s|={3,}\s*$|-{3,}\s*$)|^(\d{1,9})(?=[.)]\s)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list:.*?level(\d)")
_ORDERED = re.compile(r"\(?(?:\d+|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)
_MEANT = re.compile(
    r"<(?:h[1-6]|p|[uo]l|li|table|a|b|strong|i|em|blockquote|pre|code|img|br|s|del|hr)[\s>/]",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"(?:^|;)font-weight:(\w+)")
_MARKS = {"strong": "**", "emphasis": "*", "strike": "~~"}
_BOLD = {"b", "strong"}
_ITALIC = {"i", "em", "cite"}
_STRUCK = {"s", "del", "strike"}
_CODE = {"code", "tt", "kbd", "samp"}
_EMPTY_MARKS = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")


def has_structure(html: str) -> bool:
    """Say whether there is anything in HTML that plain text would lose."""
    return bool(_MEANT.search(html))


def markdown_of(html: str) -> str:
    """Give HTML as Markdown, without a line end at its end."""
    return markdown_of_tree(read_html(html[:LONGEST]))


def markdown_of_tree(root: Node) -> str:
    """Give what is in an element as Markdown, without a line end at its end."""
    blocks = (block for block in _blocks(root.children) if block.strip())
    return "\n\n".join(blocks).strip("\n")


def escaped(words: str) -> str:
    """Give words of plain text so that Markdown shows them as they are."""
    return _ESCAPED.sub(r"\\\g<0>", words)


def _blocks(nodes: Sequence[Node]) -> Iterator[str]:
    """Give the blocks of some nodes; what stands between blocks becomes paragraphs."""
    line: list[Node] = []
    word_list: list[Node] = []
    for node in nodes:
        if word_list and not _is_word_item(node) and (node.tag or node.text.strip()):
            yield _word_list(word_list)
            word_list = []
        if node.inline:
            line.append(node)
            continue
        yield from _paragraph(line)
        line = []
        if _is_word_item(node):
            word_list.append(node)
        else:
            yield from _block(node)
    yield from _paragraph(line)
    if word_list:
        yield _word_list(word_list)


def _paragraph(nodes: Sequence[Node]) -> Iterator[str]:
    words = _inline(nodes)
    if words:
        yield "\n".join(_LINE_START.sub(_guarded, line) for line in words.split("\n"))


def _guarded(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1] else "\\"


def _block(node: Node) -> Iterator[str]:
    tag = node.tag
    if re.fullmatch(r"h[1-6]", tag):
        words = _inline(node.children).replace("\n", " ")
        if words:
            yield f"{'#' * int(tag[1])} {words}"
    elif tag in {"ul", "ol"}:
        yield _list(node)
    elif tag == "blockquote":
        inner = "\n\n".join(_blocks(node.children))
        yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    elif tag == "pre":
        yield _fenced(node.words().strip("\n"))
    elif tag == "hr":
        yield "---"
    elif tag == "table":
        yield from _table(node)
    elif tag == "dt":
        yield from (f"**{words}**" for words in [_inline(node.children)] if words)
    else:
        yield from _blocks(node.children)


def _fenced(code: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{code}\n{fence}" if code.strip() else ""


def _list(node: Node) -> str:
    items: list[str] = []
    number = _whole(node.attributes.get("start", ""), 1)
    for child in node.children:
        if child.tag in {"ul", "ol"} and items:
            # a list directly in a list is meant to stand below the item before
            items[-1] += "\n" + _below(_list(child), "  ")
        elif child.words().strip():
            mark = f"{number}. " if node.tag == "ol" else "- "
            number += 1
            items.append(mark + _below(_item(child), " " * len(mark)).lstrip(" "))
    return "\n".join(items)


def _item(node: Node) -> str:
    """Give the blocks of an item, close together unless it has several paragraphs."""
    blocks = list(_blocks(node.children or [node]))
    lists = [block for block in blocks[1:] if re.match(r"(?:- |\d+\. )", block)]
    return ("\n" if len(lists) == len(blocks) - 1 else "\n\n").join(blocks)


def _below(text: str, indent: str) -> str:
    return "\n".join(indent + line if line else line for line in text.split("\n"))


def _is_word_item(node: Node) -> bool:
    return node.tag == "p" and bool(_WORD_LEVEL.search(node.style))


def _word_list(nodes: Sequence[Node]) -> str:
    """Give a list that Word wrote as paragraphs, each with its own bullet and level."""
    lines, widths, numbers = [], [0] * 10, [0] * 10
    for node in nodes:
        found = _WORD_LEVEL.search(node.style)
        level = min(int(found[1]), 9) if found else 1
        bullet = "".join(mark.words() for mark in _bullets(node)).strip()
        numbers[level] += 1
        mark = f"{numbers[level]}. " if _ORDERED.match(bullet) else "- "
        numbers[level + 1 :] = [0] * (9 - level)
        widths[level] = len(mark)
        indent = " " * sum(widths[1:level])
        lines.append(f"{indent}{mark}{_inline(node.children)}".replace("\n", " "))
    return "\n".join(lines)


def _bullets(node: Node) -> Iterator[Node]:
    """Give the bullet within an item of Word."""
    for child in node.children:
        if "mso-list:ignore" in child.style:
            yield child
        else:
            yield from _bullets(child)


def _table(node: Node) -> Iterator[str]:
    """Give a table; one of a single column was only there for its frame."""
    rows = [[cell for cell in row.children if cell.tag in {"td", "th"}] for row in node.all("tr")]
    rows = [row for row in rows if row]
    width = max((sum(_span(cell) for cell in row) for row in rows), default=0)
    if width < 2 or any(True for row in rows for cell in row for _ in cell.all("table")):
        for row in rows:
            for cell in row:
                yield from _blocks(cell.children)
        return
    lines = [_row(row, width) for row in rows]
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _row(cells: Sequence[Node], width: int) -> str:
    texts: list[str] = []
    for cell in cells:
        words = re.sub(r" *\n[ \n]*", " ", " ".join(_blocks(cell.children)))
        texts += [re.sub(r"(?<!\\)\|", r"\\|", words), *[""] * (_span(cell) - 1)]
    texts += [""] * (width - len(texts))
    return "| " + " | ".join(texts) + " |"


def _span(cell: Node) -> int:
    return min(max(_whole(cell.attributes.get("colspan", ""), 1), 1), 50)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _inline(nodes: Sequence[Node]) -> str:
    """Give the words of some nodes with their marks, spaces as a page would show them."""
    text = "".join(_run(node, frozenset()) for node in nodes)
    text = re.sub(r"[ ]*\n[ ]*", "\n", re.sub(r" {2,}", " ", text)).strip()
    return _EMPTY_MARKS.sub("", text).replace("\n", "  \n")


def _run(node: Node, within: frozenset[str]) -> str:
    if not node.tag:
        return escaped(_SPACE.sub(" ", node.text))
    if node.tag == VERBATIM:
        return node.text
    if node.tag == "br":
        return "\n"
    if node.tag == "img":
        return _picture(node)
    if "mso-list:ignore" in node.style or "display:none" in node.style:
        return ""
    if node.tag in _CODE and "code" not in within:
        return _code(node.words())
    marks = _marks_of(node, within)
    inner = "".join(_run(child, within | marks) for child in node.children)
    if node.tag == "a":
        inner = _link(inner, node.attributes.get("href", ""))
    for mark in sorted(marks):
        inner = _wrapped(inner, _MARKS[mark])
    return inner


def _marks_of(node: Node, within: frozenset[str]) -> frozenset[str]:
    """Give the marks that begin with a node; those around it say the same once only."""
    style = node.style
    marks: set[str] = set()
    # documents of Google stand as a whole in a b that is not bold
    weight = _WEIGHT.search(style)
    if (weight[1] in {"bold", "600", "700", "800", "900"}) if weight else node.tag in _BOLD:
        marks.add("strong")
    if node.tag in _ITALIC or "font-style:italic" in style:
        marks.add("emphasis")
    if node.tag in _STRUCK or "text-decoration:line-through" in style:
        marks.add("strike")
    return frozenset(marks - within)


def _wrapped(words: str, mark: str) -> str:
    """Put marks around words, spaces and line ends outside; nothing around nothing."""
    inner = words.strip()
    if not inner or "\n\n" in inner:
        return words
    start = words.index(inner)
    return f"{words[:start]}{mark}{inner}{mark}{words[start + len(inner) :]}"


def _code(words: str) -> str:
    inner = _SPACE.sub(" ", words).strip()
    if not inner:
        return ""
    fence = "`" * (max((len(run) for run in re.findall(r"`+", inner)), default=0) + 1)
    pad = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{fence}{pad}{inner}{pad}{fence}"


def _link(words: str, href: str) -> str:
    """Give a link to a page or to mail; of any other only the words are left."""
    address = href.strip().replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    if not words.strip() or "](" in words or not _ADDRESS.fullmatch(address):
        return words
    inner = words.strip().replace("\n", " ")
    if inner.replace("\\", "") == address:
        return words.replace(words.strip(), f"<{address}>")
    start = words.index(words.strip())
    return f"{words[:start]}[{inner}]({address}){words[start + len(words.strip()) :]}"


def _picture(node: Node) -> str:
    """Give a picture on a page as a link to it: it is neither loaded nor taken along."""
    alt = _SPACE.sub(" ", node.attributes.get("alt", "")).strip().replace("[", "(")
    return _link(alt.replace("]", ")"), node.attributes.get("src", "")) if alt else ""
