"""The sample library, and new ones."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

from casebook.domain.errors import WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.values import Kind
from casebook.resources import resource, sample_library

SAMPLE_NAME = "Casebook sample library"


def demo_library(documents: Path | None = None) -> Path:
    """Give the user's own copy of the sample library, making it when there is none.

    Args:
        documents: Where to put it; the user's documents folder when not given.

    Raises:
        WriteRefused: The copy cannot be made.
    """
    if documents is None:
        from platformdirs import user_documents_path

        documents = user_documents_path()
    copy = documents / SAMPLE_NAME
    if copy.exists():
        return copy
    unfinished = copy.with_name(f".{SAMPLE_NAME}.unfinished")
    try:
        documents.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(sample_library(), unfinished, copy_function=shutil.copyfile)
        unfinished.rename(copy)
    except OSError as error:
        raise WriteRefused(
            f"The sample library could not be copied to {copy} ({error.strerror}). "
            "Choose a folder that you may write to and open it instead."
        ) from error
    return copy


def sample_counts() -> tuple[int, int, int]:
    """Count the cases, lessons and packs of the sample library as it comes with the program."""
    # the window imports this module at its start, and reading takes long to import
    from casebook.markdown.reading import read_document

    counts = Counter(
        read_document(file.read_text("utf-8"), DocumentPath(file.name)).kind
        for file in sample_library().rglob("*.md")
    )
    return counts[Kind.CASE], counts[Kind.LESSON], counts[Kind.PACK]


def make_library(folder: Path) -> Path:
    """Make a new library: a folder with a few themes to start from.

    An existing folder keeps everything in it; it gets a ``themes.yaml`` if it has none.

    Raises:
        WriteRefused: The folder cannot be made or written.
    """
    themes = folder / "themes.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not themes.exists():
            with themes.open("xb") as file:
                file.write(resource("templates", "themes.yaml").read_bytes())
    except OSError as error:
        raise WriteRefused(
            f"No library could be made in {folder} ({error.strerror}). "
            "Choose a folder that you may write to."
        ) from error
    return folder
