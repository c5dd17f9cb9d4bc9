"""What builders work with: the material, read once, and the problems met on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from casebook.domain.document import Document
from casebook.domain.lesson import Evidence, Found
from casebook.domain.pack import Activity, Pack
from casebook.domain.sections import meaning_of
from casebook.export.audience import Readers, readers_of
from casebook.export.brand import Brand
from casebook.export.branding import BrandReader
from casebook.export.document import Picture
from casebook.export.image import Image
from casebook.export.material import Material, PictureFile, Problem
from casebook.export.pictures import image_of
from casebook.export.prose import Prose
from casebook.export.redaction import Redactor
from casebook.export.sections import ReadSection, folded, read_sections

_HANDS_OUT = frozenset({Activity.READ, Activity.PRESENT})


def _unwatched(document: Document) -> None:
    del document


@dataclass
class Desk:
    """The material of one export, laid out for the builders.

    Attributes:
        material: What there is.
        watch: Told before a document is read, which takes most of the time; it may raise.
    """

    material: Material
    watch: Callable[[Document], None] = _unwatched
    _problems: dict[tuple[str, str, str], Problem] = field(default_factory=dict)
    _pictures: dict[tuple[str, str], Picture] = field(default_factory=dict)
    _images: dict[str, Image | None] = field(default_factory=dict)
    _sections: dict[str, tuple[ReadSection, ...]] = field(default_factory=dict)
    _proses: dict[str, Prose] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was met so far, each once."""
        return tuple(self._problems.values())

    def report(self, code: str, path: str, message: str) -> None:
        """Note a problem."""
        self._problems.setdefault((code, path, message), Problem(code, path, message))

    def report_missing(self, path: str, target: str, *, there: bool = False) -> None:
        """Note a picture that is missing, or is there and is none that can be placed."""
        why = "cannot be placed" if there else "is missing"
        message = f"The picture “{target}” {why}; the artefacts say so in its place."
        self.report("missing-picture", path, message)

    @cached_property
    def brand(self) -> Brand:
        """How the artefacts are to look; what cannot be had is reported."""
        root = self.material.root

        def report(code: str, message: str) -> None:
            self.report(code, root.path, message)

        redactor = Redactor.of(self.material.names_to_replace)
        return BrandReader(self.material.file, report, redactor).read(root)

    def prose(self, document: Document) -> Prose:
        """Give what reads the Markdown of a document."""
        if document.path not in self._proses:

            def picture(target: str, alt: str) -> Picture:
                return self._picture(document, target, alt)

            self._proses[document.path] = Prose(self.title_of, picture)
        return self._proses[document.path]

    def title_of(self, target: str) -> str:
        """Give what a link to an id or a path is called."""
        return self.material.titles.get(target, target)

    def sections(self, document: Document) -> tuple[ReadSection, ...]:
        """Give the sections of a document, each block marked for whom it is."""
        if document.path not in self._sections:
            self.watch(document)
            self._sections[document.path] = read_sections(
                document,
                self.prose(document),
                handed_out=self.handed_out.get(document.id, ()),
                kept_back=self.kept_back,
            )
        return self._sections[document.path]

    @cached_property
    def handed_out(self) -> Mapping[str, frozenset[str]]:
        """By the id of a case: what the agenda gives to participants to read, folded."""
        root = self.material.root
        named: dict[str, frozenset[str]] = {}
        for step in root.agenda if isinstance(root, Pack) else ():
            if step.activity in _HANDS_OUT:
                before = named.get(step.item, frozenset())
                named[step.item] = before | frozenset(uses_of(step.use))
        return named

    @cached_property
    def kept_back(self) -> Collection[str]:
        """Quoted words that stand where participants may not look, folded."""
        return frozenset(
            words
            for taught in self.material.lessons
            for evidence in taught.evidence
            if not self.may_be_shown(evidence) and (words := folded(evidence.quotation.words))
        )

    def may_be_shown(self, evidence: Evidence) -> bool:
        """Say whether a participant may see quoted words: they stand in an open section now."""
        if evidence.found is Found.LOST or evidence.passage is None:
            return False
        case = self.material.case(evidence.quotation.case)
        if case is None:
            return False
        if not evidence.section:
            return True
        name = meaning_of(evidence.section, case.kind.value)
        called = " ".join(evidence.section.split()).casefold()
        wanted = {called, name.value if name else called}
        handed_out = bool(wanted & self.handed_out.get(case.id, frozenset()))
        return readers_of(name, handed_out) is Readers.BOTH

    def _picture(self, document: Document, target: str, alt: str) -> Picture:
        key = (document.path, target)
        if key not in self._pictures:
            file = self.material.picture(document.path, target)
            image = self._image(file) if file else None
            if image is None:
                self.report_missing(document.path, target, there=file is not None)
            elif self.material.names_to_replace:
                message = f"The picture “{target}” is not redacted: look whether it shows a name."
                self.report("picture-not-redacted", document.path, message)
            self._pictures[key] = Picture("", image)
        return Picture(alt, self._pictures[key].image)

    def _image(self, file: PictureFile) -> Image | None:
        if file.path not in self._images:
            self._images[file.path] = image_of(file.data)
        return self._images[file.path]


def uses_of(use: str) -> tuple[str, ...]:
    """Give the names of sections in *Use*, folded: ``situation, timeline``."""
    parts = (" ".join(part.split()).casefold() for part in use.replace(";", ",").split(","))
    return tuple(part for part in parts if part)
