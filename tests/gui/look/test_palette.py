import pytest
from PySide6.QtGui import QColor, QPalette

from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.look.palette import (
    DARK,
    LIGHT,
    THEME_COLOURS,
    colour_of,
    contrast,
    needs_ring,
    qt_palette,
    theme_colours,
)

SURFACES = ("window", "pane", "page", "card")
TEXTS = ("text", "text2", "text3", "ink")
MARKS = (
    "observed",
    "identified",
    "validated",
    "embedded",
    "success",
    "failure",
    "mixed",
    "unknown",
    "security",
    "service",
    "safety",
    "signal",
    "decision",
    "action",
    "result",
    "soon",
    "late",
    "supports",
    "contradicts",
    "field_line",
)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_every_surface(palette):
    for surface in SURFACES:
        for text in TEXTS:
            assert contrast(getattr(palette, text), getattr(palette, surface)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_that_stands_on_a_wash_can_be_read(palette):
    pairs = (
        (palette.text, palette.ink_soft),
        (palette.text3, palette.hover),
        (palette.text2, palette.sunk),
        (palette.hit_text, palette.hit),
        (palette.text, palette.selection),
        (palette.text, palette.supports_wash),
        (palette.text, palette.contradicts_wash),
        (palette.on_fill, palette.ink_fill),
    )
    assert all(contrast(*pair) >= 4.5 for pair in pairs)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_stands_out_from_every_surface(palette):
    for surface in SURFACES:
        for mark in MARKS:
            assert contrast(getattr(palette, mark), getattr(palette, surface)) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_sides_stand_out_from_every_step_of_the_heat(palette):
    for step in palette.heat:
        for side in (palette.security, palette.service, palette.safety):
            assert contrast(side, step) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_theme_colour_can_be_seen_on_the_page_without_a_ring(palette):
    assert len(set(THEME_COLOURS)) == 12
    assert not any(needs_ring(colour, palette) for colour in THEME_COLOURS)


def test_a_colour_that_is_lost_on_the_page_gets_a_ring():
    assert needs_ring("#ffff00", LIGHT)
    assert not needs_ring("#ffff00", DARK)
    assert needs_ring("#222", DARK)


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def themes(**colours):
    return Vocabulary.of(Theme(ThemeId(name), name, colour=own) for name, own in colours.items())


def test_themes_without_a_colour_take_the_next_free_one_in_order():
    own = THEME_COLOURS[1]
    given = theme_colours(themes(a="", b=own.upper(), c="", d=""))
    assert list(given.values()) == [THEME_COLOURS[0], own, THEME_COLOURS[2], THEME_COLOURS[3]]


def test_a_colour_that_is_none_counts_as_not_given():
    given = theme_colours(themes(a="red; background: url(x)", b="#12345"))
    assert list(given.values()) == list(THEME_COLOURS[:2])


def test_after_the_twelfth_theme_the_colour_used_least_comes_again():
    given = list(theme_colours(themes(**{f"t{i}": "" for i in range(30)})).values())
    assert given[:12] == list(THEME_COLOURS)
    assert given[12:24] == list(THEME_COLOURS)


def test_a_theme_that_nobody_knows_yet_has_a_colour_too():
    assert colour_of(ThemeId("new"), {}) in THEME_COLOURS
    assert colour_of(ThemeId("old"), {ThemeId("old"): "#123456"}) == "#123456"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_qt_draws_what_is_not_styled_in_the_same_colours(palette):
    qt = qt_palette(palette)
    assert qt.color(QPalette.ColorRole.Base) == QColor(palette.page)
    assert qt.color(QPalette.ColorRole.Text) == QColor(palette.text)
    disabled = qt.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(palette.text3)


def test_both_palettes_name_valid_colours():
    for palette in (LIGHT, DARK):
        for name in palette._fields:
            value = getattr(palette, name)
            colours = value if isinstance(value, tuple) else (value,)
            assert name == "dark" or all(QColor.isValidColorName(colour) for colour in colours)
