"""The names in a bundle: none leads out of the library, and every system can write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from casebook.domain.errors import ImportRefused

_LONGEST_PATH = 400
_LONGEST_NAME = 200
_DEEPEST = 24
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?\Z", re.I)
_NOT_EVERYWHERE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\"*:<>?|]")
_AGAIN = "Ask whoever made it to rename that and to make the bundle again."


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
        why = _fault(name)
        if why:
            raise ImportRefused(f"{bundle} holds {_shown(name)}, {why}")
        folded = _folded(name.removesuffix("/"))
        if folded in known:
            raise ImportRefused(
                f"{bundle} holds {_shown(known[folded])} twice, or beside {_shown(name)}, which is "
                f"the same name for some systems. It was not opened. {_AGAIN}"
            )
        known[folded] = name


def _fault(name: str) -> str:
    """Say what is wrong with a name, or ""."""
    if "\\" in name:
        return f"a path with backslashes. It was not opened. {_AGAIN}"
    if name.startswith("/") or _DRIVE.match(name):
        return f"a path from the root of a disk. It was not opened. {_AGAIN}"
    parts = name.removesuffix("/").split("/")
    if ".." in parts or "." in parts or "" in parts:
        return f"a path that leads out of the bundle. It was not opened. {_AGAIN}"
    if len(name) > _LONGEST_PATH or len(parts) > _DEEPEST or any(map(_is_long, parts)):
        return f"a path that is too long for some systems. It was not opened. {_AGAIN}"
    if any(map(_is_odd, parts)):
        return f"a name that some systems cannot write. It was not opened. {_AGAIN}"
    if any(part.startswith(".") for part in parts):
        return f"which is hidden, and no part of a library. It was not opened. {_AGAIN}"
    return ""


def _is_long(part: str) -> bool:
    return len(part.encode("utf-8", "replace")) > _LONGEST_NAME


def _is_odd(part: str) -> bool:
    odd = _NOT_EVERYWHERE.search(part) or part.endswith((" ", ".")) or part != part.lstrip()
    return bool(odd or _DEVICE.match(part))


def _folded(name: str) -> str:
    """Give the form in which systems compare names that mind neither case nor composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())


def _shown(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else "�" for sign in name)
    return f"“{shown[:80]}…”" if len(shown) > 80 else f"“{shown}”"
