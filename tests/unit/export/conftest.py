"""A library on disk, exported into a folder, and the words that its files say."""

import io
import re
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from casebook.export.run import Wanted
from casebook.library.library import Library


@pytest.fixture
def picture():
    """Give the bytes of a picture of a size."""

    def made(width=60, height=40, form="PNG", **options):
        out = io.BytesIO()
        Image.new("RGB", (width, height), "teal").save(out, form, **options)
        return out.getvalue()

    return made


@pytest.fixture
def library(tmp_path):
    """Write files and open them as a library."""
    opened = []

    def made(files):
        root = tmp_path / "library"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode()
            path.write_bytes(data)
        library = Library.open(root, cache=tmp_path / "cache", data=tmp_path / "data")
        opened.append(library)
        library.reconcile()
        return library

    yield made
    for library in opened:
        library.close()


@pytest.fixture
def exported(library, tmp_path):
    """Export documents of a library; give the bytes by name, and what there was to say."""

    def run(files, *ids, to="out", **wanted):
        opened = library(files)
        paths = [opened.locate(each) for each in ids]
        made = opened.exporting.export(paths, tmp_path / to, Wanted(**wanted))
        return {each.path.name: each.path.read_bytes() for each in made.written}, made

    return run


def parts_of(name, data):
    """Give every part of a file, unpacked, by its name."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: name.encode()} | {each: archive.read(each) for each in archive.namelist()}
    return {name: data}


def words_of(name, data):
    """Give all that a file says, in one string: markup taken out of the way, PDF as text."""
    if Path(name).suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(data)
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
        told = " ".join(pdf.get_metadata_dict().values())
        text = f"{name} {told} {' '.join(pages)} {data.decode('latin-1')}"
        pdf.close()
    else:
        text = "\n".join(part.decode("utf-8", "replace") for part in parts_of(name, data).values())
        text = f"{name} {text} {re.sub(r'<[^<>]*>', '', text)}"
    return " ".join(text.split())


def streams_of(data):
    """Give what a PDF holds, its streams unpacked, as one string in each way of writing letters."""
    raw = [data]
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            raw.append(zlib.decompress(match[1]))
        except zlib.error:
            raw.append(match[1])
    texts = [each.decode("latin-1") for each in raw]
    for text in list(texts):  # strings may be written in hexadecimal digits
        for digits in re.findall(r"<([0-9A-Fa-f\s]{8,})>", text):
            even = "".join(digits.split())
            string = bytes.fromhex(even + "0" * (len(even) % 2))
            texts.append(string.decode("utf-16-be", "replace") + string.decode("latin-1"))
    texts.append("".join(raw[0].decode("latin-1").split("\x00")))
    return "\n".join(texts + [text.replace("\x00", "") for text in texts])
