"""Articles and notes as plain text become cases that read well."""

import pytest

from casebook.domain.errors import ImportRefused
from casebook.importing.importer import convert
from casebook.importing.source import Asked, Source
from tests.unit.importing.making import converted, drafted

LONG = (
    "The clinic opened its doors at eight and by nine the corridor was so full that nobody could "
    "say who had come first, and the two receptionists stopped looking up from their screens. "
)
ARTICLE = f"""\
Waiting Rooms: Where Trust Is Won

{LONG}{LONG}

  • They gave out numbers.
  • They told people how long it would take.

How did it go on? In three steps:

  1. Ask. Someone went along the queue.
  2. Tell. The wait was said aloud.

{LONG}

Comments are closed."""
LINE_FOR_LINE = f"""\

The Price of a Quick Answer
{LONG}
When Speed Hurts
{LONG}
- first
- second
What You Can Do
{LONG}
Write A Comment"""


def test_the_first_line_is_the_title_and_lists_become_lists():
    draft = drafted("waiting-rooms.txt", ARTICLE)
    assert draft.title == "Waiting Rooms: Where Trust Is Won"
    assert draft.path == "Waiting Rooms: Where Trust Is Won.md"
    assert "- They gave out numbers.\n- They told people how long it would take.\n" in draft.text
    assert "\n1. Ask. Someone went along the queue.\n2. Tell." in draft.text
    assert "Comments are closed" not in draft.text
    assert [(one.rule, one.words) for one in draft.removals] == [
        ("comments", "Comments are closed.")
    ]
    assert "source: waiting-rooms.txt\n" in draft.text


def test_lines_without_gaps_are_paragraphs_with_headings_between():
    draft = drafted("price.txt", LINE_FOR_LINE)
    assert draft.title == "The Price of a Quick Answer"
    assert f"\n## When Speed Hurts\n\n{LONG.strip()}\n" in draft.text
    assert "- first\n- second\n\n## What You Can Do\n" in draft.text
    assert "Write A Comment" not in draft.text


def test_a_text_that_begins_with_prose_is_called_by_its_file():
    draft = drafted("2019-03-04_balance-of-risks.txt", LONG + "\nA Heading\n" + LONG)
    assert draft.title == "Balance of risks"
    assert "## A Heading" in draft.text


def test_what_means_something_in_markdown_is_shown_as_it_was():
    (document,) = converted(
        "a.txt",
        "Notes\n\n# not a heading\nfile_name_ and *stars* <b>\n=====\n\n> said\n> so\n\n---\n",
    )
    assert "\\# not a heading" in document.markdown
    assert "\\*stars\\* \\<b>" in document.markdown
    assert "> said\n> so" in document.markdown
    assert document.markdown.endswith("---")


def test_underlined_lines_are_headings():
    (document,) = converted("a.txt", "Title here\n=====\n\nSection\n-------\n\nText of it.\n")
    assert document.title == "Title here"
    assert document.markdown == "## Section\n\nText of it."


def test_a_label_above_prose_is_a_heading_and_above_a_list_is_not():
    (document,) = converted(
        "a.txt",
        "The flood came.\n\nWhat happened:\n\nThe river rose by two metres in a night.\n\n"
        "We need these:\n\n- pumps\n  of two kinds\n- sand\n\nFirst this\n- then that\n",
    )
    assert "## What happened\n\nThe river" in document.markdown
    assert "We need these:\n\n- pumps\n  of two kinds\n- sand" in document.markdown
    assert "First this\n\n- then that" in document.markdown


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_any_encoding(encoding):
    words = "Über Ärger\n\nDie Kundin wartete „lange“ – und ging."
    draft = drafted("note.txt", words.encode(encoding))
    assert draft.title == "Über Ärger"
    assert "„lange“ – und ging." in draft.text


def test_characters_that_cannot_be_read_are_said():
    (document,) = converted(
        "note.txt", b"\xef\xbb\xbfOne line\n\nof \xff\xfe text" + b" and more" * 20
    )
    assert "could not be read" in document.warnings[0]


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_an_empty_file_says_that_it_is_empty(data):
    with pytest.raises(ImportRefused, match=r"note\.txt is empty"):
        convert(Source("note.txt", data), Asked())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old program"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"{\\rtf1 hello}", "rich text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
        (b"MZ\x90\0" + bytes(range(256)), "program"),
        (b"\x07\x08\0\xff\xfe\xfd" * 40, "no kind of file"),
    ],
)
def test_files_that_are_no_text_say_what_to_do_instead(data, says):
    with pytest.raises(ImportRefused, match=says):
        convert(Source("thing.txt", data), Asked())
