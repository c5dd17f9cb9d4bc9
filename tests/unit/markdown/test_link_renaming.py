from __future__ import annotations

import pytest
from edited import SAMPLE, after, document
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.edit import EditRefused
from casebook.markdown.editing.renaming import renamed_link_edits
from casebook.markdown.links import linked_id


def renamed(text: str, old: str = "old", new: str = "new-one") -> str:
    return after(text, renamed_link_edits(text, old, new))


@pytest.mark.parametrize("old", ["caf\u00e9", "cafe\u0301"])
@pytest.mark.parametrize(
    "link", ["[[{}]]", "[x]({}.md)", "![[{}]]", "---\nlessons: [{}]\n---\n", "> w\n>\n> — [[{}]]"]
)
@pytest.mark.parametrize("written", ["caf\u00e9", "cafe\u0301", "CAFE\u0301"])
def test_links_lead_to_a_file_whichever_way_its_accents_are_written(old, link, written) -> None:
    assert renamed(link.format(written), old) == link.format("new-one")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("[[old]] and [[ OLD |words]]", "[[new-one]] and [[ new-one |words]]"),
        ("[[old#Impact]] [[old#Impact|x]]", "[[new-one#Impact]] [[new-one#Impact|x]]"),
        ("| [[old\\|x]] | b |", "| [[new-one\\|x]] | b |"),
        ("![[old]] [[a/b/old.md]]", "![[new-one]] [[a/b/new-one.md]]"),
        ("[x](old.md) [x](../a/Old.MD#h)", "[x](new-one.md) [x](../a/new-one.MD#h)"),
        ('[x](<a b/old.md> "t") [y]( old.md )', '[x](<a b/new-one.md> "t") [y]( new-one.md )'),
        ("[![p](p.png)](old.md)", "[![p](p.png)](new-one.md)"),
        ("[x][r] [old]\n\n[r]: old.md 'x'\n[old]: <old.md>", None),
        ("> words\n>\n> — [[old]]", "> words\n>\n> — [[new-one]]"),
        ("---\nlessons: [old, 'Old', b]\n---\n", "---\nlessons: [new-one, 'new-one', b]\n---\n"),
        ("---\nreplaced_by: old # x\n---\n", "---\nreplaced_by: new-one # x\n---\n"),
        ("---\nReplaced_by: [[old]]\n---\n", "---\nReplaced_by: [[new-one]]\n---\n"),
        ("---\nup: '[[old|x]]'\nby: old\n---\n", "---\nup: '[[new-one|x]]'\nby: old\n---\n"),
        ("---\na: b: [[old]]\n---\nx", "---\na: b: [[new-one]]\n---\nx"),
        (
            "+++\nlessons = ['old', \"old\", 'x']\nx = 'old'\n+++\n",
            "+++\nlessons = ['new-one', \"new-one\", 'x']\nx = 'old'\n+++\n",
        ),
    ],
)
def test_links_in_every_form_lead_to_the_new_id(before: str, now: str | None) -> None:
    expected = now or "[x][r] [old]\n\n[r]: new-one.md 'x'\n[old]: <new-one.md>"
    assert renamed(before) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[[old]]` and\n```\n[[old]]\n[x]: old.md\n```\n<!-- [[old]] -->",
        "[[older]] [x](older.md) [x](https://a.b/old.md) \\[[old]]",
        "[x](old.md.txt) [y](old.png) ![[old.png]]",
        "old is a word. 100 % of it",
        "[x]: https://a.b/old.md\n[x]: #old",
        "---\ntitle: old\nup: '[[other]]'\n---\nold",
        "---\n---\nold",
        "---\n- old\n---\n",
        "",
    ],
)
def test_what_is_no_link_to_it_stays(text: str) -> None:
    assert renamed(text) == text


def test_agendas_name_their_items_with_and_without_brackets() -> None:
    text = (
        "---\nkind: pack\n---\n## Agenda\n| Item | Minutes |\n|---|---|\n| old | 5 |\n"
        "| [[old]] | 5 |\n| older | old |\n\n| Note |\n|---|\n| old |\n"
    )
    assert renamed(text) == text.replace("| old | 5", "| new-one | 5").replace("[[old", "[[new-one")


def test_ids_with_unusual_signs_are_found_and_written() -> None:
    assert renamed("[x](my%20old%20case.md) [[My old case]]", "my old case", "größe 1") == (
        "[x](größe%201.md) [[größe 1]]"
    )
    assert renamed("[x](<my old.md>)", "my old", "a b") == "[x](<a b.md>)"


@pytest.mark.parametrize("new", ["", "a|b", "a]b", "a#b", "a/b", "x.md"])
def test_an_id_that_no_link_can_have_is_refused(new: str) -> None:
    with pytest.raises(EditRefused, match="cannot be written as a link"):
        renamed_link_edits("[[old]]", "old", new)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(SAMPLE), st.data())
def test_in_the_sample_only_the_links_change(path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    before = document(text)
    if not before.links:
        return
    old = linked_id(data.draw(st.sampled_from(before.links)).target)
    now = renamed(text, old, "another-id")
    targets = [linked_id(link.target) for link in before.links]
    assert [linked_id(link.target) for link in document(now).links] == [
        "another-id" if target == old else target for target in targets
    ]
    assert renamed(now, "another-id", old) == text
