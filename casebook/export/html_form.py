"""The form after a session as one HTML file that saves what is written as Markdown.

Nothing is sent anywhere: the page has no network, and the file goes where the browser saves.
It is a lesson in the state *observed*, which Import reads.
"""

from __future__ import annotations

from html import escape

from casebook.export.document import Heading, Items, Look, Paragraph, Room, Table, View, plain
from casebook.export.html_blocks import set_words
from casebook.export.html_reader import page


def form_page(view: View) -> bytes:
    """Set a form; what is room to write on paper is a field here."""
    parts: list[str] = []
    label, told, fields = "", "", 0
    for block in view.blocks:
        match block.content:
            case Heading():
                label = told = plain(block.content.words)
                parts.append(f'<h2 dir="auto">{escape(label)}</h2>')
            case Paragraph() if block.content.look is Look.LABEL:
                label = plain(block.content.words)
            case Paragraph():
                parts.append(f'<p class="small">{set_words(block.content.words)}</p>')
            case Room():
                fields += 1
                parts.append(_field(f"f{fields}", label, block.content.lines, seen=label != told))
            case Items():
                boxes = (_box(plain(item.words), label) for item in block.content.items)
                parts.append(f'<ul class="ticks">{"".join(boxes)}</ul>')
            case Table():
                parts.append(_table(block.content))
    body = _FORM.format(title=escape(view.title), kind=escape(view.kind), fields="\n".join(parts))
    return page(view, "form", body)


def _field(name: str, label: str, lines: int, *, seen: bool) -> str:
    """Set a field; its label is seen unless the heading above says the same."""
    question = escape(label)
    away = "" if seen else ' class="heard"'
    return (
        f'<label for="{name}"{away}>{question}</label>'
        f'<textarea id="{name}" data-q="{question}" rows="{max(lines, 2)}" dir="auto"></textarea>'
    )


def _box(label: str, question: str) -> str:
    words = escape(label)
    return (
        f'<li><label><input type="checkbox" value="{words}" data-q="{escape(question)}">'
        f' <span dir="auto">{words}</span></label></li>'
    )


def _table(table: Table) -> str:
    heads = [plain(head) for head in table.heads]
    if table.roomy:
        return "".join(
            f'<label>{escape(head)} <input type="text" data-q="{escape(head)}"></label>'
            for head in heads
        )
    name = escape(heads[0])
    choices = "".join(
        f'<label class="tick"><input type="radio" name="scale" value="{escape(head)}"'
        f' data-q="{name}"> {escape(head)}</label> '
        for head in heads[1:]
    )
    hint = set_words(table.rows[0][0])
    return (
        f'<fieldset><legend>{name} <span class="small">{hint}</span></legend>{choices}</fieldset>'
    )


_FORM = """\
<header><h1 dir="auto">{title}</h1><p class="small">{kind}</p></header>
<main id="form">
{fields}
<p><button type="button" id="save">Save as a file</button>
<output id="told" aria-live="polite"></output></p>
<p class="small">Nothing is sent. The file is saved on this device; give it to whoever led the
session.</p>
</main>"""
