"""Versions of what is kept in caches, by which those of another time are known."""

READING_VERSION = 2
"""Rises whenever documents are read in another way, so that catalogs are made anew."""
