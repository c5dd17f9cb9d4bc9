"""Links by path in a text that moves, or whose targets move."""

import pytest

from casebook.domain.edit import apply_edits
from casebook.markdown.editing.rebasing import rebased_link_edits


def rebased(text, old, new, moved=None):
    return apply_edits(text, rebased_link_edits(text, old, new, moved or {}))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("[a](b.md)", "[a](../x/b.md)"),
        ("[a](../c.md#there)", "[a](../c.md#there)"),
        ("![p](<two words.png> 'title')", "![p](<../x/two words.png> 'title')"),
        ("[![p](p.png)](b.md)", "[![p](../x/p.png)](../x/b.md)"),
        ("[a][b]\n\n[b]: b.md\n", "[a][b]\n\n[b]: ../x/b.md\n"),
        ("[[b]] ![[p.png]] [w](https://e.org/b.md) [h](#here)", None),
        ("`[a](b.md)`\n\n```\n[a](b.md)\n```\n", None),
        ("[out](../../out.md) [root](/b.md)", None),
        ("---\nkey: '[a](b.md)'\n---\nText.\n", None),
    ],
)
def test_links_lead_to_the_same_files_from_another_folder(text, after):
    assert rebased(text, "x/a.md", "y/a.md") == (text if after is None else after)


def test_links_follow_what_moves():
    text = "[a](b.md) [c](c.md) ![p](p.png)"
    moved = {"b.md": "deep/b-2.md", "p.png": "p (2).png"}
    assert (
        rebased(text, "a.md", "a.md", moved) == "[a](deep/b-2.md) [c](c.md) ![p](p%20%282%29.png)"
    )


def test_in_the_same_folder_nothing_changes():
    assert rebased_link_edits("[a](b.md)", "x/a.md", "x/a-2.md", {}) == ()
