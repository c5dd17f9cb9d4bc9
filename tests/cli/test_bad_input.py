"""Whatever lies in a library: each command says something, and the rest goes on working."""

import json
import os
import socket

import pytest

from casebook.domain.progress import Unwatched
from casebook.library.library import Library

SECRET = "the safe opens with 4711"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Let every use of the network fail the test."""

    def refuse(*arguments, **options):
        raise AssertionError("the network was used")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def _nothing_is_executed(monkeypatch):
    """Let every program that is started, and every shell, fail the test."""

    def refuse(*arguments, **options):
        raise AssertionError("a program was started")

    monkeypatch.setattr(os, "system", refuse)
    for name in ("posix_spawn", "execv", "fork"):
        monkeypatch.setattr(os, name, refuse)


@pytest.fixture
def outside(tmp_path):
    """A folder beside the library that nothing in the library may show."""
    beside = tmp_path / "outside"
    beside.mkdir()
    (beside / "secret.md").write_text(f"# Secret\n{SECRET}\n", "utf-8")
    (beside / "secret.png").write_text(SECRET, "utf-8")
    return beside


@pytest.fixture
def put(folder):
    """Put a file into the library."""

    def write(name, content):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return file

    return write


@pytest.fixture
def survey(casebook, folder):
    """Run every command; give what check says and what show says of some documents.

    It is an error when a command ends in another way than specified, when the good case is
    not found any more, or when a word from outside the library comes out.
    """

    def run(*shown, library=folder):
        code, out, err = casebook("info", library, "--json")
        assert (code, err) == (0, "")
        said = [out]
        code, out, err = casebook("check", library, "--json")
        findings = json.loads(out)["findings"]
        assert (code, err) == (1 if findings else 0, "")
        said.append(out)
        code, out, err = casebook("check", library)
        assert (code, err) == (1 if findings else 0, "")
        said.append(out)
        code, out, err = casebook("search", library, "customers complained", "--json")
        assert (code, err) == (0, "")
        assert "checkout-line" in {hit["id"] for hit in json.loads(out)["hits"]}
        said.append(out)
        readings = {}
        for name in ("checkout-line", *shown):
            code, out, err = casebook("show", library, name, "--json")
            assert (code, err) == (0, ""), name
            readings[name] = json.loads(out)
            said.append(out)
            code, out, err = casebook("show", library, name)
            assert (code, err) == (0, ""), name
            said.append(out)
        together = "".join(said)
        assert SECRET not in together
        assert "Traceback" not in together
        return findings, readings

    return run


def about(findings, path):
    return {finding["code"] for finding in findings if finding["path"] == path}


def refused(casebook, *arguments):
    """Run what must end with one sentence and 2; give the sentence."""
    code, out, err = casebook(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("casebook: ")
    assert err.count("\n") == 1
    return err


# front matter


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("title: [never closed\nthemes: {a: b\n", "front-matter"),
        ("\ttitle: with a tab\n", "front-matter"),
        (f"title: Huge\nnote: {'a' * 2_000_000}\n", "front-matter"),
        (f"title: Long\naliases: [{', '.join(f'name {i}' for i in range(50_000))}]\n", None),
        (f"title: Deep\nnested: {'[' * 5_000}{']' * 5_000}\n", "front-matter"),
        ("title: Round\nnested: &a [*a]\n", "front-matter"),
        (
            "title: Bomb\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 9)}]\n" for i in range(9)),
            "front-matter",
        ),
        ("kind: case\ndate: 2024-13-45\n", "bad-date"),
        ("kind: pack\nminutes: NaN\n", "unknown-value"),
        ("kind: pack\nminutes: 1e309\n", "unknown-value"),
        ("kind: pack\nminutes: -5\n", "unknown-value"),
        (f"kind: pack\nminutes: {'9' * 5_000}\n", "unknown-value"),
        ("kind: pack\nminutes: ²\n", "unknown-value"),
        ("kind: pack\nlessons: ['..', '[[../../secret]]', 'a#b', '']\n", "link-nowhere"),
        ('kind: lesson\nreplaced_by: "\\ud800"\nstate: "\\0"\n', "link-nowhere"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_front_matter_that_is_wrong_is_reported_and_hides_nothing(put, survey, front, code):
    put("bad.md", f"---\n{front}---\n## Situation\nA needle below it.\n")
    findings, readings = survey("bad")
    assert code is None or code in about(findings, "bad.md")
    assert "A needle below it." in readings["bad"]["sections"][0]["text"]


@pytest.mark.parametrize("text", ["", "---\n---\n", "---\n", "\n\n", "no front matter", "+++\n"])
def test_a_file_without_front_matter_or_text_is_a_case(put, survey, text):
    put("bare.md", text)
    findings, readings = survey("bare")
    assert readings["bare"]["title"]
    assert about(findings, "bare.md") == {"case-without-lessons"}


def test_front_matter_calls_nothing(put, survey, tmp_path):
    made = tmp_path / "made"
    put(
        "call.md",
        f'---\ntitle: !!python/object/apply:os.system ["touch {made}"]\n'
        f"other: !!python/object/apply:pathlib.Path.touch [{made}]\n---\nx\n",
    )
    put("themes.yaml", f'- !!python/object/apply:os.system ["touch {made}"]\n')
    survey("call")
    assert not made.exists()


# bytes and encodings


@pytest.mark.parametrize(
    "content",
    [
        "---\ntitle: Café\n---\nA naïve needle\n".encode("latin-1"),
        "---\ntitle: Café\n---\nA naïve needle\n".encode("utf-16"),
        "---\ntitle: Café\n---\nA naïve needle\n".encode("utf-16-be"),
        "\ufeff---\r\ntitle: Café\r\n---\r\nA naïve needle\r\n".encode(),
        "---\rtitle: Café\r---\rA naïve needle\r".encode(),
    ],
    ids=["Latin-1", "UTF-16", "UTF-16 without a mark", "BOM and CRLF", "CR"],
)
def test_files_of_all_encodings_are_read_and_found(put, survey, casebook, folder, content):
    put("coded.md", content)
    _, readings = survey("coded")
    assert readings["coded"]["title"] == "Café"
    assert casebook("search", folder, "naïve needle")[0] == 0
    assert (folder / "coded.md").read_bytes() == content


@pytest.mark.parametrize("content", [b"\0", b"# a\0b\n\0\0 x", b"\xff\xfe\xff", os.urandom(9_999)])
def test_bytes_that_are_no_text_are_shown_as_far_as_they_go(put, survey, casebook, folder, content):
    put("bytes.md", content)
    survey("bytes")
    _, out, _ = casebook("show", folder, "bytes")
    assert "\0" not in out


def test_characters_that_steer_a_terminal_are_not_printed(put, survey, casebook, folder):
    put(
        "esc\x1b[2J\nfake: error.md", '---\ntitle: "\\e]0;x\\a \\x9b31m"\n---\n\x1b[2J needle\x9b\n'
    )
    put("themes.yaml", '- {id: b, label: "x\\e[2J", broader: "\\e[1m"}\n')
    survey("esc\x1b[2J\nfake: error")
    arguments = [("check",), ("search", "needle"), ("show", "esc\x1b[2J\nfake: error")]
    for command, *words in arguments:
        for how in ((), ("--json",)):
            _, out, err = casebook(command, folder, *words, *how)
            assert not {"\x1b", "\x9b", "\x07"} & set(out + err), (command, how)
    _, out, _ = casebook("check", folder)
    assert not [line for line in out.split("\n") if line.startswith("fake")]


# files that cannot be read


def test_a_file_of_fifty_megabytes_is_reported_and_left_alone(put, survey, casebook, folder):
    os.truncate(put("big.md", ""), 50_000_000)
    findings, _ = survey()
    assert about(findings, "big.md") == {"too-large"}
    assert "50 MB" in refused(casebook, "show", folder, "big")
    assert "50 MB" in refused(casebook, "show", folder, "big.md", "--json")


def test_files_that_cannot_be_read_are_reported_or_left_alone(survey, casebook, folder):
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe.png")
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "round.md").symlink_to("about.md")
    (folder / "about.md").symlink_to("round.md")
    findings, _ = survey()
    for name in ("dangling.md", "round.md", "about.md"):
        assert about(findings, name) == {"unreadable"}
        assert "leads nowhere" in refused(casebook, "show", folder, name)
    for name in ("folder", "pipe", "pipe.png", ".", "..", "/", ""):
        assert "no document" in refused(casebook, "show", folder, name)


@pytest.mark.parametrize("name", ["themes.yaml", ".casebookignore"])
def test_files_with_a_role_may_be_anything(survey, folder, outside, name):
    file = folder / name
    file.unlink(missing_ok=True)
    file.mkdir()
    survey()
    file.rmdir()
    os.mkfifo(file)
    survey()
    file.unlink()
    file.symlink_to("nowhere")
    findings, _ = survey()
    assert about(findings, name)
    file.unlink()
    file.symlink_to(outside / "secret.md")
    findings, _ = survey()
    assert about(findings, name)
    file.unlink()
    file.write_bytes(os.urandom(5_000))
    survey()
    os.truncate(file, 50_000_000)
    findings, _ = survey()
    assert about(findings, name)


class Meanwhile(Unwatched):
    """Does something when reading begins: after the look at the files."""

    def __init__(self, what):
        self.what = what

    def step(self, done, total, what):
        if what == "Reading" and self.what:
            self.what()
            self.what = None


def test_files_that_change_between_look_and_reading_are_reported(
    put, folder, outside, tmp_path, survey
):
    for name in ("gone.md", "pipe.md", "folder.md", "link.md", "big.md"):
        put(name, "Still here.")

    def meanwhile():
        for name in ("gone.md", "pipe.md", "folder.md", "link.md"):
            (folder / name).unlink()
        os.mkfifo(folder / "pipe.md")
        (folder / "folder.md").mkdir()
        (folder / "link.md").symlink_to(outside / "secret.md")
        os.truncate(folder / "big.md", 50_000_000)

    library = Library.open(folder, cache=tmp_path / "cache")
    library.reconcile(Meanwhile(meanwhile))
    codes = {finding.path: finding.code for finding in library.findings()}
    assert [codes[name] for name in ("gone.md", "pipe.md", "folder.md", "link.md", "big.md")] == [
        "unreadable",
        "unreadable",
        "unreadable",
        "unreadable",
        "too-large",
    ]
    assert {entry.path for entry in library.shelf.entries} == {"checkout-line.md", "open-early.md"}
    library.reconcile()
    assert not [finding for finding in library.findings() if finding.path == "gone.md"]
    library.close()
    survey()


def test_a_case_that_vanishes_before_its_evidence_is_looked_up_is_lost(folder, tmp_path):
    class Late(Unwatched):
        def step(self, done, total, what):
            if what == "Looking evidence up":
                (folder / "checkout-line.md").unlink(missing_ok=True)

    library = Library.open(folder, cache=tmp_path / "cache")
    library.reconcile(Late())
    library.reconcile()
    assert [entry.path for entry in library.shelf.entries] == ["open-early.md"]
    assert "link-nowhere" in {finding.code for finding in library.findings()}
    library.close()


# ways out of the library


def test_no_link_leads_out_of_the_library(put, survey, casebook, folder, outside):
    (folder / "out.md").symlink_to(outside / "secret.md")
    (folder / "out").symlink_to(outside, target_is_directory=True)
    (folder / "out.png").symlink_to(outside / "secret.png")
    (folder / "loop").symlink_to(".", target_is_directory=True)
    ways = ["../outside/secret.md", str(outside / "secret.md"), "out/secret.md", "out.md",
            "%2e%2e/outside/secret.md", "..\\outside\\secret.md", f"file://{outside}/secret.md",
            "//localhost/secret.md", "..", "../outside/secret", "loop/../../outside/secret.md",
            "out.png", "../outside/secret.png", "%00", "%ff", "secret"]  # fmt: skip
    links = "\n".join(f"[a]({way}) ![b]({way}) [[{way}]] ![[{way}]] ![[{way}|40]]" for way in ways)
    quotes = "\n".join(f"> {SECRET[:9]}\n>\n> — [[{way}]]\n" for way in ways)
    put("ways.md", f"---\nsource: {ways}\nlessons: {ways}\n---\n{links}\n")
    put("rests.md", f"---\nkind: lesson\ntitle: x\nreplaced_by: ../outside/secret\n---\n{quotes}")
    findings, readings = survey("ways", "rests")
    for name in ("out", "out.md", "out.png"):
        assert about(findings, name) == {"outside-library"}
    assert readings["ways"]["links"] == []
    assert {item["found"] for item in readings["rests"]["evidence"]} == {"lost"}
    for way in ways:
        refused(casebook, "show", folder, way)
    with_page = Library.open(folder)
    try:
        reading = with_page.read(with_page.locate("ways"))
    finally:
        with_page.close()
    assert reading.pictures == {}
    assert SECRET not in reading.html


def test_html_and_addresses_of_all_sorts_run_and_fetch_nothing(put, survey, folder):
    put(
        "page.md",
        "---\ntitle: <script>alert(1)</script>\nsource: javascript:alert(1)\n---\n"
        "<script>fetch('http://example.org')</script>\n\n"
        "<iframe src='http://example.org'></iframe> <img src=x onerror=alert(1)>\n\n"
        "<a href='javascript:alert(1)' onclick='alert(1)'>a</a> <svg/onload=alert(1)>\n\n"
        "[a](javascript:alert(1)) [b](data:text/html,<script>) [c](vbscript:x) [d](file:///etc)\n"
        "![e](http://example.org/e.png) ![f](data:image/png;base64,AAAA) ![g](file:///etc/passwd)\n"
        "<http://example.org> <javascript:alert(1)>\n\n## <img src=x onerror=alert(1)>\n",
    )
    survey("page")
    library = Library.open(folder)
    try:
        page = library.read(library.locate("page"))
    finally:
        library.close()
    tags = [tag.split(">")[0].lower() for tag in page.html.split("<")[1:]]
    names = {tag.split()[0].strip("/") for tag in tags if tag.strip()}
    assert not names & {"script", "iframe", "svg", "object", "embed", "link", "style", "meta"}
    addresses = [tag.split(f'{key}="')[1].split('"')[0] for tag in tags for key in ("src", "href")
                 if f' {key}="' in tag]  # fmt: skip
    assert addresses
    assert not [a for a in addresses if a.startswith(("javascript", "data", "vbscript", "file"))]
    assert not [tag for tag in tags if tag.startswith("img") and "//" in tag.split("alt=")[0]]
    assert not [tag for tag in tags if " onerror" in tag.split('"')[0] or " onclick=" in tag]
    assert page.pictures == {}


@pytest.mark.parametrize("seconds", [-(10**10), -1, 0, 4 * 10**9, 10**10, 10**11])
def test_a_file_may_be_of_any_time_that_its_disk_can_write_down(put, survey, seconds):
    os.utime(put("odd time.md", "# Needle\n"), (seconds, seconds))
    findings, readings = survey("odd time")
    assert about(findings, "odd time.md") == {"case-without-lessons"}
    assert readings["odd time"]["title"] == "Needle"


# names


def test_names_of_all_sorts_are_found_shown_and_linked(put, survey, casebook, folder):
    stems = ["with space", " lead", "trail ", "emoji 😀", "x" * 200, "a#b", "a|b", "a]]b", "100%",
             "100%25", "two\nlines", "tab\there", "quote'\"<b>&amp;", "a:b", "back\\slash", "CON",
             "a.b.md", "é", "e\u0301", "日本", "\u202ertl", "~me", "$HOME", "*", "?"]  # fmt: skip
    for stem in stems:
        put(f"{stem}.md", f"# Title\nA needle. [[{stem}]] [[{stem}#Title|x]] [a](<{stem}.md>)\n")
    findings, readings = survey(*(f"{stem}.md" for stem in stems))
    assert {reading["path"] for reading in readings.values()} >= {f"{stem}.md" for stem in stems}
    for stem in ("with space", "emoji 😀", "x" * 200, "100%", "日本"):
        assert about(findings, f"{stem}.md") == {"case-without-lessons"}
    _, out, _ = casebook("search", folder, "needle", "--json", "--limit", "99")
    assert json.loads(out)["total"] == len(stems)


def test_names_that_differ_only_in_case_are_both_readable_and_reported(put, survey):
    put("Queue.md", "# Upper")
    put("queue.md", "# Lower")
    put("sub/QUEUE.MD", "# Below")
    findings, readings = survey("Queue.md", "queue.md", "sub/QUEUE.MD", "QUEUE")
    assert [readings[name]["title"] for name in ("Queue.md", "queue.md", "sub/QUEUE.MD")] == [
        "Upper",
        "Lower",
        "Below",
    ]
    assert readings["QUEUE"]["path"] == "Queue.md"
    assert "duplicate-id" in about(findings, "queue.md") & about(findings, "sub/QUEUE.MD")


def test_a_name_that_starts_with_a_dash_can_be_shown(put, casebook, folder):
    put("--json.md", "# Dashing")
    code, out, _ = casebook("show", "--", folder, "--json")
    assert code == 0
    assert "Dashing" in out


def test_words_that_are_no_text_are_not_found_and_break_nothing(survey, casebook, folder):
    half = os.fsdecode(b"\xff\xed\xa0\x80")
    assert "no document" in refused(casebook, "show", folder, half)
    assert "no document" in refused(casebook, "show", folder, f"{half}.md", "--json")
    assert casebook("search", folder, f"customers {half}")[0] in (0, 1)
    assert casebook("search", folder, "customers", "--theme", half)[0] == 1
    survey()


def test_a_library_may_lie_anywhere(folder, survey, tmp_path):
    place = tmp_path / ("long " * 40) / "ünï😀" / os.fsdecode(b"\xff")
    place.mkdir(parents=True)
    survey(library=folder.rename(place / "It's “mine”; rm -rf #1"))


@pytest.mark.parametrize("name", ["missing", "x" * 300, "y/" * 3_000, "checkout-line.md", "\n"])
def test_what_is_no_library_is_told_in_a_sentence(casebook, folder, name):
    for command in (("info",), ("check",), ("search", "x"), ("show", "x"), ("reindex",)):
        words = refused(casebook, command[0], folder / name, *command[1:])
        assert "cannot be opened" in words


# huge and deep


@pytest.mark.parametrize(
    "text",
    [
        "# a\n" * 25_000,
        f"## Risks\n\n{'|a' * 10_000}|\n{'|-' * 10_000}|\n{'|1' * 10_000}|\n",
        f"## Response matrix\n\n{'|a' * 10_000}|\n{'|-' * 10_000}|\n{'|x (a – b)' * 10_000}|\n",
        "> " * 5_000 + "x\n\n" + "- " * 3_000 + "x\n\n" + "<div>" * 5_000 + "*" * 20_000,
        "".join(f"{'  ' * depth}- item\n" for depth in range(1_000)),
        "[" * 10_000 + "![" * 10_000 + "`" * 10_000,
    ],
    ids=["headings", "columns", "matrix", "quotations", "lists", "brackets"],
)
def test_huge_and_deep_documents_are_read(put, survey, text):
    put("huge.md", f"# The start\n\n{text}\n\nThe end.\n")
    _, readings = survey("huge")
    assert readings["huge"]["sections"][-1]["text"].endswith("The end.")


def test_fifty_thousand_links_are_read(put, casebook, folder):
    put("links.md", "".join(f"[[note-{number % 1000}]] " for number in range(50_000)))
    code, out, _ = casebook("info", folder, "--json")
    assert (code, json.loads(out)["cases"]) == (0, 2)
    assert casebook("search", folder, "note")[0] == 0


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Figures", "| Figure | Value | Source | Year |\n|-|-|-|-|\n| a | NaN | | 1e309 |"),
        ("Risks", "| Side | Risk | Likelihood | Severity |\n|-|-|-|-|\n| x | y | 1e309 | -5 |\n"
                  f"| safety | y | ² | ٣ |\n| safety, safety | y | NaN | {'9' * 5_000} |"),
        ("Timeline", "- 99:99 — a\n- +1e309 min — b\n- 0 min — c\n- 2024-13-45 — d\n"
                     f"- +{'9' * 5_000} min — e\n- +٣ min — f\n- -5 min — g"),
        ("Discussion questions", f"{'9' * 5_000}. a\n0. b\n-1. c"),
    ],
)  # fmt: skip
def test_numbers_and_times_that_are_none_are_kept_as_written(put, survey, heading, rows):
    put("numbers.md", f"## {heading}\n{rows}\n\n## After\nStill here.\n")
    _, readings = survey("numbers")
    assert readings["numbers"]["sections"][0]["text"].strip() == rows
    assert readings["numbers"]["sections"][1]["text"] == "Still here."


def test_agendas_that_make_no_sense_are_shown(put, survey):
    rows = ["NaN", "1e309", "-5", "9" * 30, "9" * 5_000, "²", "٣", ""]
    agenda = "".join(f"| {row} | fly | [[..]] | questions 1–{row} | |\n" for row in rows)
    put("odd.md", "---\nkind: pack\ntitle: Odd\nminutes: 10\n---\n## Agenda\n"
                  f"| Minutes | Activity | Item | Use | Note |\n|-|-|-|-|-|\n{agenda}")  # fmt: skip
    findings, _ = survey("odd")
    assert about(findings, "odd.md") >= {"unknown-activity", "link-nowhere"}


# lessons and themes


def test_evidence_in_what_is_no_case_is_reported_and_breaks_nothing(put, survey):
    quote = "> words that stand here\n>\n> — "
    put("itself.md", f"---\nkind: lesson\ntitle: Itself\n---\n## Evidence\n{quote}[[itself]]\n")
    put("pack.md", "---\nkind: pack\ntitle: Pack\n---\nThe words that stand here.\n")
    put("rests.md", f"---\nkind: lesson\ntitle: Rests\n---\n## Evidence\n{quote}[[pack]]\n\n"
                    f"{quote}[[open-early]]\n\n>\n>\n> — [[checkout-line]]\n")  # fmt: skip
    survey("itself", "pack", "rests")


@pytest.mark.parametrize(
    "themes",
    [
        "5", "- 5\n- 6.5\n- null\n- true\n", "text", "- [1, [2]]\n", "a: {b: c}\n",
        "- id: [x]\n- id: {y: z}\n- {id: d, label: [x], synonyms: {a: b}, related: 5}\n",
        "- {id: a, broader: b}\n- {id: b, broader: c}\n- {id: c, broader: a}\n",
        "- {id: resource-allocation, broader: resource-allocation, related: [resource-allocation]}",
        "- &a [*a]\n", '- {id: "\\0", label: "\\x1f\\x1e"}\n', "- {id: .., label: '#|]]'}\n",
        "- !!python/name:os.system\n", "- {id: x, colour: 'url(http://example.org)'}\n",
        "".join(f"- {{id: t{i}, broader: t{i + 1}}}\n" for i in range(3_000)),
        "- {id: x, synonyms: [" + "queue, " * 60_000 + "]}\n",
        "---\n- a\n---\n- b\n", "- " * 3_000 + "x", "%YAML 9.9\n---\n- x",
    ],
    ids=lambda text: text[:24],
)  # fmt: skip
def test_a_vocabulary_that_makes_no_sense_does_not_get_in_the_way(put, survey, casebook, folder,
                                                                  themes):  # fmt: skip
    put("themes.yaml", themes)
    survey()
    assert casebook("search", folder, "customers", "--theme", "resource-allocation")[0] == 0


def test_patterns_that_make_no_sense_ignore_what_they_fit_and_no_more(put, survey):
    put(".casebookignore", b"[\n[z-a]\n!good.md\n(\n\\\n**/**/**/**/**/x\n/\n//\n\xff\0\n"
                           + b"*" * 5_000 + b"z\n" + b"?" * 5_000)  # fmt: skip
    findings, _ = survey()
    assert "ignore-pattern" in about(findings, ".casebookignore")


# a library that may not be written, and caches that cannot be


def test_a_library_that_may_not_be_written_is_left_as_it_was(put, survey, folder):
    put("bad.md", "---\ntitle: [\n---\n")
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    folder.chmod(0o555)
    try:
        survey("bad")
    finally:
        folder.chmod(0o755)
    after = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    assert after == before


@pytest.mark.logs_warnings
@pytest.mark.parametrize("place", ["a file", "below/a file", "/dev/full"])
def test_without_a_cache_folder_everything_is_said_and_done(casebook, folder, tmp_path, place):
    (tmp_path / "a file").write_text("x")
    (tmp_path / "below").symlink_to(tmp_path)
    for command in (("info",), ("search", "customers"), ("show", "checkout-line")):
        code, out, err = casebook(command[0], folder, *command[1:], "--cache-dir", tmp_path / place)
        assert code == 0
        assert out
        assert err.startswith("casebook: The cache folder")
        assert err.count("\n") == 1
    assert (tmp_path / "a file").read_text() == "x"


def test_a_cache_that_was_filled_with_rubbish_is_made_anew(casebook, survey, folder, tmp_path):
    cache = tmp_path / "cache"
    assert casebook("search", folder, "customers", "--cache-dir", cache)[0] == 0
    rubbish = [file for file in cache.rglob("*") if file.is_file()]
    assert rubbish
    for file in rubbish:
        file.write_bytes(os.urandom(3_000))
    code, out, _ = casebook("search", folder, "customers", "--cache-dir", cache)
    assert code == 0
    assert "2 documents" in out
