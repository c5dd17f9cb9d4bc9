"""What stays on one page with what follows it, so that no page ends with what leads on."""

from __future__ import annotations

from casebook.export.document import Content, Heading, Items, Look, Paragraph, Room, plain

_SHORT = 200
_REMARK = 80


def stays_with(content: Content, follows: Content | None) -> bool:
    """Say whether a block belongs on the page of the next one.

    A question stays with the room for its answer, and a few words with the list that they lead
    to; what ends with a colon stays with anything.
    """
    if isinstance(content, Items):
        return len(content.items) == 1 and isinstance(follows, Room)
    if not isinstance(content, Paragraph) or follows is None:
        return False
    words = plain(content.words).rstrip()
    if isinstance(follows, Items):
        return len(words) <= _SHORT
    if isinstance(follows, Heading):
        return words.endswith(":")
    remark = content.look is Look.SMALL and len(words) <= _REMARK
    return remark or words.endswith(":") or isinstance(follows, Room)
