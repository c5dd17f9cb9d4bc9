"""A pack read as a plan and written back: only what differs changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from casebook.domain.edit import EditRefused, apply_edits
from casebook.domain.names import DocumentId, DocumentPath
from casebook.domain.pack_plan import Brand, step_for_case
from casebook.markdown.editing.brands import brand_edits, read_brand
from casebook.markdown.editing.pack_plans import plan_edits, read_plan

PATH = DocumentPath("packs/recovery.md")
PACK = """\
---
kind: pack
title: Front-line recovery   # as printed
venue: Hall 3
minutes: 60
objectives:
  - Tell an early sign from a complaint
---
Hello.

## Agenda

As agreed:

| Minutes | Activity | Item | Use | Note | Room |
| --- | --- | --- | --- | --- | --- |
| 5 | open | | | Why | A |
| 10 | read | [[checkout-line\\|The line]] | situation | | B |
| 45 | discuss | [[checkout-line]] | questions 1–2 | | C |

Bring pencils.

## Guide

Be early.

### 1 Open
- **Say** Hello.

### Step 3: Discuss
- **Ask** Why?

### More
Belongs to three.

### 9 Nothing
Left over.

## Sessions
"""


def written(plan, text=PACK):
    return apply_edits(text, plan_edits(text, plan))


def test_a_pack_that_is_not_changed_is_not_written():
    plan = read_plan(PACK, PATH)
    assert plan_edits(PACK, plan) == ()
    assert [step.item for step in plan.steps] == ["", "checkout-line", "checkout-line"]
    assert plan.objectives == ("Tell an early sign from a complaint",)


def test_the_sample_packs_come_back_as_they_were():
    for file in sorted(Path("cases/packs").glob("*.md")):
        text = file.read_text("utf-8")
        assert plan_edits(text, read_plan(text, PATH)) == ()


def test_moving_a_step_takes_its_guide_along_and_keeps_columns_and_words():
    plan = read_plan(PACK, PATH)
    text = written(plan.moved(3, 0))
    assert read_plan(text, PATH) == plan.moved(3, 0)
    assert "| 45 | discuss | [[checkout-line]] | questions 1–2 | | C |\n| 5 | open" in text
    assert "[[checkout-line\\|The line]] | situation | | B |" in text
    assert text.index("### Step 1: Discuss") < text.index("### More") < text.index("### 2 Open")
    assert "### 9 Nothing\nLeft over.\n" in text
    for kept in (
        "As agreed:\n",
        "Bring pencils.\n",
        "Be early.\n",
        "venue: Hall 3\n",
        "# as printed",
    ):
        assert kept in text
    assert written(plan, text).replace("\n", "") == PACK.replace("\n", "")


def test_a_step_goes_with_its_part_of_the_guide_and_comes_back_with_it():
    plan = read_plan(PACK, PATH)
    without = written(plan.removed(1))
    assert "Hello." not in without.partition("## Guide")[2]
    assert "### Step 2: Discuss" in without
    again = written(plan, without)
    assert "### 1 Open\n- **Say** Hello." in again
    assert read_plan(again, PATH) == plan


def test_keys_of_the_front_matter_are_set_one_by_one():
    plan = read_plan(PACK, PATH)
    text = written(
        replace(
            plan,
            title="Better",
            audience="Cashiers",
            minutes=None,
            lessons=(DocumentId("open-early"),),
            artefacts=("guide.docx",),
            objectives=(),
        )
    )
    assert "minutes" not in text
    assert "title: Better   # as printed" in text
    assert "venue: Hall 3" in text
    again = read_plan(text, PATH)
    assert (again.title, again.audience, again.minutes) == ("Better", "Cashiers", None)
    assert (again.lessons, again.artefacts) == (("open-early",), ("guide.docx",))
    assert text.partition("---\nHello")[2] == PACK.partition("---\nHello")[2]


def test_an_agenda_begins_where_there_is_none():
    text = "---\nkind: pack\ntitle: New\n---\n"
    plan = read_plan(text, PATH).added([step_for_case(DocumentId("checkout-line"))])
    assert "| 15 | discuss | [[checkout-line]] | | |" in written(plan, text)
    assert "## Guide" not in written(plan, text)


def test_a_guide_comes_back_where_somebody_took_the_section_out():
    plan = read_plan(PACK, PATH)
    text = PACK.partition("## Guide")[0] + "## Sessions\n"
    assert "### 1 Open\n- **Say** Hello." in written(plan, text)


def test_only_a_pack_has_a_plan():
    with pytest.raises(EditRefused, match="no pack"):
        read_plan("---\ntitle: A case\n---\n", PATH)


BRAND = Brand("attachments/logo.png", "#1a6b4a", "attachments/own.docx", "")


@pytest.mark.parametrize(
    "head",
    [
        "kind: pack\n",
        "kind: pack\nbrand:\n  logo: old.png\n  motto: we care  # ours\n",
        "kind: pack\nbrand: {logo: old.png, motto: we care}\nlessons: []\n",
        "kind: pack\nbrand:\n  Color: red\n",
        "kind: pack\nbrand: none\n",
        "kind: pack\nbrand:\nminutes: 5\n",
        "kind: pack\nbrand:\n  logo: a.png\n  fonts: [one, two]\n  motto: we care\n",
        "",
    ],
)
def test_a_brand_is_written_and_taken_away(head):
    text = f"---\n{head}---\nBody.\n"
    branded = apply_edits(text, brand_edits(text, BRAND))
    assert read_brand(branded) == BRAND
    assert ("we care" in branded) == ("we care" in text)
    assert branded.endswith("---\nBody.\n")
    assert brand_edits(branded, BRAND) == ()
    plain = apply_edits(branded, brand_edits(branded, Brand()))
    assert read_brand(plain) == Brand()
    assert ("we care" in plain) == ("we care" in text)


@pytest.mark.parametrize("text", ["+++\nkind = 'pack'\n+++\n", "---\nbrand: [a]\n---\n"])
def test_a_brand_that_cannot_be_written_by_itself_is_refused(text):
    assert read_brand(text) == Brand()
    with pytest.raises(EditRefused, match="brand"):
        brand_edits(text, BRAND)


def test_a_brand_that_says_a_thing_twice_is_refused():
    with pytest.raises(EditRefused, match="brand"):
        brand_edits("---\nbrand:\n  logo: a.png\n  Logo: b.png\n---\n", Brand(colour="#111111"))


def test_broken_front_matter_has_no_brand():
    broken = "---\nkind: pack\n\tbrand: [\n---\n"
    assert read_brand(broken) == Brand()
    with pytest.raises(EditRefused):
        brand_edits(broken, BRAND)


def test_a_plan_writes_the_brand():
    plan = replace(read_plan(PACK, PATH), brand=BRAND)
    assert read_plan(written(plan), PATH) == plan
