"""What the library calls its changes, as the window says it."""

import pytest

from casebook.gui.change_words import change_words


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Merge the theme trust into {calm}", "IN {calm}: trust"),
        ("Rename the theme a/b", "RENAME THE THEME a/b"),
        ("Rename line to queue", "RENAME line TO queue"),
        ("Writing", "WRITING"),
        ("Replace “A” by “B”, said somebody", "REPLACE “A” BY “B”, said somebody"),
        ("Set the status", "Set the status"),
    ],
)
def test_what_the_library_calls_a_change_is_said_in_the_language_of_the_window(
    translated, said, shown
):
    assert change_words(said) == shown


def test_without_a_translation_it_is_said_as_the_library_says_it(qapp):
    assert change_words("Merge the theme a into b") == "Merge the theme a into b"
