"""A bundle read: every file of it is as the manifest says, or nothing of it is taken.

A bundle may come from anybody. Its archive is looked at first (``bundle_archive``), then its
names (``bundle_names``), then each file beside the manifest. Nothing is written here, and no
path of a bundle becomes a path on the disk but through the storage, which looks at it again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from casebook.domain.bundle import (
    FOLDER,
    FORMAT,
    MOST_FORMER,
    SCHEMA,
    Bundle,
    BundledDocument,
)
from casebook.domain.errors import ImportRefused
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress, Unwatched
from casebook.importing.bundle_archive import (
    LARGEST_MANIFEST,
    is_bundle,
    no_bundle,
    torn,
    unpacked,
)
from casebook.importing.limits import Limits
from casebook.storage.failures import reason
from casebook.storage.file_text import LARGEST

__all__ = ["LIMITS", "is_bundle", "read_bundle"]

LIMITS = Limits(source=200_000_000, unpacked=250_000_000, members=10_000)
"""How large a bundle may be: some thousand documents with their pictures."""

_THEMES = "themes.yaml"
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_FORMER = re.compile(r"[0-9a-f]{32}\Z")
_PROGRAM = re.compile(rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]")
_RUN_BY_NAME = frozenset(
    {
        *("exe", "com", "scr", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta"),
        *("msi", "lnk", "url", "desktop", "jar", "app", "command", "sh", "py", "pif", "reg"),
    }
)
"""Endings of files that systems run when somebody opens them."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the manifest says of a file."""

    size: int
    sha256: str
    former: tuple[str, ...]


def read_bundle(path: Path, progress: Progress | None = None, limits: Limits = LIMITS) -> Bundle:
    """Read a bundle whole.

    Args:
        path: Its file.
        progress: How far it is.
        limits: How large it may be.

    Raises:
        ImportRefused: It cannot be read, is no bundle, or not as its manifest says; the
            sentence names the file and what to do.
        Cancelled: By the progress.
    """
    name = path.name
    data = _bytes(path, limits)
    if not data.startswith(b"PK"):
        raise no_bundle(name)
    files = unpacked(name, data, limits, progress or Unwatched())
    _, packed = next(files)
    manifest = _manifest(name, packed)
    listed = _listed(name, manifest)
    held = {each: _as_listed(name, each, content, listed) for each, content in files}
    missing = sorted(listed.keys() - held.keys())
    if missing:
        raise _not_as_listed(name, missing[0], "is missing")
    return _bundle(name, manifest, listed, held)


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.source + 1)
    except OSError as error:
        raise ImportRefused(
            f"{path.name} cannot be read ({reason(error)}). Mend that, and open it again."
        ) from error
    if len(data) > limits.source:
        raise ImportRefused(
            f"{path.name} has more than {limits.source / 1e6:.0f} MB, which no bundle has. Ask "
            "for a smaller one."
        )
    return data


def _manifest(name: str, packed: bytes) -> Mapping[str, Any]:
    if len(packed) > LARGEST_MANIFEST:
        raise ImportRefused(
            f"{name} has a list of files that is longer than any bundle needs. It was not "
            "opened. Ask for a smaller bundle."
        )
    try:
        manifest = json.loads(packed.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # bad UTF-8 and bad JSON are ValueErrors
        raise torn(name) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise no_bundle(name)
    schema = manifest.get("schema")
    if type(schema) is not int or schema < 1:
        raise torn(name)
    if schema > SCHEMA:
        raise ImportRefused(
            f"{name} was made by a newer Casebook (its form is {schema}, this one reads up to "
            f"{SCHEMA}). Update Casebook, and open it again."
        )
    return manifest


def _listed(name: str, manifest: Mapping[str, Any]) -> Mapping[str, _Listed]:
    entries = manifest.get("files")
    listed: dict[str, _Listed] = {}
    for entry in entries if isinstance(entries, list) else [None]:
        if not isinstance(entry, dict):
            raise torn(name)
        path, size, digest = entry.get("path"), entry.get("bytes"), entry.get("sha256")
        if not isinstance(path, str) or path in listed or type(size) is not int:
            raise torn(name)
        if not isinstance(digest, str) or not _DIGEST.match(digest):
            raise torn(name)
        listed[path] = _Listed(size, digest, _former(entry.get("former")))
    return listed


def _former(value: object) -> tuple[str, ...]:
    """Give the digests of former texts; what is none is passed over, as it only helps."""
    if not isinstance(value, list):
        return ()
    texts = (one for one in value[:MOST_FORMER] if isinstance(one, str))
    return tuple(one for one in texts if _FORMER.match(one))


def _as_listed(name: str, path: str, data: bytes, listed: Mapping[str, _Listed]) -> bytes:
    said = listed.get(path)
    if said is None or not path.startswith(f"{FOLDER}/"):
        raise _not_as_listed(name, path, "is not in its list of files")
    if len(data) != said.size or hashlib.sha256(data).hexdigest() != said.sha256:
        raise _not_as_listed(name, path, "was changed since the bundle was made")
    if len(data) > LARGEST:
        raise ImportRefused(
            f"{name} holds {path}, which has {len(data) / 1e6:.0f} MB; Casebook reads files of up "
            f"to {LARGEST / 1e6:.0f} MB. Ask for a bundle with a smaller one."
        )
    if _PROGRAM.match(data) or PurePosixPath(path).suffix[1:].lower() in _RUN_BY_NAME:
        raise ImportRefused(
            f"{name} holds {path}, which may be a program. A bundle holds texts and pictures; it "
            "was not opened. Ask for the bundle anew, without it."
        )
    return data


def _not_as_listed(name: str, path: str, why: str) -> ImportRefused:
    shown = path if len(path) <= 80 else f"{path[:80]}…"
    return ImportRefused(
        f"{name} is not as it was made: {shown} {why}. It was not opened. Copy or download it "
        "again, or ask for the bundle anew."
    )


def _bundle(
    name: str,
    manifest: Mapping[str, Any],
    listed: Mapping[str, _Listed],
    held: Mapping[str, bytes],
) -> Bundle:
    documents: list[BundledDocument] = []
    files: dict[DocumentPath, bytes] = {}
    themes = ""
    for place, data in held.items():
        path = DocumentPath(place.removeprefix(f"{FOLDER}/"))
        if path == _THEMES:
            themes = _text(name, place, data)
        elif path.lower().endswith(".md"):
            text = _text(name, place, data)
            documents.append(BundledDocument(path, text, listed[place].former))
        else:
            files[path] = data
    root = manifest.get("root")
    known = {document.path for document in documents}
    if not documents:
        raise ImportRefused(f"{name} holds no documents. Ask for the bundle anew.")
    first = DocumentPath(root) if isinstance(root, str) and root in known else documents[0].path
    return Bundle(name, first, tuple(documents), themes, files)


def _text(name: str, path: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ImportRefused(
            f"{name} holds {path}, which is not UTF-8 from line {line} on. It was not opened. Ask "
            "for the bundle anew, made by Casebook."
        ) from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
