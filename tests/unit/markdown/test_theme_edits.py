from __future__ import annotations

import pytest
from edited import SAMPLE, after, document
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.edit import EditRefused
from casebook.markdown.editing.theme_names import (
    list_item_edits,
    replaced_theme_edits,
    themes_edits,
)


def renamed(front: str, old: str, new: str | None) -> str:
    text = f"---\n{front}\n---\n"
    return after(text, replaced_theme_edits(text, old, new))[4:-5]


@pytest.mark.parametrize(
    ("front", "other", "gone"),
    [
        ("themes: [a, 'b']", "themes: [c, 'b']", "themes: ['b']"),
        ("tags:\n- a # x\n- b", "tags:\n- c # x\n- b", "tags:\n- b"),
        ("tags: a, b", "tags: c, b", "tags: b"),
        ("tags: a", "tags: c", "tags:"),
        ("tags: '#a #b'", "tags: '#c #b'", "tags: '#b'"),
        ("tags: #a #b\nx: 1", 'tags: "#c #b"\nx: 1', 'tags: "#b"\nx: 1'),
        ("tags: ['#a #b', '#d']", "tags: ['#c #b', '#d']", "tags: ['#b', '#d']"),
        ("tags: ['[[a]]']", "tags: ['c']", "tags: []"),
        ("Themes: [a]\ntags: [b, a]", "Themes: [c]\ntags: [b, c]", "Themes: []\ntags: [b]"),
    ],
)
def test_a_theme_is_renamed_and_taken_out_in_every_form(front: str, other: str, gone: str) -> None:
    assert renamed(front, "a", "c") == other
    assert renamed(front, "a", None) == gone
    assert renamed(front, "nowhere", "c") == front
    assert renamed(front, "a", "a") == front


@pytest.mark.parametrize(
    ("front", "name", "now"),
    [
        ("tags: a, b", "c, d", "tags:\n  - c, d\n  - b"),
        ("tags: '#a #b'", "c d", "tags:\n  - c d\n  - b"),
        ("tags: #a", "c d", "tags:\n  - c d"),
        ("tags: [a, b]", "c, d", 'tags: ["c, d", b]'),
    ],
)
def test_a_name_that_would_be_parted_is_written_in_a_list(front: str, name: str, now: str) -> None:
    assert renamed(front, "a", name) == now


def test_a_theme_that_is_there_already_is_not_written_twice() -> None:
    assert renamed("themes: [a, b]\ntags: [a]", "a", "b") == "themes: [b]\ntags: []"


def test_themes_are_added_under_the_key_that_the_file_uses() -> None:
    def added(text: str, *themes: str) -> str:
        return after(text, list_item_edits(text, "themes", themes, ["gone"]))

    assert added("---\ntags: [x]\n---\n", "y z") == "---\ntags: [x, y z]\n---\n"
    assert added("---\ntag: x, gone\n---\n", "v") == "---\ntag: x, v\n---\n"
    assert added("---\ntags: '#x'\n---\n", "v") == "---\ntags: '#x #v'\n---\n"
    assert added("---\ntags:\n---\n", "x") == "---\ntags: [x]\n---\n"
    assert added("---\nthemes: [x]\ntags: [v, gone]\n---\n", "v", "w") == (
        "---\nthemes: [x, w]\ntags: [v]\n---\n"
    )
    assert added("Body", "x", "x") == "---\nthemes: [x]\n---\n\nBody"
    assert list_item_edits("Body", "themes", [], ["x"]) == ()


@pytest.mark.parametrize(
    ("front", "now"),
    [
        ("tags: [a, 'b', c]", "tags: [d, 'b', a]"),
        ("tags: a, b", "tags: a, b, d"),
        ("tags: ['#a', c]", "tags: ['#a', d, b]"),
        ("themes: [a]\ntags: [c, b]", "themes: [a, d]\ntags: [b]"),
        ("title: x", "title: x\nthemes: [d, b, a]"),
        ("themes: [d, b, a]", "themes: [d, b, a]"),
    ],
)
def test_a_document_gets_just_the_themes_that_are_asked_for(front: str, now: str) -> None:
    text = f"---\n{front}\n---\n"
    assert after(text, themes_edits(text, ["d", "b", "a", "d"])) == f"---\n{now}\n---\n"


def test_a_file_without_themes_is_left_alone_even_when_it_is_broken() -> None:
    assert replaced_theme_edits("---\ntitle: a: b\n---\n", "a", "b") == ()
    with pytest.raises(EditRefused):
        replaced_theme_edits("---\nthemes: [a]\ntitle: a: b\n---\n", "a", "b")


@given(st.sampled_from(SAMPLE), st.data())
def test_themes_of_the_sample_come_back_as_they_were(path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    themes = document(text).themes
    if not themes:
        return
    theme = data.draw(st.sampled_from(themes))
    there = after(text, replaced_theme_edits(text, theme, "another one"))
    assert document(there).themes == tuple(
        "another one" if name == theme else name for name in themes
    )
    assert after(there, replaced_theme_edits(there, "another one", theme)) == text
