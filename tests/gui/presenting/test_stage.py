"""What a screen looks like: everything of it is there, and it fits."""

import io
import itertools

import pytest
from PIL import Image as Drawing
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter

from casebook.export.document import (
    BalanceGrid,
    Code,
    Heading,
    Image,
    Item,
    Items,
    Look,
    Paragraph,
    Picture,
    Quotation,
    ResponseGrid,
    RiskMatrix,
    Run,
    Table,
    Timeline,
    TimelineMoment,
    said,
)
from casebook.export.session import Note, Screen, Showing, ShownStep
from casebook.gui.look.fonts import TextRole
from casebook.gui.presenting.keys import act_of
from casebook.gui.presenting.pictures import images_of
from casebook.gui.presenting.stage_picture import StagePicture
from casebook.gui.presenting.stage_words import StageWords, reads_leftwards
from casebook.gui.presenting.timeline_picture import TimelinePicture

AREA = QSizeF(1174, 454)


def picture(width, height, data=None):
    out = io.BytesIO()
    Drawing.new("RGB", (width, height), "teal").save(out, "PNG")
    return Picture("A chart", Image(data or out.getvalue(), ".png", width, height))


def every_content():
    words = said("Words <b>as they are</b>")
    return (
        Heading(2, words),
        Paragraph(words, Look.SMALL),
        Paragraph(words, Look.LABEL),
        Paragraph(words, Look.WARNING),
        Paragraph((Run("struck", struck=True), Run("leaning", emphasis=True))),
        Items((Item(words, (Items((Item(words),)),)), Item(words, ticked=True)), 3),
        Items((Item(words, ticked=False),)),
        Quotation(words, said("Somebody"), "lost"),
        Code("a < b"),
        Table((said("Head"), said("Head 2")), ((said("Cell"), said("Cell 2")),)),
        BalanceGrid(((said("Call"), ("+", "0", "−"), said("Why")),)),
        ResponseGrid((said("Minor"),), ((said("Ours"), ((said("Sorry"), "1 – 2"),)),)),
    )


def painted(picture, revealed=100):
    image = QImage(1366, 768, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    picture.paint(painter, QPointF(68, 150), revealed)
    painter.end()
    return image


def test_all_words_are_there_as_they_are_written(qapp, scheme):
    words = StageWords(scheme.palette, 20, TextRole.BODY, {})
    words.write((*every_content(), picture(10, 10)))
    text = words.document.toPlainText()
    assert text.count("<b>as they are</b>") == 9
    for each in (
        "3.\t",
        "☑",
        "☐",
        "Somebody · lost",
        "a < b",
        "Cell 2",
        "−",
        "Sorry (1 – 2)",
    ):
        assert each in text
    assert "[Picture missing: A chart]" in text


@pytest.mark.parametrize("letters", [5, 400, 1_500])
def test_a_question_of_any_length_is_seen_whole(qapp, scheme, letters):
    screen = Screen(said("Who? " * (letters // 5)), (Paragraph(said("Talk about it. " * 20)),))
    image = painted(StagePicture(screen, AREA, scheme.palette, {}))
    below = range(150 + int(AREA.height()) + 8, 768)
    assert all(image.pixelColor(x, y) == Qt.GlobalColor.white for y in below for x in (70, 90, 300))
    assert any(
        image.pixelColor(x, y) != Qt.GlobalColor.white
        for x in range(68, 400)
        for y in range(150, 220)
    )


def test_moments_are_revealed_one_after_another_and_nothing_moves(qapp, scheme):
    moments = tuple(
        TimelineMoment(f"14:0{at}", kind, said("It grows."), kind == "Signal")
        for at, kind in enumerate(("Signal", "Decision", "Action", "Result", ""))
    )
    made = StagePicture(Screen(said("Timeline"), (Timeline(moments),)), AREA, scheme.palette, {})
    images = [painted(made, at) for at in range(6)]
    assert all(one != other for one, other in itertools.pairwise(images))
    first = images[1].copy(200, 0, 1166, 270)
    assert first == images[5].copy(200, 0, 1166, 270)


def test_pictures_and_matrices_are_drawn(qapp, scheme):
    shown = picture(4_000, 3_000)
    screen = Screen(said("Risks"), (shown, RiskMatrix(((2, 4, "S1, C2"),))))
    step = ShownStep(
        1, None, "Read", "", 5, (screen,), (Note("Say", (Items((Item((), (shown,)),)),)),)
    )
    images = images_of(Showing("p.md", "P", (step,), (), True), 1_920)
    assert [image.width() for image in images.values()] == [1_920]
    with_picture = painted(StagePicture(screen, AREA, scheme.palette, images))
    assert with_picture != painted(StagePicture(screen, AREA, scheme.palette, {}))


def test_a_picture_that_is_none_is_left_out(qapp):
    broken = picture(4, 4, b"not a picture")
    step = ShownStep(1, None, "Read", "", 5, (Screen((), (broken, Picture("", None))),))
    assert images_of(Showing("p.md", "P", (step,), (), True), 100) == {}


def test_a_key_that_is_held_with_another_means_nothing(qapp):
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_P, control)
    assert act_of(event) is None


def test_text_from_right_to_left_keeps_its_full_stop_at_its_own_end(qapp, scheme):
    moments = (
        TimelineMoment("", "Signal", said("الطابور يطول."), False),
        TimelineMoment("", "Signal", said("The line grows."), False),
    )
    picture = TimelinePicture(Timeline(moments), 600, 20, scheme.palette)
    arabic, english = (each.document.toPlainText() for each in picture.texts)
    assert arabic == "Signal  \u2068الطابور يطول.\u2069"
    assert english == "Signal  The line grows."
    assert [reads_leftwards(text) for text in ("«1» نعم", "1. Yes نعم", "12:30")] == [
        True,
        False,
        False,
    ]
