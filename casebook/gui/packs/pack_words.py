"""What the pack builder says of steps, cases, lessons and artefacts, in the user's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.domain.pack_item import PackItem
from casebook.domain.pack_lessons import SuggestedLesson, Why
from casebook.domain.pack_plan import PackPlan, PlannedStep
from casebook.domain.step_use import StepUse, numbers_in_words, read_use
from casebook.domain.values import Activity, Kind
from casebook.gui.wording import counted, word_of

_N = QT_TRANSLATE_NOOP
_ACTIVITIES: Mapping[Activity, object] = {
    Activity.OPEN: _N("Packs", "Open"),
    Activity.READ: _N("Packs", "Read"),
    Activity.DISCUSS: _N("Packs", "Discuss"),
    Activity.ROLE_PLAY: _N("Packs", "Role-play"),
    Activity.WORKSHEET: _N("Packs", "Worksheet"),
    Activity.HUDDLE: _N("Packs", "Huddle"),
    Activity.PRESENT: _N("Packs", "Present"),
    Activity.BREAK: _N("Packs", "Break"),
    Activity.CLOSE: _N("Packs", "Close"),
}
_ASIDE = frozenset({"scene", "twist", "debrief"})
"""Cards of a role-play that are no roles."""
_MOST_HOLDINGS = 3


def tr(text: object) -> str:
    """Give a text of the builder in the user's language."""
    return QCoreApplication.translate("Packs", str(text))


def activity_word(activity: Activity | None, written: str = "") -> str:
    """Give what an activity is called; one that is not known as it is written."""
    return tr(_ACTIVITIES[activity]) if activity else written


def times_used(times: int) -> str:
    """Say how often a document stands in the agenda."""
    words = {1: tr("In the agenda"), 2: tr("In the agenda, twice")}
    return words.get(times) or tr("In the agenda, {0} times").format(times)


def holdings(item: PackItem) -> str:
    """Say what a case or a lesson has for a session."""
    if item.kind is Kind.LESSON:
        state = word_of(item.state) if item.state else ""
        return ", ".join(part for part in (word_of(Kind.LESSON), state.lower()) if part)
    held = []
    if item.questions:
        held.append(counted(len(item.questions), tr("1 question"), tr("{0} questions")))
    if item.role_play:
        held.append(tr("role-play"))
    held += [name for name in item.sections if name in {"timeline", "response matrix", "risks"}]
    return ", ".join(held[:_MOST_HOLDINGS]) or word_of(Kind.CASE)


def reason(lesson: SuggestedLesson) -> str:
    """Say why a lesson is suggested."""
    number = lesson.number
    if lesson.why is Why.ALL_CASES:
        words = tr("Both cases teach it"), tr("All {0} cases teach it")
        return words[0] if number == 2 else words[1].format(number)
    if lesson.why is Why.CASES:
        return tr("{0} cases teach it").format(number)
    if lesson.why is Why.OBJECTIVE:
        return tr("Answers objective {0}").format(number)
    if lesson.why is Why.APPLIED:
        often = {1: tr("Already applied once"), 2: tr("Already applied twice")}
        return often.get(number) or tr("Already applied {0} times").format(number)
    if lesson.why is Why.CASE:
        return tr("One case teaches it")
    return tr("Chosen for this pack")


def step_title(step: PlannedStep, item: PackItem | None) -> str:
    """Give the first line of a step: its case or lesson, else its remark."""
    if step.item:
        return item.title if item else tr("“{0}” is not in the library").format(step.item)
    return step.note or tr("No remark yet")


def step_detail(step: PlannedStep, item: PackItem | None) -> str:
    """Give the second line of a step: what of its case is used, and the remark."""
    if not step.item:
        return ""
    used = used_words(step, item)
    return " · ".join(part for part in (used, step.note) if part)


def used_words(step: PlannedStep, item: PackItem | None) -> str:
    """Say what of a case or lesson a step uses."""
    use = read_use(step.use)
    if item is None:
        return step.use
    if step.activity is Activity.ROLE_PLAY and item.role_play:
        roles = [role for role in item.role_play if role.casefold() not in _ASIDE]
        return _sentence(", ".join(role.lower() for role in roles))
    if use.questions is None and step.activity is Activity.DISCUSS and not use.parts:
        return tr("Without questions") if item.questions else tr("No questions in this case yet")
    parts = [*use.parts, *_questions(use, item)]
    if not parts and step.activity is Activity.READ:
        return tr("All of it")
    return _sentence(", ".join(parts))


def _questions(use: StepUse, item: PackItem) -> list[str]:
    if use.questions is None:
        return []
    total = len(item.questions)
    if not total:
        return [tr("questions (it has none)")]
    if not use.questions or len(use.questions) == total:
        return [tr("its question") if total == 1 else tr("all {0} questions").format(total)]
    words = tr("question {0} of {1}") if len(use.questions) == 1 else tr("questions {0} of {1}")
    return [words.format(numbers_in_words(use.questions), total)]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def about(plan: PackPlan, cases: int) -> str:
    """Give the line below the title of a pack: for whom, how long, how many cases."""
    audience = tr("For {0}").format(plan.audience) if plan.audience else tr("For nobody named yet")
    minutes = tr("{0} minutes").format(plan.minutes) if plan.minutes else tr("no length given")
    return " · ".join((audience, minutes, counted(cases, tr("1 case"), tr("{0} cases"))))


def fit_words(plan: PackPlan) -> str:
    """Say how the minutes of the agenda fit those planned; "" where none are planned."""
    if not plan.minutes:
        return ""
    if plan.over == 0:
        return tr("the plan adds up")
    return tr("{0} over").format(plan.over) if plan.over > 0 else tr("{0} left").format(-plan.over)
