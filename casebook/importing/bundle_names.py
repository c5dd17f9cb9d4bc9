"""Refuses names in a bundle that lead out of the library, or that some system cannot write."""

from __future__ import annotations

from collections.abc import Iterable

from casebook.domain.bundle_names import folded_name, name_fault
from casebook.domain.errors import ImportRefused

_AGAIN = "It was not opened. Ask whoever made it to rename that and to make the bundle again."


def refuse_names(bundle: str, names: Iterable[str]) -> None:
    """Make sure that the names of an archive can be written on every system, and only below it.

    Args:
        bundle: What errors call the bundle.
        names: As the archive has them; a folder ends with a slash.

    Raises:
        ImportRefused: One cannot; the sentence says which.
    """
    known: dict[str, str] = {}
    for name in names:
        if fault := name_fault(name):
            raise ImportRefused(f"{bundle} holds {_shown(name)}, {fault}. {_AGAIN}")
        folded = folded_name(name.removesuffix("/"))
        if folded in known:
            raise ImportRefused(
                f"{bundle} holds {_shown(known[folded])} twice, or beside {_shown(name)}, which is "
                f"the same name for some systems. {_AGAIN}"
            )
        known[folded] = name


def _shown(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else "�" for sign in name)
    return f"“{shown[:80]}…”" if len(shown) > 80 else f"“{shown}”"
