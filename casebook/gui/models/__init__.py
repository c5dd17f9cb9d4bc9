"""Item models over what the library gives."""
