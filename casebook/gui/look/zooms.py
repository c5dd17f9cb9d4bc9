"""The sizes at which pages and texts are shown, in percent."""

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The steps."""


def zoom_within(percent: int) -> int:
    """Give a size that is neither smaller nor larger than the steps."""
    return max(ZOOMS[0], min(percent, ZOOMS[-1]))


def zoom_above(percent: int) -> int:
    """Give the next step, the last one at the end."""
    return next((step for step in ZOOMS if step > percent), ZOOMS[-1])


def zoom_below(percent: int) -> int:
    """Give the step before, the first one at the end."""
    return next((step for step in reversed(ZOOMS) if step < percent), ZOOMS[0])
