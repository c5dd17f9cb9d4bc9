"""Whom a text names: people and e-mail addresses, listed so that they can be replaced by roles.

A list to look over, not a finding: who is named in a way that nobody would expect is missed,
and now and then a place is taken for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NAME = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:[-'’][A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)?"
_MORE = rf"(?:(?:[ \t](?:[A-Z]\.|van|von|de|der|da|di|del|la|bin|al|Mc|O’|O'))*[ \t]{_NAME})"
_FULL = re.compile(rf"(?<![\w@/#-])({_NAME})({_MORE}{{0,2}})(?!\w)")
_INTRODUCED = re.compile(
    r"\b(?:brother|sister|wife|husband|son|daughter|mother|father|colleague|friend|manager|boss"
    r"|nurse|officer|supervisor|cashier|director|captain|named|called|[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?"
    rf"|[Dd]r\.?|[Pp]rof\.?|[Ss]gt\.?|Herrn?|Frau|Mme|Monsieur|Señora?)[ \t]+({_NAME}{_MORE}?)"
)
_GIVEN_NAMES = """
aaron adam adrian ahmed aisha alan albert alex alexander alexandra alice alison amanda amir amy
ana andrea andreas andrew angela anil anita ann anna anne anthony antonio arthur ashley barbara
ben benjamin bernd bill birgit bob brandon brenda brian bruce carl carlos carmen carol caroline
catherine charles charlotte chris christian christina christine christopher claire claudia colin
craig daniel daniela david deborah dennis diana diane diego dieter dirk dmitri donald donna
doris dorothy douglas edward elena elizabeth emily emma eric erik eva evelyn fatima felix
fernando fiona florian francis frank franz fred frederick gary george gerald gloria graham greg
gregory hannah hans harold harry hassan heather heinz helen helga henry howard ian ibrahim
ingrid irene isabel jack jacob jacqueline james jan jane janet janice jason javier jay jean jeff
jeffrey jennifer jens jeremy jessica jim joan joanna joe joel johannes john jonathan jorge jose
joseph josh joshua juan judith judy julia julie jürgen karen karl katherine kathleen katie kelly
ken kenneth kevin khalid klaus kumar kyle larry laura lauren lawrence lee leila lena linda lisa
liz lothar louis louise lucas lucia lucy luis lukas lynn manuel marcus margaret maria marie mark
markus martha martin mary matt matthew maureen max megan melissa michael michelle miguel mike
mohamed mohammed monica monika nadia nancy natalie nathan neil nicholas nick nicole nina noah
nora norman olga oliver olivia omar oscar pamela patricia patrick paul paula pedro peggy peter
petra phil philip philippe pierre priya rachel rainer ralph raymond rebecca renate ricardo
richard rita robert roberta robin roger roland ron ronald rosa roy russell ruth ryan sabine
sally sam samantha samuel sandra sara sarah scott sean sebastian sergei sharon sheila shirley
simon sofia sophie stefan stella stephanie stephen steve steven stuart susan susanne suzanne
sven sylvia tanya tara ted teresa theresa thomas tim timothy tina todd tom tony tracy ulrich
ursula uwe vanessa victor victoria vincent virginia walter wanda wayne wendy wilhelm william
wolfgang xavier yasmin yusuf yvonne zoe
"""
_ALSO_WORDS = (
    "may will mark bill grant hope faith grace summer april june august rose sky frank rich"
)
_GIVEN = frozenset(_GIVEN_NAMES.split())
_NO_PEOPLE = frozenset(_ALSO_WORDS.split())
_MOST = 200


def addresses_in(text: str) -> tuple[str, ...]:
    """Give the e-mail addresses in a text, each once, in its order."""
    found = (match[0].rstrip(".") for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(found))[:_MOST]


def people_in(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the names of people in a text, each once.

    Args:
        text: The text.
        known: People that are known to have to do with it, such as its author.
    """
    found = [" ".join(name.split()) for name in known if name.strip()]
    at = 0
    while match := _FULL.search(text, at):
        first = match[1].lower()
        is_name = first in _GIVEN and (match[2] or first not in _NO_PEOPLE)
        if is_name:
            found.append(" ".join(match[0].split()))
        at = match.end() if is_name else match.end(1)
    found += [" ".join(match[1].split()) for match in _INTRODUCED.finditer(text)]
    distinct = tuple(dict.fromkeys(found))
    longer = {word for name in distinct for word in [name] if " " in name}
    return tuple(
        name
        for name in distinct
        if " " in name or not any(name in other.split() for other in longer)
    )[:_MOST]
