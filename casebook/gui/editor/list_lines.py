"""What Enter, Tab and a box do in lists, quotations and tasks, line by line; no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile(
    r"(?P<indent>[ \t]*)(?P<quote>(?:>[ \t]?)*)(?P<space>[ \t]*)"
    r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<stop>[.)]))?"
    r"(?P<gap>[ \t]+|$)(?P<box>\[[ xX]\](?:[ \t]+|$))?"
)
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BOX = re.compile(r"([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[)([ xX])(\])")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
STEP = "  "
"""What a step of indentation is where no item above says how wide its mark is."""


@dataclass(frozen=True, slots=True)
class Continuing:
    """What Enter does in a line.

    Attributes:
        begins: What the new line begins with; "" for nothing.
        ends: Whether the line is an empty item, so that its mark goes and no line comes.
        keeps: With ``ends``: what stays in the line, as the quotation around an item.
    """

    begins: str = ""
    ends: bool = False
    keeps: str = ""


def is_item(line: str) -> bool:
    """Say whether a line begins an item of a list."""
    return bool(_ITEM.match(line))


def continuing(line: str, at: int) -> Continuing | None:
    """Say what Enter does in a list or a quotation; None where it does nothing special.

    Args:
        line: The line.
        at: Where the cursor stands in it.
    """
    match = _MARKS.match(line)
    if match and (match["bullet"] or match["number"]):
        if at < match.end() and line[match.end() :].strip():
            return None
        lead = f"{match['indent']}{match['quote']}{match['space']}"
        if not line[match.end() :].strip():
            return Continuing(ends=True, keeps=_outdented(lead))
        return Continuing(lead + _next_mark(match))
    quoted = _QUOTED.match(line)
    if not quoted or at < quoted.end():
        return None
    if not line[quoted.end() :].strip():
        return Continuing(ends=True, keeps=_less_quoted(quoted[0]))
    return Continuing(quoted[0] if quoted[0].endswith((" ", "\t")) else f"{quoted[0]} ")


def _next_mark(match: re.Match[str]) -> str:
    gap = match["gap"] if match["gap"].strip("\n") else " "
    mark = match["bullet"] or f"{int(match['number']) + 1}{match['stop']}"
    return f"{mark}{gap}" + ("[ ] " if match["box"] else "")


def _outdented(lead: str) -> str:
    return lead if lead.strip() else ""


def _less_quoted(marks: str) -> str:
    return marks[: marks.rstrip().rfind(">")] if marks.count(">") > 1 else ""


def indented(line: str, above: str = "") -> str:
    """Give an item one step deeper, below the words of the item above where there is one."""
    if not line.strip():
        return line
    lead = _QUOTED.match(line) if line.lstrip().startswith(">") else None
    start = lead.end() if lead else 0
    return line[:start] + _step_below(above) + line[start:]


def _step_below(above: str) -> str:
    match = _MARKS.match(above)
    if match and match["number"]:
        # an item of an ordered list has its children below its words, not below its number
        return " " * (len(match["number"]) + 2)
    return STEP


def outdented(line: str) -> str:
    """Give an item one step less deep."""
    quoted = _QUOTED.match(line) if line.lstrip().startswith(">") else None
    start = quoted.end() if quoted else 0
    rest = line[start:]
    if rest.startswith("\t"):
        return line[:start] + rest[1:]
    spaces = len(rest) - len(rest.lstrip(" "))
    width = 3 if re.match(r" {3}(?: {3})*\d", rest) else 2
    return line[:start] + rest[min(spaces, width) :]


def toggled_box(line: str) -> str:
    """Tick or untick the box of a task; an item or a plain line becomes an open task."""
    match = _BOX.match(line)
    if match:
        sign = "x" if match[2] == " " else " "
        return f"{match[1]}{sign}{line[match.end(2) :]}"
    item = _ITEM.match(line)
    if item:
        gap = "" if item[0].endswith((" ", "\t")) else " "
        return f"{item[0]}{gap}[ ] {line[item.end() :]}"
    quoted = _QUOTED.match(line)
    start = quoted.end() if quoted else len(line) - len(line.lstrip())
    return f"{line[:start]}- [ ] {line[start:]}"


def toggled_bullet(line: str) -> str:
    """Make a line an item of a list, or a plain line again."""
    item = _ITEM.match(line)
    if item:
        start = len(item[0]) - len(item[0].lstrip(" \t>"))
        return line[:start] + line[item.end() :]
    start = len(line) - len(line.lstrip(" \t>"))
    return f"{line[:start]}- {line[start:]}"


def toggled_quote(line: str) -> str:
    """Quote a line, or take its mark of quotation away."""
    match = re.match(r"[ \t]*>[ \t]?", line)
    return line[match.end() :] if match else f"> {line}".rstrip()


def with_heading(line: str, level: int) -> str:
    """Give a line as a heading of a level; 0, or the level it has, makes it a plain line."""
    match = re.match(r" {0,3}(#{1,6})(?:[ \t]+|$)", line)
    words = line[match.end() :] if match else line
    if not level or (match and len(match[1]) == level):
        return words
    return f"{'#' * level} {words}"
