from __future__ import annotations

import pytest
from edited import after, document, sample

from casebook.domain.case import Case
from casebook.domain.edit import EditRefused
from casebook.domain.harvest import Harvestable
from casebook.domain.lesson import Effect, Found, Role
from casebook.markdown.editing.evidence import evidence_edits
from casebook.markdown.editing.harvest import LONGEST_TITLE, harvest, harvested_edits
from casebook.markdown.passages import FoldedText, find_passage

TEXT = """---
themes: [queue]
---
## Situation

- Not harvested at all, wherever it stands.

## Lessons Learned

We learned that a line
can be seen early. It was late.

- Call before anybody has to complain.
- [x] **Open the second till at once** — it takes two minutes.
  - Train two people for it.

  More about the training, which belongs to it.
- **Signals**: Watch the length of the line. Then act.
- [[call-early]]
- [[call-early]] — already a lesson of its own
- https://example.org/ticket/1
- [The long ticket with a name](https://example.org)
- None.
- Three steps are needed:
1. ✅ Count the people in line_here

```
- code is no sentence at all
```

> A quotation is not ours to harvest.

| a | table of | things |
| - | - | - |

### What went well?

* Everybody came when they were called

## What didn’t go well

Nobody had counted the people [in line](x.md) before.
***

- 漢字で書かれた教訓もそのまま残す
## Sources
- A source is never a lesson
"""


def case(text: str = TEXT) -> Case:
    found = document(text)
    assert isinstance(found, Case)
    return found


def test_plain_sentences_under_lessons_are_harvested() -> None:
    found = harvest(case())
    assert [(one.title, one.effect) for one in found] == [
        ("We learned that a line can be seen early", Effect.IMPROVE),
        ("Call before anybody has to complain", Effect.IMPROVE),
        ("Open the second till at once", Effect.IMPROVE),
        ("Train two people for it", Effect.IMPROVE),
        ("Signals: Watch the length of the line", Effect.IMPROVE),
        ("Count the people in line_here", Effect.IMPROVE),
        ("Everybody came when they were called", Effect.SUSTAIN),
        ("Nobody had counted the people in line before", Effect.IMPROVE),
        ("漢字で書かれた教訓もそのまま残す", Effect.IMPROVE),
    ]
    first = found[0]
    assert first.passage == "We learned that a line\ncan be seen early. It was late."
    assert first.sentence == "We learned that a line can be seen early. It was late."
    assert TEXT[first.start : first.end] == first.passage
    assert (first.themes, first.heading, first.line) == (("queue",), "Lessons Learned", 10)
    assert [one.heading for one in found[-3:]] == [
        "What went well?",
        "What didn’t go well",
        "What didn’t go well",
    ]


def test_links_take_the_place_of_sentences_and_their_words_are_still_found() -> None:
    found = harvest(case())
    chosen = [(one, f"lesson-{number}") for number, one in enumerate(found)]
    now = after(TEXT, harvested_edits(TEXT, chosen))
    assert "- [[lesson-1|Call before anybody has to complain.]]\n" in now
    assert "- [x] [[lesson-2]] — **Open the second till at once** — it takes two minutes.\n" in now
    assert "[[lesson-0]] — We learned that a line\ncan be seen early. It was late.\n" in now
    mentioned = {mention.target for mention in case(now).lessons_learned}
    assert {"lesson-1", "lesson-2", "lesson-4", "lesson-5", "lesson-6", "call-early"} <= mentioned
    assert {f"lesson-{number}" for number in range(9)} <= {link.target for link in case(now).links}
    assert harvest(case(now)) == ()
    lesson = "---\nkind: lesson\n---\n"
    for one in found:
        quoting = document(after(lesson, evidence_edits(lesson, one.passage, "a", Role.SUPPORTS)))
        passage = find_passage(FoldedText(now), quoting.quotations[0].words)
        assert passage is not None
        assert passage.found in {Found.EXACT, Found.FOLDED}


def test_long_sentences_get_a_title_that_ends_at_a_word() -> None:
    (one,) = harvest(case("## Takeaways\n- " + "many words " * 40))
    assert len(one.title) <= LONGEST_TITLE
    assert one.title.endswith("words…")
    (one,) = harvest(case("## Next steps\n- " + "漢" * 300))
    assert one.title == "漢" * 199 + "…"


def test_a_sentence_alone_in_bold_is_its_own_title() -> None:
    (one,) = harvest(case("## Action items\n\n**Check it twice.**\nand\n> said"))
    assert one.title == "Check it twice: and"
    (one,) = harvest(case("## Action items\n__Look at it!__"))
    assert one.title == "Look at it!"


def test_the_sample_offers_the_sentence_that_is_no_lesson_yet() -> None:
    (one,) = harvest(case(sample("checkout-line")))
    assert one.title == "How people see a service depends on the response as well as on the wait"


def test_a_sentence_that_moved_is_not_overwritten() -> None:
    (one, *_) = harvest(case())
    with pytest.raises(EditRefused, match="Line 10: The case is another"):
        harvested_edits("\n" + TEXT, [(one, "a")])


def test_ids_that_need_a_file_link_keep_the_words() -> None:
    (one,) = harvest(case("## Takeaways\n- Call very early"))
    assert isinstance(one, Harvestable)
    now = after(
        "## Takeaways\n- Call very early",
        harvested_edits("## Takeaways\n- Call very early", [(one, "a#b")]),
    )
    assert now == "## Takeaways\n- [a#b](<a%23b.md>) — Call very early"


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "## 5. Lessons learned",
            "## 💡 Takeaways",
            "## Lessons Learned:",
            "## 3) RECOMMENDATIONS",
        ),
        *("### Action items (follow-up)", "## Key takeaways ✅", "## **What we learned**"),
        *("## IV. Lessons learned", "## Section 4: Lessons learned", "## Lessons_learned"),
        *("## Our recommendations for the shop", "## Lessons learned & next steps"),
        *("# Lessons learned", "Lessons learned\n===", "## 1.2 Lessons learnt {#lessons}"),
        *("## What did we learn?", "#### (2) Action items 👷\u200d♀️"),
    ],
)
def test_headings_count_however_they_are_numbered_and_adorned(heading: str) -> None:
    text = f"# The line\n\n{heading}\n\nCall for help before it is long.\n"
    assert [one.title for one in harvest(case(text))] == ["Call for help before it is long"]


@pytest.mark.parametrize(
    "heading",
    ["# Lessons learned", "## Situation", "## Not a lesson", "## 2010", "## The", "## 🚒"],
)
def test_other_headings_do_not_count(heading: str) -> None:
    assert harvest(case(f"{heading}\n\nCall for help before it is long.\n")) == ()


TABLES = """# T
## Action items

Two are open.

| Owner of this very long heading | Action | Due |
| --- | --- | --- |
| Jo from the shop floor team | Write the **number** on the wall | 2026 |
| Ann | | |
| Ann | [[known]] — said already elsewhere |
| Bo

No | What came of it and why
--- | ---
1 | Train two people in each shift \\| team

not | a table at all here
"""


def test_cells_of_tables_that_say_what_is_to_be_done_are_harvested() -> None:
    found = harvest(case(TABLES))
    assert [(one.line, one.title) for one in found] == [
        (4, "Two are open"),
        (8, "Write the number on the wall"),
        (15, "Train two people in each shift | team"),
        (17, "not | a table at all here"),
    ]
    text = after(TABLES, harvested_edits(TABLES, [(one, "new") for one in found]))
    assert "team | [[new]] — Write the **number** on the wall | 2026 |" in text
    assert "1 | [[new]] — Train two people" in text
    for one in found:
        passage = find_passage(FoldedText(text), one.sentence)
        assert passage is not None
        assert passage.found is not Found.CLOSE


def test_a_table_may_end_the_text_and_dashes_alone_make_none() -> None:
    text = "## Actions\n\nWords that stand above dashes\n| --- |\n\n"
    text += "| What |\n| - |\n| Call for help early |\n"
    titles = [one.title for one in harvest(case(text))]
    assert titles == ["Words that stand above dashes", "Call for help early"]
