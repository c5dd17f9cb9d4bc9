"""Bundles as Casebook makes them, and as others might."""

import hashlib
import io
import json
import zipfile

CASE = "---\ntitle: A line\n---\n## Situation\nPeople waited for a long time.\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def listed(files, former=None):
    """Give what a manifest says of files, by their paths in the archive."""
    entries = []
    for path, data in files.items():
        entry = {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        if former and path in former:
            entry["former"] = former[path]
        entries.append(entry)
    return entries


def manifest_of(files, /, root="line.md", former=None, **changed):
    manifest = {
        "format": "casebook-bundle",
        "schema": 1,
        "root": root,
        "files": listed(files, former),
    }
    return json.dumps(manifest | changed).encode()


def in_library(files):
    """Give the bytes of files by their paths in the archive."""
    return {
        f"library/{path}": content if isinstance(content, bytes) else content.encode()
        for path, content in files.items()
    }


def zipped(files, packed=zipfile.ZIP_DEFLATED):
    """Zip bytes by names, or by entries of a zip as the names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, data)
    return out.getvalue()


def bundle_of(files, /, former=None, **changed):
    """Give the bytes of a bundle of documents and pictures, by their paths in the library."""
    held = in_library(files)
    former = {f"library/{path}": texts for path, texts in (former or {}).items()}
    return zipped({"manifest.json": manifest_of(held, former=former, **changed), **held})


def with_entries(*extra, files=None, also_listed=True):
    """Give a bundle with entries that Casebook would not write."""
    held = in_library(files or {"line.md": CASE})
    more = {name if isinstance(name, str) else name.filename: data for name, data in extra}
    manifest = manifest_of({**held, **more} if also_listed else held)
    return zipped([("manifest.json", manifest), *held.items(), *extra])
