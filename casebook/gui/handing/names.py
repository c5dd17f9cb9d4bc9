"""What the window calls artefacts and whom they are for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience

_SHORT: Mapping[Artefact, object] = {
    Artefact.GUIDE: QT_TRANSLATE_NOOP("Artefacts", "Guide"),
    Artefact.HANDOUT: QT_TRANSLATE_NOOP("Artefacts", "Handout"),
    Artefact.SLIDES: QT_TRANSLATE_NOOP("Artefacts", "Slides"),
    Artefact.WORKSHEET: QT_TRANSLATE_NOOP("Artefacts", "Worksheet"),
    Artefact.CARDS: QT_TRANSLATE_NOOP("Artefacts", "Cards"),
    Artefact.HUDDLE: QT_TRANSLATE_NOOP("Artefacts", "Huddle"),
    Artefact.FEEDBACK: QT_TRANSLATE_NOOP("Artefacts", "Feedback"),
    Artefact.READER: QT_TRANSLATE_NOOP("Artefacts", "Reader"),
    Artefact.BUNDLE: QT_TRANSLATE_NOOP("Artefacts", "Bundle"),
    Artefact.TABLE: QT_TRANSLATE_NOOP("Artefacts", "Table"),
}
_LONG: Mapping[tuple[Artefact, Audience | None], object] = {
    (Artefact.GUIDE, None): QT_TRANSLATE_NOOP("Artefacts", "Guide"),
    (Artefact.HANDOUT, None): QT_TRANSLATE_NOOP("Artefacts", "Handout"),
    (Artefact.SLIDES, Audience.FACILITATOR): QT_TRANSLATE_NOOP("Artefacts", "Slides with notes"),
    (Artefact.SLIDES, Audience.PARTICIPANT): QT_TRANSLATE_NOOP("Artefacts", "Slides without notes"),
    (Artefact.WORKSHEET, None): QT_TRANSLATE_NOOP("Artefacts", "Worksheet"),
    (Artefact.CARDS, Audience.FACILITATOR): QT_TRANSLATE_NOOP("Artefacts", "All role-play cards"),
    (Artefact.CARDS, Audience.PARTICIPANT): QT_TRANSLATE_NOOP("Artefacts", "Role-play cards"),
    (Artefact.HUDDLE, None): QT_TRANSLATE_NOOP("Artefacts", "Huddle card"),
    (Artefact.FEEDBACK, None): QT_TRANSLATE_NOOP("Artefacts", "Feedback form"),
    (Artefact.READER, Audience.FACILITATOR): QT_TRANSLATE_NOOP("Artefacts", "Reader, everything"),
    (Artefact.READER, Audience.PARTICIPANT): QT_TRANSLATE_NOOP("Artefacts", "Offline reader"),
    (Artefact.BUNDLE, None): QT_TRANSLATE_NOOP("Artefacts", "Bundle for a colleague"),
    (Artefact.TABLE, None): QT_TRANSLATE_NOOP("Artefacts", "Cases in a table"),
}
_AUDIENCES: Mapping[Audience, object] = {
    Audience.FACILITATOR: QT_TRANSLATE_NOOP("Artefacts", "For facilitators"),
    Audience.PARTICIPANT: QT_TRANSLATE_NOOP("Artefacts", "For participants"),
}


def short_name(artefact: Artefact) -> str:
    """Give the name of an artefact for a tab."""
    return QCoreApplication.translate("Artefacts", str(_SHORT[artefact]))


def long_name(artefact: Artefact, audience: Audience) -> str:
    """Give the name of what an audience gets."""
    name = _LONG.get((artefact, audience)) or _LONG[artefact, None]
    return QCoreApplication.translate("Artefacts", str(name))


def audience_name(audience: Audience) -> str:
    """Say for whom something is."""
    return QCoreApplication.translate("Artefacts", str(_AUDIENCES[audience]))
