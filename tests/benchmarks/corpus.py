"""A library of a wanted size, made of the Markdown files of any folder."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path


def make_library(source: Path, target: Path, documents: int) -> Path:
    """Copy the Markdown files of a folder, again and again under other names."""
    texts = [path.read_bytes() for path in sorted(source.rglob("*.md")) if path.is_file()]
    if not texts:
        raise SystemExit(f"There are no Markdown files in {source}.")
    for number, text in zip(range(documents), cycle(texts), strict=False):
        folder = target / f"part-{number // 1000:02d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"document-{number:06d}.md").write_bytes(text)
    return target
