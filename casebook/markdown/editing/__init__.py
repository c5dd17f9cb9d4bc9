"""Text in, edits out: how what a person changes in a form is written into a file.

Each function gives edits to the text as it is. They change only what was asked for: unknown
keys, order, comments and quoting stay byte for byte. Where that cannot be done without
guessing, it raises EditRefused.
"""
