"""A pack given in the room: one step at a time on one screen, the notes on another."""
