"""Documents made searchable: what the catalog knows and the index does not yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from casebook.domain.document import Document
from casebook.domain.errors import CasebookError
from casebook.domain.lesson import Lesson
from casebook.domain.progress import Progress
from casebook.library.caches import Caches
from casebook.library.indexed import Indexed
from casebook.markdown.plain import plain_text
from casebook.markdown.reading import read_document
from casebook.search.indexed import IndexedText
from casebook.search.languages import stemmed_languages
from casebook.search.written import written_words
from casebook.storage.catalog import WrittenText
from casebook.storage.folder import LibraryFolder

_AT_ONCE = 1000


def index_some(folder: LibraryFolder, caches: Caches, progress: Progress) -> Indexed:
    """Index documents that wait for it, in one commit.

    The index is written first and the catalog told after, so that a run that is broken off
    only indexes some documents twice.

    Raises:
        Cancelled: By the progress; nothing of this commit counts then.
        CasebookError: The index is being written by another program, or cannot be written.
    """
    catalog = caches.catalog
    waiting = catalog.unindexed()
    forgotten = catalog.to_forget()
    index = caches.index
    batch = waiting[:_AT_ONCE]

    totals = catalog.totals()
    total = totals.cases + totals.lessons + totals.packs
    written: dict[int, WrittenText] = {}
    usual = catalog.usual_language

    def texts() -> Iterator[IndexedText]:
        for done, (number, path) in enumerate(batch, start=max(0, total - len(waiting))):
            progress.step(done, total, "Making documents searchable")
            try:
                document = read_document(folder.read(path).text, path)
            except CasebookError:
                continue  # it has gone or cannot be read; the next look at the files says so
            text = indexed_text(number, document, usual)
            written[number] = written_text(text, document.language)
            yield text

    token = index.token
    index.update(texts(), forgotten)
    if index.token != token:
        return Indexed(0, more=True)  # it was damaged and made anew: everything waits now
    catalog.put_words(written, forgotten)
    catalog.mark_indexed([number for number, _ in batch])
    catalog.forgotten(forgotten)
    more = len(waiting) > len(batch)
    if not more:
        # Looked at when all languages are known, so that it does not change back and forth
        catalog.usual_language = _usual_language(catalog.languages())
        more = catalog.usual_language != usual and bool(catalog.unindexed())
    return Indexed(len(batch) + len(forgotten), more)


def _usual_language(counted: Mapping[str, int]) -> str:
    """Give the language in which most documents are that name theirs; "" for English."""
    languages: Counter[str] = Counter()
    for tag, count in counted.items():
        languages["".join(stemmed_languages([tag]))] += count
    return languages.most_common(1)[0][0] if languages else ""


def indexed_text(number: int, document: Document, usual_language: str = "") -> IndexedText:
    """Give a document as the index takes it.

    Args:
        number: The catalog's number for it.
        document: What is in it.
        usual_language: The language that it is taken to be in when it names none.
    """
    return IndexedText(
        number=number,
        kind=document.kind.value,
        title=document.title,
        aliases=document.aliases,
        applies_when=document.applies_when if isinstance(document, Lesson) else "",
        themes=document.themes,
        headings="\n".join(section.heading for section in document.sections),
        body="\n".join(filter(None, (document.summary, plain_text(document.body)))),
        languages=stemmed_languages([document.language or usual_language]),
    )


def written_text(text: IndexedText, language: str) -> WrittenText:
    """Give the words of a document as people wrote them."""
    texts = (text.title, *text.aliases, text.applies_when, text.body)
    return WrittenText(language, written_words(texts))
