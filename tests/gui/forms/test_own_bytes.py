"""Any edit through the form or a section editor changes only its own bytes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from own_bytes import Strayed, after_property, after_section, cells_of, document_of, fillable

from casebook.domain.edit import EditRefused
from casebook.domain.names import DocumentPath
from casebook.gui.forms.fields import FIELDS
from casebook.markdown.reading import read_document
from casebook.resources import sample_library

SAMPLE = [path.read_bytes() for path in sorted(sample_library().rglob("*.md"))]
VALUE = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=14) | (
    st.sampled_from(["no", "2009", "2009-11", "a: b", "- a", "[[x]]", "Bruce → him", "😀 #1", "~"])
)
KEYS = sorted({field.key for fields in FIELDS.values() for field in fields} | {"mine", "Tags"})
WORDS = st.text("ab |\\*-:1.[]()é😀", max_size=12).map(lambda text: " ".join(text.split()))
HEADS = ("Timeline", "Risks", "Balance", "Viewpoints", "Challenges", "Figures", "Response matrix")
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
BODY = st.sampled_from(
    [
        "Words.",
        "",
        "## Situation",
        *(f"## {name}" for name in (*HEADS, "Judgment zones", "Notes")),
        "- 14:05 — **Signal** it rang",
        "- **Customer** — cross",
        "* [ ] a fact",
        "| A | B | C |",
        "| --- | --- | --- |",
        "| a | b \\| c | 1 |",
        "Challenge|Response",
        "-|-",
        "late|a call|and more",
        "    code",
        "```",
        "<!-- a remark -->",
        "<!--",
        "> quoted",
    ]
)
FRONT = st.sampled_from(
    [
        "title: A line # ours",
        "themes: [a, 'b c']",
        "tags:\n  - a\n  # a remark\n  - b",
        "tags:\n- b",
        "# a remark",
        "Date: 2009-11",
        "mine: {a: 1}",
        "source: >\n  two\n\n  lines",
        "",
        "aliases: [a,\n  b]",
        "status: draft",
        '"quoted key": 1',
        "  - stray",
    ]
)


@st.composite
def files(draw):
    """A file as people write them, with either line end, with a byte order mark or without."""
    front = "\n".join(draw(st.lists(FRONT, max_size=7, unique=True))).split("\n")
    body = draw(st.lists(BODY, max_size=14))
    head = ["---", *front, "---"] if draw(st.booleans()) else []
    last = draw(st.sampled_from(["", "\n"]))
    text = draw(LINE_ENDS).join([*head, *body]) + last
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode("utf-8")


def changed(cells, width):
    """Rows as somebody leaves them in the editor: some kept, some other, some new."""
    rows = st.tuples(*[WORDS] * width)
    return st.lists(st.sampled_from(cells) | rows if cells else rows, max_size=len(cells) + 2)


@example(b"---\ntags:\n  - a\n# a remark\ntitle: A line\ntags:\n- b\n---", [("Tags", [])])
@settings(deadline=None, max_examples=400)
@given(
    st.sampled_from(SAMPLE) | files(),
    st.lists(st.tuples(st.sampled_from(KEYS), st.lists(VALUE, max_size=3)), min_size=1, max_size=3),
)
def test_the_form_changes_the_bytes_of_its_key_alone(data, asked):
    for key, values in asked:
        try:
            data = after_property(data, key, tuple(values))
        except EditRefused:
            continue


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(SAMPLE) | files(), st.data())
def test_a_section_editor_changes_the_bytes_of_its_section_alone(data, draw):
    section = draw.draw(st.sampled_from(fillable(data)))
    cells = cells_of(data, section)
    width = max([len(row) for row in cells] or [len_of(data, section)])
    try:
        after_section(data, section, draw.draw(changed(cells, width)))
    except EditRefused:
        return


def len_of(data, section):
    from casebook.gui.sheets.section_grid import grid_of

    return len(grid_of(document_of(data), section).columns)


def test_what_strays_is_noticed(monkeypatch):
    from casebook.domain.edit import TextEdit

    monkeypatch.setattr("own_bytes.given_edits", lambda *_: (TextEdit(40, 41, "X"),))
    with pytest.raises(Strayed):
        after_property(SAMPLE[0], "status", ("draft",))
    monkeypatch.setattr("own_bytes.rows_edits", lambda *_: (TextEdit(40, 41, "X"),))
    with pytest.raises(Strayed):
        after_section(SAMPLE[0], fillable(SAMPLE[0])[0], [])
    assert read_document("", DocumentPath("a.md")).kind == "case"
