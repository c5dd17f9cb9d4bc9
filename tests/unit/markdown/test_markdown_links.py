from __future__ import annotations

import pytest

from casebook.domain.document import Kind, Link, LinkForm, Property
from casebook.domain.names import DocumentPath
from casebook.markdown.links import (
    find_links,
    first_link,
    linked_id,
    may_hold_links,
    property_links,
    resolve_path,
)
from casebook.markdown.scan import scan


def links(text: str) -> list[Link]:
    found = list(find_links(text, 0, scan(text, 0, Kind.CASE).hidden))
    assert may_hold_links(text, 0) or not found  # the quick look overlooks none
    return found


def brief(text: str) -> list[tuple[str, str, str, str]]:
    return [(link.target, link.heading, link.label, link.form.value) for link in links(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[a]]", ("a", "", "", "wiki")),
        ("[[a|b c]]", ("a", "", "b c", "wiki")),
        ("[[a\\|b]]", ("a", "", "b", "wiki")),
        ("[[a#H h|b]]", ("a", "H h", "b", "wiki")),
        ("[[f/g/a.md#H]]", ("a", "H", "", "wiki")),
        ("[[A.MD]]", ("A", "", "", "wiki")),
        ("[[v1.2]]", ("v1.2", "", "", "wiki")),
        ("![[pic.png]]", ("pic.png", "", "", "embed")),
        ("![[f/pic.png|200]]", ("f/pic.png", "", "200", "embed")),
        ("![[f/a.md#H]]", ("a", "H", "", "embed")),
        ("[b](a.md)", ("a.md", "", "b", "markdown")),
        ("[b *c*](../x/a.md#h%20i)", ("../x/a.md", "h i", "b c", "markdown")),
        ("[b](<a b.md>)", ("a b.md", "", "b", "markdown")),
        ("[b](a%20b.md 'title')", ("a%20b.md", "", "b", "markdown")),
        ('[b](a.md "title")', ("a.md", "", "b", "markdown")),
        ("[b](a(1).md)", ("a(1).md", "", "b", "markdown")),
        ("[b](a\\_b.md)", ("a_b.md", "", "b", "markdown")),
        ("[b [c] d](a.md)", ("a.md", "", "b [c] d", "markdown")),
        ("[b\nc](a.md)", ("a.md", "", "b\nc", "markdown")),
        ("![b](pic.png)", ("pic.png", "", "b", "embed")),
        ("[b][r]\n\n[r]: a.md#h", ("a.md", "h", "b", "markdown")),
        ("[b][]\n\n[ B ]: <a c.md>", ("a c.md", "", "b", "markdown")),
        ("[b]\n\n[b]:\n  a.md", ("a.md", "", "b", "markdown")),
        ("![b][r]\n\n[r]: a.png", ("a.png", "", "b", "embed")),
    ],
)
def test_a_link_in_each_of_its_forms(text: str, found: tuple[str, str, str, str]) -> None:
    assert brief(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.org)",
        "[a](<https://example.org>)",
        "[a](mailto:a@b.c)",
        "[a](//example.org/b.md)",
        "[a](https\\://example.org)",
        "[a](#heading)",
        "[a]()",
        "[a](<>)",
        "[[#heading]]",
        "[[ ]]",
        "[[a\nb]]",
        "[a\n\nb](c.md)",
        "[a](b c.md)",
        "[a] (b.md)",
        "\\[[a]]",
        "\\[a](b.md)",
        "`[[a]]`",
        "`` ` [[a]] ``",
        "`x\n[a](b.md)`",
        "```\n[[a]]\n```",
        "~~~\n[a](b.md)",
        "<!-- [[a]] -->",
        "[a][b]\n\n[b]: https://example.org",
        "[a][b]\n\n[c]: d.md",
        "[^a]\n\n[^a]: b.md",
        "- [ ] a\n- [x] b",
        "text [b]: c.md",
    ],
)
def test_what_looks_like_a_link_and_is_none(text: str) -> None:
    assert brief(text) == []


def test_backticks_that_pair_with_none_do_not_hide_links() -> None:
    assert [link.target for link in links("` [[a]]\n\n` [[b]] `` [[c]]\n\n\\` [[d]] `x`")] == [
        "a",
        "b",
        "c",
        "d",
    ]
    assert [link.target for link in links("[[a]]\n\n`b`")] == ["a"]
    assert [link.target for link in links("`a` [[b]] `c` [[d]] `[[e]]` [[f]]")] == ["b", "d", "f"]


def test_a_picture_in_a_link_is_found_as_well() -> None:
    assert brief("[![p](p.png)](a.md) [![q](q.png)](https://x.org) ![[r.png]][[s]]") == [
        ("a.md", "", "p", "markdown"),
        ("p.png", "", "p", "embed"),
        ("q.png", "", "q", "embed"),
        ("r.png", "", "", "embed"),
        ("s", "", "", "wiki"),
    ]


def test_links_know_where_they_stand() -> None:
    text = "---\na: b\n---\nx [[c]]\n\ny ![[d.png]] [e](f.md)\n"
    found = find_links(text, 13, ())
    assert [text[link.start : link.end] for link in found] == [
        "[[c]]",
        "![[d.png]]",
        "[e](f.md)",
    ]
    assert [link.line for link in found] == [4, 6, 6]


def test_the_first_definition_of_a_reference_counts() -> None:
    assert [link.target for link in links("[a] [a]\n\n[a]: b.md\n[a]: c.md\n")] == ["b.md", "b.md"]


def test_a_definition_with_endless_words_is_none() -> None:
    words = "x" * 600
    assert links(f"[{words}]\n\n[{words}]: a.md\n") == []


def test_links_in_property_values_have_no_place_but_a_line() -> None:
    properties = [
        Property("related", ("[[f/a.md#H|b]]", "[[c]] and [[d]]", "[[#e]]", "f"), 3, is_list=True),
        Property("place", ("Kyoto",), 8),
    ]
    assert property_links(properties) == (
        Link("a", "H", "b", LinkForm.PROPERTY, -1, -1, 3),
        Link("c", "", "", LinkForm.PROPERTY, -1, -1, 3),
        Link("d", "", "", LinkForm.PROPERTY, -1, -1, 3),
    )


@pytest.mark.parametrize(
    ("target", "source", "path"),
    [
        ("a.md", "b.md", "a.md"),
        ("a.md", "x/b.md", "x/a.md"),
        ("../a.md", "x/b.md", "a.md"),
        ("./y/../a.md", "x/b.md", "x/a.md"),
        ("a%20b%2Ec.md", "b.md", "a b.c.md"),
        ("%23a.md", "b.md", "#a.md"),
        ("pic.png", "x/y/b.md", "x/y/pic.png"),
        ("../a.md", "b.md", ""),
        ("x/../../a.md", "b.md", ""),
        ("%2e%2e/a.md", "b.md", ""),
        ("..", "x/b.md", ""),
        ("..", "x/y/b.md", "x"),
        (".", "b.md", ""),
        ("../..", "x/b.md", ""),
        ("/a.md", "b.md", ""),
        ("%2Fa.md", "b.md", ""),
        ("//host/a.md", "b.md", ""),
        ("x/", "b.md", ""),
        ("", "b.md", ""),
        ("https://example.org/a.md", "b.md", ""),
        ("file:///etc/passwd", "b.md", ""),
        ("C:/Windows/a.md", "b.md", ""),
        ("C%3A/Windows/a.md", "b.md", ""),
        ("x/../C%3A/Windows", "b.md", ""),
        ("..\\..\\a.md", "x/b.md", ""),
        ("a%00.md", "b.md", ""),
        ("a%0A.md", "b.md", ""),
        ("?a", "b.md", ""),
    ],
)
def test_a_relative_link_never_leads_out_of_the_library(
    target: str, source: str, path: str
) -> None:
    for form in (LinkForm.MARKDOWN, LinkForm.EMBED):
        link = Link(target, "", "", form, 0, 1, 1)
        assert resolve_path(link, DocumentPath(source)) == path


def test_wiki_links_are_ids_and_resolve_to_no_path() -> None:
    for form in (LinkForm.WIKI, LinkForm.PROPERTY):
        link = Link("a", "", "", form, 0, 1, 1)
        assert resolve_path(link, DocumentPath("b.md")) == ""


def test_the_first_link_of_a_cell() -> None:
    link = first_link("see [x](y%20z.md) and [[b]]")
    assert link is not None
    assert linked_id(link.target) == "y z"
    assert first_link("nothing") is None
