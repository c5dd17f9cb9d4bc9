"""The tables of the catalog, each with what can be asked of it and written to it."""
