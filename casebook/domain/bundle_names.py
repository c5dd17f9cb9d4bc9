"""Which names a bundle may hold: none leads out of the library, and every system can write it."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_PATH = 400
_LONGEST_NAME = 200
_DEEPEST = 24
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?\Z", re.I)
_NOT_EVERYWHERE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\"*:<>?|]")


def name_fault(name: str) -> str:
    """Say what is wrong with the name of a file, or of a folder that ends with a slash; or ""."""
    if "\\" in name:
        return "a path with backslashes"
    if name.startswith("/") or _DRIVE.match(name):
        return "a path from the root of a disk"
    parts = name.removesuffix("/").split("/")
    if ".." in parts or "." in parts or "" in parts:
        return "a path that leads out of the bundle"
    if len(name) > _LONGEST_PATH or len(parts) > _DEEPEST or any(map(_is_long, parts)):
        return "a path that is too long for some systems"
    if any(map(_is_odd, parts)):
        return "a name that some systems cannot write"
    if any(part.startswith(".") for part in parts):
        return "a name that is hidden, and no part of a library"
    return ""


def folded_name(name: str) -> str:
    """Give the form in which systems compare names that mind neither case nor composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())


def _is_long(part: str) -> bool:
    return len(part.encode("utf-8", "replace")) > _LONGEST_NAME


def _is_odd(part: str) -> bool:
    odd = _NOT_EVERYWHERE.search(part) or part.endswith((" ", ".")) or part != part.lstrip()
    return bool(odd or _DEVICE.match(part))
