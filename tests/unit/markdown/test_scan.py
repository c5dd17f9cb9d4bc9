from __future__ import annotations

import pytest

from casebook.domain.document import Kind, Section
from casebook.markdown.scan import Outline, scan


def outline(text: str, body_start: int = 0, kind: Kind = Kind.CASE) -> Outline:
    return scan(text, body_start, kind)


def headings(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in outline(text).sections]


def hidden(text: str) -> list[str]:
    return [text[start:end] for start, end in outline(text).hidden]


def test_sections_reach_to_the_next_heading_of_their_level_or_above() -> None:
    text = "# A\nx\n## B\n### C\ny\n## D\n# E\n"
    ends = {part.heading: text[part.start : part.end] for part in outline(text).sections}
    assert ends == {
        "A": "# A\nx\n## B\n### C\ny\n## D\n",
        "B": "## B\n### C\ny\n",
        "C": "### C\ny\n",
        "D": "## D\n",
        "E": "# E\n",
    }


def test_a_section_knows_its_line_and_where_its_content_starts() -> None:
    text = "---\ntitle: x\n---\nIntro\n\n## Timeline\n- a\n"
    (section,) = outline(text, text.index("Intro")).sections
    assert section == Section("Timeline", "timeline", 2, 24, 36, 40, 6)
    assert text[section.content_start : section.end] == "- a\n"


def test_a_heading_that_ends_the_file_has_no_content() -> None:
    text = "# A"
    (section,) = outline(text).sections
    assert (section.start, section.content_start, section.end) == (0, 3, 3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# A", [(1, "A")]),
        ("   ###### A", [(6, "A")]),
        ("#\tA", [(1, "A")]),
        ("## A ##", [(2, "A")]),
        ("## A #b", [(2, "A #b")]),
        ("## C#", [(2, "C#")]),
        ("##", [(2, "")]),
        ("# #", [(1, "")]),
        ("## A *b* `c` [d](e) [[f|g]] <!-- h -->", [(2, "A b c d g")]),
        ("####### A", []),
        ("#A", []),
        ("    # A", []),
        ("> # A", []),
        ("- # A", []),
    ],
)
def test_headings_with_hashes(text: str, found: list[tuple[int, str]]) -> None:
    assert headings(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A\n===", [(1, "A")]),
        ("A\nb\n---\nc", [(2, "A b")]),
        ("x\n\nA\n-", [(2, "A")]),
        ("x\n  \nA\n--", [(2, "A")]),
        ("<!-- x -->\nA\n---", [(2, "A")]),
        ("A\n---\nB\n---", [(2, "A"), (2, "B")]),
        ("A\n\n---", []),
        ("# A\n---", [(1, "A")]),
        ("---\nA", []),
        ("- A\n---", []),
        ("A\n- b\n---", []),
        ("> A\n---", []),
        ("    A\n---", []),
        ("A\n    ---", []),
        ("<div>\n---", []),
        ("[a]: b\n---", []),
        ("| A |\n---", []),
        ("```\nA\n```\n---", []),
    ],
)
def test_headings_with_a_line_below(text: str, found: list[tuple[int, str]]) -> None:
    assert headings(text) == found


def test_an_underlined_heading_starts_at_its_first_line() -> None:
    text = "x\n\nA\nb\n---\nc\n"
    (section,) = outline(text).sections
    assert text[section.start : section.content_start] == "A\nb\n---\n"
    assert section.line == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```\n# a\n```\n", ["```\n# a\n```"]),
        ("~~~ py\n# a\n~~~~", ["~~~ py\n# a\n~~~~"]),
        ("````\n```\n# a\n````\n", ["````\n```\n# a\n````"]),
        ("```\n~~~\n# a\n```\n", ["```\n~~~\n# a\n```"]),
        ("```\n# never closed\n", ["```\n# never closed\n"]),
        ("- ```\n  # a\n  ```\n", ["- ```\n  # a\n  ```"]),
        ("1. x\n\n    ```\n    # a\n    ```\n", ["    ```\n    # a\n    ```"]),
        ("> ```\n> # a\n> ```\n", ["> ```\n> # a\n> ```"]),
        ("x `a` ```b``` c\n", []),
        ("``` a ``` b\n", []),
        ("```" * 40 + "\n# a\n" + "```" * 40, ["```" * 40 + "\n# a\n" + "```" * 40]),
    ],
)
def test_fenced_code_is_hidden(text: str, found: list[str]) -> None:
    assert hidden(text) == found
    assert headings(text) == []


@pytest.mark.parametrize("opening", ["- ```\n" * 3, "> ~~~\n", "      ```\n"])
def test_a_fence_in_a_list_or_quotation_that_is_never_closed_hides_nothing(opening: str) -> None:
    assert hidden(opening + "\n# A\n") == []
    assert headings(opening + "\n# A\n") == [(1, "A")]


def test_comments_are_hidden_and_have_no_headings() -> None:
    text = "a <!-- b --> c\n<!--\n# d\n```\n-->\n# e\n```\n<!-- f -->\n```\n"
    assert hidden(text) == ["<!-- b -->", "<!--\n# d\n```\n-->", "```\n<!-- f -->\n```"]
    assert headings(text) == [(1, "e")]


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    text = "<!-- a\n# b\n<!-- c\n# d\n"
    assert hidden(text) == []
    assert headings(text) == [(1, "b"), (1, "d")]


def test_a_comment_in_code_is_code() -> None:
    text = "`<!--` a\n\n`` ` <!-- `` b\n\n# c\n\n-->\n"
    assert hidden(text) == []
    assert headings(text) == [(1, "c")]


def test_code_elsewhere_makes_no_heading_of_what_stands_in_a_list_or_quotation() -> None:
    text = "```\n```\n- # a\n\n> b\n> ---\n\n- ---\n    # c\n"
    assert headings(text) == []


@pytest.mark.parametrize("text", ["A\n- \n", "A\n\t---\nb\n===\n", "# A\n\n> ---\nb\n---\n"])
def test_code_elsewhere_changes_no_heading(text: str) -> None:
    with_code = headings(text + "\n```\ncode\n```\n")
    assert with_code == headings(text) != []


def test_a_mark_in_a_heading_opens_no_comment() -> None:
    assert hidden("# A <!-- b\n\nc -->\n#<!-- d -->\n") == ["<!-- d -->"]
    assert hidden("- # A <!-- b -->\n<!-- c --># <!-- d -->\n") == ["<!-- c -->", "<!-- d -->"]


def test_level_two_headings_get_the_meaning_they_have_in_a_kind_of_document() -> None:
    text = "# Timeline\n## timeline\n## What  happened\n## Evidence\n## Other\n### Risks\n"
    names = {kind: [part.name for part in outline(text, 0, kind).sections] for kind in Kind}
    assert names == {
        Kind.CASE: ["", "timeline", "situation", "", "", ""],
        Kind.LESSON: ["", "", "", "evidence", "", ""],
        Kind.PACK: ["", "", "", "", "", ""],
    }


def test_sections_compare_with_any_sequence_of_the_same() -> None:
    text = "# A\n## Timeline\n- x\n"
    sections = outline(text).sections
    same = tuple(sections)
    assert sections == same == outline(text).sections
    assert hash(sections) == hash(same)
    assert repr(sections) == repr(same)
    assert sections != "## Timeline"
    assert sections != 2
    assert (sections[-1], sections[:1]) == (same[1], same[:1])
    assert outline("# A\n").sections != same


def test_comments_and_fences_hide_each_other_in_the_order_of_the_text() -> None:
    text = "<!-- a\n```\n-->\n# A\n```\n<!-- b\n```\n# B <!-- c\n# D\n-->\n# E\n"
    assert hidden(text) == ["<!-- a\n```\n-->", "```\n<!-- b\n```"]
    assert headings(text) == [(1, "A"), (1, "B <!-- c"), (1, "D"), (1, "E")]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("## Risks\n", True),
        ("x\n\n   ## **Risks** ##\n", True),
        ("Risks\n-----\nx\n", True),
        ("x\n---\n\n## Risks", True),
        ("```\n## Risks\n```\n", False),
        ("<!--\n## Risks\n-->\n", False),
        ("# Risks\n\n### Risks\n", False),
        ("    ## Risks\n", False),
        ("Tea\n---\n", False),
        ("", False),
    ],
)
def test_sections_with_a_meaning_are_told_without_all_others(text: str, meaning: bool) -> None:
    assert outline(text).sections.have_meanings is meaning
    before = "---\na: b\n---\n"
    assert outline(before + text, len(before)).sections.have_meanings is meaning


def test_what_is_hidden_is_the_same_before_and_after_the_headings_were_asked_for() -> None:
    text = "# A\n```\ncode\n```\n<!-- b -->\n"
    first = outline(text)
    hidden_first = first.hidden
    assert len(first.sections) == 1
    later = outline(text)
    assert len(later.sections) == 1
    assert later.hidden == hidden_first == first.hidden
    assert len(hidden_first) == 2
