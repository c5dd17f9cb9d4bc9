"""The process in which converters run: it takes orders line by line and answers in files.

An order is a line of JSON on the standard input; the answer is a file of JSON in the folder
that the order names, given its name when it is whole. No pickles, no threads, no network: a
converter that was taken over by its file can spoil its own answer and nothing else. When the
one who gives orders is gone, the input ends, and so does this process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casebook.domain.document import Kind
from casebook.domain.errors import CasebookError
from casebook.importing.converted import Converted
from casebook.importing.importer import convert
from casebook.importing.limits import Limits
from casebook.importing.source import Asked, Source

COMMAND = "import-worker"
"""The first argument by which a frozen Casebook is this process."""
_FORBIDDEN = (
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile"),
    *("os.remove", "os.rmdir", "shutil.rmtree", "webbrowser.open"),
)
_DEEP = 3000


def order(number: int, place: Path, name: str, folder: Path, asked: Asked) -> str:
    """Give the line that orders the conversion of a file.

    Args:
        number: By which the answer is known.
        place: Where the file lies.
        name: What sentences call it.
        folder: Where the answer is to be put.
        asked: What the user wants.
    """
    given = {
        "number": number,
        "place": str(place),
        "name": name,
        "folder": str(folder),
        "kind": asked.kind.value if asked.kind else None,
        "mapping": asked.mapping,
        "remembered": asked.remembered,
        "limits": asdict(asked.limits),
    }
    return json.dumps(given) + "\n"


def answer_place(folder: Path, number: int) -> Path:
    """Give the file in which an answer comes."""
    return folder / f"{number}.json"


def read_answer(data: bytes) -> tuple[Converted, ...] | str:
    """Give what an answer holds: the documents, or the sentence why there are none.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: It is no answer.
    """
    given = json.loads(data)
    if "refused" in given:
        return str(given["refused"])
    return tuple(map(Converted.unpacked, given["documents"]))


def main() -> int:
    """Carry out orders until there are no more."""
    guarded = False
    with open(0, "rb", closefd=False) as orders:
        for line in orders:
            given = json.loads(line)
            if not guarded:
                _hold_to(Limits(**given["limits"]))
                guarded = True
            number, folder = int(given["number"]), Path(given["folder"])
            unfinished = folder / f"{number}.part"
            unfinished.write_bytes(json.dumps(_answer(given)).encode("ascii"))
            unfinished.replace(answer_place(folder, number))
    return 0


def _answer(given: Mapping[str, Any]) -> dict[str, Any]:
    """Convert one file."""
    name = given["name"]
    asked = Asked(
        kind=Kind(given["kind"]) if given["kind"] else None,
        mapping=_pairs(given["mapping"]),
        remembered=tuple(map(_pairs, given["remembered"])),
        limits=Limits(**given["limits"]),
    )
    try:
        source = Source(name, Path(given["place"]).read_bytes())
        documents = [document.packed() for document in convert(source, asked)]
    except CasebookError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": f"{name} takes more memory than one file may. Split it."}
    except RecursionError:
        return {"refused": f"{name} is nested too deeply to be read. Save it in a simpler form."}
    except Exception as error:
        return {
            "refused": f"{name} cannot be read by its converter ({type(error).__name__}). Save it "
            "in another format, and import that."
        }
    return {"documents": documents}


def _pairs(given: Iterable[Sequence[object]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(column), str(meaning)) for column, meaning in given)


def _hold_to(limits: Limits) -> None:
    """Give up the network and other programs, and more memory than is allowed."""
    sys.setrecursionlimit(_DEEP)
    with suppress(ImportError):  # Windows has no such limits; sizes and time still hold
        import resource

        for what, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_FSIZE, limits.answer * 2),
        ):
            with suppress(OSError, ValueError):  # macOS refuses some
                hard = resource.getrlimit(what)[1]
                resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"Converters may not do that: {event}")
