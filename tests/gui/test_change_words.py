"""What the library calls its changes, as the window says it."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from casebook.gui.change_words import change_words


class Shouting(QTranslator):
    """A translation in which the order of names is another."""

    def translate(self, context, source, disambiguation=None, n=-1):
        if context != "Changes":
            return ""
        return source.replace("Merge the theme {0} into {1}", "In {1}: {0}").upper()


@pytest.fixture
def translated(qapp):
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


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
