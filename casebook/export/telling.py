"""Blocks that tell how many of them a writer has taken, so that a long file can be followed.

A writer walks the blocks of its view and knows nothing of this; whoever wants to end it raises
where it takes the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from casebook.export.document import Block


class ToldBlocks(tuple[Block, ...]):
    """A tuple of blocks; walking it calls ``told`` before each, with how many were taken.

    A writer that walks them again, to see what is to come, begins no lower.
    """

    told: Callable[[int], None]
    most: int = 0

    @classmethod
    def of(cls, blocks: Iterable[Block], told: Callable[[int], None]) -> ToldBlocks:
        """Make one."""
        made = cls(blocks)
        made.told = told
        return made

    def __iter__(self) -> Iterator[Block]:
        """Walk the blocks."""
        for taken, block in enumerate(super().__iter__()):
            self.most = max(self.most, taken)
            self.told(self.most)
            yield block
