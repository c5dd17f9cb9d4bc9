"""The style sheet of a page that is read: letters, spaces and colours of its HTML classes.

The classes are those of ``markdown.page``. A text document knows a small part of CSS: rules by tag
and class, margins, and frames of table cells. Letters of an element must come from one rule alone:
where two rules name a family or a size, what stands inside the element takes those of the first.
Lines get their height by a distance added below each, so that a picture in a line makes room for
itself. Rounded frames and everything that joins marks is painted by the page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from casebook.gui.look.fonts import TextRole, font, line_height
from casebook.gui.look.palette import Palette

COLUMN = 640
"""Width of running text at 100 %, in logical pixels: 60 to 75 characters a line."""
WIDE = 758
"""Width of tables where the page has room for them."""
QUOTED = 20
"""What a quotation goes in at 100 %."""
_NOTE = TextRole.SNIPPET
_HEADING = re.compile(r'<h([1-6])(?: class="([^"]*)")?>')
_HEADING_END = re.compile(r"</h[1-6]>")
_HEADING_STATES = "\n".join(f"p.h{level} {{ -qt-user-state:{level}; }}" for level in range(1, 7))


def with_plain_headings(html: str) -> str:
    """Give HTML with headings as paragraphs, whose blocks have their level as user state.

    A text document gives its own size to whatever stands in a heading, whatever the style sheet
    says. Classes are kept, one for the level is added.
    """
    paragraphs = _HEADING.sub(lambda head: f'<p class="h{head[1]} {head[2] or ""}">', html)
    return _HEADING_END.sub("</p>", paragraphs)


def page_sheet(palette: Palette, zoom: float = 1.0, *, sans: bool = False, wide: bool) -> str:
    """Give the style sheet of a page.

    Args:
        palette: The colours.
        zoom: 1.0 for 100 %.
        sans: Whether running text is set in the family of the window.
        wide: Whether tables may be wider than the column of running text.
    """
    setting = _Setting(zoom, sans, round((WIDE - COLUMN) * zoom) if wide else 0)
    return "\n".join(
        (
            _running_text(setting, palette),
            _head(setting, palette),
            _tables(setting, palette),
            _boxes(setting),
            _structures(setting, palette),
            _colours(palette),
        )
    )


class _Setting:
    """How large everything is."""

    def __init__(self, zoom: float, sans: bool, beside: int) -> None:
        self._zoom = zoom
        self._sans = sans
        self.beside = beside

    def px(self, *sizes: float) -> str:
        """Give sizes at 100 % as they are at this zoom."""
        return " ".join(f"{round(size * self._zoom)}px" for size in sizes)

    def letters(self, role: TextRole) -> str:
        """Give the declarations of a text style."""
        style = role.value
        made = font(role, self._zoom, self._sans)
        families = ", ".join(f"'{family}'" for family in made.families())
        distance = max(0.0, line_height(role, self._zoom) - _natural_height(role, self))
        weight = f"font-weight:{style.weight};" if style.weight != 400 else ""
        slant = "font-style:italic;" if style.italic else ""
        return (
            f"font-family:{families};font-size:{made.pixelSize()}px;{weight}{slant}"
            f"line-height:{distance:.0f}px;-qt-line-height-type:line-distance;"
        )

    @property
    def column(self) -> str:
        """Keep running text in its column where tables are wider."""
        return f"margin-right:{self.beside}px;"

    @property
    def key(self) -> tuple[float, bool]:
        """What letters depend on."""
        return self._zoom, self._sans


def _natural_height(role: TextRole, setting: _Setting) -> float:
    return _height_of_line(role, *setting.key)


@lru_cache(maxsize=256)
def _height_of_line(role: TextRole, zoom: float, sans: bool) -> float:
    metrics = QFontMetricsF(font(role, zoom, sans))
    return float(round(metrics.ascent() + metrics.descent() + max(metrics.leading(), 0)))


def _running_text(s: _Setting, p: Palette) -> str:
    body, ui = s.letters(TextRole.BODY), s.letters(TextRole.UI)
    return f"""
p.text, li.item, li.task {{ {body} color:{p.text}; }}
p.note, li.note {{ {ui} color:{p.text2}; }}
p {{ margin:{s.px(0, 0, 8, 0)}; }}
ul, ol {{ margin:{s.px(0, 0, 8, 0)}; }}
ul.tasks {{ list-style-type:none; -qt-list-indent:0; }}
li.task {{ margin-left:{s.px(22)}; text-indent:-{s.px(22)}; }}
li {{ margin:{s.px(0, 0, 3, 0)}; }}
blockquote {{ margin:{s.px(4, 0, 8, QUOTED)}; }}
a {{ color:{p.ink}; text-decoration:none; }}
p.part {{ {s.letters(TextRole.CASE_TITLE_SMALL)} margin:{s.px(24, 0, 4, 0)}; }}
p.h2, h2 {{ {s.letters(TextRole.HEADING)} margin:{s.px(20, 0, 4, 0)}; }}
p.h3, h3 {{ {s.letters(TextRole.CARD_TITLE)} margin:{s.px(14, 0, 3, 0)}; }}
p.h4, p.h5, p.h6, h4, h5, h6 {{ {s.letters(TextRole.UI_STRONG)} margin:{s.px(12, 0, 2, 0)}; }}
p.h1, p.h2, p.h3, h1, h2, h3 {{ color:{p.text}; }}
p.h4, p.h5, p.h6, h4, h5, h6 {{ color:{p.text2}; }}
p.h1 a, p.h2 a, p.h3 a, h1 a, h2 a, h3 a {{ color:{p.text}; }}
p.h4 a, p.h5 a, p.h6 a, h4 a, h5 a, h6 a {{ color:{p.text2}; }}
{_HEADING_STATES}
.top {{ {s.column} }}
td .top {{ margin-right:0; }}
code, pre {{ {s.letters(TextRole.SOURCE)} }}
code {{ background-color:{p.sunk}; }}
hr {{ color:{p.line}; background-color:{p.line}; margin:{s.px(12, 0, 12, 0)}; }}
img {{ vertical-align:middle; }}
"""


def _head(s: _Setting, p: Palette) -> str:
    small = s.letters(TextRole.CHIP)
    return f"""
p.lead {{ {small} color:{p.text3}; margin:0; }}
p.title {{ {s.letters(TextRole.CASE_TITLE)} margin:{s.px(4, 0, 8, 0)}; }}
p.lesson {{ {s.letters(TextRole.LESSON_TITLE)} margin:{s.px(4, 0, 8, 0)}; }}
p.meta {{ {s.letters(_NOTE)} color:{p.text2}; margin:{s.px(0, 0, 10, 0)}; }}
p.chips {{ {small} line-height:{s.px(10)}; color:{p.text2}; margin:{s.px(10, 0, 12, 0)}; }}
a.chip {{ color:{p.text2}; }}
p.summary {{ {s.letters(TextRole.BODY)} color:{p.text2}; margin:{s.px(14, 0, 8, 0)}; }}
p.label, span.label {{ {s.letters(TextRole.LABEL)} color:{p.text3}; }}
p.label {{ margin:{s.px(14, 0, 4, 0)}; }}
p.more {{ {s.letters(TextRole.UI)} margin:{s.px(20, 0, 8, 0)}; }}
"""


def _tables(s: _Setting, p: Palette) -> str:
    return f"""
table {{ border-collapse:collapse; border:0; margin:{s.px(4, 0, 8, 0)}; }}
th {{ {s.letters(TextRole.LABEL)} color:{p.text3}; text-align:left; vertical-align:bottom;
  padding:{s.px(4, 12, 4, 0)}; border:0; border-bottom:1px solid {p.field_line}; }}
td {{ {s.letters(TextRole.UI)} color:{p.text}; vertical-align:top; padding:{s.px(8, 12, 4, 0)};
  border:0; border-bottom:1px solid {p.line}; }}
td.soft {{ color:{p.text2}; }}
td.lead, td.who {{ font-weight:600; }}
td.mark {{ padding:{s.px(6, 8, 4, 0)}; }}
th.number, td.number {{ padding-right:{s.px(8)}; }}
td.clock {{ color:{p.text3}; }}
span.small {{ {s.letters(TextRole.CHIP)} color:{p.text2}; }}
span.quiet {{ color:{p.text3}; }}
p.legend {{ {s.letters(_NOTE)} color:{p.text3}; margin:{s.px(4, 0, 4, 0)}; }}
p.total {{ {s.letters(TextRole.UI)} margin:{s.px(4, 0, 4, 0)}; }}
p.figure {{ margin:{s.px(8, 0, 12, 0)}; }}
"""


def _boxes(s: _Setting) -> str:
    """Give the boxes whose frames are painted; here they are only room."""
    return f"""
table.band, table.code, table.facilitator {{ {s.column} }}
td.band, td.code, td.facilitator, td.card {{ border:0; }}
td.band {{ padding:{s.px(10, 16, 6, 16)}; }}
td.code {{ padding:{s.px(10, 16, 8, 16)}; }}
td.facilitator {{ padding:{s.px(12, 16, 4, 16)}; }}
td.facilitator p.label {{ margin:{s.px(0, 0, 6, 0)}; }}
td.card {{ padding:{s.px(12, 14, 2, 14)}; }}
p.role {{ {s.letters(TextRole.CARD_TITLE)} margin:{s.px(0, 0, 4, 0)}; }}
table.cards {{ margin:0; }}
table.card {{ margin:{s.px(0, 0, 12, 0)}; }}
table.cards td.first {{ padding:{s.px(0, 6, 0, 0)}; border:0; }}
table.cards td.beside {{ padding:{s.px(0, 0, 0, 6)}; border:0; }}
table.cards td.below {{ padding:0; border:0; }}
pre {{ margin:0; white-space:pre-wrap; }}
"""


def _structures(s: _Setting, p: Palette) -> str:
    plain = "border:0;"
    return f"""
table.timeline {{ {s.column} }}
table.timeline td {{ {plain} padding:{s.px(5, 0, 3, 0)}; }}
table.timeline td.when {{ font-size:{s.px(12)}; color:{p.text2}; text-align:right;
  padding-right:{s.px(8)}; }}
table.timeline td.moment {{ padding-left:{s.px(3)}; }}
table.risks {{ margin:0; }}
table.risks td.first {{ {plain} padding:0; }}
table.risks td.beside {{ {plain} padding:0; text-align:right; vertical-align:top; }}
table.risks td.below {{ {plain} padding:{s.px(4, 0, 0, 0)}; }}
table.views, table.lessons {{ {s.column} }}
table.views td {{ padding:{s.px(6, 12, 4, 0)}; }}
table.lessons td {{ padding:{s.px(7, 8, 3, 0)}; }}
table.evidence {{ {s.column} }}
td.evidence {{ {plain} padding:{s.px(4, 0, 4, 14)}; }}
p.quoted {{ {s.letters(TextRole.QUOTATION)} color:{p.text}; margin:0; }}
p.from {{ {s.letters(_NOTE)} color:{p.text2}; margin:{s.px(4, 0, 0, 0)}; }}
"""


def _colours(p: Palette) -> str:
    """Give the colours of words that mean something."""
    words = {
        "success": p.success,
        "failure": p.failure,
        "mixed": p.mixed,
        "unknown": p.unknown,
        "observed": p.observed,
        "identified": p.identified,
        "validated": p.validated,
        "embedded": p.embedded,
        "rejected": p.observed,
        "retired": p.observed,
        "signal": p.signal,
        "decision": p.decision,
        "action": p.action,
        "result": p.result,
        "supports": p.supports,
        "contradicts": p.contradicts,
        "verified": p.success,
        "unverified": p.mixed,
        "notice": p.text3,
    }
    rules = [f"span.{name} {{ color:{colour}; }}" for name, colour in words.items()]
    rules.append("span.strong { font-weight:600; }")
    rules.append(f"a.nowhere {{ color:{p.text3}; text-decoration:underline; }}")
    return "\n".join(rules)
