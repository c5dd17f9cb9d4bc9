"""What is not part of a text is proposed for removal, and never more than that."""

from dataclasses import replace

import pytest

from casebook.importing.cleaning import proposed_removals, without
from tests.unit.importing.making import drafted

PROSE = "The shop closed its till while people were waiting, and nobody told them why."


def rules(text):
    return [(one.rule, one.words) for one in proposed_removals(text) if one.accepted]


def keeping(draft, *kept):
    """Decide as the review does: these proposed removals are kept, all others accepted."""
    decided = enumerate(draft.removals)
    removals = tuple(replace(one, accepted=number not in kept) for number, one in decided)
    return replace(draft, removals=removals)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Leave a Reply", "comments"),
        ("## Leave a comment", "comments"),
        ("Comments are closed.", "comments"),
        ("3 Comments", "comments"),
        ("Your email address will not be published. Required fields are marked *", "comments"),
        ("%d bloggers like this:", "wordpress-likes"),
        ("Share this:", "share"),
        ("Facebook | Twitter | LinkedIn", "share"),
        ("If you liked it please comment, like, and share.", "share"),
        ("Follow us on Twitter", "share"),
        ("We use cookies to give you the best experience.", "cookies"),
        ("Accept all cookies", "cookies"),
        ("Popular posts", "related"),
        ("**Related articles**", "related"),
        ("Subscribe to our newsletter", "sign-up"),
        ("Back to top", "navigation"),
        ("Filed under: service, trust", "posted-in"),
    ],
)
def test_boilerplate_at_the_end_is_proposed_with_its_rule(line, rule):
    text = f"{PROSE}\n\n{line}\n"
    assert rules(text) == [(rule, line)]
    assert without(text, proposed_removals(text)) == PROSE


def test_several_lines_go_up_to_the_first_that_is_text():
    text = f"Leave a Reply is what it said.\n\n{PROSE}\n\nShare this:\n\nLeave a Reply\n\nTweet"
    assert [rule for rule, _ in rules(text)] == ["share", "comments", "share"]
    assert without(text, proposed_removals(text)).endswith("why.")


def test_links_below_related_posts_go_with_it():
    text = f"{PROSE}\n\n## Related posts\n\n- [One](https://a.org/1)\n- [Two](https://a.org/2)\n"
    assert [rule for rule, _ in rules(text)] == ["related", "related", "related"]
    kept = f"{PROSE}\n\n## Sources\n\n- [One](https://a.org/1)\n"
    assert rules(kept) == []
    unclear = f"{PROSE}\n\nLeave a Reply\n\n- [One](https://a.org/1)\n"
    assert rules(unclear) == []


def test_a_case_about_comments_loses_nothing():
    text = (
        "The page asked for comments. Within an hour, ninety comments came, most of them angry.\n\n"
        "## Comments\n\nThe team read all comments and answered.\n\n- Leave a reply\n\n"
        "In the end it read:\n\nComments are closed."
    )
    draft = drafted("a.md", text)
    assert draft.cleaned == draft.body
    (removal,) = draft.removals
    assert (removal.rule, removal.accepted) == ("comments", False)
    assert "Comments are closed" not in keeping(draft).text


def test_a_removal_can_be_kept():
    draft = drafted("a.txt", f"A title\n\n{PROSE}\n\nLeave a Reply\n\nTweet this")
    assert len(draft.removals) == 2
    kept = keeping(draft, 0)
    assert "Leave a Reply" in kept.text
    assert "Tweet this" not in kept.text


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("waitinginlineMy brother told me of it.", "waitinginline"),
        ("queue_photo.jpgThe queue was long.", "queue_photo.jpg"),
    ],
)
def test_the_name_of_a_picture_is_taken_off_the_first_word(first, name):
    text = f"{first}\n\n{PROSE}"
    assert rules(text) == [("picture-name", name)]
    assert without(text, proposed_removals(text)).startswith(first.removeprefix(name))


@pytest.mark.parametrize(
    "first",
    [
        "iPhone owners waited.",
        "postgreSQL failed.",
        "waiting in line, My brother said.",
        "# abcdefgHe",
    ],
)
def test_words_that_are_written_so_are_left_alone(first):
    assert rules(f"{first}\n\n{PROSE}") == []


def test_lines_at_the_start_go_too_but_never_everything():
    text = f"Skip to content\n\n5 min read\n\n{PROSE}"
    assert [rule for rule, _ in rules(text)] == ["navigation", "reading-time"]
    assert proposed_removals("Share this\n\nLeave a Reply") == ()
    assert proposed_removals("") == ()
