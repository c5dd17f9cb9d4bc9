"""The help says what the program does, as long as both keep to the same words."""

import re

import pytest

from casebook.domain.case import CaseType, Grade, Level, MomentKind, Outcome, Side, Status
from casebook.domain.document import Kind
from casebook.domain.lesson import Effect, Found, State
from casebook.domain.pack import Activity
from casebook.domain.query import FIELDS
from casebook.domain.sections import HEADINGS
from casebook.markdown.keys import KNOWN_KEYS
from casebook.resources import resource

HELP = resource("help")
PAGES = {path.name: path.read_text("utf-8") for path in sorted(HELP.glob("*.md"))}
FORMAT = PAGES["library-format.md"]
CODE = re.compile(r"```.*?```|^ {4}.*$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
OLDER_KEYS = {"tags", "theme", "tag"}


def test_every_page_begins_with_its_title():
    assert all(text.startswith("# ") for text in PAGES.values())


@pytest.mark.parametrize("name", PAGES)
def test_links_between_pages_lead_to_pages(name):
    linked = re.findall(r"\]\(([^)#]+)", CODE.sub("", PAGES[name]))
    assert set(linked) <= set(PAGES)


def test_every_page_can_be_reached_from_the_first():
    linked = set(re.findall(r"\]\(([^)#]+)", PAGES["index.md"]))
    assert linked == set(PAGES) - {"index.md"}


@pytest.mark.parametrize(
    "values",
    [Kind, Status, CaseType, Outcome, Level, Grade, State, Effect, Activity, Side],
    ids=lambda values: values.__name__,
)
def test_the_format_names_every_value_that_is_allowed(values):
    assert [value for value in values if f"`{value}`" not in FORMAT] == []


def test_the_format_names_every_key_that_is_known():
    assert [key for key in KNOWN_KEYS - OLDER_KEYS if f"`{key}`" not in FORMAT] == []


def test_the_format_names_every_heading_that_has_a_meaning():
    headings = {
        heading for table in HEADINGS.values() for names in table.values() for heading in names
    }
    missing = {heading for heading in headings if heading not in FORMAT}
    assert missing == set()


def test_the_page_about_searching_names_every_field_and_its_values():
    page = PAGES["searching.md"]
    assert [field for field in FIELDS if f"`{field}:" not in page] == []
    for values in (CaseType, Outcome, Status, Grade, State, Effect):
        assert [v for v in values if f"`{v}`" not in page and f":{v}`" not in page] == []


def test_the_format_names_the_kinds_of_moments():
    assert all(f"**{kind.capitalize()}**" in FORMAT for kind in MomentKind)


def test_reading_explains_every_way_in_which_a_passage_is_found():
    assert all(f"| {found} |" in PAGES["reading.md"] for found in Found)
