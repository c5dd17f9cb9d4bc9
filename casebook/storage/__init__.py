"""The files of a library, and the catalog of what they say.

``folder`` lists, reads and writes the files, which are the only truth. ``catalog`` keeps
what was read from them in SQLite, outside the library, and can be deleted at any moment.
"""
