"""A snippet says where its words stand, and how the page finds the place again."""

import pytest

from casebook.domain.names import DocumentPath
from casebook.domain.query import Place, Query
from casebook.library.library import Library
from casebook.markdown.passages import FoldedText, find_passage

LINE = DocumentPath("line.md")
OPEN = DocumentPath("open.md")
BARE = DocumentPath("bare.md")
FILES = {
    LINE: """\
---
title: The line that emptied
summary: A store that waits for complaints.
aliases: [the express lane]
themes: [floor]
---
## Situation
Some words first, so that there is something above.

## Impact
The **registers** opened and the crowd went home. See [[open]].

## Figures
| Figure | Value |
| --- | --- |
| Minutes at the counter | 2 |
""",
    OPEN: """\
---
kind: lesson
title: Open early
applies_when: planning who works at the *counter*
themes: [floor]
---
Call before the crowd grumbles.
""",
    BARE: "# A bare file\n\nIt has no front matter, and a crowd in it.\n",
}
THEMES = """\
- id: service
  label: Customer service
  synonyms: [apology]
- id: floor
  label: Shop floor
  broader: service
  synonyms: [supermarket]
"""


@pytest.fixture
def library(tmp_path):
    root = tmp_path / "library"
    root.mkdir()
    for path, text in FILES.items():
        (root / path).write_text(text, "utf-8")
    (root / "themes.yaml").write_text(THEMES, "utf-8")
    opened = Library.open(root, cache=tmp_path / "cache")
    opened.catch_up()
    yield opened
    opened.close()


@pytest.fixture
def snippet(library):
    return lambda text, path=LINE: library.snippets(Query(text=text), [path])[path]


def marked(shown):
    return [shown.text[start:end] for start, end in shown.marks]


def test_words_of_the_text_are_shown_from_the_text(snippet):
    shown = snippet("register")
    assert shown.place is Place.BODY
    assert marked(shown) == ["registers"]
    assert "*" not in shown.text


def test_the_passage_is_found_again_in_the_text(snippet, library):
    passage = snippet("register crowd").passage
    found = find_passage(FoldedText(library.document(LINE).body), passage)
    assert "registers** opened and the crowd" in found.text


def test_the_passage_of_a_table_is_found_again_too(snippet, library):
    found = find_passage(FoldedText(library.document(LINE).body), snippet("minutes").passage)
    assert found.text == "Minutes at the counter"


def test_a_file_without_front_matter_is_read_like_any_other(snippet):
    assert marked(snippet("crowd", BARE)) == ["crowd"]


def test_words_of_the_summary_say_so(snippet):
    shown = snippet("complaint")
    assert (shown.place, marked(shown)) == (Place.SUMMARY, ["complaints"])
    assert shown.text == "A store that waits for complaints."
    assert shown.passage == ""


def test_a_summary_leads_to_where_the_text_says_it(snippet):
    shown = snippet("store waits registers")
    assert shown.place is Place.SUMMARY
    assert "registers opened" in shown.passage


def test_the_moment_of_need_of_a_lesson_says_so(snippet):
    shown = snippet("counter", OPEN)
    assert shown.place is Place.APPLIES_WHEN
    assert shown.text == "planning who works at the counter"
    assert shown.passage == shown.text


def test_what_has_more_of_the_words_is_shown(snippet):
    assert snippet("counter crowd grumble", OPEN).place is Place.BODY
    assert snippet("counter works crowd", OPEN).place is Place.APPLIES_WHEN


def test_a_hit_in_the_title_alone_shows_the_first_words(snippet):
    shown = snippet("emptied")
    assert (shown.place, shown.marks, shown.passage) == (Place.TITLE, (), "")
    assert shown.text == "A store that waits for complaints."


def test_an_alias_is_shown_as_it_is(snippet):
    shown = snippet("express")
    assert (shown.place, shown.text, marked(shown)) == (
        Place.ALIAS,
        "the express lane",
        ["express"],
    )


def test_a_theme_is_shown_by_its_label(snippet):
    shown = snippet("floor")
    assert (shown.place, shown.text, marked(shown)) == (Place.THEME, "Shop floor", ["floor"])


def test_a_synonym_shows_the_theme_that_it_led_to(snippet):
    shown = snippet("supermarket")
    assert (shown.place, shown.text, marked(shown)) == (Place.THEME, "Shop floor", ["Shop floor"])
    assert snippet("apology").text == "Customer service"


def test_what_does_not_answer_shows_its_first_words(snippet):
    shown = snippet("zebra")
    assert (shown.place, shown.marks) == (Place.BODY, ())
    assert shown.text == "A store that waits for complaints."


@pytest.mark.parametrize("text", ["", "kind:case", "-zebra", "?"])
def test_without_words_to_find_the_first_words_are_shown(snippet, text):
    assert snippet(text).text == "A store that waits for complaints."


def test_fields_are_not_marked(snippet, library):
    assert marked(snippet("register kind:case")) == ["registers"]
    assert library.hit_finder(Query(text="register kind:case"))("a case") == ()


def test_a_document_that_is_not_known_has_no_snippet(library):
    assert library.snippets(Query(text="crowd"), [DocumentPath("gone.md")]) == {}
