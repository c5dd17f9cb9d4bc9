"""Errors that are expected to happen, each a sentence for the user.

    CasebookError
    ├── LibraryMissing        the folder is not there, or is not a folder
    ├── DocumentMissing       no document has this id or path
    ├── DocumentsVanished     so many are gone at once that it is not believed
    ├── FileUnreadable        a file is there and cannot be read
    ├── FileTooLarge          a file is larger than Casebook reads
    ├── WriteRefused          the library cannot be written to
    │   ├── EditedOutside     the file is another than the one that was read
    │   └── OutsideLibrary    a path that leads out of the library
    ├── ImportRefused         a file cannot be imported
    │   └── NothingToImport   there is nothing in it to import
    ├── CacheUnusable         the cache folder cannot be made or written
    ├── DataUnusable          what is kept for the user cannot be read or written
    ├── IndexBusy             another program is writing the index (search.writing)
    ├── OutputRefused         what a command prints cannot be written (cli.console)
    └── CatalogDamaged        the catalog is to be made anew (storage.connections)

``str(error)`` names the file and the next step. Anything else that is raised is a bug.
"""

from __future__ import annotations


class CasebookError(Exception):
    """Something that a user can understand and mend."""


class LibraryMissing(CasebookError):
    """The folder is not there, or is not a folder."""


class DocumentMissing(CasebookError):
    """No document has this id or path."""


class DocumentsVanished(CasebookError):
    """So many documents are gone at once that the user is to say whether that is meant."""


class FileUnreadable(CasebookError):
    """A file is there and cannot be read."""


class FileTooLarge(CasebookError):
    """A file is larger than Casebook reads."""


class WriteRefused(CasebookError):
    """The library cannot be written to."""


class EditedOutside(WriteRefused):
    """The file is another than the one that was read."""


class OutsideLibrary(WriteRefused):
    """A path that leads out of the library."""


class ImportRefused(CasebookError):
    """A file cannot be imported."""


class NothingToImport(ImportRefused):
    """There is nothing in a file to import: it is empty, or a form to be filled in."""


class CacheUnusable(CasebookError):
    """The cache folder cannot be made or written."""


class DataUnusable(CasebookError):
    """What is kept for the user beside the library cannot be read or written."""
