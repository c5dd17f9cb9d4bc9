"""Which files there are to import: those named, and those in folders, with their pictures."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from casebook.domain.errors import ImportRefused
from casebook.importing.converted import Converted
from casebook.importing.harmless import is_remote
from casebook.importing.limits import Limits
from casebook.importing.picturing import Pictures
from casebook.importing.source import Source
from casebook.storage.failures import reason

_IMPORTED = frozenset(
    {
        *("md", "markdown", "mdown", "txt", "text", "html", "htm", "xhtml", "eml", "csv", "tsv"),
        *("docx", "docm", "dotx", "xlsx", "xlsm", "pptx", "pptm", "pdf"),
        *("doc", "xls", "ppt", "rtf", "odt", "zip", "mht", "mhtml", ""),
    }
)
"""Endings of what people mean when they give a whole folder; anything else they can name."""
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "ico", "tif", "tiff"})
_PAGE_PARTS = re.compile(r"(?:_files|\.files|-Dateien|_fichiers|_archivos)$")
_NO_DOCUMENTS = frozenset({"__macosx", "node_modules", "_resources", "__pycache__"})
_LEGAL = re.compile(r"^(?:licen[cs]e|copying|notice)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"(?:^|[\s_-])(?:template|vorlage)$", re.IGNORECASE)
_MOST = 50_000
_EMBEDDED = re.compile(
    r"!\[\[([^\[\]|#\n]+\.(?:png|jpe?g|gif|webp|bmp))(?:[#|]([^\[\]\n]*))?\]\]", re.I
)
_SHOWN = re.compile(
    r"!\[((?:[^\[\]\\]|\\.)*)\]\(\s*(?:<([^<>\n]*)>|([^\s()]*))(?:\s+\"[^\"\n]*\")?\s*\)"
)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A file that is to be imported.

    Attributes:
        name: As the user knows it: relative to the folder that was given.
        place: Where it lies.
        root: The folder beyond which its pictures are not looked for.
        refusal: A sentence why it is left out, or "".
        in_folder: Whether it came with a folder.
    """

    name: str
    place: Path
    root: Path
    refusal: str = ""
    in_folder: bool = False

    def source(self, limits: Limits) -> Source:
        """Read it.

        Raises:
            ImportRefused: It cannot be read, or is larger than files that are imported.
        """
        try:
            size = self.place.stat().st_size
            if size > limits.source:
                raise ImportRefused(
                    f"{self.name} has {size / 1e6:.0f} MB, and files of up to "
                    f"{limits.source / 1e6:.0f} MB are imported. Split it."
                )
            return Source(self.name, self.place.read_bytes())
        except OSError as error:
            raise ImportRefused(
                f"{self.name} cannot be read ({reason(error)}). Mend that, and import it again."
            ) from error


def find_files(paths: Iterable[Path | Found]) -> Iterator[Found]:
    """Give the files that are named or lie in a folder that is, each once, in their order.

    What was found before is given as it is, so that it still belongs to its folder. Links are
    not followed; hidden files and those that belong to a saved page are no documents.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _at(path):
            key = os.path.realpath(found.place)
            if key not in seen:
                seen.add(key)
                yield found


def _at(path: Path | Found) -> Iterable[Found]:
    if isinstance(path, Found):
        return [path]
    return _in_folder(path) if path.is_dir() else [_named(path)]


def _named(path: Path) -> Found:
    whole = path.absolute()
    refusal = (
        "" if whole.is_file() else f"{path} is not there, or is not a file. Look for it again."
    )
    return Found(path.name, whole, whole.parent, refusal)


def _in_folder(folder: Path) -> Iterator[Found]:
    root = folder.absolute()
    count = 0
    for place, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if _may_hold_documents(name))
        for name in sorted(names):
            file = Path(place, name)
            ending = file.suffix[1:].lower()
            if name.startswith((".", "~$")) or ending in _PICTURES or not file.is_file():
                continue
            count += 1
            if count > _MOST:
                return
            relative = file.relative_to(root).as_posix()
            yield Found(relative, file, root, _refusal(file, relative, ending), in_folder=True)


def _may_hold_documents(name: str) -> bool:
    return not (name.startswith(".") or name.lower() in _NO_DOCUMENTS or _PAGE_PARTS.search(name))


def _refusal(file: Path, name: str, ending: str) -> str:
    if file.is_symlink():
        return f"{name} is a link to another place. Import the file there."
    if ending not in _IMPORTED and not (ending.isdigit() or len(ending) > 5):
        return f"{name} is no document. Name the file itself if it is to be imported."
    if _TEMPLATE.search(file.stem):
        return f"{name} is a template by its name. Name the file itself if it is to be imported."
    return f"{name} is a licence, no case." if _LEGAL.match(file.stem) else ""


class Companions:
    """The pictures that lie beside the texts of a folder."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self._root = Path(os.path.realpath(root))
        self._limits = limits

    def with_pictures(self, document: Converted, place: Path) -> Converted:
        """Take the pictures that a document refers to along with it.

        Args:
            document: The document; what it refers to by a path lies beside it.
            place: Where its file lies.
        """
        if "![" not in document.markdown:
            return document
        pictures = Pictures(self._limits)
        for known in document.pictures:
            pictures.take(known.data, name=known.name)

        def embedded(match: re.Match[str]) -> str:
            data = self._read(place, match[1], by_name=True)
            label = match[2] or ""
            return self._taken(pictures, data, "" if label.isdigit() else label, match[1])

        def shown(match: re.Match[str]) -> str:
            address = unquote(match[2] if match[2] is not None else match[3])
            if _SCHEME.match(address) or is_remote(address) or not address:
                return match[0]
            return self._taken(pictures, self._read(place, address), match[1], address)

        text = _EMBEDDED.sub(embedded, document.markdown)
        text = _SHOWN.sub(shown, text)
        found = replace(document, markdown=text, pictures=pictures.found)
        return found.warned(*pictures.warnings)

    def _taken(self, pictures: Pictures, data: bytes, alt: str, name: str) -> str:
        return pictures.take(data, alt, name.replace("\\", "/").rsplit("/", 1)[-1])

    def _read(self, place: Path, address: str, *, by_name: bool = False) -> bytes:
        """Read a file beside a text; empty when there is none within the folder."""
        candidates = [place.parent / address, self._root / address]
        if by_name:
            candidates += self._by_name.get(Path(address).name.lower(), [])
        for candidate in candidates:
            try:
                real = Path(os.path.realpath(candidate))
                if real.is_relative_to(self._root) and real.is_file():
                    if real.stat().st_size <= self._limits.picture:
                        return real.read_bytes()
                    return b""
            except (OSError, ValueError):
                continue
        return b""

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        """The pictures in the folder by their names, as the notes of a vault refer to them."""
        found: dict[str, list[Path]] = {}
        for folder, folders, names in os.walk(self._root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if Path(name).suffix[1:].lower() in _PICTURES:
                    found.setdefault(name.lower(), []).append(Path(folder, name))
        return found
