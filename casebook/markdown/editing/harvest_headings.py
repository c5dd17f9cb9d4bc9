"""Headings under which people write what was learned, however they number and adorn them."""

from __future__ import annotations

import re
import unicodedata

from casebook.domain.document import Section
from casebook.domain.sections import HEADINGS as SECTION_HEADINGS
from casebook.domain.sections import SectionName

HEADINGS = frozenset(
    {
        *("lesson", "lessons", "lesson learned", "lesson learnt", "lessons learnt", "learnings"),
        *("lessons identified", "lessons to learn", "learning points", "learning", "insights"),
        *("what we learnt", "what have we learned", "what have we learnt", "what did we learn"),
        *("what we've learned", "what we've learnt", "what we have learned", "what was learned"),
        *("takeaway", "recommendation", "recommended actions", "recommended action", "insight"),
        *("action items", "action item", "actions", "agreed actions", "planned actions"),
        *("action points", "action plan", "actions taken and planned", "further actions"),
        *("corrective actions", "corrective action", "corrective and preventive actions"),
        *("preventive actions", "preventative actions", "preventive measures", "countermeasures"),
        *("preventative measures", "prevention", "improvement actions", "suggestions", "advice"),
        *("follow up", "follow-up", "follow ups", "follow-ups", "follow-up actions"),
        *("follow-up items", "next steps", "next step", "moving forward", "next time", "to do"),
        *("improvements", "improvement", "areas for improvement", "remediation", "remediations"),
        *("opportunities for improvement", "remediation items", "todo", "to-do", "to dos"),
        *("what went well", "what went poorly", "what went wrong", "what didn't go well"),
        *("what did not go well", "what could have gone better", "what could be improved"),
        *("what we will do differently", "what we would do differently", "what to do next time"),
        *("what will we do differently", "what we do differently now", "what we are changing"),
        *("how are we preventing it from happening again", "how we will prevent this"),
        *("how will we prevent this", "preventing it from happening again"),
    }
)
"""Headings under which people write lessons, besides those of Lessons learned; small letters."""

_NAMES = HEADINGS | {
    heading.casefold() for heading in SECTION_HEADINGS["case"][SectionName.LESSONS_LEARNED]
}
_NUMBER = re.compile(
    r"(?:(?:section|part|chapter|step|no)\W{0,2})?"
    r"(?:\(?\d{1,3}(?:\.\d{1,3})*(?:[.):]|\s[-–—])?|\(?[ivx]{1,5}[.):]|\(?[a-z][.)])\s+(?=\S)"
)
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\])\s*\Z")
_USHER = re.compile(r"(?:our|the|key|main|some|my|major|important|top|general|other|all)\s+")
_JOINT = re.compile(r"\s*(?:[&+/,:;|]|\s[-–—]\s|\b(?:and|for|from|of|or|so far|in)\b)\s*")
_ADORNED = "?!.:,;-–—_=~*#"


def tells_lessons(section: Section) -> bool:
    """Whether sentences below a heading are what somebody learned from a case.

    A heading counts with a number, signs or a remark in brackets around it, and when it goes on
    after the words that are known: “3. Recommendations for the shop”.
    """
    if section.name == SectionName.LESSONS_LEARNED:
        return True
    words = _plain(section.heading)
    return any(_is_known(start) for start in (words, _JOINT.split(words, maxsplit=1)[0]))


def _is_known(words: str) -> bool:
    while words not in _NAMES:
        usher = _USHER.match(words)
        if usher is None:
            return False
        words = words[usher.end() :]
    return True


def _plain(heading: str) -> str:
    """Give a heading in small letters without its number, its signs and what stands in brackets."""
    words = heading.casefold().replace("’", "'").replace("_", " ")
    words = "".join(" " if _is_sign(letter) else letter for letter in words)
    words = " ".join(words.split())
    words = _NUMBER.sub("", words, count=1) if _NUMBER.match(words) else words
    words = _ASIDE.sub("", words)
    return words.strip(f" {_ADORNED}")


def _is_sign(letter: str) -> bool:
    """Whether it is a picture such as an emoji, or what joins such pictures."""
    return unicodedata.category(letter) in {"So", "Sk", "Cf", "Cn", "Co"} or letter == "\ufe0f"
