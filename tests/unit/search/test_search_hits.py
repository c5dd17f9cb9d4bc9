"""Marks stand where the question matches, and nowhere else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search.expression import parse_expression
from casebook.search.hits import find_hits


def marked(text, question, as_typed=False):
    expression = parse_expression(question, as_typed)
    return [text[start:end] for start, end in find_hits(text, expression)]


def test_words_are_marked_by_their_stem():
    assert marked("Accelerated, accelerating; a car.", "accelerate") == [
        "Accelerated",
        "accelerating",
    ]


def test_words_are_marked_whatever_their_accents():
    assert marked("Cafés and the CAFE\u0301", "cafe") == ["Cafés", "CAFE\u0301"]
    assert marked("Die Straße", "strasse") == ["Straße"]


def test_a_beginning_marks_whole_words():
    assert marked("Customers custom, cut", "cust", as_typed=True) == ["Customers", "custom"]
    assert marked("They supply it", "suppli*") == ["supply"]


def test_a_phrase_is_marked_from_its_first_word_to_its_last():
    text = "the line; the long line,\nthe  line again"
    assert marked(text, '"the line"') == ["the line", "the  line"]


def test_identifiers_are_marked_however_they_are_written():
    assert marked("By e-mail, e mail or email", "e-mail") == ["e-mail", "e mail", "email"]
    assert marked("C++ and C", "C++") == ["C++"]
    assert marked("fixes CVE-2021-44228.", "CVE-2021-44228") == ["CVE-2021-44228"]


def test_a_piece_of_an_identifier_is_marked_alone():
    assert marked("the self-acceleration", "acceleration") == ["acceleration"]


def test_ideographs_are_marked_one_by_one_or_in_runs():
    assert marked("東京都の東", "東") == ["東", "東"]
    assert marked("東京都の東京", "東京") == ["東京", "東京"]
    assert marked("東京都の京都", "東京都") == ["東京都"]


def test_what_is_left_out_is_not_marked():
    assert marked("a leak in the pipe", "pipe -leak") == ["pipe"]


def test_marks_that_overlap_are_one():
    assert marked("open another register", '"another register" another register') == [
        "another register"
    ]


def test_a_phrase_that_is_not_there_marks_nothing():
    assert marked("line the", '"the line"') == []
    assert marked("the queue", '"the line"') == []


@pytest.mark.parametrize("question", ["", "?", "-word"])
def test_without_words_nothing_is_marked(question):
    assert marked("a word", question) == []


def test_every_hit_of_a_megabyte_is_marked():
    text = "The store waited until customers complained. " * 22_000
    started = time.process_time()
    assert len(find_hits(text, parse_expression("complain"))) == 22_000
    assert time.process_time() - started < 5  # a guard against what never ends, not a figure


@given(st.text(max_size=300), st.text(max_size=40), st.booleans())
def test_marks_rise_and_never_overlap_in_any_text(text, question, as_typed):
    hits = find_hits(text, parse_expression(question, as_typed))
    ends = [0, *(end for _, end in hits)]
    for before, (start, end) in zip(ends, hits, strict=False):
        assert before <= start < end <= len(text)
