"""A library opened for one command, and looked at before it answers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from casebook.cli.console import TerminalProgress, say_error
from casebook.domain.errors import DocumentsVanished
from casebook.library.library import Library


@contextmanager
def opened(
    asked: argparse.Namespace, *, to_write: bool = False
) -> Iterator[tuple[Library, TerminalProgress]]:
    """Open the library that a command asks for, and close it afterwards.

    Args:
        asked: The arguments.
        to_write: Whether the command changes files.
    """
    library = Library.open(
        asked.library, cache=asked.cache_dir, data=asked.data_dir, read_only=not to_write
    )
    progress = TerminalProgress()
    try:
        if library.notice:
            say_error(library.notice)
        yield library, progress
    finally:
        progress.finish()
        library.close()


def look(
    library: Library,
    asked: argparse.Namespace,
    progress: TerminalProgress,
    *,
    searchable: bool = False,
) -> None:
    """Read what has changed in the files.

    Args:
        library: The library.
        asked: The arguments; ``yes`` says that a large part may be gone.
        progress: How far it is.
        searchable: Whether everything is to be made searchable too.

    Raises:
        DocumentsVanished: So many documents are gone that the user is to say yes first.
    """
    if searchable:
        library.catch_up(progress, believe=asked.yes)
    else:
        library.reconcile(progress, believe=asked.yes)
    progress.finish()
    if library.vanishing is not None:
        raise DocumentsVanished(f"{library.vanishing} If they are meant to be gone, add --yes.")
