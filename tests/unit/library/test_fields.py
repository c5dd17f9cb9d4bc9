"""Fields in the search box narrow like the sidebar, and say when they cannot."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.domain.names import DocumentPath
from casebook.domain.query import Facet, Query, Sort
from casebook.library.library import Library

CASES = {
    "till": (
        "title: Till\nthemes: [queue]\ntype: recovery\nsector: Public safety\ndate: 2009-11\n"
        "outcome: mixed\n",
        "The till was closed. See [[early]].\n\n## Lessons learned\n- [[early]]\n",
    ),
    "desk": (
        "title: Desk\nthemes: [trust]\ntype: near-miss\nsector: Retail\ndate: 2011\n",
        "The desk was closed.",
    ),
    "gate": ("title: Gate\nthemes: [Angry-mail]\ntype: incident\ndate: 2013\n", "The gate."),
    "early": (
        "kind: lesson\ntitle: Early\nthemes: [queue]\nstate: observed\nowner: Ann Lee\n",
        "Open early.\n\n## Evidence\n> The till was closed\n>\n> — [[till]]\n",
    ),
    "pack": ("kind: pack\ntitle: Pack\n", "Nothing yet."),
}
THEMES = """\
- id: service
  label: Customer service
- id: queue
  label: Queues & lines
  broader: service
  synonyms: [waiting time, complaint]
- id: trust
  label: Vertrauen für alle
"""


@pytest.fixture
def library(tmp_path):
    root = tmp_path / "library"
    root.mkdir()
    for name, (head, body) in CASES.items():
        (root / f"{name}.md").write_text(f"---\n{head}---\n{body}", "utf-8")
    (root / "themes.yaml").write_text(THEMES, "utf-8")
    opened = Library.open(root, cache=tmp_path / "cache")
    opened.catch_up()
    yield opened
    opened.close()


def found(library, text, **options):
    results = library.find(Query(text=text, **options))
    return {hit.entry.id for hit in results.hits}


def notice(library, text, **options):
    return library.find(Query(text=text, **options)).notice


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("type:recovery", {"till"}),
        ("TYPE:Recovery", {"till"}),
        ("type:incidents", {"gate"}),
        ('type:"Near miss"', {"desk"}),
        ("kind:lesson", {"early"}),
        ("state:observed", {"early"}),
        ("outcome:mixed", {"till"}),
        ('sector:"public safety"', {"till"}),
        ("owner:ann-lee", {"early"}),
        ("-sector:retail kind:case", {"till", "gate"}),
        ("type:recovery type:incident", {"till", "gate"}),
        ("type:recovery sector:retail", set()),
        ("kind:pack", {"pack"}),
        ("grade:survey", set()),
    ],
)
def test_a_field_narrows_to_its_values(library, text, names):
    assert found(library, text) == names
    assert notice(library, text) == ""


@pytest.mark.parametrize(
    "value",
    ["queue", "QUEUE", '"queues & lines"', "waiting-time", '"Waiting times"', "complaints"],
)
def test_a_theme_is_known_by_its_id_its_label_and_its_synonyms(library, value):
    assert found(library, f"theme:{value}") == {"till", "early"}


def test_narrower_themes_are_within_a_theme(library):
    assert found(library, "theme:service") == {"till", "early"}
    assert found(library, "-theme:service kind:case") == {"desk", "gate"}


def test_accents_of_a_value_do_not_matter(library):
    assert found(library, 'theme:"vertrauen fur alle"') == {"desk"}


def test_a_theme_that_is_only_used_is_known_too(library):
    assert found(library, "theme:angry-mail") == {"gate"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("year:2009", {"till"}),
        ("year:2009..2011", {"till", "desk"}),
        ("year:2011..2009", {"till", "desk"}),
        ("year:2009-2011", {"till", "desk"}),
        ("year:2011..", {"desk", "gate"}),
        ("year:..2011", {"till", "desk"}),
        ("year:1999", set()),
        ("-year:2009 kind:case", {"desk", "gate"}),
        ("year:2009 year:2013", {"till", "gate"}),
    ],
)
def test_years_are_given_one_by_one_or_as_a_range(library, text, names):
    assert found(library, text) == names
    assert notice(library, text) == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("has:lessons", {"till"}),
        ("has:lesson", {"till"}),
        ("has:no-lessons", {"desk", "gate"}),
        ("has:evidence", {"early"}),
        ("has:no-steps", {"pack"}),
        ("has:sector", {"till", "desk"}),
        ("has:no-sector", {"gate"}),
        ("has:no-themes", {"pack"}),
        ("has:no-owner", set()),
        ("has:owner has:lessons", {"early", "till"}),
        ("-has:lessons kind:case", {"desk", "gate"}),
    ],
)
def test_has_asks_whether_there_is_something_at_all(library, text, names):
    assert found(library, text) == names
    assert notice(library, text) == ""


def test_words_and_fields_add_up(library):
    assert found(library, "closed") == {"till", "desk", "early"}
    assert found(library, "closed type:near-miss") == {"desk"}
    assert found(library, "closed -type:near-miss") == {"till", "early"}


def test_fields_and_choices_of_the_sidebar_add_up(library):
    chosen = {Facet.SECTOR: frozenset({"Retail"})}
    assert found(library, "has:sector", chosen=chosen) == {"desk"}
    assert found(library, "type:recovery", chosen=chosen) == set()
    counts = library.find(Query(text="has:sector", chosen=chosen)).counts
    assert counts[Facet.SECTOR] == {"Public safety": 1, "Retail": 1}


def test_fields_alone_list_by_last_change_and_rank_nothing(library):
    for age, name in enumerate(["gate", "till", "desk"]):
        path = DocumentPath(f"{name}.md")
        file = library.text(path)
        library.save(f"{file.text}\n{age}", file)
    results = library.find(Query(text="kind:case"))
    assert [hit.entry.id for hit in results.hits] == ["desk", "till", "gate"]
    assert not results.ranked
    assert {hit.score for hit in results.hits} == {0.0}


def test_words_that_only_leave_out_list_by_last_change_too(library):
    assert not library.find(Query(text="-closed")).ranked
    assert library.find(Query(text="closed")).ranked


def test_the_order_that_is_asked_for_holds_for_fields(library):
    results = library.find(Query(text="kind:case", sort=Sort.TITLE))
    assert [hit.entry.title for hit in results.hits] == ["Desk", "Gate", "Till"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("type:incidnt", "Did you mean type:incident?"),
        ("sector:public", 'Did you mean sector:"Public safety"?'),
        ("type:xyz", "There is type:"),
        ("grade:xyz", "There is grade:"),
        ("year:abc", "A year is written as 2009"),
        ("year:20", "A year is written as 2009"),
        ("year:2009..11", "A year is written as 2009"),
        ("year:..", "A year is written as 2009"),
        ("has:foo", "Nothing is known of “has:foo”. There is has:"),
        ("theme:---", "There is no theme “---”"),
    ],
)
def test_a_value_that_is_not_known_is_said_and_the_rest_still_works(library, text, said):
    assert said in notice(library, text)
    assert "has:no-" not in notice(library, text)
    assert found(library, f"closed kind:case {text}") == {"till", "desk"}


def test_a_field_without_any_value_in_the_library_says_so(tmp_path):
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "a.md").write_text("# A\n\nWords.", "utf-8")
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.catch_up()
    answer = library.find(Query(text="owner:ann words"))
    assert answer.notice == "There is no owner “ann” in this library."
    assert answer.total == 1
    library.close()


def test_when_nothing_of_it_can_be_used_everything_is_listed(library):
    results = library.find(Query(text="type:xyz"))
    assert results.total == len(CASES)
    assert "xyz" in results.notice


def test_what_is_said_of_words_and_of_fields_is_said_together(library):
    said = notice(library, 'type:xyz type:xyz "open')
    assert "not closed" in said
    assert said.count("xyz") == 1


# what nobody would type on purpose

_PIECES = [
    "closed",
    "type:",
    "recovery",
    "theme:",
    "year:2009",
    "..",
    '"',
    "-",
    "*",
    "OR",
    " ",
    "(",
    "has:",
    "no-lessons",
    "owner:ann",
    "kind:Case",
    "東京",
    "e\u0301",
    "\x00",
    "\u202e",
    ":",
    "|",
]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | st.text(), st.booleans())
def test_any_question_is_answered(library, text, as_typed):
    query = Query(text=text, as_typed=as_typed)
    results = library.find(query)
    assert 0 <= results.total <= len(CASES)
    shown = library.snippets(query, [hit.entry.path for hit in results.hits])
    assert len(shown) == results.total
    completion = library.completions(text, len(text))
    assert 0 <= completion.start <= completion.end <= len(text)


# while typing


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("type:rec", {"till"}),
        ('sector:"public', {"till"}),
        ("theme:wait", {"till", "early"}),
        ("year:20", {"till", "desk", "gate"}),
        ("year:2011..", {"desk", "gate"}),
        ("year:2011..2", {"desk", "gate"}),
        ("has:less", {"till"}),
        ("-type:rec", {"desk", "gate", "early", "pack"}),
    ],
)
def test_a_value_that_is_being_typed_is_a_beginning(library, text, names):
    assert found(library, text, as_typed=True) == names
    assert notice(library, text, as_typed=True) == ""


def test_nothing_is_said_while_a_year_is_still_only_dots(library):
    assert notice(library, "year:..", as_typed=True) == ""
    assert "A year" in notice(library, "year:x", as_typed=True)


def test_a_name_to_which_no_value_has_come_yet_lists_everything(library):
    results = library.find(Query(text="type:", as_typed=True))
    assert results.total == len(CASES)
    assert results.notice == ""


def test_a_beginning_that_nothing_has_is_said(library):
    assert "There is no type “xy”" in notice(library, "type:xy", as_typed=True)


@pytest.mark.parametrize("text", ["has:lessons", "-has:theme", "type:incident", "theme:x", "-x"])
def test_an_empty_library_answers_too(tmp_path, text):
    (tmp_path / "library").mkdir()
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.catch_up()
    assert library.find(Query(text=text)).total == 0
    library.close()
