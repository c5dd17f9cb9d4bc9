import pytest

from casebook.gui.editor.choices import Choices, DocumentChoice
from casebook.gui.editor.completing import (
    FrontMatter,
    Want,
    Wanted,
    choices_for,
    kind_in,
    want_at,
)

W = Wanted
CHOICES = Choices(
    (
        DocumentChoice("checkout-line", "The line that emptied in two minutes"),
        DocumentChoice("open-register", "Open another register", "lesson"),
        DocumentChoice("register-rules", "Rules for the register", "lesson"),
    ),
    (("service-recovery", "Service recovery"), ("staffing", "Resource allocation")),
    {"checkout-line": ("Situation", "Impact")},
    ("line-sketch.png", "plan.jpg"),
)


@pytest.mark.parametrize(
    ("before", "want"),
    [
        ("see [[", Want(W.DOCUMENT, "")),
        ("see ![[pic", Want(W.PICTURE, "pic")),
        ("[[a]] and [[the li", Want(W.DOCUMENT, "the li")),
        ("see [[checkout-line#Sit", Want(W.HEADING, "Sit", "checkout-line")),
        ("[[a|label", None),
        ("[[a]]", None),
        ("## ", Want(W.SECTION, "")),
        ("## Time", Want(W.SECTION, "Time")),
        ("### Time", None),
        ("words", None),
    ],
)
def test_what_is_wanted_in_the_body(before, want):
    assert want_at(before, None) == want


@pytest.mark.parametrize(
    ("before", "want"),
    [
        ("", Want(W.KEY, "")),
        ("sta", Want(W.KEY, "sta")),
        ("status: ", Want(W.VALUE, "", "status")),
        ("status: dr", Want(W.VALUE, "dr", "status")),
        ("themes: [a, serv", Want(W.THEME, "serv", "themes")),
        ("tags: serv", Want(W.THEME, "serv", "tags")),
        ("replaced_by: op", Want(W.LESSON, "op", "replaced_by")),
        ("  - serv", Want(W.THEME, "serv", "themes")),
        ("title: [[", Want(W.DOCUMENT, "")),
        ("# comment", None),
        ("a b", None),
    ],
)
def test_what_is_wanted_in_front_matter(before, want):
    assert want_at(before, FrontMatter(("kind: case", "themes:", "  - a"))) == want


def test_an_item_without_a_key_wants_nothing():
    assert want_at("- a", FrontMatter(("text",))) is None
    assert want_at("- a", FrontMatter()) is None


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["title: x", "kind: lesson # yes"], "lesson"),
        (['kind: "pack"'], "pack"),
        (["kind: foreign"], "case"),
        ([], "case"),
    ],
)
def test_the_kind_decides(lines, kind):
    assert kind_in(lines) == kind


def offered(want, kind="case", present=()):
    return [choice.text for choice in choices_for(want, CHOICES, kind, present)]


def test_documents_are_found_by_title_and_id_in_any_order_of_words():
    assert offered(Want(W.DOCUMENT, "")) == ["checkout-line", "open-register", "register-rules"]
    assert offered(Want(W.DOCUMENT, "minutes line")) == ["checkout-line"]
    assert offered(Want(W.DOCUMENT, "rules")) == ["register-rules"]
    assert offered(Want(W.LESSON, "line", "lessons")) == []
    assert offered(Want(W.DOCUMENT, "zebra")) == []


def test_themes_headings_and_sections_are_found():
    assert offered(Want(W.PICTURE, "ske")) == ["line-sketch.png"]
    assert offered(Want(W.THEME, "alloc")) == ["staffing"]
    assert offered(Want(W.HEADING, "im", "checkout-line")) == ["Impact"]
    assert offered(Want(W.HEADING, "", "unknown")) == []
    assert offered(Want(W.SECTION, ""))[:2] == ["Situation", "Timeline"]
    assert "Takeaways" not in offered(Want(W.SECTION, ""))
    assert offered(Want(W.SECTION, "takea")) == ["Takeaways"]
    assert offered(Want(W.SECTION, ""), "lesson")[0] == "Why"


def test_keys_and_values_are_those_of_the_kind():
    assert offered(Want(W.KEY, "st"), "case", ["kind"])[0] == "status: "
    assert "status: " not in offered(Want(W.KEY, "st"), "case", ["status"])
    assert "state: " in offered(Want(W.KEY, ""), "lesson")
    assert offered(Want(W.VALUE, "", "status")) == ["draft", "reviewed", "published", "retired"]
    assert offered(Want(W.VALUE, "published", "status")) == []
    assert offered(Want(W.VALUE, "x", "title")) == []
