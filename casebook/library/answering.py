"""Questions to a library, answered: what is found, what resembles it, what may have been meant.

What only some questions need is imported by them: numpy, Whoosh and the readers take longer to
import than a window takes to appear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress, Unwatched
from casebook.domain.query import Entry, Hit, Query, Results, Snippet
from casebook.domain.theme import Vocabulary
from casebook.library.caches import Caches
from casebook.library.indexed import Indexed
from casebook.library.kept import Kept
from casebook.library.listing import listing
from casebook.library.upkeep import Upkeep
from casebook.storage.folder import LibraryFolder

if TYPE_CHECKING:
    from casebook.domain.applicable import Applicable
    from casebook.domain.case import Case
    from casebook.domain.completion import Completion
    from casebook.domain.lesson import Lesson
    from casebook.domain.pack import Pack
    from casebook.domain.suggestion import Suggestion
    from casebook.library.likeness import Likeness
    from casebook.library.searching import Search
    from casebook.library.suggesting import Suggester


class Answering(Upkeep):
    """What a library knows of its documents, as answers."""

    def __init__(self, folder: LibraryFolder, caches: Caches, kept: Kept) -> None:
        super().__init__(folder, caches, kept)
        self._searching: Search | None = None
        self._suggester: Suggester | None = None
        self._compared: Likeness | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The themes, listed and used."""
        return self.shelf.vocabulary

    def find(self, query: Query) -> Results:
        """Answer a question."""
        if not query.text.strip():
            return listing(self.shelf, query)
        return self._search.find(query)

    def completions(self, text: str, cursor: int) -> Completion:
        """Say how a question can go on where the cursor stands in it."""
        return self._search.completions(text, cursor)

    def keep_glimpse(self, results: Results) -> None:
        """Keep how the list of everything looks, for ``first_look`` at the next start."""
        from casebook.library.glimpse import keep

        keep(self._caches.folder, results, self.vocabulary)

    def snippets(
        self, query: Query, paths: Iterable[DocumentPath], progress: Progress | None = None
    ) -> Mapping[DocumentPath, Snippet]:
        """Give the words of some documents that answer a question.

        Raises:
            Cancelled: By the progress.
        """
        from casebook.library.snippets import read_snippets

        def read(path: DocumentPath) -> str:
            return self._folder.read(path).text

        languages = self._caches.languages
        return read_snippets(paths, read, query, self.shelf, progress or Unwatched(), languages)

    def suggestion(self, query: Query) -> Suggestion | None:
        """Give another way to write a question that finds nothing or little.

        Returns:
            The question with misspelt words corrected; None when it has none, or when no word
            of the library is near them.
        """
        if self._suggester is None:
            from casebook.library.suggesting import Suggester

            self._suggester = Suggester(self._caches)
        return self._suggester.suggest(query, self.vocabulary)

    def similar(self, path: DocumentPath, limit: int = 5) -> tuple[Hit, ...]:
        """Give the documents most like one, of its kind: cases beside a case.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
        """
        return self._likeness.similar(path, limit)

    def lessons_for(self, paragraph: str, limit: int = 10) -> tuple[Applicable, ...]:
        """Give the lessons that may apply to what somebody describes, and why."""
        return self._likeness.lessons_for(paragraph, limit)

    def lessons_like(self, sentences: Sequence[str]) -> list[Entry | None]:
        """Give for each sentence the lesson that says much the same already; None without one."""
        from casebook.library.repeating import lessons_like

        return lessons_like(self.shelf, sentences)

    @property
    def meaning_available(self) -> bool:
        """Whether what a model for ranking by meaning needs is installed."""
        from casebook.search.meaning import is_installed

        return is_installed()

    def use_model(self, folder: Path | None) -> None:
        """Rank by meaning too, with the model in a folder; None ends it.

        Documents count as soon as ``embed_some`` has read them.

        Raises:
            ModelUnusable: There is no model that can be used; the one before stays.
            CacheUnusable: There is no place for what it makes.
        """
        self._caches.use_model(folder)

    @property
    def waiting_for_meaning(self) -> int:
        """How many documents are ranked by words alone although there is a model."""
        meaning = self._caches.meaning
        return len(meaning.waiting(self._catalog.stamps())) if meaning else 0

    def embed_some(
        self, progress: Progress | None = None, only: Iterable[DocumentPath] | None = None
    ) -> Indexed:
        """Have the model read a few documents; without a model, nothing is done.

        Args:
            progress: Told before each document.
            only: The only documents that matter for now, such as the hits of a search; None
                for all.

        Raises:
            Cancelled: By the progress; what was read in earlier calls stays.
            ModelUnusable: The model fails.
        """
        from casebook.library.indexed import Indexed

        meaning = self._caches.meaning
        if meaning is None:
            return Indexed(0, more=False)
        chosen = None if only is None else frozenset(only)
        stamps = self._catalog.stamps()
        return meaning.embed_some(stamps, self.document, progress or Unwatched(), chosen)

    def hit_finder(self, query: Query) -> Callable[[str], tuple[tuple[int, int], ...]]:
        """Give what finds, in any text, the start and end of words that a question asks for."""
        from casebook.library.searching import hit_finder

        return hit_finder(query, self._caches.languages)

    def document(self, path: DocumentPath) -> Case | Lesson | Pack:
        """Read a document from its file.

        Raises:
            FileUnreadable: It cannot be read, or has gone.
            FileTooLarge: It is larger than Casebook reads.
        """
        from casebook.markdown.reading import read_document

        return read_document(self._folder.read(path).text, path)

    @property
    def _search(self) -> Search:
        """What answers questions about the shelf as it is now."""
        from casebook.library.searching import Search

        shelf, search = self.shelf, self._searching
        if search is None or search.shelf is not shelf:
            search = self._searching = Search(shelf, self._caches)
        return search

    @property
    def _likeness(self) -> Likeness:
        """What compares the documents that are on the shelf now."""
        from casebook.library.likeness import Likeness

        if self._compared is None or self._compared.shelf is not self.shelf:
            self._compared = Likeness(self.shelf, self._caches, self.document)
        return self._compared
