"""Another title, written where a document has its title."""

import pytest
from edited import after

from casebook.domain.edit import EditRefused
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.titles import title_edits
from casebook.markdown.reading import read_document


def titled(text, title):
    return after(text, title_edits(text, title))


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("---\nTitle: Old # ours\n---\nText.\n", "---\nTitle: New one # ours\n---\nText.\n"),
        ("# Old\nText.\n", "# New one\nText.\n"),
        ("# *Old* #\n\n## More\n", "# New one\n\n## More\n"),
        ("Old\n===\nText.\n", "New one\n===\nText.\n"),
        ("# Old", "# New one"),
        ("---\ntitle: Old\n---\n# Old\nText.\n", "---\ntitle: New one\n---\n# New one\nText.\n"),
        ("---\ntitle: Old\n---\n# Other\n", "---\ntitle: New one\n---\n# Other\n"),
        ("---\ntitle:\n---\n# Old\n", "---\ntitle:\n---\n# New one\n"),
        ("Text alone.\n", "---\ntitle: New one\n---\n\nText alone.\n"),
    ],
)
def test_a_title_is_changed_where_it_stands(text, becomes):
    assert titled(text, " New \n one ") == becomes


@pytest.mark.parametrize("text", ["# Same\n", "---\ntitle: Same\n---\nText.\n"])
def test_the_same_title_changes_nothing(text):
    assert title_edits(text, "Same") == ()


@pytest.mark.parametrize("title", ["A *star*", "Gate #", "`code` & more", "[x](y)", "1 < 2"])
def test_a_title_with_signs_of_markdown_is_read_as_it_was_typed(title):
    assert read_document(titled("# Old\nText.\n", title), DocumentPath("a.md")).title == title


def test_broken_front_matter_is_not_changed():
    with pytest.raises(EditRefused):
        title_edits("---\ntitle: [\n---\nText.\n", "New")
