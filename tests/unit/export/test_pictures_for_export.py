"""Pictures made fit for every kind of file."""

import pytest

from casebook.export.pictures import image_of


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_every_usual_picture_can_be_placed(picture, form):
    image = image_of(picture(30, 20, form))
    assert (image.width, image.height) == (30, 20)
    assert image.suffix == ("jpg" if form == "JPEG" else "png")


def test_a_wide_picture_is_made_smaller(picture):
    image = image_of(picture(4800, 100))
    assert (image.width, image.height) == (2400, 50)


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_picture_is_none(data):
    assert image_of(data) is None


def test_a_picture_of_too_many_pixels_is_none(picture):
    assert image_of(picture(20_000, 2_001, "GIF")) is None
