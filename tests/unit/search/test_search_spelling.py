"""Which words a text is written with, and which of them a misspelt word was meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search.spelling import Lexicon
from casebook.search.written import LONGEST, as_written, is_word, written_words


def lexicon(**documents):
    return Lexicon("\n".join(documents), documents.values())


def meant(word, **documents):
    near = lexicon(**documents).near(word, 1)
    return near[0].word if near else None


def plain_distance(one, other):
    """Damerau's and Levenshtein's distance, by the book."""
    before, above = [], list(range(len(other) + 1))
    for row, first in enumerate(one, start=1):
        line = [row]
        for column, second in enumerate(other, start=1):
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (first != second))
            if row > 1 and column > 1 and (first, one[row - 2]) == (other[column - 2], second):
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, above = above, line
    return above[-1]


def test_the_words_of_a_text_are_kept_as_people_write_them():
    assert written_words(["Queueing customers — QUEUEING!", "Ärger im Café"]) == {
        "queueing",
        "customers",
        "ärger",
        "café",
    }


def test_the_words_of_a_compound_count_one_by_one():
    assert written_words(["self-service, customer’s, l'avion"]) == {
        "self",
        "service",
        "customer",
        "avion",
    }


def test_what_nobody_could_misspell_is_no_word():
    text = "CVE-2021-44228 v1.2.3 C++ snake_case ann@example.org 2009 ab 東京都 R&D" + "x" * 200
    assert written_words([text]) == set()
    assert not is_word("log4j")
    assert not is_word("ab")
    assert is_word("queue")
    assert written_words(["a" * LONGEST, "é" * (LONGEST + 1)]) == {"a" * LONGEST}


def test_accents_written_as_signs_of_their_own_make_the_same_word():
    assert written_words(["cafe\u0301"]) == {"café"}


def test_words_are_forgotten_before_they_fill_the_memory(monkeypatch):
    monkeypatch.setattr("casebook.search.written._CACHED", 3)
    for letter in "äöüßéè":
        assert written_words([f"w{letter}rt"]) == {f"w{letter}rt"}


@pytest.mark.parametrize(
    ("typed", "word", "shown"),
    [("Custmer", "customer", "Customer"), ("QUUE", "queue", "QUEUE"), ("tli", "till", "till")],
)
def test_a_corrected_word_keeps_its_capitals(typed, word, shown):
    assert as_written(word, typed) == shown


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("recieve", "receive"),
        ("custmer", "customer"),
        ("occured", "occurred"),
        ("ueue", "queue"),
        ("managementt", "management"),
        ("neccesary", "necessary"),
        ("cafee", "café"),
    ],
)
def test_a_slip_of_the_hand_is_seen_through(typed, word):
    assert meant(typed, receive=3, customer=3, occurred=2, queue=2, management=9, necessary=4,
                 café=2, other=50) == word  # fmt: skip


def test_a_word_that_is_nearer_goes_before_a_common_one_further_away():
    assert meant("complant", complaint=2, complete=40) == "complaint"


def test_of_two_that_are_as_near_the_common_one_is_meant():
    assert meant("trest", trust=20, tryst=1) == "trust"


def test_the_first_letter_is_seldom_wrong():
    assert meant("ine", line=3, inn=3) == "inn"


def test_a_short_word_is_not_turned_into_quite_another():
    assert meant("cat", doc=9, dot=9, cost=9) is None


def test_nothing_is_near_a_word_of_another_kind():
    assert meant("xqzzyw", customer=3) is None
    assert meant("customer") is None
    assert lexicon(customer=2).near("") == []


def test_words_are_known_whatever_their_accents_and_capitals():
    words = Lexicon("café\nqueue", [2, 3])
    assert words.documents_with("CAFE") == 2
    assert words.documents_with("cafes") == 0
    assert words.documents_with("") == 0
    assert Lexicon("", []).documents_with("cafe") == 0
    assert len(words) == 2


@given(
    st.text("abcé", min_size=1, max_size=9),
    st.lists(st.text("abcdé", min_size=1, max_size=11), min_size=1, max_size=8, unique=True),
)
def test_all_words_within_reach_are_found_with_their_distance(typed, words):
    from casebook.search.analysis import fold

    reach = 1 if len(typed) <= 4 else 2
    expected = {word: plain_distance(fold(typed), fold(word)) for word in words}
    found = Lexicon("\n".join(words), [1] * len(words)).near(typed, 100)
    assert {near.word: near.distance for near in found} == {
        word: distance for word, distance in expected.items() if distance <= reach
    }
