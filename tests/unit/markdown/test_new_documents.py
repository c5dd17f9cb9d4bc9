from __future__ import annotations

import pytest
from edited import after, document, sample

from casebook.domain.document import Kind
from casebook.domain.edit import EditRefused
from casebook.domain.finding import Severity
from casebook.domain.lesson import Application, Lesson, State
from casebook.markdown.editing.lesson_merging import merge_lessons, replaced_lesson_edits
from casebook.markdown.editing.new_documents import new_text
from casebook.resources import resource


def template(kind: Kind) -> str:
    return resource("templates", f"{kind}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_document_says_its_title_and_has_nothing_to_mend(kind: Kind) -> None:
    text = new_text(kind, template(kind), "Part 1:\n the queue", themes=["waiting", "shop floor"])
    found = document(text)
    assert found.kind is kind
    assert found.title == "Part 1: the queue"
    assert found.themes == ("waiting", "shop floor")
    assert all(finding.severity is Severity.HINT for finding in found.findings)
    assert "{{" not in text


def test_what_is_known_is_filled_in() -> None:
    text = new_text(
        Kind.CASE,
        template(Kind.CASE),
        "Queue",
        properties={"place": "Store 7", "date": "2026-01-02", "minutes": 5},
    )
    assert "place: Store 7\ndate: 2026-01-02\n" in text


def test_a_template_of_ones_own_may_leave_anything_out() -> None:
    own = (
        "---\nmine: '{{ author }}, {{date}}'\nlist: ['{{date}}', x]\n---\n# {{title}}\n{{unknown}}."
    )
    text = new_text(Kind.CASE, own, "Queue", words={"date": "2026", "author": "Ann"})
    assert text == (
        "---\nkind: case\ntitle: Queue\nmine: 'Ann, 2026'\nlist: [\"2026\", x]\n---\n# Queue\n."
    )
    assert new_text(Kind.PACK, "", "P") == "---\nkind: pack\ntitle: P\n---\n"
    with pytest.raises(EditRefused, match="mend this line first"):
        new_text(Kind.CASE, "---\ntitle: a: b\n---\n", "Queue")


def test_a_template_for_obsidian_is_filled_as_well() -> None:
    own = "---\ntitle: {{title}}\ncreated: {{date}}\ntags: [{{x}}, a]\n---\n"
    assert new_text(Kind.CASE, own, "Queue", words={"date": "2026-01-02"}) == (
        '---\nkind: case\ntitle: Queue\ncreated: "2026-01-02"\ntags: [a]\n---\n'
    )


def test_merging_takes_over_what_the_other_lesson_rests_on() -> None:
    kept, other = sample("open-another-register"), sample("agree-the-call")
    other += "| 2026 | Store 7 | Good |\n"
    merge = merge_lessons(kept, "open-another-register", other)
    now, was = document(after(kept, merge.kept)), document(kept)
    gone = document(after(other, merge.other))
    assert isinstance(now, Lesson)
    assert isinstance(was, Lesson)
    assert isinstance(gone, Lesson)
    assert now.title == was.title
    assert now.applies_when == was.applies_when
    assert set(now.themes) == {*was.themes, *gone.themes}
    assert gone.title in now.aliases
    assert {one.words for one in now.quotations} == {
        *(one.words for one in was.quotations),
        *(one.words for one in gone.quotations),
    }
    assert now.applied == (Application("2026", "Store 7", "Good"),)
    assert (gone.state, gone.replaced_by) == (State.RETIRED, "open-another-register")
    assert gone.body == document(other).body


def test_merging_takes_the_moment_over_only_where_there_is_none() -> None:
    kept = "---\nkind: lesson\ntitle: x\n---\n"
    other = "---\nkind: lesson\ntitle: x\napplies_when: closing\nstate: validated\n---\n"
    merge = merge_lessons(kept, "k", other)
    assert after(kept, merge.kept) == "---\nkind: lesson\ntitle: x\napplies_when: closing\n---\n"
    assert after(other, replaced_lesson_edits(other, "k")) == (
        other.replace("validated", "retired\nreplaced_by: k")
    )
    with pytest.raises(EditRefused, match="Only two lessons"):
        merge_lessons(kept, "k", "A case")
