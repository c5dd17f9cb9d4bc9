"""The importers, and the one face that they have."""

from __future__ import annotations

from typing import Protocol

from casebook.domain.errors import ImportRefused
from casebook.importing import (
    mail,
    markdown_file,
    page,
    pdf,
    plain,
    record,
    refused,
    sheet,
    slides,
    word,
)
from casebook.importing.converted import Converted
from casebook.importing.harmless import harmless
from casebook.importing.source import Asked, Source


class Importer(Protocol):
    """What every importer is: a module with these names."""

    ISOLATED: bool
    """Whether its converter is to run where it can be stopped."""

    def recognises(self, source: Source, /) -> float:
        """Say how sure it is that a file is one of its own, from 0 to 1, at little cost."""

    def convert(self, source: Source, asked: Asked, /) -> tuple[Converted, ...]:
        """Give the documents in a file, at least one.

        Raises:
            ImportRefused: It is damaged, protected, too large, or there is nothing in it.
        """


IMPORTERS: tuple[Importer, ...] = (
    word,
    sheet,
    slides,
    pdf,
    mail,
    page,
    record,
    markdown_file,
    plain,
    refused,
)


def importer_for(source: Source) -> Importer:
    """Give the importer that is most sure of a file.

    Raises:
        ImportRefused: No one is; the sentence names the file.
    """
    sure = [(importer.recognises(source), importer) for importer in IMPORTERS]
    confidence, importer = max(sure, key=lambda pair: pair[0])
    if confidence <= 0:
        raise ImportRefused(
            f"{source.name} is not text, and no kind of file that Casebook knows. Save it as "
            "Word, PDF, HTML or text, and import that."
        )
    return importer


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give the documents in a file, with nothing in them that could run.

    Raises:
        ImportRefused: See ``Importer.convert``.
    """
    limits = asked.limits
    if len(source.data) > limits.source:
        raise ImportRefused(
            f"{source.name} has {len(source.data) / 1e6:.0f} MB, and files of up to "
            f"{limits.source / 1e6:.0f} MB are imported. Split it."
        )
    documents = importer_for(source).convert(source, asked)
    if sum(len(document.markdown) for document in documents) > limits.characters:
        raise ImportRefused(
            f"{source.name} holds more than {limits.characters:,} characters of text. Split it."
        )
    if source.guessed is not None and not source.is_binary:
        read = f"The file does not say its encoding, and was read as {source.guessed.spoken}."
        documents = (documents[0].warned(read), *documents[1:])
    return tuple(map(harmless, documents))
