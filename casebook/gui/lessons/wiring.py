"""Where the signals of all that makes and changes lessons are wired, and its actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casebook.domain.values import Role
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from casebook.gui.lessons.lesson_desk import LessonDesk
    from casebook.gui.panes.lesson_page import LessonPage
    from casebook.gui.parts import Parts


def wire_lessons(parts: Parts) -> None:
    """Connect what makes and changes lessons."""
    lessons, reader, panes = parts.lessons, parts.reader, parts.panes
    reader.opened.connect(lambda reading, _: lessons.take_opened(reading))
    reader.refreshed.connect(lessons.take_reading)
    reader.way_changed.connect(lambda *_: lessons.offer_way_back())
    parts.finder.found.connect(lessons.take_results)
    parts.lists.vocabulary_shown.connect(lambda vocabulary, _: lessons.show_vocabulary(vocabulary))
    parts.session.library_opened.connect(lessons.take_library)
    parts.session.library_closed.connect(lessons.let_go)
    parts.companions.evidence_mended.connect(lessons.mend_found)
    parts.properties.state_requested.connect(lessons.change_state)
    panes.results.head.board_requested.connect(lessons.show_board)
    panes.when_made(Panes.lesson, partial(_wire_wishes, lessons))
    panes.when_made(Panes.lessons, lambda panel: panel.evidence_mended.connect(lessons.mend))
    panes.when_made(Panes.lessons, lambda panel: panel.harvest_requested.connect(lessons.harvest))


def _wire_wishes(lessons: LessonDesk, page: LessonPage) -> None:
    wishes = page.wishes
    wishes.passage_requested.connect(lessons.add_passage)
    wishes.evidence_mended.connect(lessons.mend)
    wishes.evidence_removed.connect(lessons.remove)
    wishes.use_requested.connect(lessons.log_use)
    wishes.state_requested.connect(lessons.change_state)
    wishes.replacement_requested.connect(lessons.replace)
    wishes.merge_requested.connect(lessons.merge)


def lesson_handlers(lessons: LessonDesk) -> dict[str, Callable[..., object]]:
    """Give what the actions about lessons do, by their ids."""
    return {
        "back": lessons.go_back,
        "lessons-panel": lessons.show_panel,
        "lessons-board": lessons.show_board,
        "lesson-from-passage": lessons.offering.make_lesson,
        "evidence-for": lambda: lessons.offering.add_evidence(Role.SUPPORTS),
        "counter-evidence-for": lambda: lessons.offering.add_evidence(Role.CONTRADICTS),
        "harvest-lessons": lessons.harvest,
        "add-passage": lessons.add_passage,
        "log-use": lessons.log_use,
        "select-by-keyboard": lessons.offering.select_by_keyboard,
    }
