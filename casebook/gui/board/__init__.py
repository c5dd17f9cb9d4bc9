"""The board of lessons: a column for each state, a card for each lesson."""
