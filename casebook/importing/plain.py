"""Plain text, in any encoding, as Markdown: its headings and lists recognised by their looks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casebook.domain.errors import NothingToImport
from casebook.importing.converted import Converted
from casebook.importing.source import Asked, Format, Source
from casebook.markdown.html_markdown import escaped

ISOLATED = False
_LONG = 110
"""Characters of a line that nobody breaks by hand: such a line is a paragraph."""
_LONGEST_TITLE = 120
_LONGEST_HEADING = 80
_MOST_WORDS = 12
_BULLET = re.compile(r"^\s*(?:[•◦▪▸●○‣∙·–—]|[-*+](?=\s))\s*(?=\S)")
_NUMBERED = re.compile(r"^\s*\(?(\d{1,3})[.)]\s+(?=\S)")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*$")
_ENDS_SENTENCE = (".", ",", ";", ":", "…", "”", '"', ")", "-", "–", "—", "%")
_CALLING = re.compile(r"^(?:https?://|www\.|\S+@\S+\.\w+$|[•*#>|])")
_LABEL = re.compile(r"^[^\s.,;:][^.,;:]{1,58}:$")


def recognises(source: Source) -> float:
    """Say that it is text, if it is: anything else knows better."""
    return 0.0 if source.is_binary else 0.2


def convert(source: Source, _asked: Asked) -> tuple[Converted, ...]:
    """Give the text as one document; its first line is the title when it looks like one.

    Raises:
        NothingToImport: There is no text in it.
    """
    lines: Sequence[str] = [line.expandtabs(4).rstrip() for line in source.text.split("\n")]
    if not any(line.strip() for line in lines):
        raise NothingToImport(f"{source.name} is empty. There is nothing to import in it.")
    title, lines = _title(lines)
    found = Converted(title or source.spoken_name, markdown_of_text(lines), Format.TEXT)
    if "\ufffd" in source.text:
        found = found.warned(
            "Some characters could not be read and stand as �; look for them, or save the file "
            "as UTF-8 and import it again."
        )
    return (found,)


def _title(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Take the first line as the title when it is short and no sentence."""
    first = next(at for at, line in enumerate(lines) if line.strip())
    line = lines[first].strip()
    rest = lines[first + 1 :]
    if rest and _UNDERLINE.match(rest[0]):
        return line, rest[1:]
    followed = any(other.strip() for other in rest)
    if not followed or not _may_head(line, _LONGEST_TITLE):
        return "", lines
    return line, rest


def markdown_of_text(lines: Sequence[str], *, headings: bool = True) -> str:
    """Give lines of plain text as Markdown.

    Args:
        lines: The lines.
        headings: Whether short lines alone may be headings; in letters they are greetings.
    """
    blocks = _by_line(lines) if _has_long_lines(lines) else _by_gap(lines)
    out: list[str] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if headings and at + 1 < len(blocks) else None
        out.append(_block(block, following))
    return "\n\n".join(filter(None, out))


def _has_long_lines(lines: Sequence[str]) -> bool:
    """Whether each line is a paragraph of its own, as programs without line breaks write it."""
    filled = [line for line in lines if line.strip()]
    return sum(len(line) > _LONG for line in filled) * 5 >= len(filled)


def _by_gap(lines: Sequence[str]) -> list[list[str]]:
    """Put lines together that no empty line parts."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _by_line(lines: Sequence[str]) -> list[list[str]]:
    """Make each line a block, items of a list one together."""
    blocks: list[list[str]] = []
    in_list = False
    for line in lines:
        item = _is_item(line)
        if line.strip() and item and in_list:
            blocks[-1].append(line)
        elif line.strip():
            blocks.append([line])
        in_list = item or (in_list and not line.strip())
    return blocks


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBERED.match(line))


def _block(lines: Sequence[str], following: Sequence[str] | None) -> str:
    """Give a heading, a list, a quotation or a paragraph."""
    if len(lines) == 2 and _UNDERLINE.match(lines[1]) and len(lines[0]) <= _LONGEST_TITLE:
        return f"## {escaped(lines[0].strip())}"
    if len(lines) == 1:
        line = lines[0].strip()
        if _UNDERLINE.match(line):
            return "---"
        if following is not None and _heads(line, following):
            return f"## {escaped(line.rstrip(':'))}"
    if any(map(_is_item, lines)):
        return _list(lines)
    if all(line.lstrip().startswith(">") for line in lines):
        return "\n".join(f"> {escaped(line.lstrip()[1:].strip())}".rstrip() for line in lines)
    return "\n".join(_guarded(escaped(line.strip())) for line in lines)


def _heads(line: str, following: Sequence[str]) -> bool:
    """Whether a line alone is the heading of what follows: prose, or a list below a label."""
    prose = not _is_item(following[0]) and (len(following[0]) > len(line) or len(following) > 1)
    if _LABEL.match(line) and not _is_item(following[0]):
        return len(line.split()) <= 4 and prose
    return prose and _may_head(line, _LONGEST_HEADING)


def _may_head(line: str, longest: int) -> bool:
    return (
        len(line) <= longest
        and len(line.split()) <= _MOST_WORDS + (4 if longest > _LONGEST_HEADING else 0)
        and not line.endswith(_ENDS_SENTENCE)
        and not line[:1].islower()
        and any(sign.isalpha() for sign in line)
        and not _is_item(line)
        and not _CALLING.match(line)
    )


def _list(lines: Sequence[str]) -> str:
    """Give items as Markdown writes them; a line without a mark goes on with the one before."""
    out: list[str] = []
    indent = ""
    for line in lines:
        bullet, number = _BULLET.match(line), _NUMBERED.match(line)
        if number:
            mark = f"{number[1]}. "
            out.append(mark + escaped(line[number.end() :].strip()))
            indent = " " * len(mark)
        elif bullet:
            out.append(f"- {escaped(line[bullet.end() :].strip())}")
            indent = "  "
        elif out:
            out.append(indent + _guarded(escaped(line.strip())))
        else:
            out += [_guarded(escaped(line.strip())), ""]
    return "\n".join(out)


def _guarded(line: str) -> str:
    """Keep a line from being taken for a heading or a rule."""
    return f"\\{line}" if re.match(r"#{1,6}\s|[=-]{2,}\s*$|>|\+\s", line) else line
