"""Files of all kinds, made for the tests of importing."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from pathlib import Path

from casebook.importing.converted import Converted
from casebook.importing.draft import Draft
from casebook.importing.drafting import draft_of
from casebook.importing.importer import convert
from casebook.importing.source import Asked, Source

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2"}


def converted(name: str, data: str | bytes, asked: Asked | None = None) -> tuple[Converted, ...]:
    """Convert a file with whatever importer recognises it."""
    raw = data.encode() if isinstance(data, str) else data
    return convert(Source(name, raw), asked or Asked())


def drafted(name: str, data: str | bytes, asked: Asked | None = None) -> Draft:
    """Give the only draft of a file."""
    raw = data.encode() if isinstance(data, str) else data
    (document,) = converted(name, raw, asked)
    return draft_of(document, Source(name, raw), asked or Asked())


def png(red: int = 200) -> bytes:
    """Give a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(bytes([0, red, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def archived(parts: Mapping[str, bytes | str]) -> bytes:
    """Give an archive with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def paragraph(words: str, style: str = "", extra: str = "") -> str:
    """Give a paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{words}</w:t></w:r>{extra}</w:p>'


def docx(
    body: str,
    *,
    more: Mapping[str, bytes | str] | None = None,
    relations: Iterable[tuple[str, str, str]] = (),
    core: str = "",
) -> bytes:
    """Give a Word document.

    Args:
        body: Paragraphs and tables, as Word writes them.
        more: Other parts.
        relations: Of the document: id, the last word of the type, target.
        core: What stands in the core properties.
    """
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    related = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for key, kind, target in (("rIdS", "styles", "styles.xml"), *relations)
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}">'
        f"<w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}'
        "</Relationships>",
    }
    if core:
        parts["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms='
            f'"http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        )
    return archived({**parts, **(more or {})})


def pdf(pages: Iterable[Iterable[tuple[float, float, str]]], info: str = "") -> bytes:
    """Give a PDF; each line of a page has a size, a height above the bottom, and words."""
    objects: list[bytes] = [b"", b""]
    kids = []
    for page in pages:
        lines = "".join(
            f"BT /F1 {size} Tf 72 {height} Td ({words.replace(')', chr(92) + ')')}) Tj ET\n"
            for size, height, words in page
        )
        stream = lines.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << "
            b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
            b"/Encoding /WinAnsiEncoding >> >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< {info} >>".encode("latin-1"))
    out = b"%PDF-1.4\n"
    places = []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return out


def mail(text: str, subject: str = "A long queue", *, html: str = "") -> EmailMessage:
    """Give an e-mail."""
    message = EmailMessage()
    message["From"] = "Ann Smith <ann@example.org>"
    message["To"] = "trainers@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 12 Mar 2024 09:30:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder."""
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder
