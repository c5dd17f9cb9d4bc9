"""What a measured process says about itself; light, because the process imports it."""

import os


def tell(filled: float, idle: float) -> None:
    """Print two moments (seconds since 1970) and the memory in kB (PSS)."""
    with open("/proc/self/smaps_rollup", encoding="ascii") as rollup:
        pss = next(line.split()[1] for line in rollup if line.startswith("Pss:"))
    os.write(1, f"[{filled}, {idle}, {pss}]\n".encode())
