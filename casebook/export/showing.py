"""A session as it is shown: for each step what the room sees, screen by screen, and what is said.

What the room sees is made as every artefact of a participant is: from blocks that are marked for
whom they are, by a view that leaves out what is not for everybody. What the facilitator is told
stands beside it and is never part of a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from casebook.domain.case import Case
from casebook.domain.document import Document as Source
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Activity, AgendaStep, Pack
from casebook.domain.sections import SectionName
from casebook.export import words as w
from casebook.export.agenda import (
    Step,
    asked_of,
    below_asked,
    guide_parts,
    sections_named,
    steps_of,
)
from casebook.export.audience import Audience
from casebook.export.context import Desk
from casebook.export.document import (
    Block,
    Content,
    Document,
    Heading,
    Items,
    Look,
    Paragraph,
    Run,
    Timeline,
    Words,
    plain,
    said,
)
from casebook.export.material import Material, TaughtLesson
from casebook.export.pieces import bullets, labelled, standing
from casebook.export.prose import fit
from casebook.export.redaction import Redactor, redacted
from casebook.export.screenfuls import DRAWN, screenfuls
from casebook.export.worksheet import sheets_for

_READ_ALONE = frozenset({SectionName.SITUATION.value, SectionName.TIMELINE.value})
_HUDDLE_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Screen:
    """What the room sees at one time.

    Attributes:
        large: What is set largest: a question, a title, a lesson.
        contents: What stands below it.
        beside: A timeline to look back at, or None.
        place: Where it stands among its like, such as *Question 1 of 2*, or "".
    """

    large: Words
    contents: tuple[Content, ...] = ()
    beside: Timeline | None = None
    place: str = ""

    @property
    def parts(self) -> int:
        """How many things are revealed one after another; 0 when all is seen at once."""
        return sum(len(each.moments) for each in self.contents if isinstance(each, Timeline))


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the facilitator alone: a word such as *Say*, and what to say."""

    label: str
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A lesson that a step is to reach, and how weak its evidence is ("" when it is not)."""

    title: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of the agenda.

    Attributes:
        number: From 1.
        activity: What is done; None for a word that is not in the list.
        label: The same, to be shown.
        item: The title of what it uses; "" for nothing, or for what the library has not.
        minutes: How long it is to take; None when that is not said.
        screens: What the room sees; at least one.
        notes: For the facilitator alone.
        lessons: The lessons that it is to reach.
        background: For the facilitator alone: roles, answers, teaching notes.
    """

    number: int
    activity: Activity | None
    label: str
    item: str
    minutes: int | None
    screens: tuple[Screen, ...]
    notes: tuple[Note, ...] = ()
    lessons: tuple[Reached, ...] = ()
    background: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Showing:
    """A session, ready to be shown.

    Attributes:
        path: The pack, case or lesson.
        title: Its title.
        steps: In their order; at least one.
        lessons: The lessons that it teaches: where they lie, and their titles.
        is_pack: Whether it is a pack, which keeps the sessions that were held.
    """

    path: DocumentPath
    title: str
    steps: tuple[ShownStep, ...]
    lessons: tuple[tuple[DocumentPath, str], ...]
    is_pack: bool


def showing(material: Material) -> Showing:
    """Make what is shown of a pack, a case or a lesson, with names replaced by their roles."""
    desk = Desk(material)
    root = material.root
    redactor = Redactor.of(material.names_to_replace)
    steps = tuple(_step(desk, step) for step in _steps(desk))
    taught = material.lessons
    return Showing(
        root.path,
        redactor.text(fit(root.title)),
        redacted(steps, redactor) or (_bare(root),),
        tuple((one.lesson.path, redactor.text(fit(one.lesson.title))) for one in taught),
        isinstance(root, Pack),
    )


def _bare(root: Source) -> ShownStep:
    """Give the one step of a pack without an agenda."""
    return ShownStep(1, Activity.OPEN, fit(root.title), "", None, (Screen(said(fit(root.title))),))


def _steps(desk: Desk) -> tuple[Step, ...]:
    root = desk.material.root
    if isinstance(root, Lesson):
        activity = Activity.HUDDLE
        row = AgendaStep(_HUDDLE_MINUTES, activity, activity.value, root.id, "", "")
        return (Step(1, 0, row),)
    return steps_of(desk)


def _step(desk: Desk, step: Step) -> ShownStep:
    case, taught = desk.material.case(step.row.item), desk.material.taught(step.row.item)
    screens = tuple(_screens(desk, step, case, taught))
    # an id says nothing to a room; that the item has gone is for the facilitator to know
    title = fit(desk.material.titles.get(step.row.item, ""))
    return ShownStep(
        step.number,
        step.row.activity,
        step.activity or w.NOT_GIVEN,
        title,
        step.row.minutes,
        screens or (Screen(said(title or step.activity)),),
        tuple(_notes(desk, step)),
        tuple(_reached(desk, case, taught)),
        tuple(_background(desk, step, case)),
    )


def _screens(
    desk: Desk, step: Step, case: Case | None, taught: TaughtLesson | None
) -> Iterator[Screen]:
    if taught is not None:
        yield from _lesson(desk, taught)
    elif case is not None:
        yield from _case(desk, step, case)
    elif step.row.activity is Activity.OPEN:
        yield from _opening(desk)
    elif step.row.activity is Activity.CLOSE:
        lessons = tuple(said(fit(one.lesson.title)) for one in desk.material.lessons)
        yield Screen(said(step.activity), (bullets(lessons),) if lessons else ())


def _opening(desk: Desk) -> Iterator[Screen]:
    root = desk.material.root
    summary = (Paragraph(said(fit(root.summary)), Look.SUMMARY),) if root.summary else ()
    yield Screen(said(fit(root.title)), summary)
    if isinstance(root, Pack) and root.objectives:
        aims = tuple(map(desk.prose(root).lines, root.objectives))
        yield Screen(said(w.OBJECTIVES), (bullets(aims, 1),))


def _lesson(desk: Desk, taught: TaughtLesson) -> Iterator[Screen]:
    lesson, contents = taught.lesson, list[Content]()
    if lesson.applies_when:
        contents.append(labelled(w.APPLIES_WHEN, said(fit(lesson.applies_when))))
    for section in desk.sections(lesson):
        if section.name is SectionName.DO_THIS:
            contents += _for_everybody(section.blocks)
    pages = screenfuls(contents)
    for page in pages or ((),):
        yield Screen(said(fit(lesson.title)), page)


def _case(desk: Desk, step: Step, case: Case) -> Iterator[Screen]:
    activity = step.row.activity
    if activity is Activity.ROLE_PLAY:
        yield from _scene(desk, case)
    elif activity is Activity.WORKSHEET:
        yield from _sheets(desk, case)
    elif activity is not Activity.DISCUSS:
        yield from _account(desk, step, case)
    wanted = asked_of(desk, case, step.row.use)
    if not wanted and activity is Activity.DISCUSS:
        wanted = asked_of(desk, case, "questions")
    beside = _timeline(desk, case)
    for at, (_, words) in enumerate(wanted, start=1):
        yield Screen(words, (), beside, w.QUESTION_OF.format(number=at, total=len(wanted)))


def _account(desk: Desk, step: Step, case: Case) -> Iterator[Screen]:
    """Give what a case is about, then what is drawn of it; all of it where it is presented."""
    summary = (Paragraph(said(fit(case.summary)), Look.SUMMARY),) if case.summary else ()
    yield Screen(said(fit(case.title)), (*summary, *standing(case)))
    whole = step.row.activity is not Activity.READ
    wanted = sections_named(step.row.use) or _READ_ALONE
    for section in desk.sections(case):
        if not {section.called, section.name or ""} & wanted:
            continue
        seen = _for_everybody(section.blocks)
        kept = seen if whole else [each for each in seen if isinstance(each, DRAWN)]
        for page in screenfuls(kept):
            yield Screen(section.heading, page)


def _scene(desk: Desk, case: Case) -> Iterator[Screen]:
    scenes = [part for part in case.role_play if _is_scene(part.heading)]
    for part in scenes:
        for page in screenfuls(desk.prose(case).text(part.text)):
            yield Screen(said(fit(case.title)), page)
    if not scenes:
        yield Screen(said(fit(case.title)))


def _sheets(desk: Desk, case: Case) -> Iterator[Screen]:
    """Give each empty sheet of a case, with its task, under the name of the sheet."""
    large, contents = said(fit(case.title)), list[Content]()
    for content in sheets_for(desk, case):
        if isinstance(content, Heading):
            if contents:
                yield Screen(large, tuple(contents))
            large, contents = content.words, []
        else:
            contents.append(content)
    yield Screen(large, tuple(contents))


def _timeline(desk: Desk, case: Case) -> Timeline | None:
    for section in desk.sections(case):
        for content in _for_everybody(section.blocks):
            if isinstance(content, Timeline):
                return content
    return None


def _for_everybody(blocks: Iterable[Block]) -> list[Content]:
    """Leave out what is not for the room."""
    view = Document("", w.SLIDES, "", tuple(blocks)).view(Audience.PARTICIPANT)
    return [block.content for block in view.blocks]


def _notes(desk: Desk, step: Step) -> Iterator[Note]:
    if step.row.note:
        note = desk.prose(desk.material.root).lines(step.row.note)
        yield Note(w.NOTE, (Paragraph(note),))
    yield from (Note(w.NOTE, (Paragraph(said(words)),)) for words in _lacking(desk, step))
    guided, _ = guide_parts(desk)
    blocks = guided.get(step.number, ())
    yield from _guided([block.content for block in blocks])


def _lacking(desk: Desk, step: Step) -> Iterator[str]:
    """Say what the step would show and the library has not: the room sees a title alone."""
    item = step.row.item
    case = desk.material.case(item)
    if item and case is None and desk.material.taught(item) is None:
        yield w.MISSING_ITEM.format(item=item)
    elif case and step.row.activity is Activity.DISCUSS and not asked_of(desk, case, "questions"):
        yield w.NO_QUESTIONS


def _background(desk: Desk, step: Step, case: Case | None) -> Iterator[Note]:
    if case is not None:
        yield from _about(desk, step, case)
    root = desk.material.root
    if step.number == 1 and root is not case:
        yield from _kept_for_the_facilitator(desk, root)


def _guided(contents: Sequence[Content]) -> Iterator[Note]:
    """Give what the guide says: each item that begins with a bold word under that word."""
    for content in contents:
        if isinstance(content, Items):
            for item in content.items:
                label, words = _labelled(item.words)
                yield Note(label, (Paragraph(words), *item.below))
        elif not isinstance(content, Heading):
            yield Note("", (content,))


def _labelled(words: Words) -> tuple[str, Words]:
    if len(words) < 2 or not words[0].strong:
        return "", words
    first, *rest = words
    rest[0] = replace(rest[0], text=rest[0].text.lstrip(" :.–—-"))
    return first.text.strip(" :."), tuple(run for run in rest if run.text)


def _about(desk: Desk, step: Step, case: Case) -> Iterator[Note]:
    """Give what a case keeps for the facilitator: answers, the roles, the teaching note."""
    prose = desk.prose(case)
    discussed = step.row.activity is Activity.DISCUSS
    use = step.row.use or ("questions" if discussed else "")
    for number, below in below_asked(desk, case, use):
        yield Note(w.QUESTION.format(number=number), below)
    if step.row.activity is Activity.ROLE_PLAY:
        for part in case.role_play:
            if not _is_scene(part.heading):
                yield Note(fit(part.heading), prose.text(part.text))
    yield from _kept_for_the_facilitator(desk, case)


def _kept_for_the_facilitator(desk: Desk, document: Source) -> Iterator[Note]:
    for section in desk.sections(document):
        if section.name is SectionName.FACILITATOR_NOTES and section.blocks:
            contents = tuple(block.content for block in section.blocks)
            yield Note(w.FACILITATOR_NOTES, contents)


def _reached(desk: Desk, case: Case | None, taught: TaughtLesson | None) -> Iterator[Reached]:
    """Give the lesson of a step, or those of the pack that rest on its case."""
    found = [taught] if taught is not None else []
    if case is not None:
        found = [
            one
            for one in desk.material.lessons
            if any(each.quotation.case == case.id for each in one.evidence)
        ]
    for one in found:
        cases = [desk.material.case(each.quotation.case) for each in one.evidence]
        weak = [plain(_warning(each)) for each in cases if each is not None]
        yield Reached(fit(one.lesson.title), next(filter(None, weak), ""))


def _warning(case: Case) -> tuple[Run, ...]:
    said_of_it = standing(case)
    return said_of_it[0].words if said_of_it and isinstance(said_of_it[0], Paragraph) else ()


def _is_scene(heading: str) -> bool:
    return heading.strip().casefold() == w.SCENE.casefold()
