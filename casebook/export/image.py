"""A picture as artefacts have it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that every writer can place: PNG or JPEG, its size in pixels."""

    data: bytes
    suffix: str
    width: int
    height: int
