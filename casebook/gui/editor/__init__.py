"""The editor of a document: its Markdown as written, and a preview of it as a page."""
