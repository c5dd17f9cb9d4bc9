"""Forms: each property with the editor that suits it, and what a document still lacks."""
