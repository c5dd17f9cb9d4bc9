"""What Casebook is about: cases, lessons, packs, themes, queries, changes and findings.

Frozen data and small pure functions; nothing here reads a file, opens a window or needs
anything beyond the standard library.
"""
