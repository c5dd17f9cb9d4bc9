"""Finding documents: the index, the language of questions, ranking, marks and snippets.

``expression``, ``analysis``, ``hits`` and ``snippets`` need nothing but a stemmer; only the
modules behind ``index`` know Whoosh and numpy, so that importing the others costs next to
nothing. ``index.SearchIndex`` is the whole face of what follows.

How the index works
-------------------

**What Whoosh does.** It keeps the table of contents, its generations, the segments with their
deleted documents, the lock for the one that writes, and the order of a commit: write new
segments, write the next table of contents beside the old one, rename it, delete what is not
needed any more. Whoever is killed on the way leaves the old state or the new one. Its schema,
codec and writer are extended in ``codec``; postings never go through Whoosh one by one.

**What a segment is.** One file of columns, arrays of plain numbers that are mapped into memory
and read by numpy where they lie (``columns`` for the file, ``layout`` for what is in it). Every
term has a list of postings (place, frequency) and a list of positions. A *place* is a field of a
document, so that one list tells of all fields. A *position* counts the words of the whole
segment. The terms are sorted, and so is all that belongs to them: the postings of every word
that begins with some letters are one slice.

**Indexing** (``gathering``, ``inverting``). A text is cut at its spaces, and each piece looked up
in a dictionary that knows its terms as numbers; only pieces never seen are analysed. When some
millions have come together, each occurrence becomes one number of 64 bits, the rank of its term
above its position. One sort of these is the segment.

**Merging** (``writing``, ``merging``). Segments of about the same size become one as soon as
there are eight of them, so that a document is rewritten only as often as the library grows
eightfold. The lists of some terms at a time are read from all of them, renumbered, sorted and
written; memory does not grow with the index. Documents that were deleted are left out.

**Searching** (``segments``, ``matching``, ``sequences``, ``scoring``, ``closeness``, ``ranking``).
A ``Snapshot`` is the index at one moment, for one thread. Whole lists are weighed, added by
document and scored at once, by BM25F with averages over the documents that still count; so every
answer is complete, with all numbers and scores in their order, and an index that has seen many
changes ranks as one made afresh. A phrase stands where lists of positions, each shifted by its
place in the phrase, have a number in common. The best hundred are looked at for how close the
words of the question are.

**Damage.** Every file has a mark of its own and says how long it is; numbers that lead out of
their segment are noticed when they are used. Whatever cannot be what was written makes the index
anew, empty and with another token, by which its owner knows that all has to be indexed again.
"""
