"""Every colour of the window, in a light and a dark palette, and the colours of themes.

No other module names a colour. Ratios meant here are those of WCAG 2: text stands at least
4.5 to 1 on the surfaces on which it is used, marks at least 3 to 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_VISIBLE = 3.0


class Palette(NamedTuple):
    """Colours by what they are used for, as ``#rrggbb``.

    Attributes:
        dark: Whether this is the dark palette.
        window: Title, tool bar, sidebar.
        pane: Result list, right panel.
        page: Reading, editor, fields.
        card: Cards and popovers.
        sunk: Chips, bands, the current line.
        hover: A row or button under the pointer.
        line: Separators; decoration only.
        field_line: Fields, boxes, outlined buttons.
        text: Body text.
        text2: Snippets, meta, icons.
        text3: Counts, labels, placeholders; nothing fainter exists.
        ink: Links, selection bar, focus ring.
        ink_fill: The primary button, ticked boxes; with ``on_fill`` on it.
        ink_soft: Selected row, pressed tool, current segment.
        selection: Selected words in a text.
        hit: Behind words that were searched for; with ``hit_text`` on it.
        supports: Evidence; ``supports_wash`` behind its words.
        contradicts: Counter-evidence; ``contradicts_wash`` behind its words.
        desk: Behind previews of pages.
        paper: Previewed pages, white in both palettes.
        heat: The five steps of the risk matrix, from the mildest.
        code: Literals in source text; ``code_key`` its keys.
    """

    dark: bool
    window: str
    pane: str
    page: str
    card: str
    sunk: str
    hover: str
    line: str
    field_line: str
    text: str
    text2: str
    text3: str
    ink: str
    ink_fill: str
    on_fill: str
    ink_soft: str
    selection: str
    hit: str
    hit_text: str
    supports: str
    supports_wash: str
    contradicts: str
    contradicts_wash: str
    observed: str
    identified: str
    validated: str
    embedded: str
    success: str
    failure: str
    mixed: str
    unknown: str
    security: str
    service: str
    safety: str
    signal: str
    decision: str
    action: str
    result: str
    soon: str
    late: str
    desk: str
    paper: str
    heat: tuple[str, str, str, str, str]
    code: str
    code_key: str


LIGHT = Palette(
    dark=False,
    window="#f3f2ef",
    pane="#faf9f7",
    page="#ffffff",
    card="#ffffff",
    sunk="#f0eeea",
    hover="#eae8e3",
    line="#e2dfd9",
    field_line="#8b867d",
    text="#1f1e1b",
    text2="#514e48",
    text3="#676359",
    ink="#2a5ca8",
    ink_fill="#2a5ca8",
    on_fill="#ffffff",
    ink_soft="#e2ebf8",
    selection="#bcd3f5",
    hit="#ffe68f",
    hit_text="#1f1e1b",
    supports="#1a6b4a",
    supports_wash="#d7ede3",
    contradicts="#a83a1b",
    contradicts_wash="#fbe1d8",
    observed="#676359",
    identified="#75389a",
    validated="#2a5ca8",
    embedded="#1a6b4a",
    success="#1a6b4a",
    failure="#b02a30",
    mixed="#815400",
    unknown="#676359",
    security="#4a48c0",
    service="#a8430c",
    safety="#006e64",
    signal="#815400",
    decision="#75389a",
    action="#2a5ca8",
    result="#1a6b4a",
    soon="#815400",
    late="#b02a30",
    desk="#e6e4df",
    paper="#ffffff",
    heat=("#eef4ee", "#f7f1d9", "#f8e3c3", "#f4cfb2", "#ecb8a3"),
    code="#8a2f5c",
    code_key="#2a5ca8",
)

DARK = Palette(
    dark=True,
    window="#1a1b1d",
    pane="#1f2022",
    page="#232528",
    card="#2a2c30",
    sunk="#1c1d1f",
    hover="#2e3034",
    line="#36383d",
    field_line="#7d8188",
    text="#e8e6e1",
    text2="#bdbab3",
    text3="#a3a098",
    ink="#8fb5f0",
    ink_fill="#3a6dbc",
    on_fill="#ffffff",
    ink_soft="#26364e",
    selection="#35507a",
    hit="#6a5510",
    hit_text="#fff4cc",
    supports="#82d0b0",
    supports_wash="#1f4536",
    contradicts="#f2a58a",
    contradicts_wash="#552f20",
    observed="#a3a098",
    identified="#cba2ea",
    validated="#8fb5f0",
    embedded="#82d0b0",
    success="#82d0b0",
    failure="#f29a93",
    mixed="#e2b75f",
    unknown="#a3a098",
    security="#aaa8ff",
    service="#f2a269",
    safety="#55c8b9",
    signal="#e2b75f",
    decision="#cba2ea",
    action="#8fb5f0",
    result="#82d0b0",
    soon="#e2b75f",
    late="#f29a93",
    desk="#17181a",
    paper="#ffffff",
    heat=("#27302b", "#37352a", "#443a29", "#523829", "#622f27"),
    code="#f0a3c4",
    code_key="#8fb5f0",
)

# One hex for both palettes, each at least 3.1 to 1 on both pages. The twelve were chosen by search
# so that no pair comes closer than 8.9 (CIEDE2000) in protan, deutan or tritan sight.
THEME_COLOURS: tuple[str, ...] = (
    "#546cd8",  # indigo
    "#00a878",  # green
    "#cc3078",  # raspberry
    "#e46c60",  # coral
    "#9c9000",  # mustard
    "#846c9c",  # plum
    "#3090fc",  # sky
    "#60780c",  # olive
    "#9c6054",  # clay
    "#008478",  # teal
    "#b4849c",  # mauve
    "#8490c0",  # haze
)


def theme_colours(vocabulary: Vocabulary) -> dict[ThemeId, str]:
    """Give every theme of a vocabulary its colour: its own, else the next free one in order.

    A colour of its own that is not a hex colour counts as none.
    """
    colours = {
        theme.id: theme.colour.lower()
        for theme in vocabulary.themes.values()
        if _HEX.fullmatch(theme.colour)
    }
    uses = Counter(dict.fromkeys(THEME_COLOURS, 0))
    uses.update(colours.values())
    for theme_id in vocabulary.themes:
        if theme_id not in colours:
            colours[theme_id] = min(THEME_COLOURS, key=uses.__getitem__)
            uses[colours[theme_id]] += 1
    return {theme_id: colours[theme_id] for theme_id in vocabulary.themes}


def colour_of(theme: ThemeId, colours: Mapping[ThemeId, str]) -> str:
    """Give a theme's colour; the first one for a theme that the mapping does not know yet."""
    return colours.get(theme) or THEME_COLOURS[0]


def contrast(first: str, second: str) -> float:
    """Give the contrast of two colours by WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def needs_ring(colour: str, palette: Palette) -> bool:
    """Say whether a dot of this colour would be lost on the page without a ring around it."""
    return contrast(colour, palette.page) < _VISIBLE


def _luminance(colour: str) -> float:
    """Give the relative luminance of a hex colour (WCAG 2, sRGB)."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def qt_palette(palette: Palette) -> QPalette:
    """Give the palette in Qt's own roles, for everything the style sheet does not name."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.page,
        role.AlternateBase: palette.pane,
        role.Text: palette.text,
        role.PlaceholderText: palette.text3,
        role.Button: palette.window,
        role.ButtonText: palette.text,
        role.BrightText: palette.on_fill,
        role.ToolTipBase: palette.card,
        role.ToolTipText: palette.text,
        role.Highlight: palette.selection,
        role.HighlightedText: palette.text,
        role.Accent: palette.ink_fill,
        role.Link: palette.ink,
        role.LinkVisited: palette.ink,
        role.Light: palette.card,
        role.Midlight: palette.hover,
        role.Mid: palette.line,
        role.Dark: palette.field_line,
        role.Shadow: palette.line,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(palette.text3))
    return made
