"""Sentences that say much the same."""

import pytest

from casebook.domain.alike import says_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Open another register before the grumbling starts", "open registers before grumbling"),
        ("Call everybody at once.", "One should call everybody to the registers at once"),
    ],
)
def test_sentences_with_most_words_in_common_are_alike(one: str, other: str) -> None:
    assert says_alike(one, other)
    assert says_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        ("Greet people", "Greet the person before you serve the process"),
        ("Database timeouts were raised", "Open another register before the grumbling starts"),
    ],
)
def test_a_word_in_common_is_not_enough(one: str, other: str) -> None:
    assert not says_alike(one, other)
