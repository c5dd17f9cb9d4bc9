"""Did you mean: questions with words that the library does not know."""

import pytest

from casebook.domain.query import Query

REPORT = """\
---
title: The cash register that nobody opened
aliases: [the Wanamaker story]
---
A supermarket had a checkout line. The cash register stayed closed; cash was short, and the
register too. Customers complained to the manager of the café. See CVE-2021-44228.
"""


@pytest.fixture
def library(folder, opened):
    (folder / "report.md").write_text(REPORT, "utf-8")
    (folder / "second.md").write_text(REPORT, "utf-8")
    made = opened(folder)
    made.catch_up()
    return made


def suggested(library, text, **options):
    found = library.suggestion(Query(text=text, **options))
    return found.text if found else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("custmers complianed", "customers complained"),
        ("Supermraket", "Supermarket"),
        ('"cash regster" -polce kind:lesson', '"cash register" -polce kind:lesson'),
        ("cashregister", "cash register"),
        ("check out line", "checkout line"),
        ("cus tomers", "customers"),
        ("wannamaker", "wanamaker"),
        ("quue", "queue"),
        ("resorce alocation", "resource allocation"),
    ],
)
def test_a_misspelt_word_is_corrected_and_the_rest_stays_as_it_was_typed(library, typed, meant):
    assert suggested(library, typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "customers",
        "complaining",
        "cafe",
        "queue",
        "CVE-2021-4422",
        "xqzzyvw",
        "zz",
        "-custmers",
        "custm*",
        "theme:trsut",
        'sector:"custmers of it"',
        '"',
    ],
)
def test_nothing_is_suggested_for_what_is_known_or_no_word_or_like_no_word(library, typed):
    assert suggested(library, typed) is None


def test_what_was_changed_is_told_word_by_word(library):
    found = library.suggestion(Query(text="a Custmer of the supermraket"))
    assert found.words == (("Custmer", "Customer"), ("supermraket", "supermarket"))


def test_a_word_that_is_still_being_typed_is_no_mistake(library):
    assert suggested(library, "superm", as_typed=True) is None
    assert suggested(library, "superk", as_typed=True) is None
    assert suggested(library, "custmer supe", as_typed=True) == "customer supe"


def test_the_halves_of_a_word_must_stand_side_by_side_somewhere(library):
    assert suggested(library, "managersupermarket") is None


def test_the_words_follow_the_documents(library, folder):
    assert suggested(library, "elephnat") is None
    (folder / "zoo.md").write_text("An elephant waited.\n", "utf-8")
    library.catch_up()
    assert suggested(library, "elephnat") == "elephant"
    (folder / "zoo.md").write_text("An antelope waited.\n", "utf-8")
    library.catch_up()
    assert suggested(library, "elephnat") is None
    assert suggested(library, "antelpoe") == "antelope"
    (folder / "zoo.md").unlink()
    library.catch_up()
    assert suggested(library, "antelpoe") is None


def test_a_page_pasted_into_the_box_is_left_alone_beyond_its_first_mistakes(library):
    found = library.suggestion(Query(text="custmer " * 40 + "mistaek " * 200_000))
    assert len(found.words) <= 12


def test_a_library_without_documents_suggests_nothing(tmp_path, opened):
    (tmp_path / "empty").mkdir()
    library = opened(tmp_path / "empty")
    library.catch_up()
    assert suggested(library, "custmer") is None
