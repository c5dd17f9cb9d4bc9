import dataclasses

from casebook.domain.sections import SectionName
from casebook.gui.panes.lesson_text import other_text, section_text, set_stretch

KIND = "---\nkind: lesson\n---\n"


def test_sections_with_a_meaning_are_found(make_lesson):
    lesson = make_lesson()
    why = section_text(lesson, SectionName.WHY)
    assert (why.heading, why.markdown) == ("Why", "Care means more the *sooner* it comes.")
    empty = make_lesson(f"{KIND}## Why\n\n## Do this\n1. Act\n")
    assert section_text(empty, SectionName.WHY) is None
    assert section_text(make_lesson("Words\n"), SectionName.WHY) is None


def test_nothing_that_is_written_is_missing_from_the_page(make_lesson):
    shown = [(part.heading, part.markdown.strip()) for part in other_text(make_lesson())]
    assert shown == [
        ("", "Told in the spring."),
        ("Evidence", "Heard twice."),
        ("Where it came from", "See https://example.org/a and [[nowhere]]."),
    ]
    assert [part.beside_rows for part in other_text(make_lesson())] == [False, True, False]


def test_quotations_and_tables_that_are_no_rows_stay(make_lesson):
    text = (
        f"{KIND}## Evidence\n> words without a case\n\n## Applied\nOnce, long ago.\n\n"
        "## Why\nA\n\n## Why\nB\n"
    )
    shown = [(part.heading, part.markdown.strip()) for part in other_text(make_lesson(text))]
    assert shown == [
        ("Evidence", "> words without a case"),
        ("Applied", "Once, long ago."),
        ("Why", "B"),
    ], "a second section of the same meaning is not lost either"


def test_a_text_without_headings_is_all_prose(make_lesson):
    (part,) = other_text(make_lesson("Just words.\n"))
    assert (part.heading, part.markdown.strip()) == ("", "Just words.")
    assert other_text(make_lesson("")) == ()


def test_links_are_set_with_what_they_lead_to(make_lesson_reading):
    reading = make_lesson_reading()
    html = set_stretch("See [[1]], [[4|the pack]], [it](3.md) and [[nowhere]].", reading)
    assert '<a href="casebook:open/1.md">The line</a>' in html
    assert '<a href="casebook:open/4.md">the pack</a>' in html
    assert '<a href="casebook:open/3.md">it</a>' in html
    assert 'href="casebook:nowhere/nowhere"' in html


def test_only_pictures_that_were_read_are_shown(make_lesson_reading):
    reading = dataclasses.replace(
        make_lesson_reading(), pictures={"attachments/plan.png": b"", "top.png": b""}
    )
    html = set_stretch("![[plan.png]] ![](top.png) ![](gone.png)", reading)
    assert "casebook-picture:attachments/plan.png" in html
    assert "casebook-picture:top.png" in html
    assert "picture not found: gone.png" in html
