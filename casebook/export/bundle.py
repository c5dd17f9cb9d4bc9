"""The bundle: Markdown, pictures and themes for a colleague's Casebook, with a manifest.

Names that cases ask to be replaced are replaced in the Markdown too, and the lists of them left
out, so that what leaves the library does not say what was taken out of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from casebook.domain.document import Document, LinkForm
from casebook.export.context import Desk
from casebook.export.redaction import Redactor
from casebook.export.steady_zip import pack
from casebook.markdown.plain import plain_text

MANIFEST = "manifest.json"
SCHEMA = 1
"""The version of the manifest; a reader refuses a newer one."""
_WIKI_TARGET = re.compile(r"(!?\[\[[^\[\]|\n#]+)")


def bundle(desk: Desk) -> bytes:
    """Make the bundle of a material."""
    material = desk.material
    # without capitals, so that quoted words and those in the case stay the same
    redactor = replace(Redactor.of(material.names_to_replace), capitals=False)
    files = {
        f"library/{document.path}": _text(desk, document, redactor).encode(errors="replace")
        for document in material.documents
    }
    if material.theme_file:
        files["library/themes.yaml"] = redactor.text(material.theme_file).encode()
    files.update(_pictures(desk))
    files = dict(sorted(files.items()))
    return pack({MANIFEST: _manifest(desk, files), **files})


def _manifest(desk: Desk, files: dict[str, bytes]) -> bytes:
    root = desk.material.root
    listed = [
        {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for path, data in files.items()
    ]
    manifest = {"format": "casebook-bundle", "schema": SCHEMA, "root": root.path, "files": listed}
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def _text(desk: Desk, document: Document, redactor: Redactor) -> str:
    """Give the text of a document with names replaced everywhere but in the targets of links."""
    if redactor.pattern is None:
        return document.text
    if redactor.names_in(document.path):
        message = f"The file name {document.path} holds a name that is to be replaced."
        desk.report("name-in-file-name", document.path, message)
    front, body = document.text[: document.body_start], document.body
    front = _without_list(front)
    pieces = _WIKI_TARGET.split(front + body)
    text = "".join(
        piece if number % 2 else redactor.text(piece) for number, piece in enumerate(pieces)
    )
    if redactor.names_in(plain_text(text)):
        message = f"A name that is to be replaced is left in the bundle, in {document.path}."
        desk.report("name-left", document.path, message)
    return text


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
                if file is not None:
                    yield f"library/{file.path}", file.data
                else:
                    desk.report_missing(document.path, link.target)
