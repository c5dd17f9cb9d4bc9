"""Links to documents as they are written: ``[[id|label]]``, or Markdown's own where that fails."""

from __future__ import annotations

import re
from urllib.parse import quote

_NOT_IN_WIKI = re.compile(r"[\[\]|#\n\\/]|\.md\Z", re.IGNORECASE)
_NOT_IN_LABEL = re.compile(r"[\[\]|\n\\]")


def link_to(document_id: str, label: str = "") -> str:
    """Write a link to a document.

    Args:
        document_id: Its id.
        label: The words to show for it; "" to leave that to the reader. Words with marks that
            a label cannot have stand behind the link.
    """
    if _NOT_IN_WIKI.search(document_id):
        words = label if label and not _NOT_IN_LABEL.search(label) else document_id
        words = re.sub(r"([\[\]\\])", r"\\\1", words)
        return f"[{words}](<{quote(document_id, safe=' ')}.md>)"
    if label and not _NOT_IN_LABEL.search(label):
        return f"[[{document_id}|{label}]]"
    return f"[[{document_id}]] — {label}" if label else f"[[{document_id}]]"
