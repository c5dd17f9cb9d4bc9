"""What is kept for the user beside the library: no cache, so it is never deleted unasked."""
