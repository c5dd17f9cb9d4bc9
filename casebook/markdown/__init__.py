"""Markdown text and what it says: front matter, sections, links, quotations; and its rendering.

Reading never raises, whatever the text: what cannot be understood stays text, and a finding
says how to mend it.
"""
