"""What counts as a word, and which terms it is found by."""

import pytest

from casebook.search import analysis
from casebook.search.analysis import (
    LONGEST_TERM,
    analysed,
    beginning,
    fold,
    surfaces,
    term_slots,
)


def terms(text):
    return set(term_slots(text)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accelerate", "accelerated"),
        ("queue", "queueing"),
        ("apology", "apologies"),
        ("customer’s", "customers"),
        ("e-mails", "email"),
        ("follow-ups", "followup"),
        ("co-operate", "cooperated"),
        ("Ärger", "arger"),
        ("Straße", "STRASSE"),
        ("cafe\u0301", "café"),
        ("ΟΔΟΣ", "οδός"),
        ("İstanbul", "istanbul"),
        ("København", "kobenhavn"),
        ("שָׁלוֹם", "שלום"),
        ("ser\u00advice", "service"),
        ("ﬁre", "fire"),
        ("５×５", "5x5"),
        ("don’t", "don't"),
        ("well‑known", "well-known"),
    ],
)
def test_two_ways_to_write_a_word_give_the_same_term(one, other):
    assert terms(one) & terms(other)


@pytest.mark.parametrize(
    "identifier",
    ["CVE-2021-44228", "v1.2.3", "C++", "C#", "5×5", "R&D", "snake_case", "ann@example.org"],
)
def test_an_identifier_is_one_word_with_a_term_for_the_whole(identifier):
    (surface,) = surfaces(f"See {identifier}, please.")[1:2]
    assert surface == identifier
    assert analysed(surface).tokens[0].term == fold(identifier).replace("×", "x")


def test_an_identifier_is_found_by_its_pieces_too():
    assert {"cve", "2021", "44228", "cve-2021-44228"} == terms("CVE-2021-44228")


def test_versions_that_differ_share_no_whole():
    assert "v1.2.3" in terms("v1.2.3")
    assert "v1.2.3" not in terms("v12.3")


def test_the_word_after_an_elision_is_found_by_itself():
    assert "avion" in terms("l’avion")
    assert "brien" in terms("O'Brien")
    assert "don" not in terms("don't")


def test_scripts_without_spaces_are_cut_into_pairs():
    assert terms("東京都") == {"東京", "京都", "都"}
    assert {"iphon", "手机"} <= terms("iPhone手机")
    assert "한국" in terms("한국어")


def test_half_width_kana_are_marked_as_a_whole_when_folding_joins_them():
    tokens = analysed("ｶﾞｶﾞ").tokens
    assert tokens[0].term == "ガガ"
    assert (tokens[0].start, tokens[0].end) == (0, 4)


def test_words_with_vowel_signs_stay_whole():
    assert surfaces("हिन्दी भाषा") == ["हिन्दी", "भाषा"]


def test_signs_without_letters_give_no_term():
    assert terms("____ \ufeff ** — 🔥 \x00") == set()


def test_slots_count_words_so_that_neighbours_can_be_told():
    slots, end = term_slots("open another register, open-source")
    assert slots["open"] == [0, 3]
    assert slots["regist"] == [2]
    assert slots["opensourc"] == [3]
    assert end == 5


def test_slots_go_on_from_where_they_are_told_to():
    assert term_slots("one two", 10) == ({"one": [10], "two": [11]}, 12)


def test_a_word_of_a_megabyte_is_cut():
    (term,) = terms("x" * 1_000_000)
    assert len(term) == LONGEST_TERM
    assert all(len(term) <= LONGEST_TERM for term in terms("abc-" * 1000 + "def"))


def test_the_beginning_of_an_identifier_keeps_its_hyphens():
    assert beginning("CVE-2021") == "cve-2021"
    assert beginning("self-accel") == "selfaccel"


def test_surfaces_are_forgotten_before_they_fill_the_memory(monkeypatch):
    monkeypatch.setattr("casebook.search.analysis._CACHED_SURFACES", 10)
    for number in range(50):
        assert terms(f"word{number}") == {f"word{number}"}
    assert len(analysis._surfaces_in[()]) <= 10
