"""Files taken into a library: proposed as drafts, looked over by whoever asks, accepted."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from casebook.domain.case import Case
from casebook.domain.change import Change
from casebook.domain.document import Document
from casebook.domain.edit import EditRefused
from casebook.domain.errors import ImportRefused, NothingToImport
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress, Unwatched
from casebook.importing.acceptance import Acceptance
from casebook.importing.conversion import Conversion
from casebook.importing.converted import Converted
from casebook.importing.draft import Draft, Unread
from casebook.importing.drafting import draft_of
from casebook.importing.folders import Companions, Found, find_files
from casebook.importing.importer import convert, importer_for
from casebook.importing.sheet_columns import header_key
from casebook.importing.source import Asked, Format, Source
from casebook.library.accepting import Accepting
from casebook.library.likeness import Likeness
from casebook.library.merging_in import Addition, merged_in
from casebook.library.placing import Placer
from casebook.library.repeats import Repeats
from casebook.library.theme_suggesting import ThemeSuggester
from casebook.library.workbench import Workbench
from casebook.markdown.editing.harvest import harvest
from casebook.markdown.reading import read_document
from casebook.storage.places import is_within

Answer = tuple[Converted, ...] | ImportRefused


_NOTHING = Source("", b"")


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that was looked at.

    Attributes:
        found: The file.
        source: Its name and digest.
        isolated: Whether its converter is to run elsewhere.
        unread: Why there is to be no draft of it, or None.
    """

    found: Found
    source: Source = _NOTHING
    isolated: bool = False
    unread: Unread | None = None


class Importing:
    """Takes files into one library. Nothing is written before drafts are accepted."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def propose(
        self,
        paths: Iterable[Path | Found],
        progress: Progress | None = None,
        *,
        asked: Asked | None = None,
        again: bool = False,
        beside: Sequence[Draft] = (),
    ) -> Generator[Draft | Unread, None, None]:
        """Give a draft of each document in files and folders, in their order, as they are ready.

        Close the iterator when no more are wanted: it holds the process that converts.

        Args:
            paths: Files, folders to be taken whole, and files that were found before.
            progress: How far it is; it is also called while a converter is at work.
            asked: What everything is to become, and the limits.
            again: Whether files of which there are documents already are converted too; their
                drafts say so.
            beside: Drafts that were proposed before and wait to be accepted.

        Raises:
            Cancelled: By the progress.
        """
        asked = asked or Asked()
        asked = replace(asked, remembered=self._bench.kept.columns.known())
        repeats, placer = Repeats(self._bench), Placer(self._bench.shelf(), self._bench.folder)
        for draft in beside:
            repeats.of(draft)
            placer.take(draft.path)
        drafting = _Drafting(placer, repeats, ThemeSuggester(self._likeness()), asked)
        known = None if again else repeats
        return self._proposed(tuple(paths), progress or Unwatched(), asked, drafting, known)

    def accept(
        self,
        drafts: Sequence[Draft | Acceptance],
        progress: Progress | None = None,
        *,
        keep_originals: bool = False,
    ) -> Change:
        """Take drafts into the library, all or none, as one step that can be undone.

        Pictures, and originals if they are to be kept, lie under ``attachments/``; they go with
        the documents when the step is undone.

        Args:
            drafts: As they were proposed, or with what is wished for.
            progress: How far it is.
            keep_originals: Whether the files that they came in are kept too.

        Raises:
            Cancelled: By the progress; nothing was written.
            EditRefused: One cannot be merged without guessing; nothing was written.
            EditedOutside: There is a file of the name of one; nothing was written.
            WriteRefused: The library cannot be written; nothing was written.
            DataUnusable: The data folder cannot be written; nothing was written.
        """
        progress = progress or Unwatched()
        accepting = Accepting(self._bench, self._likeness(), keep_originals=keep_originals)
        wishes = [one if isinstance(one, Acceptance) else Acceptance(one) for one in drafts]
        accepting.reserve(wish.draft.path for wish in wishes)
        for done, wish in enumerate(wishes):
            progress.step(done, len(wishes), "Importing")
            accepting.add(wish)
        what = "Import 1 document" if len(drafts) == 1 else f"Import {len(drafts)} documents"
        changes = accepting.changes()
        if not changes:
            return Change()
        record = self._bench.writer.write_all(changes, what, accepting.files)
        return self._bench.taken(record.paths, "import")

    def addition(self, draft: Draft, path: DocumentPath) -> Addition:
        """Say what would be added to a document if a draft were merged into it.

        Raises:
            EditRefused: The front matter of the document is broken.
            FileUnreadable: The document has gone.
        """
        try:
            return merged_in(path, self._bench.folder.read(path).text, draft)
        except EditRefused as error:
            raise error.within(path) from error

    def remember_columns(self, columns: Sequence[tuple[str, str]]) -> None:
        """Keep what the columns of a sheet stand for, for sheets with the same headings.

        Raises:
            DataUnusable: The data folder cannot be written.
        """
        key = header_key([column for column, _ in columns])
        self._bench.kept.columns.keep(
            tuple(columns), lambda others: header_key([column for column, _ in others]) == key
        )

    def _likeness(self) -> Likeness:
        def read(path: DocumentPath) -> Document:
            return read_document(self._bench.folder.read(path).text, path)

        return Likeness(self._bench.shelf(), self._bench.caches, read)

    def _proposed(
        self,
        paths: Sequence[Path | Found],
        progress: Progress,
        asked: Asked,
        drafting: _Drafting,
        known: Repeats | None,
    ) -> Generator[Draft | Unread, None, None]:
        looked = list(self._look(paths, progress, asked, known))
        with ExitStack() as held:
            conversion = held.enter_context(Conversion(asked))
            done = 0

            def step() -> None:
                progress.step(done, len(looked), "Converting")

            elsewhere = ((one.found.name, one.found.place) for one in looked if one.isolated)
            answers = conversion.run(elsewhere, step)
            for done, one in enumerate(looked):  # noqa: B007 - the steps say it
                step()
                if one.unread is not None:
                    yield one.unread
                else:
                    answer = next(answers) if one.isolated else _converted(one.found, asked)
                    yield from drafting.drafts(one, answer)

    def _look(
        self,
        paths: Sequence[Path | Found],
        progress: Progress,
        asked: Asked,
        repeats: Repeats | None,
    ) -> Iterator[_Looked]:
        """Look at all files, and see how each is to be converted, or why not."""
        root = str(self._bench.folder.root.resolve())
        for count, found in enumerate(find_files(paths)):
            progress.step(count, 0, "Looking for files")
            if found.refusal:
                failed = not found.in_folder
                yield _Looked(found, unread=Unread(found.name, found.refusal, failed))
                continue
            if is_within(str(found.place.resolve()), root):
                reason = f"{found.name} lies in the library already."
                yield _Looked(found, unread=Unread(found.name, reason, failed=False))
                continue
            try:
                source = found.source(asked.limits)
                known = repeats.imported_as(source.digest) if repeats else None
                if known is not None:
                    there = self._bench.shelf().entry(known) is not None
                    how = "was imported before" if there else "is among the drafts already"
                    reason = f"{found.name} {how}, as {known}."
                    unread = Unread(found.name, reason, failed=False, again=found)
                    yield _Looked(found, unread=unread)
                else:
                    isolated = importer_for(source).ISOLATED
                    yield _Looked(found, source.without_data(), isolated)
            except ImportRefused as error:
                yield _Looked(found, unread=Unread(found.name, str(error)))


class _Drafting:
    """Makes drafts that know the library: their place, what they repeat, themes that fit."""

    def __init__(
        self, placer: Placer, repeats: Repeats, themes: ThemeSuggester, asked: Asked
    ) -> None:
        self._placer = placer
        self._repeats = repeats
        self._themes = themes
        self._asked = asked
        self._companions: dict[Path, Companions] = {}

    def drafts(self, looked: _Looked, answer: Answer) -> Iterator[Draft | Unread]:
        """Give the drafts of a file."""
        if isinstance(answer, ImportRefused):
            failed = not isinstance(answer, NothingToImport)
            yield Unread(looked.found.name, str(answer), failed)
            return
        for document in answer:
            yield self._draft(looked.found, looked.source, document)

    def _draft(self, found: Found, source: Source, document: Converted) -> Draft:
        limits = self._asked.limits
        companions = self._companions.setdefault(found.root, Companions(found.root, limits))
        document = companions.with_pictures(document, found.place)
        draft = draft_of(document, source, self._asked)
        draft = draft.placed(self._place(draft, found))
        read = read_document(draft.text, draft.path)
        return replace(
            draft,
            duplicates=self._repeats.of(draft),
            suggestions=self._themes.suggest(draft),
            findings=read.findings,
            lessons=harvest(read) if isinstance(read, Case) else (),
            original=found.place,
        )

    def _place(self, draft: Draft, found: Found) -> DocumentPath:
        """Find a place; notes keep their names and folders, by which they link to each other."""
        if draft.format is not Format.MARKDOWN:
            return self._placer.place(draft.kind, draft.title)
        folder = found.name.rpartition("/")[0] if found.in_folder else ""
        return self._placer.place_named(folder, found.place.stem)


def _converted(found: Found, asked: Asked) -> Answer:
    """Convert a file here: text and Markdown need no process of their own."""
    try:
        return convert(found.source(asked.limits), asked)
    except ImportRefused as error:
        return error
