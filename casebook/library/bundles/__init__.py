"""Bundles from colleagues taken into a library.

    Bundle ─► compare ─► Comparison ─► (choices) ─► settle ─► Taking ─► take ─► Change

- ``counterparts`` finds the document of the library that a document of the bundle is: by texts
  that both had, then by place, id and words. A document that only has the same id is another.
- ``states`` says what has become of the two since: new, same, theirs newer, mine newer, both
  changed, id taken. What both started from is the text of the library's own history whose
  digest the bundle names.
- ``naming`` gives documents and pictures whose names are taken new ones, and ``rewriting`` lets
  links, evidence and agendas within the bundle follow.
- ``themes`` unites the vocabularies, ``settling`` makes of choices what is to be written, and
  all of it is one step of the journal: all or nothing, and undone as one.

Nothing of a bundle is merged without being seen: what both have changed stays as it is here
until somebody chooses.
"""
