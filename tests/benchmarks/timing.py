"""Runs in turn, so that a machine that slows down slows both sides down."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: ours against what it is compared with."""

    name: str
    ours: float
    theirs: float
    unit: str
    bound: float

    def __str__(self) -> str:
        ratio = self.ours / self.theirs if self.theirs else float("nan")
        kept = "ok" if ratio <= self.bound else "MISSED"
        return (
            f"{self.name:<58}{self.ours:>9.1f}{self.theirs:>9.1f} {self.unit:<4}"
            f"{ratio:>6.2f}×   at most {self.bound:g}×  {kept}"
        )


def in_turn(*works: Callable[[], object], runs: int = 5) -> list[float]:
    """Run some works in turn, several times; give the median of each in milliseconds."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, times in zip(works, taken, strict=True):
            gc.collect()
            started = time.perf_counter()
            work()
            times.append((time.perf_counter() - started) * 1000)
    return [statistics.median(times) for times in taken]


def command(arguments: Sequence[str], environment: Mapping[str, str]) -> Callable[[], str]:
    """Give the running of a Python command as a work."""

    def run() -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            env=dict(environment),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr)
        return done.stdout

    return run


def spread(values: Sequence[float]) -> tuple[float, float]:
    """Give the median and the 95th percentile."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
