"""The keys of front matter that Casebook knows."""

from __future__ import annotations

THEME_KEYS = ("themes", "tags", "theme", "tag")
"""The keys under which themes stand; whichever a file uses is kept."""

KNOWN_KEYS = frozenset(
    {
        *THEME_KEYS,
        *("kind", "title", "summary", "aliases", "language"),
        *("status", "type", "outcome", "sector", "organisation", "place", "date", "level"),
        *("grade", "author", "source", "rights", "redact"),
        *("state", "effect", "applies_when", "owner", "due", "review_by"),
        *("validated_by", "validated_on", "replaced_by"),
        *("audience", "minutes", "objectives", "materials", "lessons"),
    }
)
"""All of them, in small letters; they are looked up whatever their case."""
