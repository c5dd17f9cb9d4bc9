"""Which files are wanted, as a pack and the settings write it down.

A file is named as it ends: ``guide.docx``. Where an artefact is made for both audiences, the
short word means the one that usually gets it, and the other is said as in the file's name:
``slides-participant.pptx``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from casebook.export.artefacts import FORMATS, Artefact
from casebook.export.audience import Audience
from casebook.export.run import Choice

ROWS: Mapping[Audience, tuple[Artefact, ...]] = {
    Audience.FACILITATOR: (
        Artefact.GUIDE,
        Artefact.SLIDES,
        Artefact.CARDS,
        Artefact.READER,
        Artefact.BUNDLE,
        Artefact.TABLE,
    ),
    Audience.PARTICIPANT: (
        Artefact.HANDOUT,
        Artefact.SLIDES,
        Artefact.CARDS,
        Artefact.WORKSHEET,
        Artefact.HUDDLE,
        Artefact.FEEDBACK,
        Artefact.READER,
    ),
}
"""What there is for each audience, in the order in which it is listed."""
USUAL = (
    *("guide.docx", "guide.pdf", "slides.pptx"),
    *("handout.pdf", "cards.pdf", "worksheet.pdf"),
)
"""What most sessions need: taken where nobody has chosen."""
NOTHING = "nothing"
"""What is written where everything was unticked."""
# whom the short word means where an artefact is made for both
_MEANT = {
    Artefact.SLIDES: Audience.FACILITATOR,
    Artefact.CARDS: Audience.PARTICIPANT,
    Artefact.READER: Audience.PARTICIPANT,
}


def every_choice() -> Iterator[Choice]:
    """Give every file that can be wanted."""
    for audience, artefacts in ROWS.items():
        for artefact in artefacts:
            for form in FORMATS[artefact]:
                yield Choice(artefact, form, audience)


def usual() -> frozenset[Choice]:
    """Give what most sessions need."""
    return choices_named(USUAL) or frozenset()


def choices_named(words: Iterable[str]) -> frozenset[Choice] | None:
    """Read what is wanted; a word that names nothing we make is left out.

    Returns:
        The files; None when nothing is named, which is not the same as wanting nothing.
    """
    named = {word.strip().casefold() for word in words}
    found = frozenset(choice for choice in every_choice() if {_word(choice), _full(choice)} & named)
    return found if found or NOTHING in named else None


def choices_written(choices: Collection[Choice]) -> tuple[str, ...]:
    """Write down what is wanted, for ``choices_named``."""
    return tuple(_word(each) for each in every_choice() if each in choices) or (NOTHING,)


def _word(choice: Choice) -> str:
    meant = _MEANT.get(choice.artefact, choice.audience)
    return f"{choice.artefact}.{choice.format}" if meant is choice.audience else _full(choice)


def _full(choice: Choice) -> str:
    return f"{choice.artefact}-{choice.audience}.{choice.format}"
