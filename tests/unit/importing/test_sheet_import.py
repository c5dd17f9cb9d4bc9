"""Sheets of lessons and cases, and sheets that are neither."""

import datetime
import io

import openpyxl
import pytest

from casebook.domain.document import Kind
from casebook.domain.errors import ImportRefused
from casebook.importing.importer import convert
from casebook.importing.limits import Limits
from casebook.importing.source import Asked, Format, Source
from tests.unit.importing.making import archived, converted, drafted


def book(*sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def test_each_row_of_lessons_is_a_lesson():
    rows = [
        ["Our lessons 2020"],
        [],
        ["Lesson", "Why", "Recommendation", "Applies when", "Date", "Tags", "Cost"],
        [
            "Open a second till at four people.",
            "Queues grow fast.",
            "- Count\n- Call",
            "planning shifts",
            datetime.datetime(2020, 3, 4),  # noqa: DTZ001
            "queues; trust",
            12.0,
        ],
        [None, None],
        ["Tell people how long it takes"],
    ]
    first, second = converted("l.xlsx", book(("Lessons", rows)))
    assert (first.title, first.kind, first.format) == (
        "Open a second till at four people",
        Kind.LESSON,
        Format.SHEET,
    )
    assert first.markdown == (
        "## Why\n\nQueues grow fast.\n\n## Do this\n\n- Count\n- Call\n\n## More\n\n- Cost: 12"
    )
    assert first.facts == {
        "applies_when": "planning shifts",
        "date": "2020-03-04",
        "themes": "queues; trust",
    }
    assert dict(first.mapping)["Lesson"] == "lesson"
    assert second.title == "Tell people how long it takes"
    assert {first.part, second.part} == {"row 3", "row 4"}


def test_a_lesson_reads_well_as_a_draft():
    text = (
        'Lesson,Recommendation,Tags\nOpen early,Call at four,"queues, trust"\nAsk,Go,\nTell,Say,\n'
    )
    first = converted("l.csv", text)[0]
    assert first.format is Format.TABLE
    draft = drafted("l.csv", "Lesson;Recommendation;Tags\nOpen early;Call at four;queues, trust\n")
    assert "kind: lesson\ntitle: Open early\nthemes: [queues, trust]\n" in draft.text
    assert "state: observed\n" in draft.text
    assert draft.source == "l.csv › row 2"


def test_each_row_of_cases_is_a_case():
    text = (
        "Title\tWhat happened\tImpact\tLessons learned\tLesson\tRegion\n"
        "The queue\tIt was long.\tThey left.\tOpen early.\tAsk.\tNorth\n"
        "\tAll tills failed. Then more happened.\t2024-1-2\t\t\t\n"
    )
    first, second = converted("c.tsv", text)
    assert first.kind is Kind.CASE
    assert first.markdown == (
        "## Situation\n\nIt was long.\n\n## Impact\n\nThey left.\n\n## Lessons learned\n\nAsk.\n\n"
        "Open early.\n\n## More\n\n- Region: North"
    )
    assert second.title == "All tills failed. Then more happened."


def test_the_mapping_can_be_given():
    text = "Kopf,Was,Sonst\nDie Schlange,Sie war lang.,x\nNoch eine,Kurz.,y\nDritte,Auch.,z\n"
    (table,) = converted("c.csv", text)
    assert table.kind is None
    assert table.markdown.startswith("| Kopf | Was | Sonst |\n| --- | --- | --- |\n| Die Schlange")
    asked = Asked(mapping=(("Kopf", "title"), ("was", "situation"), ("Sonst", "ignore")))
    first = converted("c.csv", text, asked)[0]
    assert (first.title, first.markdown) == ("Die Schlange", "## Situation\n\nSie war lang.")
    assert dict(first.mapping) == {"Kopf": "title", "Was": "situation", "Sonst": "ignore"}
    wrong = Asked(mapping=(("Kopf", "title"), ("Was", "situation"), ("Sonst", "nonsense")))
    assert "- Sonst: x" in converted("c.csv", text, wrong)[0].markdown


def test_rows_become_what_is_asked_for():
    text = "Lesson,Why\nOpen early,Queues grow\n"
    case = converted("l.csv", text, Asked(kind=Kind.CASE))[0]
    assert case.kind is Kind.CASE
    assert case.markdown == "## Why\n\nQueues grow\n\n## Lessons learned\n\nOpen early"
    other = "Title,Situation,Recommendation\nThe queue,Long,Open\n"
    lesson = converted("l.csv", other, Asked(kind=Kind.LESSON))[0]
    assert lesson.markdown == "## Why\n\nLong\n\n## Do this\n\nOpen"
    assert (
        "## Lessons learned\n\nOpen" in converted("l.csv", other, Asked(kind=Kind.CASE))[0].markdown
    )


def test_a_long_lesson_has_its_first_sentence_as_title():
    long = (
        "Open a second till at four people. " + "Nobody likes to wait without being told why. " * 6
    )
    (lesson,) = converted("l.csv", f"Lesson,Why,Cost\n{long},Because,1\n")
    assert lesson.title == "Open a second till at four people"
    assert lesson.markdown.startswith("Open a second till at four people. Nobody")
    (endless,) = converted("l.csv", f"Lesson,Why,Cost\n{'word ' * 80},Because,1\n")
    assert endless.title.endswith("word…")
    assert len(endless.title) <= 200


def test_several_sheets_are_told_apart_and_other_sheets_are_tables():
    data = book(
        ("Cases", [["Title", "Situation"], ["The queue", "Long"]]),
        ("Prices", [["a|b", 1.5], ["c", datetime.datetime(2020, 1, 1, 9, 30)]]),  # noqa: DTZ001
        ("Empty", []),
    )
    case, prices = converted("b.xlsx", data)
    assert case.part == "Cases row 2"
    assert prices.title == "Prices"
    assert prices.markdown == "| a\\|b | 1.5 |\n| --- | --- |\n| c | 2020-01-01 09:30 |"


def test_a_large_sheet_is_cut_and_that_is_said():
    limits = Limits(rows=50, records=20)
    rows = [["Title", "Situation"], *([f"Case {n}", "Long"] for n in range(200))]
    documents = converted("b.xlsx", book(("Cases", rows)), Asked(limits=limits))
    assert len(documents) == 20
    assert documents[0].warnings == (
        "Only the first 50 rows of Cases were read.",
        "Only the first 20 rows became documents.",
    )
    table = "\n".join(f"{n},{n},{n}" for n in range(600))
    (document,) = converted("t.csv", table)
    assert document.warnings == ("Only the first 300 rows stand in the table.",)
    assert document.markdown.count("\n") == 301


def test_text_with_commas_is_no_table():
    assert converted("a.txt", "One, two, three\n\nand more\n")[0].format is Format.TEXT
    assert converted("a", "a,b,c\n1,2,3\n4,5,6\n")[0].format is Format.TABLE


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"\n\n", "no rows"),
        ("a.csv", b'a,b,c\n"' + b"x" * 400_000 + b'",1,2\n', "damaged"),
        ("a.xlsx", book(("S", [["a"]]))[:-50], "damaged"),
        ("a.xlsx", archived({"xl/workbook.xml": "<workbook"}), "damaged"),
    ],
)
def test_sheets_that_cannot_be_read_say_so(name, data, says):
    with pytest.raises(ImportRefused, match=says):
        convert(Source(name, data), Asked())
