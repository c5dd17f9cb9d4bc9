"""What the window remembers from one day to the next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 8


class Settings:
    """Typed access to the user's settings; a value that cannot be read is as if not there."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def recent(self) -> list[Path]:
        """Libraries that were open, the last one first."""
        return [Path(text) for text in self._list("libraries/recent")]

    def remember_library(self, folder: Path) -> None:
        """Put a library at the head of the recent ones, and as the last."""
        others = [path for path in self.recent if path != folder]
        self._set_list("libraries/recent", map(str, [folder, *others][:_MOST_RECENT]))
        self.last_library = folder

    def forget_library(self, folder: Path) -> None:
        """Take a library out of the recent ones."""
        self._set_list("libraries/recent", [str(p) for p in self.recent if p != folder])
        if self.last_library == folder:
            self.last_library = None

    @property
    def last_library(self) -> Path | None:
        """The library that was open when the program ended."""
        text = self._text("libraries/last")
        return Path(text) if text else None

    @last_library.setter
    def last_library(self, folder: Path | None) -> None:
        self._store.setValue("libraries/last", str(folder) if folder else "")

    def last_document(self, library: Path) -> str:
        """Give the path of the document that was read last in a library, or ""."""
        return self._text(f"places/{_key(library)}")

    def remember_document(self, library: Path, path: str) -> None:
        """Remember which document is read in a library."""
        self._store.setValue(f"places/{_key(library)}", path)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window, as Qt saves them; empty before the first time."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def panes(self) -> list[int]:
        """Widths of sidebar, list, page and right panel in pixels; empty at first."""
        return [int(text) for text in self._list("window/panes") if text.isdecimal()]

    @panes.setter
    def panes(self, widths: Iterable[int]) -> None:
        self._set_list("window/panes", map(str, widths))

    @property
    def sidebar_shown(self) -> bool:
        """Whether the sidebar is shown."""
        return self._text("window/sidebar", "yes") == "yes"

    @sidebar_shown.setter
    def sidebar_shown(self, shown: bool) -> None:
        self._store.setValue("window/sidebar", "yes" if shown else "no")

    @property
    def side_panel(self) -> str:
        """Which right panel is shown: its name, or "" for none."""
        return self._text("window/panel", "lessons")

    @side_panel.setter
    def side_panel(self, name: str) -> None:
        self._store.setValue("window/panel", name)

    @property
    def scheme(self) -> str:
        """The colours chosen: system, light or dark."""
        return self._text("look/scheme", "system")

    @scheme.setter
    def scheme(self, choice: str) -> None:
        self._store.setValue("look/scheme", choice)

    @property
    def zoom(self) -> int:
        """The size of the page's text in percent."""
        text = self._text("look/zoom", "100")
        return min(200, max(80, int(text))) if text.isdecimal() else 100

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._store.setValue("look/zoom", str(percent))

    @property
    def sans(self) -> bool:
        """Whether pages are set without serifs."""
        return self._text("look/sans") == "yes"

    @sans.setter
    def sans(self, wanted: bool) -> None:
        self._store.setValue("look/sans", "yes" if wanted else "no")

    @property
    def sort(self) -> str:
        """The order of the list."""
        return self._text("list/sort", "relevance")

    @sort.setter
    def sort(self, order: str) -> None:
        self._store.setValue("list/sort", order)

    @property
    def model_folder(self) -> Path | None:
        """Where the model lies by which searches are ranked by meaning; None for none."""
        text = self._text("search/model")
        return Path(text) if text else None

    @model_folder.setter
    def model_folder(self, folder: Path | None) -> None:
        self._store.setValue("search/model", str(folder) if folder else "")

    @property
    def autosave(self) -> bool:
        """Whether what is written is saved by itself."""
        return self._text("writing/autosave") == "yes"

    @autosave.setter
    def autosave(self, wanted: bool) -> None:
        self._store.setValue("writing/autosave", "yes" if wanted else "no")

    @property
    def spelling(self) -> bool:
        """Whether spelling is checked where there is a dictionary."""
        return self._text("writing/spelling", "yes") == "yes"

    @spelling.setter
    def spelling(self, wanted: bool) -> None:
        self._store.setValue("writing/spelling", "yes" if wanted else "no")

    def came_up(self, session: str) -> str:
        """Give what was noted in a session that never came to its end, or ""."""
        return self._text(f"sessions/{_flat(session)}")

    def keep_came_up(self, session: str, text: str) -> None:
        """Keep what is noted while a session is given; "" when it has come to its end."""
        if text:
            self._store.setValue(f"sessions/{_flat(session)}", text)
        else:
            self._store.remove(f"sessions/{_flat(session)}")

    @property
    def folded_groups(self) -> list[str]:
        """Groups and themes of the sidebar that are folded, by their keys."""
        return self._list("sidebar/folded")

    @folded_groups.setter
    def folded_groups(self, keys: Iterable[str]) -> None:
        self._set_list("sidebar/folded", keys)

    @property
    def severity(self) -> str:
        """How grave the findings are that are shown; "" for all of them."""
        return self._text("findings/severity")

    @severity.setter
    def severity(self, severity: str) -> None:
        self._store.setValue("findings/severity", severity)

    @property
    def import_folder(self) -> Path:
        """Where files to import were last found; the home folder at first."""
        text = self._text("importing/folder")
        return Path(text) if text else Path.home()

    @import_folder.setter
    def import_folder(self, folder: Path) -> None:
        self._store.setValue("importing/folder", str(folder))

    @property
    def keeps_originals(self) -> bool:
        """Whether the files that are imported are kept beside what is made of them."""
        return self._text("importing/originals") == "yes"

    @keeps_originals.setter
    def keeps_originals(self, wanted: bool) -> None:
        self._store.setValue("importing/originals", "yes" if wanted else "no")

    @property
    def harvests_imports(self) -> bool:
        """Whether sentences about what was learned become lessons when a case is imported."""
        return self._text("importing/lessons") == "yes"

    @harvests_imports.setter
    def harvests_imports(self, wanted: bool) -> None:
        self._store.setValue("importing/lessons", "yes" if wanted else "no")

    @property
    def export_folder(self) -> Path | None:
        """Where files were exported to last; None before the first time."""
        text = self._text("export/folder")
        return Path(text) if text else None

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._store.setValue("export/folder", str(folder))

    @property
    def export_choices(self) -> list[str]:
        """What was exported last, as ``guide.docx``; see ``gui.handing.choices``."""
        return self._list("export/choices")

    @export_choices.setter
    def export_choices(self, choices: Iterable[str]) -> None:
        self._set_list("export/choices", choices)

    def _text(self, key: str, otherwise: str = "") -> str:
        value = self._store.value(key, otherwise)
        return value if isinstance(value, str) else otherwise

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _list(self, key: str) -> list[str]:
        value = self._store.value(key, [])
        if isinstance(value, str):  # Qt reads a list of one back as its only text
            return [value] if value else []
        return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []

    def _set_list(self, key: str, texts: Iterable[str]) -> None:
        self._store.setValue(key, list(texts))


def _key(library: Path) -> str:
    return _flat(str(library))


def _flat(name: str) -> str:
    """Give a key without slashes, which QSettings would read as groups."""
    return name.replace("/", "|").replace("\\", "|")
