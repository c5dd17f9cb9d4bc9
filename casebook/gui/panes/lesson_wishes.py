"""What can be asked for on the page of a lesson, from whichever part of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class LessonWishes(QObject):
    """Asks, for all parts of the page.

    Signals:
        document_requested: The path of a document to be opened, and the quoted words at which
            it is to be opened, or "".
        link_requested: The address of a link in the text, as ``casebook.markdown`` writes it.
        passage_requested: A passage is to be added to the lesson.
        evidence_mended: An Evidence whose words are lost is to be mended.
        evidence_removed: An Evidence that is to go.
        use_requested: A use is to be logged.
        state_requested: The State that the lesson is to have.
        replacement_requested: The lesson is to be replaced by another.
        merge_requested: The lesson is to be merged into another.
        huddle_requested: A pack of five minutes is to be made of it.
    """

    document_requested = Signal(str, str)
    link_requested = Signal(str)
    passage_requested = Signal()
    evidence_mended = Signal(object)
    evidence_removed = Signal(object)
    use_requested = Signal()
    state_requested = Signal(object)
    replacement_requested = Signal()
    merge_requested = Signal()
    huddle_requested = Signal()
