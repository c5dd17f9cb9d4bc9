"""Lessons drawn from cases, carried from state to state, and kept true to their evidence."""
