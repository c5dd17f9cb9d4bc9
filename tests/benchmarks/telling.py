"""What a measured process says about itself; light, because the process imports it."""

import os
import time

Moment = tuple[float, float]


def moment() -> Moment:
    """Give the time in seconds since 1970, and the processor's seconds this process has used."""
    return time.time(), time.process_time()


def tell(filled: Moment, idle: Moment) -> None:
    """Print two moments and the memory in kB (PSS)."""
    with open("/proc/self/smaps_rollup", encoding="ascii") as rollup:
        pss = next(line.split()[1] for line in rollup if line.startswith("Pss:"))
    os.write(1, f"[{filled[0]}, {filled[1]}, {idle[0]}, {idle[1]}, {pss}]\n".encode())
