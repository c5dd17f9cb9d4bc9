"""Short digests that tell texts and files apart; nothing secret rests on them."""

from __future__ import annotations

try:
    # what hashlib would give; hashlib itself loads OpenSSL: 3 ms of a start and 2 MB
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - a Python built without its own
    from hashlib import blake2b

__all__ = ["blake2b", "digest_of"]


def digest_of(data: bytes, size: int = 16) -> str:
    """Give the digest of some bytes as hex, of ``size`` bytes."""
    return blake2b(data, digest_size=size).hexdigest()
