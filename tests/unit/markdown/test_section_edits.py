from __future__ import annotations

import pytest
from edited import SAMPLE, after, document, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.edit import EditRefused
from casebook.domain.sections import HEADINGS, SectionName
from casebook.markdown.editing.sections import section_edits


def written(text: str, section: SectionName, markdown: str | None) -> str:
    return after(text, section_edits(text, section, markdown))


def test_what_stands_below_a_heading_is_replaced_and_the_heading_stays() -> None:
    text = "## What happened\n\nOld.\n\n\n## Impact\nSmall.\n"
    assert written(text, SectionName.SITUATION, "\nNew.\n\nMore.\n") == (
        "## What happened\n\nNew.\n\nMore.\n\n\n## Impact\nSmall.\n"
    )
    assert written(text, SectionName.IMPACT, "Large.") == text.replace("Small", "Large")
    assert section_edits(text, SectionName.SITUATION, "Old.") == ()


def test_an_empty_section_is_filled_and_a_filled_one_emptied() -> None:
    text = "## Situation\n## Impact"
    filled = written(text, SectionName.SITUATION, "New.")
    assert filled == "## Situation\n\nNew.\n\n## Impact"
    assert written(filled, SectionName.SITUATION, "") == "## Situation\n\n## Impact"
    assert written(text, SectionName.IMPACT, "New.") == text + "\n\nNew.\n"
    assert written(text + "\n\nOld.\n", SectionName.IMPACT, "") == text + "\n"


def test_a_section_is_taken_out_with_its_heading() -> None:
    text = "# A\n\n## Situation\n\nOld.\n\n## Impact\n\nSmall.\n"
    assert written(text, SectionName.SITUATION, None) == "# A\n\n## Impact\n\nSmall.\n"
    assert section_edits(text, SectionName.RISKS, None) == ()


def test_a_new_section_stands_where_it_usually_does() -> None:
    text = "---\nkind: case\n---\n\n## Background\n\nA.\n\n## Our own\n\nB.\n\n## Sources\n\n- C\n"
    assert written(text, SectionName.IMPACT, "Great.") == text.replace(
        "## Our own", "## Impact\n\nGreat.\n\n## Our own"
    )
    assert written(text.replace("Background", "Mine"), SectionName.IMPACT, "Great.") == (
        text.replace("Background", "Mine").replace(
            "## Sources", "## Impact\n\nGreat.\n\n## Sources"
        )
    )
    assert written("", SectionName.IMPACT, "Great.") == "## Impact\n\nGreat.\n"
    assert written("Text", SectionName.IMPACT, "") == "Text\n\n## Impact\n"
    assert written("Text\n", SectionName.IMPACT, "x") == "Text\n\n## Impact\n\nx\n"
    assert written("---\nkind: pack\n---\n", SectionName.GUIDE, "### 1") == (
        "---\nkind: pack\n---\n\n## Guide\n\n### 1\n"
    )


@pytest.mark.parametrize(
    "markdown",
    ["```\nopen", "<!-- open", "## Another", "Text\n---", "# Top\n", "a\n~~~~"],
)
def test_text_that_would_take_in_what_follows_is_refused(markdown: str) -> None:
    text = "## Situation\n\nOld.\n\n## Impact\n\nSmall. <!-- x -->\n"
    with pytest.raises(EditRefused, match="Line 1: What is written here would take in"):
        section_edits(text, SectionName.SITUATION, markdown)


def test_a_section_behind_an_open_code_block_is_refused() -> None:
    with pytest.raises(EditRefused, match="Line 3"):
        section_edits("a\n```\nnever closed", SectionName.IMPACT, "x")


def test_a_section_of_another_kind_is_refused() -> None:
    with pytest.raises(EditRefused, match="A case has no section “agenda”"):
        section_edits("", SectionName.AGENDA, "x")


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(SAMPLE), st.data())
def test_other_sections_of_the_sample_stay_as_they_are(path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    before = document(text)
    section = data.draw(st.sampled_from(list(HEADINGS[before.kind])))
    markdown = data.draw(st.text("ab \n#`-<>!*|", max_size=20))
    try:
        now = document(written(text, section, markdown))
    except EditRefused:
        return
    part = now.section(section)
    assert part is not None
    assert now.content(part).strip() == markdown.strip()
    assert now.text[: now.body_start] == text[: before.body_start]
    others = [before.content(p) for p in before.sections if p.level == 2 and p.name != section]
    assert others == [now.content(p) for p in now.sections if p.level == 2 and p.name != section]


def test_the_sample_is_read_from_its_files() -> None:
    assert sample("checkout-line").startswith("---\nkind: case\n")
