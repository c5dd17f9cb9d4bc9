"""Converters run in a process that is watched: a hang or a crash costs one file."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from casebook.domain.document import Kind
from casebook.domain.errors import ImportRefused
from casebook.domain.progress import Cancelled
from casebook.importing import worker
from casebook.importing.conversion import Conversion
from casebook.importing.limits import Limits
from casebook.importing.source import Asked, Format
from tests.unit.importing.making import docx, paragraph, pdf, png, put

ROGUE = """\
import os, sys, time
from casebook.importing import importer, worker
real = importer.convert
def convert(source, asked):
    if b"HANG" in source.data: time.sleep(600)
    if b"CRASH" in source.data: os._exit(139)
    if b"RAISE" in source.data: raise RuntimeError("odd")
    if b"DEEP" in source.data: raise RecursionError
    if b"MEMORY" in source.data: raise MemoryError
    if b"NETWORK" in source.data:
        import socket
        socket.create_connection(("127.0.0.1", 9))
    if b"PROGRAM" in source.data: os.system("true")
    return real(source, asked)
worker.convert = convert
sys.exit(worker.main())
"""


@pytest.fixture
def rogue(tmp_path, monkeypatch):
    """Let the process have a converter that does what files say."""
    script = tmp_path / "rogue.py"
    script.write_text(ROGUE)
    start = subprocess.Popen

    def started(command, **options):
        return start([sys.executable, str(script)], **options)

    monkeypatch.setattr(subprocess, "Popen", started)


def outcomes(tmp_path, files, limits=None, **asked):
    folder = put(tmp_path / "in", files)
    wish = Asked(limits=limits or Limits(), **asked)
    with Conversion(wish) as conversion:
        answers = list(conversion.run([(name, folder / name) for name in files]))
    return [
        str(answer) if isinstance(answer, ImportRefused) else answer[0].markdown
        for answer in answers
    ]


def test_files_are_converted_elsewhere_in_their_order(tmp_path):
    files = {
        "a.docx": docx(paragraph("The first.")),
        "b.pdf": pdf([[(10, 700, "The second.")]]),
        "c.docx": b"PK\x03\x04 broken",
        "d.html": "<html><body><p>The third.</p></body></html>",
    }
    first, second, broken, third = outcomes(tmp_path, files)
    assert (first, second, third) == ("The first.", "The second.", "The third.")
    assert broken.startswith("c.docx is damaged")


def test_what_is_asked_for_reaches_the_process_and_pictures_come_back(tmp_path):
    folder = put(tmp_path, {"l.csv": "Was,Lang\nSchlange,Ja\n", "m.eml": b""})
    asked = Asked(kind=Kind.LESSON, mapping=(("Was", "lesson"), ("Lang", "why")))
    with Conversion(asked) as conversion:
        ((document,),) = conversion.run([("l.csv", folder / "l.csv")])
    assert (document.kind, document.format) == (Kind.LESSON, Format.TABLE)
    assert document.mapping == (("Was", "lesson"), ("Lang", "why"))
    picture = replace(document, pictures=(), notes="n", warnings=("w",))
    assert type(document).unpacked(json.loads(json.dumps(picture.packed()))) == picture
    assert png()


def test_a_converter_that_hangs_is_stopped_and_the_rest_goes_on(tmp_path, rogue):
    files = {"a.txt": "First", "b.txt": "HANG", "c.txt": "Third"}
    first, hung, third = outcomes(tmp_path, files, Limits(seconds=2.0))
    assert (first, third) == ("First", "Third")
    assert hung.startswith("b.txt took longer than 2 seconds")


def test_a_converter_that_crashes_costs_one_file(tmp_path, rogue):
    files = {"a.txt": "CRASH", "b.txt": "Second", "c.txt": "CRASH", "d.txt": "Fourth"}
    first, second, third, fourth = outcomes(tmp_path, files)
    assert (second, fourth) == ("Second", "Fourth")
    assert first.startswith("The converter broke down over a.txt")
    assert third.startswith("The converter broke down over c.txt")


def test_whatever_a_converter_raises_is_a_sentence(tmp_path, rogue):
    files = {"a.txt": "RAISE", "b.txt": "DEEP", "c.txt": "MEMORY", "d.txt": "Fourth"}
    odd, deep, memory, fourth = outcomes(tmp_path, files)
    assert "(RuntimeError)" in odd
    assert "nested too deeply" in deep
    assert "more memory" in memory
    assert fourth == "Fourth"


def test_a_converter_has_no_network_and_starts_no_programs(tmp_path, rogue):
    network, program = outcomes(tmp_path, {"a.txt": "NETWORK", "b.txt": "PROGRAM"})
    assert "(PermissionError)" in network
    assert "(PermissionError)" in program


def test_an_answer_that_is_none_costs_one_file(tmp_path, monkeypatch):
    monkeypatch.setattr("casebook.importing.conversion.read_answer", lambda data: int("none"))
    (answer,) = outcomes(tmp_path, {"a.docx": docx(paragraph("Text."))})
    assert "gave no answer" in answer


def test_an_answer_that_is_too_large_is_not_read(tmp_path):
    limits = Limits(answer=100)
    (answer,) = outcomes(tmp_path, {"a.docx": docx(paragraph("Text. " * 99))}, limits)
    assert "becomes too large" in answer or "broke down" in answer or "cannot be read" in answer


def test_a_process_is_exchanged_after_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr("casebook.importing.conversion._AT_MOST", 2)
    files = {f"{n}.html": f"<html><body><p>Number {n}.</p></body></html>" for n in range(7)}
    assert outcomes(tmp_path, files) == [f"Number {n}." for n in range(7)]


def test_leaving_early_ends_the_process(tmp_path):
    folder = put(tmp_path, {"a.docx": docx(paragraph("Text."))})

    def stop():
        raise Cancelled

    conversion = Conversion(Asked())
    process = conversion._start()
    with pytest.raises(Cancelled), conversion:
        list(conversion.run([("a.docx", folder / "a.docx")], stop))
    assert process.poll() is not None


def test_a_frozen_program_starts_itself(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    def start(command, **_):
        started.append(command)
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(OSError, match="no more"):
        outcomes(tmp_path, {"a.docx": docx(paragraph("Text."))})
    assert started == [[sys.executable, "import-worker"]]


def test_the_process_carries_out_orders_until_they_end(tmp_path, monkeypatch):
    folder = put(tmp_path, {"a.txt": "The text.", "b.txt": ""})
    orders = "".join(
        worker.order(number, folder / name, name, tmp_path, Asked(kind=Kind.CASE))
        for number, name in enumerate(("a.txt", "b.txt"))
    )
    monkeypatch.setattr(worker, "_hold_to", lambda limits: None)
    opened = os.pipe()
    os.write(opened[1], orders.encode())
    os.close(opened[1])
    kept = os.dup(0)
    os.dup2(opened[0], 0)
    try:
        assert worker.main() == 0
    finally:
        os.dup2(kept, 0)
        os.close(kept)
        os.close(opened[0])
    (document,) = worker.read_answer(worker.answer_place(tmp_path, 0).read_bytes())
    assert document.markdown == "The text."
    refused = worker.read_answer(worker.answer_place(tmp_path, 1).read_bytes())
    assert refused.startswith("b.txt is empty")
