"""Bundles of colleagues: looked at, reviewed beside the library, taken in."""
