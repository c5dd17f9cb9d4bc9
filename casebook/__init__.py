"""Casebook: case studies and the lessons learned from them, found at the moment of need."""

__version__ = "0.1.0"
