"""Sheets: small forms over the window that ask for what an act needs, and give it back."""
