"""Places are found by the first letters of words, and are those that marks have too."""

import pytest

from casebook.search.expression import parse_expression
from casebook.search.hits import find_hits
from casebook.search.seeking import Seeker


def sought(text, question, as_typed=False):
    hits = Seeker(parse_expression(question, as_typed)).hits(text)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Hoping, hoped and hopes", "hope"),
        ("Happy, happier, happiness", "happy"),
        ("The queue; queues; link the lines", "queue line"),
        ("a gas main, a gas  mains, gas and main", '"gas main"'),
        ("CVE-2021-44228 and CVE-2021-1", "CVE-2021-44228"),
        ("C++ and C and C", "C++"),
        ("registers and register", "regis*"),
        ("東京都と東京", "東京"),
    ],
)
def test_what_is_found_is_what_is_marked(text, question):
    marked = [text[start:end] for start, end in find_hits(text, parse_expression(question))]
    assert sought(text, question) == marked


def test_a_word_inside_another_is_none():
    assert sought("unregistered, a deregister", "register") == []


def test_a_word_that_only_begins_the_same_is_none():
    assert sought("link linear lint", "line") == []


def test_words_come_in_the_order_of_the_text():
    assert sought("till, queue, till", "queue till") == ["till", "queue", "till"]


def test_a_text_whose_letters_change_their_number_is_left_to_others():
    assert sought("İstanbul queue", "queue") == []


def test_what_no_letters_begin_is_left_to_others():
    assert sought("東京都", "東京都") == []
    assert not Seeker(parse_expression("queue")).finds("the till")


def test_a_word_that_comes_very_often_is_not_counted_to_the_end():
    assert len(sought("queue " * 1000, "queue")) == 200
