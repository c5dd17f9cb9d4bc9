"""What is not part of a text, proposed for removal: each with its rule and its place.

Only whole lines near the ends count, from the outside inwards up to the first that is text;
and a picture's name that is glued to the first word. So a case *about* comments keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.markdown.plain import plain_line


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that is proposed for removal.

    Attributes:
        rule: The name of its rule.
        start: Where it starts in the text.
        end: Where it ends.
        words: What would be removed.
        line: Its line, from 1.
        accepted: Whether it is removed; where in doubt, it is not before somebody says so.
    """

    rule: str
    start: int
    end: int
    words: str
    line: int
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """What the lines of one kind look like.

    Attributes:
        name: Shown beside what it finds.
        pattern: Matches a whole line without its marks.
        topic: The word that makes a line doubtful when the text is about it, or "".
    """

    name: str
    pattern: re.Pattern[str]
    topic: str = ""


def _rule(name: str, pattern: str, topic: str = "") -> Rule:
    return Rule(name, re.compile(rf"(?:{pattern})\s*[.:!…»→]*", re.IGNORECASE), topic)


_NETWORKS = (
    r"facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|tumblr|e-?mail|print|pocket|telegram"
    r"|copy link|threads|bluesky|mastodon|xing|instagram|youtube|rss"
)
_END_RULES: Sequence[Rule] = (
    _rule(
        "comments",
        r"leave a (?:reply|comment|response)|(?:post|write|add|submit) (?:a|your) comment"
        r"|comments? (?:are|is) (?:closed|off|disabled)(?: for this (?:post|article|entry))?"
        r"|(?:no|\d+) (?:comments?|responses?)(?: yet)?|comments(?: \(\d+\))?|join the "
        r"(?:discussion|conversation)|be the first to comment|log ?in to "
        r"(?:comment|reply|leave a comment)"
        r"|you must be logged in to post a comment|(?:cancel )?reply"
        r"|your e-?mail address will not be published.*|required fields are marked.*"
        r"|kommentar(?:e)? (?:schreiben|geschlossen)|schreibe einen kommentar"
        r"|laisser un commentaire|deja un comentario",
        "comment",
    ),
    _rule("wordpress-likes", r"%d bloggers? like this|like loading|liked? this"),
    _rule(
        "share",
        r"share (?:this|on|via|it|with|now).{0,60}|share|shares?|tweet(?: this)?|pin it"
        rf"|(?:(?:share on )?(?:{_NETWORKS})(?:[\s,|·•/]+(?:{_NETWORKS}|share|more))*)"
        r"|like (?:this|it,? share it)|follow us(?: on .{1,80})?|e-?mail this(?: to a friend)?"
        r"|print(?: this)?(?: page| article)?|click to (?:share|e-?mail|print).{0,80}"
        r"|(?:[^.!?]{0,120}\b)?(?:please )?(?:like,? (?:comment|share)|comment, like),? (?:and|&) "
        r"(?:share|subscribe|comment)\b.{0,40}|diese[nr]? (?:artikel|beitrag) teilen"
        r"|teilen|partager",
        "share",
    ),
    _rule(
        "cookies",
        r"(?:(?:we|this (?:web)?site) uses? (?:only )?cookies|by (?:continuing|using|browsing)\b"
        r"[^.]*cookies|accept(?: all)? cookies|manage cookies|cookie (?:settings|policy|notice"
        r"|preferences)|reject all|accept all|privacy & cookies|diese (?:web)?(?:site|seite) "
        r"(?:verwendet|nutzt) cookies|nous utilisons des cookies|utilizamos cookies).*",
        "cookie",
    ),
    _rule(
        "related",
        r"(?:related|popular|recent|similar|latest|trending|more) (?:posts?|articles?|stories"
        r"|content|reading|news|topics|from .{1,60})|you (?:may|might) also (?:like|enjoy)"
        r"|read (?:more|next|also)|(?:previous|next|older|newer) (?:post|article|entry|entries)s?"
        r"|recommended(?: for you)?|most (?:read|popular)|ähnliche (?:artikel|beiträge)",
    ),
    _rule(
        "sign-up",
        r"(?:subscribe|sign up|join)(?: now| today| here| free| to (?:our|the|this) .{1,80}"
        r"| for (?:our|the) .{1,80})?|newsletter|get .{1,60} (?:in|to) your inbox.{0,40}"
        r"|subscribe by e-?mail|enter your e-?mail address.{0,80}|advertisements?|sponsored"
        r"|report this ad|newsletter abonnieren",
        "newsletter",
    ),
    _rule(
        "navigation",
        r"skip to (?:main )?content|back to (?:top|home|blog|main page)|home|menu|search"
        r"|toggle navigation|close|open menu|table of contents|next page|previous page"
        r"|powered by .{1,60}|proudly powered by .{1,60}|edit this page.{0,40}|nach oben",
    ),
    _rule(
        "posted-in",
        r"(?:filed under|posted in|tagged(?: with)?|tags|categor(?:y|ies)):? .{1,200}",
    ),
)  # fmt: skip
_START_RULES: Sequence[Rule] = (
    *(rule for rule in _END_RULES if rule.name in {"share", "cookies", "navigation", "sign-up"}),
    _rule("reading-time", r"(?:about )?\d{1,3}[ -]?min(?:ute)?s?(?: read| reading time)?"),
    _rule("comments", r"(?:leave a comment|no comments|\d+ comments?)", "comment"),
)
_LINK_ONLY = re.compile(r"\s*(?:[-*+]|\d+\.)?\s*(?:!?\[[^\[\]]*\]\([^()\s]*\)[\s|·,•]*)+$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_GLUED = re.compile(r"([a-z][a-z0-9_-]{5,}?(?:\.(?:jpe?g|png|gif|webp))?)(?=[A-Z][a-z]*[ ’',])")
_PICTURE_FILE = re.compile(r"[\w-]+\.(?:jpe?g|png|gif|webp)(?=[A-Z])")
_MOST_LINES = 40
_TOO_OFTEN = 3


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        return plain_line(self.text)


def proposed_removals(text: str) -> tuple[Removal, ...]:
    """Give what could go from a text, in its order, nothing twice."""
    lines = [line for line in _lines(text) if line.text.strip()]
    found = {removal.start: removal for removal in _glued(lines)}
    for removal in (*_from_the_end(text, lines), *_from_the_start(text, lines)):
        found.setdefault(removal.start, removal)
    if len(found) >= len(lines):
        return ()  # there would be nothing left
    return tuple(found[start] for start in sorted(found))


def without(text: str, removals: Sequence[Removal]) -> str:
    """Give a text without what was accepted for removal."""
    pieces: list[str] = []
    at = 0
    for removal in sorted(removals, key=lambda one: one.start):
        if removal.accepted:
            pieces.append(text[at : removal.start])
            at = max(at, removal.end)
    pieces.append(text[at:])
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip("\n") if at else text


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield _Line(number, start, min(start + len(line) + 1, len(text)), line)
        start += len(line) + 1


def _from_the_end(text: str, lines: Sequence[_Line]) -> list[Removal]:
    found: list[tuple[_Line, Rule]] = []
    links: list[_Line] = []
    for line in reversed(lines[-_MOST_LINES:]):
        rule = _matching(line, _END_RULES)
        if rule is None and _LINK_ONLY.match(line.text):
            links.append(line)
            continue
        if rule is None or (links and rule.name not in {"related", "share"}):
            break
        found += [*((link, rule) for link in links), (line, rule)]
        links = []
    above = text[: min((line.start for line, _ in found), default=0)]
    announced = above.rstrip().endswith((":", "“", "«"))
    return [_removal(line, rule, above, announced=announced) for line, rule in found]


def _from_the_start(text: str, lines: Sequence[_Line]) -> list[Removal]:
    found: list[tuple[_Line, Rule]] = []
    for line in lines[:_MOST_LINES]:
        rule = _matching(line, _START_RULES)
        if rule is None:
            break
        found.append((line, rule))
    below = text[max((line.end for line, _ in found), default=0) :]
    return [_removal(line, rule, below, announced=False) for line, rule in found]


def _matching(line: _Line, rules: Sequence[Rule]) -> Rule | None:
    if _ITEM.match(line.text) or len(line.text) > 400:
        return None
    words = line.words
    return next((rule for rule in rules if rule.pattern.fullmatch(words)), None)


def _removal(line: _Line, rule: Rule, rest: str, *, announced: bool) -> Removal:
    """Propose a line; not accepted when the rest of the text is about it, or announces it."""
    about = rule.topic and len(re.findall(rule.topic, rest, re.IGNORECASE)) >= _TOO_OFTEN
    accepted = not rule.topic or not (about or announced)
    return Removal(rule.name, line.start, line.end, line.text.strip(), line.number, accepted)


def _glued(lines: Sequence[_Line]) -> Iterator[Removal]:
    """Find the name of a picture before the first word of the text."""
    for line in lines[:3]:
        if line.text.startswith("#"):
            continue
        match = _PICTURE_FILE.match(line.text) or _GLUED.match(line.text)
        if match:
            start, end = line.start, line.start + match.end()
            yield Removal("picture-name", start, end, match[0], line.number)
        return
