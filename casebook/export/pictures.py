"""Pictures made fit for every kind of file."""

from __future__ import annotations

import io
import warnings

from casebook.export.image import Image

LARGEST = 40_000_000
"""How many pixels a picture may have; more is taken for a trap, or for a mistake."""
_WIDEST = 2400


def image_of(data: bytes) -> Image | None:
    """Read a picture; None when it is none, or is too large.

    It is written anew, so that neither what a camera or a program noted in it nor anything that
    stands behind its end travels along. No network and no other file is touched.
    """
    from PIL import Image as Pillow  # takes longer to import than most of the export

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > LARGEST:
                    return None
                photo = opened.format == "JPEG"
                picture = opened.convert("RGB" if photo else "RGBA")
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None
    if picture.width > _WIDEST:
        picture.thumbnail((_WIDEST, _WIDEST * 20))
    out = io.BytesIO()
    picture.info.clear()
    picture.save(out, "JPEG" if photo else "PNG", **({"quality": 88} if photo else {}))
    return Image(out.getvalue(), "jpg" if photo else "png", picture.width, picture.height)


_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
