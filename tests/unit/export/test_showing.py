"""A session as it is shown: what the room sees, and what only the facilitator does."""

import re

import pytest

from casebook.domain.pack import Activity
from casebook.export.document import BalanceGrid, Picture, RiskMatrix, Table, Timeline, plain
from tests.unit.export.test_participants_files import FILES

_PLANTED = re.compile(r"PLANT\s?\d\d|ROLECUSTOMER|ROLESTAFF|Hollerithson", re.IGNORECASE)

CASE = """\
---
title: The line
summary: A line grew.
grade: official-report
---
## Situation
{long}

## Timeline
{moments}

## Figures
| Figure | Value | Source | Year |
| --- | --- | --- | --- |
{figures}

## Discussion questions
1. What first?

   An answer.
2. What then?
3. And at last?

## Role-play
### Customer
Wants it.
"""
PACK = """\
---
kind: pack
title: An hour
summary: About lines.
objectives: [See it early, Say sorry]
lessons: [open-early]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | open | | | |
| 5 | read | [[line]] | timeline | |
| 5 | present | [[line]] | situation, timeline, figures | |
| 5 | discuss | [[line]] | questions 2–3 | |
| 5 | discuss | [[line]] | | |
| 5 | role-play | [[line]] | | |
| 5 | huddle | [[open-early]] | | in pairs |
| | break | | | |
| 5 | juggle | [[gone]] | | |
| 5 | close | | | |

## Guide
### 4 Discuss
- **Say** Look again.
- Wait a while.

A paragraph of its own.
"""
LESSON = """\
---
kind: lesson
title: Open early
---
## Do this
1. Look up.
2. {long}

## Evidence
> A line grew
>
> — [[line]]
"""
LONG = "A line grew and nobody looked up from the till. " * 12
MOMENTS = "\n".join(f"- 14:{at:02d} — **Signal** It grows by {at}." for at in range(9))
ROWS = "\n".join(f"| People | {at} | A report | 2020 |" for at in range(16))


@pytest.fixture
def show(library):
    """Give the showing of a document of some files."""

    def made(files, name):
        opened = library(files)
        return opened.exporting.showing(opened.locate(name))

    return made


@pytest.fixture
def hour(show):
    case = CASE.format(long=LONG, moments=MOMENTS, figures=ROWS)
    lesson = LESSON.format(long=LONG)
    return show({"hour.md": PACK, "line.md": case, "open-early.md": lesson}, "hour")


def larges(step):
    return [plain(screen.large) for screen in step.screens]


def test_the_room_sees_nothing_that_is_for_the_facilitator(show, picture):
    showing = show({**FILES, "chart.png": picture()}, "hour")
    for step in showing.steps:
        assert not _PLANTED.search(repr(step.screens))
        assert not _PLANTED.search(step.label + step.item)
    assert not _PLANTED.search(showing.title)


BELOW_QUESTIONS = """\
1. What would you do?

   > PLANT51, quoted.

   | PLANT52 | b |
   | --- | --- |
   | PLANT53 | d |
   1. PLANT54

> PLANT55

| PLANT56 | b |
| --- | --- |
| PLANT57 | d |

```
PLANT58
```

### PLANT59

2. And then?

       PLANT60

![PLANT61](chart.png)

> [!note] PLANT62
> PLANT63

PLANT64
: PLANT65
"""


@pytest.mark.parametrize("use", ["questions 1-2", "questions", "questions 2", ""])
@pytest.mark.parametrize("activity", ["discuss", "read", "present", "huddle", "worksheet"])
def test_whatever_stands_below_a_question_stays_with_the_facilitator(show, picture, activity, use):
    before, _, after = FILES["line.md"].partition("## Discussion questions\n")
    case = f"{before}## Discussion questions\n{BELOW_QUESTIONS}\n## {after.partition('## ')[2]}"
    row = "| 10 | discuss | [[line]] | questions 1-2 | |"
    assert row in FILES["hour.md"]
    pack = FILES["hour.md"].replace(row, f"| 10 | {activity} | [[line]] | {use} | |")
    showing = show({**FILES, "line.md": case, "hour.md": pack, "chart.png": picture()}, "hour")
    for step in showing.steps:
        assert not _PLANTED.search(repr(step.screens))
    if activity == "discuss":
        (step,) = [step for step in showing.steps if step.activity is Activity.DISCUSS]
        assert "What would you do" in repr(step.screens) or use == "questions 2"
        assert "PLANT60" in repr(step.background)


def test_the_facilitator_is_told_what_the_room_is_not(show, picture):
    showing = show({**FILES, "chart.png": picture()}, "hour")
    told = repr([(step.notes, step.background) for step in showing.steps])
    for planted in ("07", "08", "10", "11", "12", "14", "36", "40", "41", "42"):
        assert f"PLANT{planted}" in told
    assert "ROLESTAFF" in told


def test_names_are_replaced_for_the_facilitator_too(show, picture):
    showing = show({**FILES, "chart.png": picture()}, "hour")
    assert "Hollerithson" not in repr(showing)
    assert "The line of the store" in [step.item for step in showing.steps]


def test_a_session_opens_with_its_title_and_its_objectives(hour):
    assert larges(hour.steps[0]) == ["An hour", "Objectives"]


def test_a_case_that_is_read_shows_its_timeline_moment_by_moment(hour):
    step = hour.steps[1]
    assert larges(step) == ["The line", "Timeline", "Timeline"]
    assert [screen.parts for screen in step.screens] == [0, 7, 2]


def test_what_is_presented_is_shared_out_over_screens(hour):
    step = hour.steps[2]
    assert larges(step).count("Situation") == 1
    tables = [each for s in step.screens for each in s.contents if isinstance(each, Table)]
    assert [len(table.rows) for table in tables] == [7, 7, 2]


def test_questions_stand_alone_with_the_timeline_beside_them(hour):
    named, every = hour.steps[3], hour.steps[4]
    assert larges(named) == ["What then?", "And at last?"]
    assert [screen.place for screen in named.screens] == ["Question 1 of 2", "Question 2 of 2"]
    assert len(named.screens[0].beside.moments) == 9
    assert larges(every) == ["What first?", "What then?", "And at last?"]


def test_an_answer_below_a_question_is_a_note(hour):
    answers = [note for note in hour.steps[4].background if note.label == "Question 1"]
    assert "An answer." in repr(answers)


def test_what_the_guide_says_stands_under_its_bold_words(hour):
    notes = [(note.label, note.contents) for note in hour.steps[3].notes]
    assert [label for label, _ in notes] == ["Say", "", ""]
    assert plain(notes[0][1][0].words) == "Look again."


def test_a_scene_that_is_not_written_leaves_the_title(hour):
    assert larges(hour.steps[5]) == ["The line"]
    assert [note.label for note in hour.steps[5].background] == ["Customer"]


def test_a_lesson_is_shown_with_what_to_do_and_is_what_its_step_is_to_reach(hour):
    step = hour.steps[6]
    assert set(larges(step)) == {"Open early"}
    assert [each.title for each in step.lessons] == ["Open early"]
    assert step.notes[0].label == "Note"


def test_a_step_of_a_case_is_to_reach_the_lessons_that_rest_on_it(hour):
    assert [each.title for each in hour.steps[1].lessons] == ["Open early"]


def test_steps_without_anything_to_show_show_their_name(hour):
    assert larges(hour.steps[7]) == ["Break"]
    assert hour.steps[7].minutes is None
    assert larges(hour.steps[8]) == ["juggle"]
    assert hour.steps[8].activity is None


def test_a_session_closes_with_its_lessons(hour):
    (screen,) = hour.steps[9].screens
    assert "Open early" in repr(screen.contents)


def test_empty_sheets_are_shown_and_no_answer_of_theirs(show, picture):
    showing = show({**FILES, "chart.png": picture()}, "hour")
    (step,) = [step for step in showing.steps if step.activity is Activity.WORKSHEET]
    drawn = [type(each) for screen in step.screens for each in screen.contents]
    assert RiskMatrix in drawn
    assert BalanceGrid in drawn
    assert "Risk matrix" in larges(step)


def test_a_case_is_shown_without_a_pack(show, picture):
    showing = show({**FILES, "chart.png": picture()}, "line")
    assert [step.activity for step in showing.steps] == [
        Activity.READ,
        Activity.DISCUSS,
        Activity.ROLE_PLAY,
        Activity.WORKSHEET,
    ]
    assert not showing.is_pack
    read = showing.steps[0].screens
    assert any(isinstance(each, Picture) for screen in read for each in screen.contents)
    assert any(isinstance(each, Timeline) for screen in read for each in screen.contents)


def test_a_lesson_is_shown_alone_as_a_huddle(show):
    showing = show({"open-early.md": LESSON.format(long="Call.")}, "open-early")
    (step,) = showing.steps
    assert step.activity is Activity.HUDDLE
    assert step.minutes == 5


def test_a_pack_without_an_agenda_has_one_screen(show):
    showing = show({"empty.md": "---\nkind: pack\ntitle: Nothing yet\n---\n"}, "empty")
    assert larges(showing.steps[0]) == ["Nothing yet"]


def test_the_facilitator_is_told_why_the_room_sees_a_title_alone(show):
    rows = "| 5 | discuss | [[bare]] | | |\n| 5 | read | [[gone]] |"
    pack = PACK.replace("| 5 | juggle | [[gone]] |", rows)
    bare = "---\ntitle: Bare\n---\n## Situation\nIt was.\n"
    steps = show({"hour.md": pack, "bare.md": bare}, "hour").steps
    told = {step.item: repr(step.notes) for step in steps}
    assert "This case has no questions yet." in told["Bare"]
    (lacking,) = [step for step in steps if "“gone” is not in the library." in repr(step.notes)]
    assert (lacking.item, larges(lacking)) == ("", ["Read"])


def test_an_activity_is_called_as_the_builder_calls_it(hour):
    assert hour.steps[5].label == "Role-play"
