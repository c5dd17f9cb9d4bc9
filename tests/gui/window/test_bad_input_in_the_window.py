"""Hostile and broken files in the window: it shows what it can, and works on."""

import os
import socket
import sys

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

SECRET = "the safe opens with 4711"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Let every use of the network fail the test."""

    def refuse(*arguments, **options):
        raise AssertionError("the network was used")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)


@pytest.fixture
def put(folder):
    def write(name, content):
        file = folder / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return file

    return write


@pytest.fixture
def secret(tmp_path):
    """A picture and a text beside the library that nothing may show."""
    beside = tmp_path / "outside"
    beside.mkdir()
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    assert image.save(str(beside / "secret.png"))
    (beside / "secret.md").write_text(f"# Secret\n{SECRET}\n", "utf-8")
    return beside


def works_on(window):
    window.open("checkout-line.md")
    assert "The store waited until customers complained" in window.panes.page.toPlainText()
    window.search("complained")
    assert "checkout-line.md" in window.listed


def widest(page, address):
    """Give how wide the page shows what is at an address; 1 is nothing to see."""
    found = page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
    return QImage(found).width()


def test_html_runs_nothing_and_pictures_from_elsewhere_stay_away(put, start, folder, secret):
    (folder / "out.png").symlink_to(secret / "secret.png")
    (folder / "own.png").write_bytes((secret / "secret.png").read_bytes())
    outside = secret / "secret.png"
    places = [str(outside), "../outside/secret.png", "out.png", "%2e%2e/outside/secret.png"]
    addresses = [
        "http://127.0.0.1:9/a.png",
        f"file://{outside}",
        "data:image/png;base64,iVBORw0KGgo=",
        *places,
        *(f"casebook-picture:{place}" for place in places),
    ]
    pictures = "\n\n".join(f'![p]({a}) ![[{a}]]\n<img src="{a}" onerror="x()">' for a in addresses)
    put(
        "page.md",
        "# Page\n<script>x()</script><iframe src='http://127.0.0.1:9/'></iframe>\n\n"
        f"![own](own.png)\n\n{pictures}\n\nThe end.\n",
    )
    window = start(folder).show()
    window.open("page.md")
    page = window.panes.page
    assert "The end." in page.toPlainText()
    assert "x()" not in page.toPlainText()
    assert widest(page, "casebook-picture:own.png") == 40
    for address in addresses:
        assert widest(page, address) == 1, address
    assert "PySide6.QtNetwork" not in sys.modules
    works_on(window)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x",
     "../outside/secret.md", "//localhost/share", "casebook:more", "smb://localhost/x"],
)  # fmt: skip
def test_an_address_of_another_sort_opens_nothing_unasked(
    put, start, folder, secret, answers, address
):
    put("page.md", f"# Page\n[a]({address}) <a href='{address}'>b</a> [[{address}]]\n\nThe end.\n")
    window = start(folder).show()
    window.open("page.md")
    page = window.panes.page
    page.anchorClicked.emit(QUrl(address))
    window.settle()
    assert window.opened_outside == []
    assert SECRET not in page.toPlainText()
    assert page.isVisible()
    works_on(window)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"---\ntitle: [\n---\nHere.\n",
        b"\0\0 NUL \0",
        os.urandom(5_000),
        "---\ntitle: Café\n---\nHere.\n".encode("utf-16"),
        b"# a\n" * 5_000,
        b"## Risks\n\n" + b"|a" * 2_000 + b"|\n" + b"|-" * 2_000 + b"|\n" + b"|1" * 2_000 + b"|\n",
        b"> " * 2_000 + b"x\n\n" + b"- " * 2_000 + b"x\n\n" + b"<div>" * 2_000,
        b"[[nothing]] " * 20_000,
        b"---\nkind: pack\nminutes: NaN\n---\n## Agenda\n| Minutes | Activity | Item |\n|-|-|-|\n"
        b"| 1e309 | fly | [[..]] |\n| -5 | read | [[odd]] |\n",
        b"---\nkind: lesson\n---\n## Evidence\n> Evidence\n>\n> \xe2\x80\x94 [[odd]]\n",
        b"## Risks\n| Side | Risk | Likelihood | Severity |\n|-|-|-|-|\n| x | y | 1e309 | -5 |\n"
        b"## Timeline\n- 99:99 - x\n- +1e309 min - y\n",
    ],
    ids=["empty", "front matter", "NUL", "random", "UTF-16", "headings", "columns", "deep",
         "links", "pack", "lesson", "numbers"],
)  # fmt: skip
def test_an_odd_document_opens_and_the_window_works_on(put, start, folder, content):
    put("odd.md", content)
    window = start(folder).show()
    window.open("odd.md")
    assert window.middle in (window.panes.page, window.panes.lesson)
    works_on(window)


def test_a_file_that_vanishes_while_it_is_listed_is_told_in_a_sentence(put, start, folder):
    put("gone.md", "# Gone soon\nHere.")
    window = start(folder).show()
    (folder / "gone.md").unlink()
    (folder / "gone.md").mkdir()
    window.parts.desk.open("gone.md")
    window.settle()
    works_on(window)


@pytest.mark.logs_warnings
def test_without_a_cache_folder_the_window_opens_and_says_so(start, folder, tmp_path, monkeypatch):
    (tmp_path / "a file").write_text("x")
    monkeypatch.setenv("CASEBOOK_CACHE_DIR", str(tmp_path / "a file"))
    works_on(start(folder).show())


def test_a_vocabulary_that_makes_no_sense_leaves_the_window_working(put, start, folder):
    put("themes.yaml", "- 5\n- {id: a, broader: b}\n- {id: b, broader: a}\n- [x, {y: z}]\n")
    works_on(start(folder).show())


def test_names_of_all_sorts_are_listed_and_opened(put, start, folder):
    names = ["with space.md", "emoji 😀.md", "x" * 200 + ".md", "a#b.md", "100%25.md",
             "two\nlines.md", "<b>bold<!b>.md", "Checkout-Line.md"]  # fmt: skip
    for name in names:
        put(name, "# Title\nA needle.\n")
    window = start(folder).show()
    for name in names:
        window.open(name)
        assert "A needle." in window.panes.page.toPlainText()
    works_on(window)
