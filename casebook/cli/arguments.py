"""What a command is, and the arguments that several of them take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """One command.

    Attributes:
        purpose: What it is for, in a sentence.
        declare: Adds its arguments to a parser.
        act: Does it, prints what there is to say, and gives the exit code.
    """

    purpose: str
    declare: Callable[[argparse.ArgumentParser], None]
    act: Callable[[argparse.Namespace], int]


def add_library(parser: argparse.ArgumentParser) -> None:
    """Take the folder of a library, and where its caches and versions stand."""
    parser.add_argument("library", type=Path, metavar="LIBRARY", help="its folder")
    add_folders(parser)


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Take where the caches and the versions of a library stand."""
    parser.add_argument(
        "--cache-dir",
        type=Path,
        metavar="FOLDER",
        help="where catalog and index stand (else CASEBOOK_CACHE_DIR, else the user's cache)",
    )
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="where versions and drafts stand (else CASEBOOK_DATA_DIR, else the user's data)",
    )


def add_id(parser: argparse.ArgumentParser) -> None:
    """Take the name of a document."""
    parser.add_argument("id", metavar="ID", help="the id or path of a case, lesson or pack")


def add_case(parser: argparse.ArgumentParser) -> None:
    """Take the name of a case."""
    parser.add_argument("case", metavar="CASE", help="the id or path of a case")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Take whether the answer is for a program."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_yes(parser: argparse.ArgumentParser) -> None:
    """Take whether to go on though many documents have vanished since the last time."""
    parser.add_argument(
        "--yes", action="store_true", help="a large part of the documents may be gone"
    )


def add_dry_run(parser: argparse.ArgumentParser, what: str = "written") -> None:
    """Take whether only to say what would be done.

    Args:
        parser: Gets it.
        what: What would be done with the files, in one word.
    """
    parser.add_argument(
        "--dry-run", action="store_true", help=f"say what would be {what}, and write nothing"
    )


def add_limit(parser: argparse.ArgumentParser, usual: int) -> None:
    """Take how many hits are wanted.

    Args:
        parser: Gets it.
        usual: How many there are when it is not given.
    """
    parser.add_argument(
        "--limit", type=_count, default=usual, metavar="N", help=f"hits at most (default {usual})"
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("it cannot be less than 0")
    return number
