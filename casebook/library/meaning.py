"""Ranking by meaning, for users who have a model: its vectors made, kept and used."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from casebook.domain.document import Document
from casebook.domain.errors import CacheUnusable, CasebookError
from casebook.domain.lesson import Lesson
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.library.indexed import Indexed
from casebook.markdown.plain import plain_text
from casebook.search.meaning import Model
from casebook.storage.connections import CatalogDamaged
from casebook.storage.stamp import Stamp
from casebook.storage.vectors import Embedded, VectorStore

_AT_ONCE = 16  # documents between two looks at the progress: some seconds
_PASSAGE = 180  # words, which most models read to the end
_PASSAGES = 3  # of each document: what it is about has been said by then
_log = logging.getLogger(__name__)

Read = Callable[[DocumentPath], Document]


class Meaning:
    """One library, ranked by one model.

    Attributes:
        folder: That of the model.
        reranked: How many of the best documents by words are put in order by meaning too.
    """

    reranked = 100

    def __init__(self, folder: Path, cache: Path) -> None:
        """Open a model, and the vectors that it has made before.

        Raises:
            ModelUnusable: The folder holds no model that can be used.
            CacheUnusable: The vectors cannot be kept.
        """
        self.folder = folder
        self._model = Model(folder)
        self._store = VectorStore(cache, self._model.identity)

    def close(self) -> None:
        """Let go of the vectors."""
        self._store.close()

    def waiting(self, stamps: Mapping[DocumentPath, Stamp]) -> list[DocumentPath]:
        """Give the documents that have no vectors yet, or those of other words."""
        known = self._store.stamps()
        return [path for path, stamp in stamps.items() if known.get(path) != stamp]

    def embed_some(
        self,
        stamps: Mapping[DocumentPath, Stamp],
        read: Read,
        progress: Progress,
        only: Collection[DocumentPath] | None = None,
    ) -> Indexed:
        """Make vectors for a few documents.

        Args:
            stamps: All documents with the stamps of their files.
            read: Gives a document.
            progress: Told before each document.
            only: The only documents that matter for now; None for all.

        Raises:
            Cancelled: By the progress; the batches before stay.
            ModelUnusable: The model fails.
        """
        gone = self._store.stamps().keys() - stamps.keys()
        if gone:
            self._store.forget(gone)
        waiting = self.waiting(stamps)
        wanted = waiting if only is None else [path for path in waiting if path in only]
        batch = list(islice(wanted, _AT_ONCE))
        documents: list[Embedded] = []
        passages: dict[bytes, list[str]] = {}
        total = len(stamps) if only is None else len(only)
        for done, path in enumerate(batch, start=max(0, total - len(wanted))):
            progress.step(done, total, "Reading for meaning")
            try:
                texts = passages_of(read(path))
            except CasebookError as error:
                _log.info("%s has no vectors: %s", path, error)
                texts = [path]  # so that it is not tried again until it changes
            digest = hashlib.blake2b("\0".join(texts).encode("utf-8", "replace")).digest()
            passages[digest] = texts
            documents.append(Embedded(path, stamps[path], digest))
        self._store.put(documents, self._vectors(passages))
        return Indexed(len(batch), more=len(wanted) > len(batch))

    def order(
        self, text: str, paths: Sequence[DocumentPath], scores: Sequence[float]
    ) -> Sequence[int]:
        """Give the places of documents, in the order of words and meaning.

        When the model or the vectors fail, that is logged, and words alone decide.

        Args:
            text: The question.
            paths: Documents that it was answered with, best first.
            scores: Their scores by words.
        """
        from casebook.search.hybrid import nearness, order_by_both

        try:
            vectors = self._store.vectors(paths)
            if not vectors:
                return range(len(paths))
            question = self._model.question(text)
            near = {
                at: nearness(question, vectors[path])
                for at, path in enumerate(paths)
                if path in vectors
            }
        except (CasebookError, ValueError) as error:
            _log.warning("Ranking by meaning failed: %s", error)
            self._begin_anew(error)
            return range(len(paths))
        return order_by_both(scores, near)

    def _vectors(self, passages: Mapping[bytes, list[str]]) -> dict[bytes, bytes]:
        """Give the vectors of texts that have none yet, all made in one go."""
        from casebook.search.hybrid import packed

        known = self._store.known(passages.keys())
        new = {digest: texts for digest, texts in passages.items() if digest not in known}
        if not new:
            return {}
        made = self._model.passages([text for texts in new.values() for text in texts])
        vectors = {}
        first = 0
        for digest, texts in new.items():
            vectors[digest] = packed(made[first : first + len(texts)])
            first += len(texts)
        return vectors

    def _begin_anew(self, error: Exception) -> None:
        """Throw damaged vectors away."""
        if isinstance(error, CatalogDamaged | ValueError):
            with suppress(CacheUnusable):  # then words alone go on deciding
                self._store.clear()


def passages_of(document: Document) -> list[str]:
    """Give the parts of a document that become vectors; what it is about goes before each."""
    moment = document.applies_when if isinstance(document, Lesson) else ""
    about = ". ".join(filter(None, (document.title, moment, document.summary)))
    # A title that the body repeats would only push the end of the first part out
    body = plain_text(document.body).removeprefix(document.title)
    words = body.split()
    # No passage is a mere tail: it would match what it happens to say
    count = min(max(round(len(words) / _PASSAGE), 1), _PASSAGES)
    parts = [words[at * _PASSAGE : (at + 1) * _PASSAGE] for at in range(count)]
    if len(words) < (count + 1) * _PASSAGE:
        parts[-1] = words[(count - 1) * _PASSAGE :]
    return [f"{about}. {' '.join(part)}".removesuffix(". ") for part in parts]
