"""What a session needs, made from a pack, one case or one lesson.

    Material ─► builders ─► Document ─► view for an audience ─► redacted ─► writer ─► file

- ``Material`` is what the library hands in: the root document, its cases and lessons with their
  evidence looked up, and ways to a title and a picture. Nothing here reads a file of the library.
- A builder makes one format-neutral ``Document``: blocks, each marked *for whom* it is at the
  moment it is made. What is not known to be for participants is for facilitators: a heading that
  Casebook does not know, the words of raw HTML, a quotation whose words stand in the notes.
- ``Document.view`` makes the view of an audience **by leaving out**. Writers take a ``View`` and
  nothing else, so that a participant's file cannot hold what the view has not.
- ``redacted`` puts roles in the place of names in every text of a view, whatever marks and runs
  it is made of. Pictures are left as they are, which is reported.
- The same input gives the same bytes: no time, no random id, one order.

Beside these, ``bundle`` (Markdown for another Casebook) and ``table`` (fields for a spreadsheet)
are made from the material; they are for colleagues, never for participants.
"""
