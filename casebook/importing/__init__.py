"""From what trainers have lying around to drafts of cases and lessons.

One way for every file, in steps that each know nothing of the next:

    Source ─► importer ─► Converted ─► sections, cleaning ─► Draft ─► (library) accepted

- A ``Source`` is a name and bytes. What it is, is recognised by its content; the ending of its
  name only settles a tie.
- An *importer* is a module with one face (``importer.Importer``): ``recognises`` says how sure
  it is, ``convert`` gives what is in the file as Markdown, with pictures, facts about it, notes
  for facilitators and warnings. It imports what it needs when it converts, not before.
- ``sections`` gives headings that people use the names that have a meaning in a case, and
  ``cleaning`` proposes what is not part of the text for removal: each with the name of its rule
  and its place, so that it can be shown struck through, accepted or kept.
- A ``Draft`` is all of it, not yet in the library: text, place, what would be removed, whom it
  names. The library looks for duplicates, suggests themes and takes accepted drafts in.

Files are hostile until shown otherwise. Converters run in a process of their own (``worker``,
watched by ``conversion``) with limits of time, memory and size, without the network, and it
answers in JSON: a converter that hangs or crashes costs one file. Archives are looked at
before anything unpacks them (``archive``). No HTML ever comes through: a page becomes
Markdown from a short list of tags that mean something, and Markdown loses what could run
(``harmless``).

Nothing here knows the library, nor writes to it.
"""
