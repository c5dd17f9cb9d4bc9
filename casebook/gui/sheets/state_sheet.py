"""What a lesson needs on its way into another state: who, when, where it was put to use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casebook.domain.dates import PartialDate
from casebook.domain.gates import Need, is_within_reach, proposed_review, still_needed
from casebook.domain.lesson import Application, Lesson, State
from casebook.gui.forms.lines_editors import TextEditor
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.words import Words
from casebook.gui.wording import word_of

_FROM_VALIDATED = (State.VALIDATED, State.EMBEDDED)
_VALIDATION = {Need.PERSON, Need.DATE}


@dataclass(frozen=True, slots=True)
class Passing:
    """What a lesson takes along into another state.

    Attributes:
        state: The state that it is to have.
        properties: Keys of the front matter with their values; lists for themes.
        applied: A row for Applied, or None.
    """

    state: State
    properties: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    applied: Application | None = None


class StateSheet(Sheet):
    """Asks for what the gates up to a state need and the lesson does not say yet.

    What cannot be typed is a passage; where there is none, the sheet leads to a case instead.

    Signals:
        passed: A Passing.
        passage_requested: A passage is to be looked for first.
    """

    passed = Signal(object)
    passage_requested = Signal()

    def __init__(
        self,
        scheme: Scheme,
        lesson: Lesson,
        state: State,
        themes: ThemeEditor,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            lesson: Which lesson.
            state: The state that it is to have.
            themes: An editor of themes that knows the vocabulary.
            today: The day that is proposed.
            parent: The window that it stands over.
        """
        title = self.tr("Make it “{0}”").format(word_of(state).lower())
        super().__init__(scheme, title, lesson.title, self.tr("Change the state"), parent)
        self._lesson = lesson
        self._state = state
        self._today = today
        self._fields: dict[str, QLineEdit] = {}
        self.moment: TextEditor | None = None
        self.themes: ThemeEditor | None = None
        self._needs = still_needed(lesson, state)
        self._lacks_passage = not is_within_reach(self._needs)
        if self._lacks_passage:
            self._lead_to_a_passage()
        else:
            self._add_fields(themes)
            self._focus_first()

    @property
    def asks(self) -> bool:
        """Whether there is anything to ask; else the state can be changed at once."""
        return bool(self._fields or self._needs)

    def field(self, key: str) -> QLineEdit:
        """Give the line for a key; ``where``, ``when`` and ``result`` are those of Applied."""
        return self._fields[key]

    def passing(self) -> Passing:
        """Give what is to be written."""
        given: dict[str, str | tuple[str, ...]] = {
            key: line.text().strip()
            for key, line in self._fields.items()
            if key not in _OF_APPLIED and line.text().strip()
        }
        if self.moment is not None:
            given["applies_when"] = _typed(self.moment)
        if self.themes is not None:
            given["themes"] = self.themes.values
        applied = None
        if "where" in self._fields:
            applied = Application(*(self._fields[key].text().strip() for key in _OF_APPLIED))
        return Passing(self._state, given, applied)

    def missing(self) -> str:
        """Say which field is empty, or which date is none."""
        for key, line in self._fields.items():
            if key in _DATES and PartialDate.parse(line.text()) is None:
                return self.tr("Write a date as 2009, 2009-11 or 2009-11-22.")
            if key in {"validated_by", "where"} and not line.text().strip():
                return self.tr("Say who validated it, and where it was put to use.")
        if self.moment is not None and not _typed(self.moment):
            return self.tr("Say when it applies, in the words of the person who needs it.")
        if self.themes is not None and not self.themes.values:
            return self.tr("Give it a theme, so that it can be found.")
        return ""

    def give(self) -> None:
        """Tell what was given, or that a passage is wanted."""
        if self._lacks_passage:
            self.passage_requested.emit()
        else:
            self.passed.emit(self.passing())

    def _lead_to_a_passage(self) -> None:
        words = Words(self._scheme, TextRole.UI)
        words.show_words(
            self.tr(
                "It rests on no passage yet. Choose a case and select the words in it that show"
                " what the lesson says; then it can go on."
            )
        )
        self.column.addWidget(words)
        self.primary.setText(self.tr("Look for a passage…"))
        self.primary.setFocus()

    def _is_validated_now(self) -> bool:
        """Whether the lesson is validated on its way, now or once more."""
        if self._state not in _FROM_VALIDATED:
            return False
        return self._lesson.state not in _FROM_VALIDATED or not _VALIDATION.isdisjoint(self._needs)

    def _add_fields(self, themes: ThemeEditor) -> None:
        lesson = self._lesson
        if Need.MOMENT in self._needs:
            self.moment = TextEditor(self.tr("Applies when"))
            self.add_field(self.moment.name, self.moment)
        if Need.THEME in self._needs:
            self.themes = themes
            self.add_field(themes.name, themes)
        if self._is_validated_now():
            validated_on = lesson.validated_on or PartialDate(*self._today.timetuple()[:3])
            self._ask("validated_by", self.tr("Validated by"), lesson.validated_by)
            self._ask("validated_on", self.tr("On"), validated_on)
            review_by = lesson.review_by or proposed_review(validated_on)
            self._ask("review_by", self.tr("Review by"), review_by)
        if Need.APPLIED in self._needs:
            self._ask("when", self.tr("Applied on"), self._today)
            self._ask("where", self.tr("Where"), "")
            self._ask("result", self.tr("Result"), "")

    def _focus_first(self) -> None:
        """Put the keyboard where the first thing is missing."""
        lines = sorted(self._fields.values(), key=lambda line: bool(line.text()))
        missing = [*filter(None, (self.moment, self.themes)), *lines]
        if missing:
            missing[0].setFocus()

    def _ask(self, key: str, label: str, proposed: object) -> None:
        line = QLineEdit(str(proposed))
        self._fields[key] = line
        self.add_field(label, line)


_OF_APPLIED = ("when", "where", "result")
_DATES = {"validated_on", "review_by", "when"}


def _typed(editor: TextEditor) -> str:
    return " ".join(editor.lines.toPlainText().split())


class AppliedSheet(Sheet):
    """Asks where a lesson was put to use, and what came of it.

    Signals:
        applied: An Application.
    """

    applied = Signal(object)

    def __init__(
        self, scheme: Scheme, title: str, logged: Application, parent: QWidget | None = None
    ) -> None:
        """Begin with what was logged of it.

        Args:
            scheme: The colours.
            title: The title of the lesson.
            logged: The row as it stands in the lesson.
            parent: The window that it stands over.
        """
        super().__init__(scheme, self.tr("It was applied"), title, self.tr("Note it"), parent)
        self.when = QLineEdit(logged.date)
        self.where = QLineEdit(logged.where)
        self.where.setPlaceholderText(self.tr("the shop, the team, the event"))
        self.outcome = QLineEdit(logged.result)
        self.outcome.setPlaceholderText(self.tr("what came of it, in a few words"))
        self.add_field(self.tr("Date"), self.when)
        self.add_field(self.tr("Where"), self.where)
        self.add_field(self.tr("Result"), self.outcome)
        self.where.setFocus()

    def missing(self) -> str:
        """Say what is missing."""
        if PartialDate.parse(self.when.text()) is None:
            return self.tr("Write a date as 2009, 2009-11 or 2009-11-22.")
        if not self.where.text().strip():
            return self.tr("Say where it was applied.")
        return ""

    def give(self) -> None:
        """Tell what was given."""
        lines = (self.when, self.where, self.outcome)
        self.applied.emit(Application(*(line.text().strip() for line in lines)))
