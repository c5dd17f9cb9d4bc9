"""E-mails: what was written, what it quotes folded away, and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from casebook.domain.errors import CasebookError, ImportRefused
from casebook.importing import page
from casebook.importing.converted import Converted
from casebook.importing.picturing import Pictures, ending_of
from casebook.importing.plain import markdown_of_text
from casebook.importing.source import Asked, Format, Source
from casebook.markdown.html_markdown import escaped

ISOLATED = True
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.MULTILINE)
_OWN = frozenset(
    {b"from", b"to", b"date", b"message-id", b"mime-version", b"received", b"return-path"}
)
_NEEDED = 3
_REPLY = re.compile(r"^(?:(?:re|aw|wg|fwd?|tr|rv|antw|sv|vs)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_HISTORY = re.compile(
    r"^(?:-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|forwarded message"
    r"|mensaje original).{0,20}-{0,}|_{10,}|on .{5,200}\bwrote:|am .{5,200}\bschrieb.{0,80}:"
    r"|le .{5,200}a écrit ?:|el .{5,200}escribió:)\s*$",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"^(?:on|am|le|el) .{5,120}$", re.IGNORECASE)
_FROM = re.compile(r"^\s*\*?(?:from|von|de|da):\*? \S", re.IGNORECASE)
_SENT = re.compile(r"^\s*\*?(?:sent|date|gesendet|datum|envoyé|enviado):\*? \S", re.IGNORECASE)
_WRITTEN_BELOW = "## Earlier messages"


def recognises(source: Source) -> float:
    """Say that it is one by the headers that only mail has."""
    head = source.head.lstrip(b"\r\n")
    if source.is_binary or not _HEADER.match(head):
        return 0.0
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {match[1].lower() for match in _HEADER.finditer(block)}
    return 0.95 if len(names & _OWN) >= _NEEDED else 0.0


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give the mail, and each document that is attached to it.

    Raises:
        ImportRefused: There is nothing in it that can be imported.
    """
    try:
        message = message_from_bytes(source.data, _class=EmailMessage, policy=default)
        return _documents(message, source, asked)
    except (MessageError, LookupError, ValueError, AttributeError, IndexError) as error:
        raise ImportRefused(
            f"{source.name} is no mail that can be read. Open it in its program, save it anew, and "
            "import that."
        ) from error


def _documents(message: EmailMessage, source: Source, asked: Asked) -> tuple[Converted, ...]:
    pictures = Pictures(asked.limits)
    warnings: list[str] = []
    others: list[Converted] = []
    shown: list[str] = []
    for number, part in enumerate(_attachments(message)):
        if number >= asked.limits.attachments:
            warnings.append(f"Only {asked.limits.attachments} attachments were looked at.")
            break
        name, data = _attachment(part, number)
        if ending_of(data):
            shown.append(pictures.take(data, name, name))
        else:
            others += _converted(Source(name, data), asked, warnings)
    body, facts = _body(message, source, pictures)
    text = "\n\n".join(filter(None, (body, *shown)))
    if not re.search(r"\w", text):
        if others:
            return tuple(others)
        raise ImportRefused(f"{source.name} has no text. There is nothing to import in it.")
    mail = Converted(
        _REPLY.sub("", _header(message, "subject")).strip(),
        text,
        Format.MAIL,
        {**_facts(message), **facts},
        pictures.found,
        part="message" if others else "",
    )
    return (mail.warned(*warnings, *pictures.warnings), *others)


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    body = {id(part) for part in (_preferred(message, "plain"), _preferred(message, "html"))}
    for part in _parts(message):
        another_form = part.get_content_maintype() == "text" and not part.get_filename()
        if id(part) not in body and part is not message and not another_form:
            yield part


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Give the parts of a mail; one that is attached as a whole is one part."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts(part)


def _attachment(part: EmailMessage, number: int) -> tuple[str, bytes]:
    """Give the name of an attachment and its bytes."""
    name = " ".join((part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1].split())
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        held = inner[0] if isinstance(inner, list) and inner else None
        data = held.as_bytes() if isinstance(held, EmailMessage) else b""
        return name or f"message-{number + 1}.eml", data
    payload = part.get_payload(decode=True)
    return name or f"attachment-{number + 1}", payload if isinstance(payload, bytes) else b""


def _converted(source: Source, asked: Asked, warnings: list[str]) -> list[Converted]:
    """Convert what is attached; what cannot be is said, and costs nothing else."""
    from casebook.importing.importer import convert as convert_any  # it knows this module

    if asked.limits.depth <= 0:
        warnings.append(f"The attachment {source.name} is nested too deeply and was left out.")
        return []
    deeper = replace(asked, limits=replace(asked.limits, depth=asked.limits.depth - 1))
    try:
        documents = convert_any(source, deeper)
    except CasebookError as error:
        warnings.append(f"Of the attachments: {error}")
        return []
    return [
        replace(
            document,
            title=document.title or source.spoken_name,
            facts={"source": source.name, **document.facts},
            part=f"{source.name} › {document.part}" if document.part else source.name,
        )
        for document in documents
    ]


def _body(message: EmailMessage, source: Source, pictures: Pictures) -> tuple[str, dict[str, str]]:
    """Give what was written, from the plain form if there is one."""
    plain, html = _preferred(message, "plain"), _preferred(message, "html")
    text = _content(plain) if plain is not None else ""
    if text.strip():
        return markdown_of_mail(text.replace("\r\n", "\n").split("\n")), {}
    if html is None:
        return "", {}
    saved = "snapshot-content-location" in message  # a page that a browser saved as mail
    found = page.page_of(_content(html), Source(source.name, b""), pictures, whole=not saved)
    return found.markdown, dict(found.facts) if saved else {}


def _preferred(message: EmailMessage, form: str) -> EmailMessage | None:
    found = message.get_body((form,))
    return found if isinstance(found, EmailMessage) else None


def _content(part: EmailMessage) -> str:
    try:
        content = part.get_content()
    except LookupError:  # an encoding that nobody knows
        payload = part.get_payload(decode=True)
        content = Source("", payload if isinstance(payload, bytes) else b"").text
    return content if isinstance(content, str) else ""


def markdown_of_mail(lines: Sequence[str]) -> str:
    """Give the text of a mail; the messages that it answers follow as a quotation."""
    cut = next((at for at in range(len(lines)) if _is_history(lines, at)), len(lines))
    written = markdown_of_text(_without_signature(lines[:cut]), headings=False)
    quoted = [line.lstrip("> ").rstrip() for line in lines[cut:]]
    while quoted and not quoted[-1]:
        quoted.pop()
    if not quoted:
        return written
    history = "\n".join(f"> {escaped(line)}".rstrip() for line in quoted)
    return f"{written}\n\n{_WRITTEN_BELOW}\n\n{history}" if written else history


def _is_history(lines: Sequence[str], at: int) -> bool:
    """Whether from a line on all was written before."""
    line = lines[at].strip()
    if _HISTORY.match(line):
        return True
    following = lines[at + 1 : at + 4]
    if _BEGUN.match(line) and following and _HISTORY.match(f"{line} {following[0].strip()}"):
        return True
    if _FROM.match(line) and any(_SENT.match(other) for other in following):
        return True
    return line.startswith(">") and all(
        not other.strip() or other.lstrip().startswith(">") for other in lines[at:]
    )


def _without_signature(lines: Sequence[str]) -> Sequence[str]:
    """Leave out what stands below the two dashes that mail programs put before a signature."""
    for at, line in enumerate(lines):
        if line.rstrip("\r") in {"-- ", "--"} and len(lines) - at <= 15:
            return lines[:at]
    return lines


def _facts(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(_header(message, "from"))
    facts = {"author": name or address} if name or address else {}
    if page_address := _header(message, "snapshot-content-location"):
        facts = {"source": page_address}  # whoever saved it has not written it
    try:
        date = parsedate_to_datetime(_header(message, "date"))
    except (TypeError, ValueError, IndexError):
        return facts
    return {**facts, "date": date.date().isoformat()}


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (MessageError, ValueError, LookupError, AttributeError, IndexError):
        return ""
