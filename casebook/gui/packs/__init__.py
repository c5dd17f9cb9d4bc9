"""Packs built: an agenda made of cases and lessons, what it reaches, and what is handed out."""
