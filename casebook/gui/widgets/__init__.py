"""Small pieces of which panes and dialogs are made: words, marks, cards, rows, key caps."""
