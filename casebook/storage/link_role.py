"""The parts that a link can play between documents."""

from __future__ import annotations

from enum import StrEnum


class LinkRole(StrEnum):
    """What a link is for.

    ``evidence``: below the words that a lesson quotes. ``lesson``: in the Lessons learned of
    a case. ``agenda``: the item of a step. ``pack-lesson``: a lesson that a pack is to reach.
    ``replaced-by``: the lesson that stands for this one now. ``mention``: any other.
    """

    MENTION = "mention"
    EVIDENCE = "evidence"
    LESSON = "lesson"
    AGENDA = "agenda"
    PACK_LESSON = "pack-lesson"
    REPLACED_BY = "replaced-by"
