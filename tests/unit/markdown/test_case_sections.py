from __future__ import annotations

import pytest

from casebook.domain.case import (
    BalanceRow,
    Case,
    Challenge,
    Fact,
    Figure,
    JudgmentZone,
    LessonMention,
    Mark,
    Moment,
    MomentKind,
    Response,
    ResponseMatrix,
    Risk,
    RolePlayPart,
    Side,
    Viewpoint,
)
from casebook.domain.names import DocumentPath
from casebook.markdown.reading import read_document


def case(text: str) -> Case:
    document = read_document(text, DocumentPath("a.md"))
    assert isinstance(document, Case)
    return document


def moments(*items: str) -> list[Moment]:
    return list(case("## Timeline\n" + "\n".join(f"- {item}" for item in items)).timeline)


@pytest.mark.parametrize(
    ("item", "when", "text"),
    [
        ("14:05 — text", "14:05", "text"),
        ("14:05 – text", "14:05", "text"),
        ("14:05 - text", "14:05", "text"),
        ("14:05: text", "14:05", "text"),
        ("14:05—text", "14:05", "text"),
        ("**14:05** — text", "14:05", "text"),
        ("**14:05:** text", "14:05", "text"),
        ("+2 min — text", "+2 min", "text"),
        ("0 min — text", "0 min", "text"),
        ("2010-02 — text", "2010-02", "text"),
        ("2009-11-22 14:05 UTC — text", "2009-11-22 14:05 UTC", "text"),
        ("22 November 2009 — text", "22 November 2009", "text"),
        ("Nov. 22, 2009 — text", "Nov. 22, 2009", "text"),
        ("about 3 p.m. — text", "about 3 p.m.", "text"),
        ("Day 3 — text", "Day 3", "text"),
        ("14:05 – 14:10 — text", "14:05 – 14:10", "text"),
        ("14:05–14:10 — text — more", "14:05–14:10", "text — more"),
        ("The store opens — nobody comes", "", "The store opens — nobody comes"),
        ("The 3 men leave — nobody comes", "", "The 3 men leave — nobody comes"),
        ("later — text", "", "later — text"),
        ("text", "", "text"),
    ],
)
def test_a_moment_has_a_time_only_where_one_is_written(item: str, when: str, text: str) -> None:
    assert moments(item) == [Moment(when, None, text, inferred=False)]


@pytest.mark.parametrize(
    ("item", "kind", "text"),
    [
        ("**Signal** grumbling", MomentKind.SIGNAL, "grumbling"),
        ("**Decision**: call", MomentKind.DECISION, "call"),
        ("**action:** call", MomentKind.ACTION, "call"),
        ("__Result__ — calm", MomentKind.RESULT, "calm"),
        ("**Nobody** calls", None, "**Nobody** calls"),
    ],
)
def test_a_bold_first_word_names_the_kind(item: str, kind: MomentKind | None, text: str) -> None:
    assert moments(item, f"14:05 — {item}") == [
        Moment("", kind, text, inferred=False),
        Moment("14:05", kind, text, inferred=False),
    ]


def test_inferred_at_the_end_is_taken_off_and_noted() -> None:
    assert moments("a (inferred)", "b *(Inferred)*.", "c (inferred) d") == [
        Moment("", None, "a", inferred=True),
        Moment("", None, "b", inferred=True),
        Moment("", None, "c (inferred) d", inferred=False),
    ]


def test_risks_have_labels_by_side_and_row() -> None:
    found = case(
        "## Risks\n"
        "| Side | Risk | Likelihood | Severity | Response |\n|---|---|---|---|---|\n"
        "| security | theft | 2 | 5 | greet |\n"
        "| customer service | queue | 5 | 3 | open a register |\n"
        "| Security, Customer-service and SAFETY | crowd | 9 |  | count |\n"
        "| weather | rain | 1 | x | |\n"
        "| | | 3 | 3 | |\n"
    ).risks
    assert found == (
        Risk(("S1",), (Side.SECURITY,), "security", "theft", 2, 5, "greet"),
        Risk(
            ("C1",), (Side.CUSTOMER_SERVICE,), "customer service", "queue", 5, 3, "open a register"
        ),
        Risk(
            ("S2", "C2", "A1"),
            (Side.SECURITY, Side.CUSTOMER_SERVICE, Side.SAFETY),
            "Security, Customer-service and SAFETY",
            "crowd",
            None,
            None,
            "count",
        ),
        Risk((), (), "weather", "rain", 1, None, ""),
    )
    assert [risk.placed for risk in found] == [True, True, False, False]


def test_balance_marks_may_be_written_with_any_dash() -> None:
    found = case(
        "## Balance\n"
        "| Strategy | Safety | Quality | Efficiency | Why |\n|---|---|---|---|---|\n"
        "| more tills | + | **+** | − | staff |\n"
        "| fewer | - | – | 0 | |\n"
        "| other | ? | | ++ | |\n"
    ).balance
    assert found == (
        BalanceRow("more tills", Mark.BETTER, Mark.BETTER, Mark.WORSE, "staff"),
        BalanceRow("fewer", Mark.WORSE, Mark.WORSE, Mark.NEUTRAL, ""),
        BalanceRow("other", None, None, None, ""),
    )


def test_viewpoints_begin_with_who_sees_it_so() -> None:
    found = case("## Viewpoints\n- **Customer** — waits\n- **Staff:** runs\n- nobody says\n-\n")
    assert found.viewpoints == (
        Viewpoint("Customer", "waits"),
        Viewpoint("Staff", "runs"),
        Viewpoint("", "nobody says"),
    )


def test_challenges_judgment_zones_and_figures_are_tables() -> None:
    found = case(
        "## Challenges\n| Challenge | Response |\n|---|---|\n| noise | walk |\n\n"
        "## Judgement zones\n"
        "| What they may do | Touchpoint | Who decides |\n|---|---|---|\n"
        "| refund | till | cashier |\n\n"
        "## Statistics\n| Figure | Value | Source | Year |\n|---|---|---|---|\n"
        "| unhappy | 61 % | survey | 2009 |\n| gone | 25 % | | |\n"
    )
    assert found.challenges == (Challenge("noise", "walk"),)
    assert found.judgment_zones == (JudgmentZone("till", "cashier", "refund"),)
    assert found.figures == (
        Figure("unhappy", "61 %", "survey", "2009", 14),
        Figure("gone", "25 %", "", "", 15),
    )


def test_the_response_matrix_has_responsibilities_and_severities() -> None:
    found = case(
        "## Service recovery\n"
        "| Responsibility | Minor | Major |\n|---|---|---|\n"
        "| ours | say sorry (a word – a card) | refund (all - double) |\n"
        "| theirs | explain (calmly) | a) b) (c) d–e) |\n"
        "| nobody's | |\n"
        "| | | |\n"
    ).response_matrix
    assert found == ResponseMatrix(
        ("Minor", "Major"),
        (
            (
                "ours",
                (Response("say sorry", "a word", "a card"), Response("refund", "all", "double")),
            ),
            ("theirs", (Response("explain (calmly)"), Response("a) b) (c) d–e)"))),
            ("nobody's", (Response(""), Response(""))),
        ),
    )


def test_without_a_table_there_is_no_response_matrix() -> None:
    assert case("## Response matrix\nText\n").response_matrix is None
    assert case("## Response matrix\n| one |\n|---|\n| column |\n").response_matrix is None


def test_lessons_learned_are_links_or_sentences_not_yet_harvested() -> None:
    found = case(
        "## Takeaways\n- [[open-early]]\n- [Early](lessons/open%20early.md) — a remark\n"
        "- [[a]] is a link in a sentence\n- a sentence with [[b]]\n- ![[pic.png]]\n- plain\n-\n"
        "## Recommendations\n1. [[c|C]].\n"
    )
    assert found.lessons_learned == (
        LessonMention("open-early", "[[open-early]]"),
        LessonMention("open early", "[Early](lessons/open%20early.md) — a remark"),
        LessonMention("", "[[a]] is a link in a sentence"),
        LessonMention("", "a sentence with [[b]]"),
        LessonMention("", "![[pic.png]]"),
        LessonMention("", "plain"),
        LessonMention("c", "[[c|C]]."),
    )


def test_questions_are_the_numbered_items_or_else_all() -> None:
    assert case("## Questions\n- a note\n\n1. one\n2. two\n").questions == ("one", "two")
    assert case("## Discussion questions\n- one\n- two\n").questions == ("one", "two")


def test_role_play_cards_are_the_headings_below_it() -> None:
    found = case(
        "## Role-play\nIntro\n### Scene\nA *store*.\n\n#### More\nx\n### Twist\n```\n### y\n```\n"
        "## Other\n### Not a card\n"
    )
    assert found.role_play == (
        RolePlayPart("Scene", "A *store*.\n\n#### More\nx"),
        RolePlayPart("Twist", "```\n### y\n```"),
    )
    assert case("## Role-play\n### Scene\nx").role_play == (RolePlayPart("Scene", "x"),)


def test_facts_to_check_know_whether_they_are() -> None:
    found = case("## Facts to check\n- [ ] how many\n- [x] when\n- who\n")
    assert found.facts_to_check == (
        Fact("how many", False, 2),
        Fact("when", True, 3),
        Fact("who", False, 4),
    )


def test_sources_are_a_list() -> None:
    assert case("## References\n- <https://example.org>\n- A book\n").sources == (
        "<https://example.org>",
        "A book",
    )


def test_comments_and_code_in_a_section_count_as_empty() -> None:
    found = case(
        "## Timeline\n<!--\n- an example\n-->\n- a <!-- remark -->\n```\n- code\n```\n- b\n"
        "## Facts to check\n<!-- - [ ] an example -->\n- [ ] c\n"
    )
    assert [moment.text for moment in found.timeline] == ["a", "b"]
    assert found.facts_to_check == (Fact("c", False, 12),)


def test_a_case_without_known_sections_has_no_structures() -> None:
    found = case("# A\n## Else\n- 14:05 — x\n| Side |\n|---|\n| security |\n")
    assert (found.timeline, found.risks, found.response_matrix) == ((), (), None)
