"""A small library on disk, open."""

import pytest

from casebook.library.library import Library
from tests.small_library import CAR_MAKER, CHECKOUT, LESSON, PACK, THEMES, write


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path / "library",
        {
            "retail/checkout-line.md": CHECKOUT,
            "car-maker.md": CAR_MAKER,
            "lessons/open-early.md": LESSON,
            "packs/recovery.md": PACK,
            "themes.yaml": THEMES,
        },
    )


@pytest.fixture
def opened():
    """Open libraries, and close them after the test."""
    libraries = []

    def open_library(folder, **options):
        library = Library.open(folder, **options)
        libraries.append(library)
        return library

    yield open_library
    for library in libraries:
        library.close()


@pytest.fixture
def library(folder, opened):
    made = opened(folder)
    made.catch_up()
    return made
