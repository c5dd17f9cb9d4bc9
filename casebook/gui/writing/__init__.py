"""A document being written: its drafts, its saving, and what others write meanwhile."""
