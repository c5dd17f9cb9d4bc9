"""How large, how long and how deep anything that is imported may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a conversion may take; beyond it a file is refused or cut short, and that is said.

    Attributes:
        source: Bytes of one file.
        seconds: Of time for one file.
        memory: Bytes of address space of the process that converts, where the system can
            hold it to that.
        answer: Bytes that one file may become, pictures included.
        characters: Of Markdown that one file may become.
        unpacked: Bytes in one archive, all files together.
        ratio: How many times smaller than its content a packed file of some size may be.
        members: Files in one archive.
        picture: Bytes of one picture.
        pictures: How many of one file are taken along.
        pages: Of a PDF, or slides.
        rows: Of a sheet.
        columns: Of a sheet.
        records: Documents that are made of one sheet.
        depth: E-mails within e-mails.
        attachments: Of one e-mail.
    """

    source: int = 100_000_000
    seconds: float = 60.0
    memory: int = 2_000_000_000
    answer: int = 150_000_000
    characters: int = 2_000_000
    unpacked: int = 400_000_000
    ratio: int = 250
    members: int = 10_000
    picture: int = 20_000_000
    pictures: int = 200
    pages: int = 1_000
    rows: int = 5_000
    columns: int = 60
    records: int = 1_000
    depth: int = 3
    attachments: int = 30
