"""The bundle: Markdown, pictures and themes for a colleague's Casebook, with a manifest.

Names that cases ask to be replaced are replaced in the Markdown too, and the lists of them left
out, so that what leaves the library does not say what was taken out of it.

The manifest names digests of the texts that a document had before. A colleague who has one of
them knows from what both have started, so that the two sides can be merged.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from posixpath import normpath

from casebook.domain.bundle import FOLDER, FORMAT, MANIFEST, MOST_FORMER, SCHEMA
from casebook.domain.bundle_names import folded_name, name_fault
from casebook.domain.document import Document, LinkForm
from casebook.domain.names import DocumentPath
from casebook.export.branding import brand_of
from casebook.export.context import Desk
from casebook.export.redaction import Redactor
from casebook.export.steady_zip import pack
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.plain import plain_text
from casebook.storage.keeping.versions import text_digest

# what leads to another file of the library, and has to lead there still
_TARGET = re.compile(
    r"""(!?\[\[[^\[\]|\n#]+
    |(?<=\]\()(?!<?[A-Za-z][A-Za-z0-9+.-]*:|<?//)(?:<[^<>\n]+>|[^\s()<>]+)(?=[\s)]))""",
    re.VERBOSE,
)


def bundle(desk: Desk) -> bytes:
    """Make the bundle of a material."""
    material = desk.material
    # without capitals, so that quoted words and those in the case stay the same
    redactor = replace(Redactor.of(material.names_to_replace), capitals=False)
    texts = {document.path: _text(desk, document, redactor) for document in material.documents}
    files = {f"{FOLDER}/{path}": text.encode(errors="replace") for path, text in texts.items()}
    former = {
        f"{FOLDER}/{path}": tuple(islice(_former(desk, path, text, redactor), MOST_FORMER))
        for path, text in texts.items()
    }
    if material.theme_file:
        files[f"{FOLDER}/themes.yaml"] = redactor.text(material.theme_file).encode()
    files.update(_pictures(desk))
    files.update(_brand_files(desk))
    files = dict(sorted(files.items()))
    _report_names(desk, files)
    return pack({MANIFEST: _manifest(desk, files, former), **files})


def _report_names(desk: Desk, files: Mapping[str, bytes]) -> None:
    """Note names for which a bundle is refused when somebody opens it."""
    known: dict[str, str] = {}
    for name in files:
        path = name.removeprefix(f"{FOLDER}/")
        other = known.setdefault(folded_name(name), path)
        fault = name_fault(name)
        if not fault and other != path:
            fault = f"for some systems the same name as “{other}”"
        if fault:
            message = f"“{path}” is {fault}: no Casebook opens a bundle with it. Rename it first."
            desk.report("name-refused", path, message)


def _manifest(
    desk: Desk, files: Mapping[str, bytes], former: Mapping[str, tuple[str, ...]]
) -> bytes:
    listed: list[dict[str, object]] = []
    for path, data in files.items():
        digest = hashlib.sha256(data).hexdigest()
        entry: dict[str, object] = {"path": path, "bytes": len(data), "sha256": digest}
        if former.get(path):
            entry["former"] = former[path]
        listed.append(entry)
    root = desk.material.root.path
    manifest = {"format": FORMAT, "schema": SCHEMA, "root": root, "files": listed}
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def _former(desk: Desk, path: DocumentPath, text: str, redactor: Redactor) -> Iterator[str]:
    """Give the digests of the former texts of a document as they would have been sent."""
    known = {text_digest(text)}
    for former in desk.material.former(path):
        digest = text_digest(_replaced(former, _body_start(former, path), redactor))
        if digest not in known:
            known.add(digest)
            yield digest


def _body_start(text: str, path: DocumentPath) -> int:
    return read_front_matter(text, path).body_start


def _text(desk: Desk, document: Document, redactor: Redactor) -> str:
    """Give the text of a document with names replaced everywhere but in the targets of links."""
    if redactor.pattern is None:
        return document.text
    _report_name(desk, document.path, document.path)
    text = _replaced(document.text, document.body_start, redactor)
    targets = " ".join(_TARGET.findall(text))
    if redactor.names_in(plain_text(text)) or redactor.in_address(targets):
        message = f"A name that is to be replaced is left in the bundle, in {document.path}."
        desk.report("name-left", document.path, message)
    return text


def _report_name(desk: Desk, document: DocumentPath, path: str) -> None:
    """Say so when the name of a file, which stays as it is, holds a name that does not."""
    if Redactor.of(desk.material.names_to_replace).names_in(path):
        message = f"The file name {path} holds a name that is to be replaced."
        desk.report("name-in-file-name", document, message)


def _replaced(text: str, body_start: int, redactor: Redactor) -> str:
    if redactor.pattern is None:
        return text
    pieces = _TARGET.split(_without_list(text[:body_start]) + text[body_start:])
    return "".join(
        piece if number % 2 else redactor.text(piece) for number, piece in enumerate(pieces)
    )


def _without_list(front: str) -> str:
    """Take ``redact:`` with its values out of front matter."""
    kept, inside = [], False
    for line in front.splitlines(keepends=True):
        if re.match(r"redact\s*:", line):
            inside = True
        elif inside and re.match(r"[ \t]|-\s|\s*$|#", line):
            continue
        else:
            inside = False
            kept.append(line)
    return "".join(kept)


def _pictures(desk: Desk) -> Iterator[tuple[str, bytes]]:
    for document in desk.material.documents:
        for link in document.links:
            if link.form is LinkForm.EMBED:
                file = desk.material.picture(document.path, link.target)
                if file is None:
                    desk.report_missing(document.path, link.target)
                elif not file.path.lower().endswith(".md"):  # a note goes with its names replaced
                    _report_name(desk, document.path, file.path)
                    yield f"{FOLDER}/{file.path}", file.data


def _brand_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Give logo and templates as they are, so that the pack looks the same at a colleague's."""
    asked = brand_of(desk.material.root)
    for key in ("logo", "docx", "pptx"):
        path = normpath(asked.get(key) or ".")
        data = desk.material.file(path) if path != "." else None
        if data is not None and not path.lower().endswith((".md", ".yaml")):
            yield f"{FOLDER}/{path}", data  # texts go with their names replaced
