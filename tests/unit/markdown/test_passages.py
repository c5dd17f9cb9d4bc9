from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.lesson import Found, Passage
from casebook.markdown.folding import Folding
from casebook.markdown.passages import FoldedText, find_passage

CASE = """## Situation

The line at the **checkout** grew. “The store,” she said,
was willing to *allow* for a degree of [customer](https://x.org) dissatisfaction — before
assigning   resources to the registers.

| Who | What |
|-----|------|
| Staff | called for [[help-desk|help]] |

1. First they waited.
2. Then they opened another register, and the grumbling stopped within two minutes.
"""


def find(text: str, words: str) -> Passage | None:
    return find_passage(FoldedText(text), words)


def found(words: str, text: str = CASE) -> Passage:
    passage = find(text, words)
    assert passage is not None
    assert text[passage.start : passage.end] == passage.text
    return passage


def test_words_that_stand_there_letter_by_letter_are_exact() -> None:
    passage = found(" First they waited. ")
    assert (passage.text, passage.found, passage.score) == ("First they waited.", Found.EXACT, 1.0)


def test_whole_words_are_preferred() -> None:
    assert found("art", "a start, part of art").start == 17
    assert found("art", "a start") == Passage(4, 7, Found.EXACT, 1.0, "art")
    assert found("art", "start " * 200 + "art").start == 2


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("The line at the checkout grew.", "The line at the **checkout** grew."),
        ('"The store," she said, was willing', "“The store,” she said,\nwas willing"),
        ("allow for a degree of customer dissatisfaction", None),
        ("dissatisfaction - before assigning resources", None),
        ("Staff called for help", "Staff | called for [[help-desk|help"),
        ("they waited. Then they opened", "they waited.\n2. Then they opened"),
        ("**First** they _waited_", "First they waited"),
    ],
)
def test_words_are_found_whatever_their_marks(words: str, place: str | None) -> None:
    passage = found(words)
    assert (passage.found, passage.score) == (Found.FOLDED, 1.0)
    if place is not None:
        assert passage.text == place


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("**a** *b* __c__ ~~d~~ `e`", "a b c d e"),
        ("a\nb", "a b"),
        ("a  \n\tb", "a\u2028b"),
        ("a\u00a0b", "a b"),
        ("# A\n\nb", "A\u2029b"),
        ("> a\n> b", "a b"),
        ("- a\n- [x] b\n  1. c", "a\u2029b\u2029c"),
        ("A\n---\nb", "A\nb"),
        ("a\n\n***\n\nb", "a\n\nb"),
        ("| a | b |\n|---|:-:|\n| c | d |", "a\nb\nc\nd"),
        ("[[id|a]] [[b]] [c](d(e)) [f][g]", "a b c f"),
        ("a ![p](q) b ![[r.png]]c", "a \ufffc b c"),
        ("a[^1] b\n\n[^1]: c\n[r]: s", "a b\nc"),
        ("<b>a</b><br>c <!-- d -->e", "a\nc e"),
        ("<!-- a\n\n# b --> c <!-- d", "c <!-- d"),
        ("<https://x.org/a> b", "https://x.org/a b"),
        ("a &amp; b&nbsp;c&#8212;d&shy;e", "a & b c—de"),
        ("\\*a\\* b\\|c", "*a* b|c"),
        ("a -- b --- c...", "a – b — c…"),
        ("“a” ‘b’ «c» d’s", '"a" \'b\' "c" d\'s'),
        ("a\u00adb\u200bc\ufeff", "abc"),
        ("```py\na = 1\n```\nb", "a = 1\nb"),
        ("a ** b", "a  b"),
        ("- **a** — b -c- d", "a\u2029b -c- d"),
        ("a<td>b</td><td>c", "a b c"),
        ("x &bogus; y", "x &bogus; y"),
    ],
)
def test_source_and_page_fold_to_the_same_text(source: str, page: str) -> None:
    assert Folding(source).text.strip() == Folding(page).text.strip()


def test_folded_words_are_found_on_the_rendered_page_as_well() -> None:
    page = "Situation\u2029The line at the checkout grew. “The store,” she said, was willing"
    assert (
        found("The line at the **checkout** grew.", page).text == "The line at the checkout grew."
    )


def test_an_entity_at_the_edge_is_part_of_the_passage() -> None:
    assert found("a & b", "x a &amp; b").text == "a &amp; b"
    assert found("a —", "x a &mdash; b").text == "a &mdash;"
    assert found("& b", "x a&amp; b").text == "&amp; b"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (
            "the store was willing to accept a certain degree of customer dissatisfaction",
            "The store",
            "dissatisfaction",
        ),
        (
            "Then they open other registers, and the grumbling stops in two minutes",
            "Then",
            "minutes",
        ),
        ("Then they opened another registry and grumbling stopped within two hours", "Then", "two"),
    ],
)
def test_changed_words_give_the_closest_passage(words: str, start: str, end: str) -> None:
    passage = found(words)
    assert passage.found is Found.CLOSE
    assert 0.6 <= passage.score < 1
    assert passage.text.startswith(start)
    assert passage.text.endswith(end)


def test_the_best_of_several_close_passages_is_given() -> None:
    text = "The dog ran over the green hill. " * 3 + "The cat ran under the blue hill today. " * 2
    passage = found("A cat ran under that blue hill today", text)
    assert passage.text == "cat ran under the blue hill today"


def test_words_that_only_stand_around_the_passage_are_left_out() -> None:
    assert found("some cats ran home", "Then some old tired cats ran home.").text == "cats ran home"


@pytest.mark.parametrize("words", ["", "  ", "~~", "zebras queue quietly at noon", "¿", "> 1. "])
def test_words_that_are_nowhere_are_lost(words: str) -> None:
    assert find(CASE, words) is None


def test_nothing_is_found_in_nothing() -> None:
    assert find("", "some words") is None


def test_one_text_takes_many_quotations() -> None:
    text = FoldedText(CASE)
    for words in (
        "The line at the checkout grew.",
        "First they waited",
        "the line at a checkout grows",
        "Then they open another register",
    ):
        assert find_passage(text, words) == find(CASE, words)


def test_one_changed_word_is_close_to_one_that_begins_alike() -> None:
    assert found("complaints", "They handled the complaint well").found is Found.CLOSE


def test_long_quotations_are_found_by_their_words() -> None:
    words = [f"word{number}" for number in range(200)]
    text = "Before. " + " ".join(words) + " After."
    words[50] = "changed"
    passage = found(" ".join(words), text)
    assert passage.found is Found.CLOSE
    assert passage.text.startswith("word0")
    assert passage.text.endswith("word199")


def test_scripts_that_do_not_part_words_are_compared_by_character() -> None:
    text = "前文です。レジの列が長くなると客は不満を言い始める。後文です。"
    passage = found("レジの列が短くなると客は不満を言い始めた", text)
    assert passage.found is Found.CLOSE
    assert passage.text.startswith("レジの列が")


def test_letters_that_grow_when_made_small_do_not_shift_the_place() -> None:
    text = "İİİİ the store was willing to wait for a while"
    assert found("the store is willing to wait for a while", text).text.startswith("the store")


@given(st.text("ab *_[]()|\n>-#`<!&;~\\“—\u00a0\u00ad.1", max_size=60), st.data())
def test_whatever_is_cut_out_of_a_text_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end].strip()
    passage = find(text, words)
    if words:
        assert passage is not None
        assert passage.found is Found.EXACT
    folding = Folding(text)
    if folding.text:
        begin, after = folding.span(0, len(folding.text))
        assert 0 <= begin <= after <= len(text)


@given(st.lists(st.sampled_from(CASE.split(" ")), max_size=12).map(" ".join))
def test_a_passage_lies_within_its_text(words: str) -> None:
    passage = find(CASE, words)
    if passage is not None:
        assert CASE[passage.start : passage.end] == passage.text
        assert passage.text
        assert 0.6 <= passage.score <= 1
