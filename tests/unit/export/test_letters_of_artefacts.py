"""Scripts of every kind: set where a font has them, said where none has."""

import io
import struct

import docx
import pptx
import pytest
from docx.oxml.ns import qn

from casebook.export import fonts
from casebook.export.artefacts import Artefact, Format
from casebook.export.fonts import letters_in, own_fonts
from casebook.export.letters import letters_of
from tests.unit.export.conftest import words_of

CASE = """\
---
title: مرحبا بالعالم
language: {language}
---
## Situation
هذه قصة **قصيرة** و*جديدة*.

- نقطة

| العمود | القيمة |
| --- | --- |
| صف | 12 |

## Timeline
- 14:05 — **Signal** بدأ

## Discussion questions
1. لماذا؟
"""
RARE = "---\ntitle: Rare\n---\n## Situation\nOld: \U00013000 and ka\u0e31.\n"


@pytest.fixture
def no_other_fonts(monkeypatch):
    """A computer without a font of its own."""
    monkeypatch.setattr(fonts, "_installed", lambda: ())


def test_the_font_that_ships_has_arabic_hebrew_and_signs():
    has = letters_of(own_fonts() / "DejaVuSans.ttf")
    assert {ord(letter) for letter in "مשЖΩ☐✓→"} <= has
    assert ord("顧") not in has


def test_what_is_no_font_has_no_letters(tmp_path):
    for name, data in (("a.ttf", b""), ("b.ttf", b"nonsense" * 9), ("c.ttf", b"ttcf" * 4)):
        (tmp_path / name).write_bytes(data)
        assert letters_of(tmp_path / name) == frozenset()
    assert letters_of(tmp_path / "none.ttf") == frozenset()


def test_letters_of_a_font_with_groups_are_read(tmp_path):
    groups = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0x1F600, 0x1F602, 1)
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + groups
    head = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0)
    listed = struct.pack(">4sIII", b"cmap", 0, 28, len(table))
    (tmp_path / "g.ttf").write_bytes(head + listed + table)
    assert letters_of(tmp_path / "g.ttf") == {0x1F600, 0x1F601, 0x1F602}


def test_letters_that_no_font_has_are_said_before_and_marked_in_the_page(exported, no_other_fonts):
    files, made = exported({"rare.md": RARE}, "rare", artefacts=frozenset({Artefact.HANDOUT}))
    problems = {problem.code: problem.message for problem in made.problems}
    assert "\U00013000" in problems["no-font"]
    assert "Egyptian" in problems["no-font"]
    assert "\ufffd" in words_of("a.pdf", files["rare-handout-participant.pdf"])
    assert "\U00013000" in words_of("a.docx", files["rare-handout-participant.docx"])


def test_nothing_is_said_of_a_file_that_is_no_pdf(exported, no_other_fonts):
    wanted = frozenset({Format.DOCX})
    _, made = exported({"rare.md": RARE}, "rare", formats=wanted)
    assert "no-font" not in {problem.code for problem in made.problems}


def test_marks_and_selectors_need_no_font(no_other_fonts):
    assert letters_in(["a\ufe0f b\u200d c\u00a0"]).missing == frozenset()


@pytest.mark.parametrize(("language", "east"), [("ar", "Microsoft YaHei"), ("ja", "Yu Gothic")])
def test_a_word_file_turns_what_reads_to_the_left(exported, language, east):
    files, _ = exported({"a.md": CASE.format(language=language)}, "a")
    name = next(name for name in files if name.endswith("handout-participant.docx"))
    page = docx.Document(io.BytesIO(files[name]))
    (told,) = (p for p in page.paragraphs if p.text.startswith("هذه"))
    assert told._p.pPr.find(qn("w:bidi")) is not None
    strong = next(run for run in told.runs if run.text == "قصيرة")
    children = [child.tag for child in strong._r.rPr]
    assert children == [qn("w:b"), qn("w:bCs"), qn("w:rtl")]
    assert any(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in page.tables)
    named = page.styles["Normal"].element.rPr.rFonts
    assert named.get(qn("w:eastAsia")) == east
    assert named.get(qn("w:cs")) == "Arial"


def test_slides_turn_what_reads_to_the_left(exported):
    wanted = frozenset({Artefact.SLIDES})
    files, _ = exported({"a.md": CASE.format(language="ar")}, "a", artefacts=wanted)
    show = pptx.Presentation(io.BytesIO(next(iter(files.values()))))
    turned = [
        paragraph.text
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph._p.pPr is not None and paragraph._p.pPr.get("rtl") == "1"
    ]
    assert "مرحبا بالعالم" in turned
    assert any("لماذا" in text for text in turned)
