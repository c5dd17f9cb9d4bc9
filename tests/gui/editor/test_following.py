import pytest

from casebook.gui.editor.counting import length_of
from casebook.gui.editor.following import SourcePlace, offset_on_page

PAGE = (
    "Title\nThe line grew long.\n"
    "Situation\nThe line grew. Nobody called.\n"
    "Impact\nThe line grew less."
)
HEADINGS = (("Situation", PAGE.index("Situation")), ("Impact", PAGE.index("Impact")))


def found(*lines, heading="", column=0):
    offset = offset_on_page(SourcePlace(heading, lines, column), PAGE, HEADINGS)
    return None if offset is None else PAGE[offset : offset + 12]


def test_words_are_found_under_their_heading():
    assert found("The line grew less.", heading="Impact") == "The line gre"
    assert offset_on_page(SourcePlace("Impact", ("The line grew",)), PAGE, HEADINGS) > 60
    assert offset_on_page(SourcePlace("", ("The line grew",)), PAGE, HEADINGS) == 6


def test_marks_and_addresses_do_not_hinder():
    assert found("**Nobody** [called](https://x.org).", heading="Situation") == "Nobody calle"
    assert found("[[checkout-line|Nobody]] called", heading="*Situation*") == "Nobody calle"


def test_the_words_near_the_cursor_count():
    line = "What is new here, while nobody else wrote. Nobody called."
    assert found(line, heading="Situation", column=len(line)) == "Nobody calle"


def test_an_empty_line_takes_the_place_of_the_one_above():
    assert found("", "Nobody called.", heading="Situation") == "Nobody calle"


@pytest.mark.parametrize("line", ["entirely new words", "", "- a"])
def test_what_is_not_on_the_page_yet_is_at_its_heading(line):
    assert found(line, heading="Impact") == "Impact\nThe l"
    assert found(line) is None
    assert found(line, heading="Unknown") is None


def test_the_length_is_that_of_the_body():
    assert length_of("---\ntitle: a b c\n---\none two").words == 2
    assert length_of("+++\na = 1\n+++\none").words == 1
    assert length_of("---\nnever closed").words == 3
    assert length_of("").minutes == 0
    assert length_of("one").minutes == 1
    assert length_of("one " * 1_150).minutes == 5
    assert length_of("one two\n" * 20_000).words == 40_000
