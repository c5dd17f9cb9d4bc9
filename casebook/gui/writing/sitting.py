"""One document for as long as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casebook.domain.names import DocumentPath
    from casebook.library.library import Library
    from casebook.storage.file_text import FileText


@dataclass(slots=True)
class Sitting:
    """What is known of the document that is written.

    Attributes:
        library: The library in which it lies.
        path: Where it lies there.
        read: The file upon which is written, as it was read or saved last.
        is_gone: Whether the file is no longer there.
        is_wanted: Whether the user has said that a file that is gone is to be written anew.
        agreed: Whether the user has said yes to changing a file that is not UTF-8.
        is_whole: Whether a very long page is set to its end.
        put_off: The digest of a file with which the text was not to be merged yet, or "".
        drafted: When a draft of the unsaved text was kept, as words; "" for not yet.
    """

    library: Library
    path: DocumentPath
    read: FileText
    is_gone: bool = False
    is_wanted: bool = False
    agreed: bool = False
    is_whole: bool = False
    put_off: str = ""
    drafted: str = ""
