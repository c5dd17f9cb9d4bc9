"""Figures, measured side by side in one run and printed as ratios; never part of the tests."""
