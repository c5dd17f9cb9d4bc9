"""What the library calls its changes and its work, in the user's language.

The library says in plain words what it does, because the command line and the journal show it
too. What the window shows of it goes through this table; what is not in it is shown as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Changes"


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(_CONTEXT, text))


_PATTERNS = (
    _("Rename the theme {0}"),
    _("Merge the theme {0} into {1}"),
    _("Delete the theme {0}"),
    _("Delete {0}"),
    _("Add the theme {0}"),
    _("Change the theme {0}"),
    _("Merge {0} into {1}"),
    _("Replace {0} by {1}"),
    _("Rename {0} to {1}"),
    _("Copy {0} as {1}"),
    _("Import 1 document"),
    _("Import {0} documents"),
    _("Take in {0}"),
    _("Series after {0}"),
    _("Make lessons of a case"),
    _("Change documents"),
    _("Quick capture"),
    _("Keep how the session went"),
    # how far it is
    _("Reading"),
    _("Reading for meaning"),
    _("Reading snippets"),
    _("Reading the bundle"),
    _("Reading {0}"),
    _("Writing"),
    _("Comparing"),
    _("Converting"),
    _("Importing"),
    _("Indexing"),
    _("Looking evidence up"),
    _("Looking for documents"),
    _("Looking for files"),
    _("Looking for names"),
    _("Making documents searchable"),
    _("Moving the files into place"),
)


def change_words(said: str) -> str:
    """Give in the user's language what the library calls a change or its work."""
    for source in _PATTERNS:
        if said.startswith(source.partition("{")[0]):
            match = _pattern(source).fullmatch(said)
            if match:
                return QCoreApplication.translate(_CONTEXT, source).format(*match.groups())
    return said


@lru_cache(maxsize=len(_PATTERNS))
def _pattern(source: str) -> re.Pattern[str]:
    pieces = re.split(r"\{\d\}", source)
    return re.compile("(.+?)".join(map(re.escape, pieces)), re.DOTALL)
