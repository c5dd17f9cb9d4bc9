"""Words stand for themes by label and synonym, however they are written."""

import pytest

from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme, Vocabulary, Widening
from casebook.library.widening import Widener

SERVICE, WAITING, FLOOR, MISHAP = map(ThemeId, ("service", "waiting", "shop-floor", "mishap"))
WIDENER = Widener(
    Vocabulary.of(
        [
            Theme(SERVICE, "Customer service", synonyms=("complaint",)),
            Theme(WAITING, "Queues", SERVICE, synonyms=("waiting time", "complaint", "queue")),
            Theme(FLOOR, "Shop floor", synonyms=("shop", "putting it right")),
            Theme(MISHAP, "Äußerst peinlich", synonyms=("!!!",)),
        ]
    )
)


def widened(text, off=()):
    return [(widening.words, widening.theme) for widening in WIDENER.widenings(text, off)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("waiting time", "waiting time"),
        ("our waiting times grew", "waiting times"),
        ("Waiting-times", "Waiting-times"),
        ("queue", "queue"),
    ],
)
def test_a_word_or_several_stand_for_a_theme(text, words):
    assert widened(text) == [(words, WAITING)]


def test_accents_and_capitals_do_not_matter():
    assert widened("AUSSERST PEINLICH") == [("AUSSERST PEINLICH", MISHAP)]


def test_connecting_words_inside_a_synonym_count():
    assert widened("about putting it right") == [("putting it right", FLOOR)]


def test_a_word_may_stand_for_several_themes():
    assert widened("complaints") == [("complaints", SERVICE), ("complaints", WAITING)]


def test_the_longest_phrase_names_a_theme_once():
    assert widened("the shop floor of a shop") == [("shop floor", FLOOR)]


def test_part_of_a_synonym_stands_for_nothing():
    assert widened("waiting") == []
    assert widened("right") == []
    assert widened("!!!") == []


def test_a_widening_carries_its_label_and_stays_listed_when_it_is_off():
    assert WIDENER.widenings("queue", {WAITING}) == (Widening("queue", WAITING, "Queues", False),)
    assert WIDENER.widenings("queue")[0].on


def test_narrower_themes_are_within_reach():
    assert WIDENER.reach([SERVICE, FLOOR]) == {SERVICE, WAITING, FLOOR}


def test_a_pasted_page_is_not_read_to_its_end():
    assert widened("x " * 1000 + "queue") == []
