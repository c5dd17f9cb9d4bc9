"""Names replaced by roles, however they are written."""

import pytest

from casebook.export.document import Image, Paragraph, Picture, Run, plain
from casebook.export.redaction import Redactor, redacted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Bruce came", "Then the customer came"),
        ("Bruce came", "The customer came"),
        ("It rained. Bruce came", "It rained. The customer came"),
        ("It is BRUCE’s and bruce's", "It is the customer’s and the customer's"),
        ("the Bruces and an abruce", "the Bruces and an abruce"),
        ("see bruce_at_till.png", "see the customer_at_till.png"),
        ("a soft Bru\u00adce", "a soft the customer"),
        ("with Anna  Maria\nBerg", "with the clerk"),
        ("and Jose\u0301 too", "and [name removed] too"),
        ("昨日、田中さんが来た", "昨日、the customerさんが来た"),
    ],
)
def test_a_name_becomes_its_role(text, expected):
    listed = (
        "Bruce → the customer",
        "Anna Maria Berg -> the clerk",
        "José",
        "田中 => the customer",
    )
    assert Redactor.of(listed).text(text) == expected


def test_the_longest_name_wins():
    redactor = Redactor.of(("Anna → A", "Anna Berg → B"))
    assert redactor.text("with Anna Berg, and Anna") == "with B, and A"


def test_a_name_is_found_across_runs_and_its_links_go():
    words = (Run("by Br", strong=True), Run("uce", link="https://e.org/bruce"), Run(" today"))
    made = Redactor.of(("Bruce → him",)).words(words)
    assert plain(made) == "by him today"
    assert not any(run.link for run in made)


def test_without_names_nothing_changes():
    redactor = Redactor.of(("", " → nobody"))
    words = (Run("Bruce"),)
    assert redactor.words(words) is words
    assert redactor.text("Bruce") == "Bruce"
    assert not redactor.names_in("Bruce")
    assert redacted(words, redactor) is words


def test_every_text_of_the_model_is_replaced_but_a_picture_is_not():
    image = Image(b"Bruce", "png", 1, 1)
    made = redacted(
        (Paragraph((Run("Bruce"),)), Picture("Bruce", image)), Redactor.of(("Bruce → X",))
    )
    assert made == (Paragraph((Run("X"),)), Picture("X", image))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://e.org/Anna%20Berg/x now", "see [name removed] now"),
        ("see https://e.org/Anna-Berg", "see [name removed]"),
        ("(https://e.org/?q=Anna+Berg)", "([name removed])"),
        ("by Jos%C3%A9.html here", "by [name removed] here"),
        ("write to anna.berg@e.org", "write to B@e.org"),
        ("then Anna&nbsp;Berg came", "then B came"),
        ("it was Anna. Berg was not there", "it was Anna. Berg was not there"),
        ("see https://e.org/100%25 and Anna Berg", "see https://e.org/100%25 and B"),
    ],
)
def test_a_name_in_an_address_or_in_markup_is_found(text, expected):
    assert Redactor.of(("Anna Berg → B", "José")).text(text) == expected
