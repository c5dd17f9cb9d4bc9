"""Lessons that are there already are found by what they say."""

import pytest

LESSON = "---\nkind: lesson\ntitle: {0}\nstate: {1}\n---\n"


@pytest.fixture
def like(folder, library):
    for number, (title, state) in enumerate(
        [
            ("Greet people", "observed"),
            ("Train two people for each pump in the cellar", "identified"),
            ("Train two people for each pump", "validated"),
            ("Close all doors of the cellar", "retired"),
        ]
    ):
        (folder / f"lesson-{number}.md").write_text(LESSON.format(title, state), "utf-8")
    library.reconcile()

    def find(sentence):
        (entry,) = library.lessons_like([sentence])
        return entry.title if entry else None

    return find


def test_the_same_sentence_is_found_however_short_it_is(like):
    assert like("  greet  PEOPLE. ") == "Greet people"


def test_the_closest_of_several_is_given(like):
    assert like("Train two people for every pump.") == "Train two people for each pump"


def test_nothing_is_made_up(like):
    assert like("Count the money twice") is None
    assert like("") is None


def test_a_lesson_that_has_ended_stands_in_nobodys_way(like):
    assert like("Close all doors of the cellar") is None
