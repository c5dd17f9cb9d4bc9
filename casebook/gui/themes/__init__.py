"""The window in which the vocabulary of themes is kept."""
