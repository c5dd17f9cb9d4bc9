"""A ranking by words, put in the order of words and meaning together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Against the best score by words as 1. Measured with a small model: any value from 1 to 2.5
# gains much the same.
_MEANING = 1.5


def nearness(question: NDArray[np.float32], passages: bytes) -> float:
    """Say how near a document is to a question in meaning: its nearest passage counts.

    Args:
        question: The vector of the question.
        passages: Those of the document, as ``packed`` gives them.

    Raises:
        ValueError: They are not of one length.
    """
    vectors = np.frombuffer(passages, np.float16).reshape(-1, len(question))
    return float((vectors.astype(np.float32) @ question).max())


def packed(vectors: NDArray[np.float32]) -> bytes:
    """Give vectors as they are kept; half the digits lose nothing that can be measured."""
    return vectors.astype(np.float16).tobytes()


def order_by_both(scores: Sequence[float], near: Mapping[int, float]) -> list[int]:
    """Give the places of documents in the order of words and meaning.

    Args:
        scores: Their scores by words.
        near: For places how near they are in meaning; those without count as the usual one.
    """
    by_words = np.asarray(scores, np.float64)
    usual = sum(near.values()) / len(near) if near else 0.0
    meaning = np.array([near.get(at, usual) for at in range(len(by_words))])
    both: Any = by_words / (by_words.max(initial=0.0) or 1.0) + _MEANING * meaning
    order: list[int] = np.argsort(-both, kind="stable").tolist()
    return order
