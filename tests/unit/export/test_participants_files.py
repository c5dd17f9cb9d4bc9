"""A participant's file never contains the facilitator's text, wherever one looks in it."""

import re
from pathlib import Path

import pypdfium2
import pytest

from casebook.export.audience import Audience
from tests.unit.export.conftest import parts_of, streams_of, words_of

PACK = """\
---
kind: pack
title: An hour
audience: PLANT01 people
minutes: 60
objectives: [Tell an early sign]
materials: [PLANT02 cards]
lessons: [open-early]
note: PLANT03
---
<!-- PLANT04 -->
Welcome to everybody. <!-- PLANT05 -->

<div>PLANT06</div>

## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | open | | | PLANT07 |
| 10 | read | [[line]] | situation, timeline | PLANT08 |
| 10 | discuss | [[line]] | questions 1-2 | |
| 10 | role-play | [[line]] | | PLANT09 |
| 10 | worksheet | [[line]] | | |
| 5 | huddle | [[open-early]] | | |

## Guide
### 1 Open
- **Say** PLANT10
- **Expect** PLANT11
- **If stuck** PLANT12

### Anything else
PLANT13

## Facilitator notes
PLANT14

## Sessions
| Date | Place | People | Went well | To change |
| --- | --- | --- | --- | --- |
| 2025-01-02 | PLANT15 | 9 | PLANT16 | PLANT17 |

## Something of our own
PLANT18
"""
CASE = """\
---
kind: case
title: The line of Hollerithson
summary: A line, and PLANT19 in it
outcome: mixed
grade: anecdote
author: Somebody
source: An article
redact: ["PLANT19 → the customer", "Hollerithson → the store"]
secret: PLANT20
---
## Situation
It began with Hollerithson's **Holl**erith*son* line. ![PLANT19's chart](chart.png)[^1] %%
<!-- PLANT21
more -->
Some words.[^2] [PLANT19](https://example.org/PLANT19)

### Facilitator notes
PLANT22

#### Deeper
PLANT23

### Afterwards
Open again.

[^1]: A note for everybody.
[^2]: PLANT19 said so.
[^3]: PLANT24

## Timeline
- 14:05 — **Signal** It grows. <!-- PLANT25 -->

## Risks
| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| safety | A fall | 2 | 4 | PLANT26 |

## Balance
| Strategy | Safety | Quality | Efficiency | Why |
| --- | --- | --- | --- | --- |
| Call early | + | 0 | - | PLANT27 |

## Response matrix
| Responsibility | Minor | Serious |
| --- | --- | --- |
| Ours | PLANT28 | PLANT29 (PLANT30 – PLANT31) |

## Challenges
| Challenge | Response |
| --- | --- |
| PLANT32 | PLANT33 |

## Model analysis
PLANT34

## Answers
PLANT35

## Discussion questions
1. What would you do?
   - PLANT36
2. And then?

   PLANT37

PLANT38

## Role-play
### Scene
A desk.
### Customer
ROLECUSTOMER wants it. <!-- PLANT39 -->
### Staff
ROLESTAFF may give it.
### Twist
PLANT40
### Debrief
PLANT41

## Facilitator notes
PLANT42 and the words that only the notes have.[^3]

## Facts to check
- [ ] PLANT43

# Behind it all
PLANT44
"""
LESSON = """\
---
kind: lesson
title: Open early
state: identified
applies_when: planning
owner: PLANT45
validated_by: PLANT46
---
## Why
Because. As somebody said:

> the words that only the notes have

## Do this
1. Look up.

## Evidence
> the words that only the notes have
>
> — [[line]]

> PLANT47 zebras quickly juggle xylophones
>
> — [[line]]

> Open again.
>
> — [[line]]

## Applied
| Date | Where | Result |
| --- | --- | --- |
| 2025 | PLANT48 | PLANT49 |

## Remarks
PLANT50
"""
FILES = {"hour.md": PACK, "line.md": CASE, "open-early.md": LESSON}
_PLANTED = re.compile(r"PLANT\s?\d\d", re.IGNORECASE)


@pytest.fixture
def files(exported, picture):
    made, _ = exported({**FILES, "chart.png": picture()}, "hour", "line", "open-early")
    return made


def for_participants(files):
    return {name: data for name, data in files.items() if "participant" in name}


def test_no_participants_file_says_what_is_for_the_facilitator(files):
    seen = for_participants(files)
    assert len(seen) > 12
    found = {name: _PLANTED.findall(words_of(name, data)) for name, data in seen.items()}
    assert {name: plants for name, plants in found.items() if plants} == {}


def test_no_participants_file_has_words_that_only_the_notes_have(files):
    for name, data in for_participants(files).items():
        assert "only the notes have" not in words_of(name, data), name


def test_no_file_at_all_has_a_name_that_is_replaced(files):
    for name, data in files.items():
        said = words_of(name, data)
        if name.endswith(".zip"):
            said = said.replace("**Holl**erith*son*", "")  # marks stand in it: reported
        assert "hollerithson" not in said.lower(), name
        assert "PLANT19" not in said, name


def test_the_facilitators_guide_has_what_the_participants_lack(files):
    for name in ("an-hour-guide-facilitator.docx", "an-hour-guide-facilitator.pdf"):
        said = words_of(name, files[name])
        for number in (1, 2, 6, 7, 10, 11, 12, 13, 14, 16, 18, 22, 23, 26, 34, 36, 38, 40, 42, 44):
            assert f"PLANT{number:02}" in said, (name, number)


def test_a_role_sees_only_its_own_card(files):
    cards = {name: words_of(name, data) for name, data in files.items() if "cards" in name}
    customer = cards["an-hour-cards-customer-participant.pdf"]
    staff = cards["an-hour-cards-staff-participant.pdf"]
    assert "ROLECUSTOMER" in customer
    assert "ROLESTAFF" not in customer
    assert "ROLESTAFF" in staff
    assert "ROLECUSTOMER" not in staff
    assert "A desk." in customer
    both = cards["an-hour-cards-facilitator.pdf"]
    assert "ROLESTAFF" in both
    assert "PLANT40" in both


def test_no_participants_file_but_a_card_has_a_role(files):
    for name, data in for_participants(files).items():
        if "cards" not in name:
            assert "ROLE" not in words_of(name, data), name


def test_participants_read_what_is_for_them(files):
    name = "an-hour-handout-participant.docx"
    said = words_of(name, files[name])
    for words in ("Welcome to everybody", "It grows", "What would you do?", "And then?"):
        assert words in said
    assert "Open again." in said
    assert "A note for everybody" in said


def test_a_lost_quotation_is_marked_and_its_words_are_not_shown(files):
    name = "an-hour-reader-participant.html"
    assert "its words are no longer found" in words_of(name, files[name])
    name = "an-hour-reader-facilitator.html"
    assert "lost evidence" in words_of(name, files[name])


def test_what_the_agenda_gives_to_read_reaches_participants(exported):
    pack = PACK.replace(
        "situation, timeline", "model analysis; answers, Balance, facilitator notes"
    )
    made, _ = exported(
        {**FILES, "hour.md": pack}, "hour", audiences=frozenset({Audience.PARTICIPANT})
    )
    said = words_of("a.docx", made["an-hour-handout-participant.docx"])
    assert "PLANT27" in said
    assert "PLANT34" in said
    assert "PLANT35" not in said
    assert "PLANT42" not in said


REMARKED = """\
---
title: A line
---
## Situation
Open text %% PLANT51 %% goes on.

%%
PLANT52
%%

## Timeline
- 14:05 — **Signal** It grows. %% PLANT53 %%

## Challenges
| Challenge | Response |
| --- | --- |
| No time %% PLANT54 %% | Huddle |

## Discussion questions
1. Why? %% PLANT55 %%
"""


def test_what_obsidian_hides_reaches_no_participant(exported):
    made, _ = exported({"remarked.md": REMARKED}, "remarked")
    seen = for_participants(made)
    assert any("Open text" in words_of(name, data) for name, data in seen.items())
    found = {name: _PLANTED.findall(words_of(name, data)) for name, data in seen.items()}
    assert {name: plants for name, plants in found.items() if plants} == {}


EVERYWHERE = """\
---
kind: case
title: A line
themes: [planted-theme-PLANT60]
aliases: [PLANT61]
owner: PLANT62
redact: ["Bruce Banner → the customer"]
---
## Situation
It grew. ![Bruce Banner at the desk](PLANT63.png) [more](https://example.org/Bruce%20Banner)
[Bruce](https://example.org/Bruce Banner) Bruce *Ban*ner came.

<!-- PLANT64 --> <div title="PLANT65">&#80;LANT66</div> <!-- PLANT67

### Teaching note
![PLANT68](PLANT63.png)

PLANT69 [PLANT70](https://example.org/PLANT71) `PLANT72`

| PLANT73 | b |
| --- | --- |
| PLANT74 | [^p] |

[^p]: PLANT75

```
PLANT76
```

## Timeline
- 14:05 — **Signal** Bruce Banner waits

## Discussion questions
1. What now?
   > PLANT77

   ![PLANT78](PLANT63.png)

## Role-play
### Scene
Bruce Banner stands there.
### Staff
Help.
### Debrief
![PLANT79](PLANT63.png)
"""
LATER = """\
---
kind: pack
title: PLANT80
summary: PLANT81
follows: "[[hour]]"
planned: 2026-12-01
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | huddle | [[open-early]] | | PLANT82 |
"""


@pytest.fixture
def everywhere(exported, picture):
    photo = picture(form="JPEG", comment=b"PLANT83", exif=b"Exif\0\0PLANT84")
    files = {
        **FILES,
        "line.md": EVERYWHERE,
        "later.md": LATER,
        "PLANT63.png": picture() + b"PLANT85",
        "photo.jpg": photo,
    }
    files["hour.md"] = PACK.replace("Welcome to", "![A photo](photo.jpg)\n\nWelcome to")
    made, _ = exported(files, "hour", "line")
    return made


def test_nothing_planted_is_in_any_part_of_a_participants_file(everywhere):
    seen = for_participants(everywhere)
    assert {Path(name).suffix for name in seen} == {".pdf", ".docx", ".pptx", ".html"}
    for name, data in seen.items():
        whole = words_of(name, data) + " ".join(parts_of(name, data))
        whole += streams_of(data) if name.endswith(".pdf") else ""
        whole += "".join(
            part.decode("utf-16-le", "ignore") for part in parts_of(name, data).values()
        )
        assert not _PLANTED.findall(whole), name


def test_no_participants_file_has_notes_comments_hidden_slides_or_parts_of_its_own(everywhere):
    for name, data in for_participants(everywhere).items():
        parts = set(parts_of(name, data))
        for odd in ("comments", "customXml", "notesSlide", "thumbnail", "custom.xml", "app.xml"):
            assert not any(odd in part for part in parts), (name, odd)
        if name.endswith(".pptx"):
            assert 'show="0"' not in words_of(name, data)
        if name.endswith(".pdf"):
            pdf = pypdfium2.PdfDocument(data)
            assert pdf.count_attachments() == 0, name
            pdf.close()


def test_a_name_is_replaced_in_alt_texts_links_titles_and_file_names(everywhere):
    for name, data in everywhere.items():
        said = words_of(name, data) + (streams_of(data) if name.endswith(".pdf") else "")
        if name.endswith(".zip"):
            continue  # marks stand in the name there, which is reported
        for spelling in ("Bruce Banner", "Bruce%20Banner", "Bruce *Ban*ner", "BruceBanner"):
            assert spelling.lower() not in said.lower(), (name, spelling)
    handout = everywhere["an-hour-handout-participant.docx"]
    assert 'descr="The customer at the desk"' in words_of("a.docx", handout)
