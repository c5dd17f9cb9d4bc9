"""How a document of a bundle stands to the one of the library, by what both had before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.domain.bundle import BundledDocument
from casebook.domain.keeping import Version
from casebook.library.bundles.arrival import State
from casebook.library.bundles.rewriting import Rewriting
from casebook.storage.file_text import FileText
from casebook.storage.keeping.versions import Versions, text_digest

_UNDO = "undo:"  # with what the initiator of a text begins that undoing has brought back


def state_of(
    sent: BundledDocument, mine: FileText, rewriting: Rewriting, versions: Versions
) -> tuple[State, str | None]:
    """Say how the two stand, and give the text that both started from, as far as is known.

    Args:
        sent: The document of the bundle.
        mine: The same document in the library.
        rewriting: Gives texts of the bundle the links that they have here.
        versions: The texts that the documents of the library had.

    Raises:
        DataUnusable: The versions cannot be read.
    """
    text = rewriting.rewritten(sent.text, sent.path)
    if mine.text in (text, sent.text):
        return State.SAME, None
    had = tuple(_standing(versions.of(mine.path)))
    if any(version.digest == text_digest(sent.text) for version in had):
        return State.OLDER, sent.text
    if text_digest(mine.text) in sent.former:
        return State.NEWER, mine.text
    common = next((version for version in had if version.digest in sent.former), None)
    if common is None:
        return State.CHANGED, None
    base = rewriting.rewritten(versions.text(common), sent.path)
    if mine.text == base:
        return State.NEWER, base
    return (State.OLDER if text == base else State.CHANGED), base


def _standing(versions: Sequence[Version]) -> Iterator[Version]:
    """Give versions, the last first, without those that were undone."""
    undone = False
    for version in versions:
        if not undone:
            yield version
        undone = version.initiator.startswith(_UNDO)
