"""Blocks of seats: whom each is for, in the order of filling, and whether they can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from awards import limits
from awards.errors import ArrangementRefused
from awards.stage.arrangement import SeatingBlock
from awards.stage.content import HallSeat
from awards.stage.seats.labels import label_key, labels
from awards.words import Phrase


def whom_of(block: SeatingBlock) -> str:
    """What the table keeps: JSON of all but the block's name."""
    given = msgspec.to_builtins(block)
    del given["block"]
    return msgspec.json.encode(given, order="sorted").decode()


def block_from(name: str, whom: str) -> SeatingBlock:
    return msgspec.convert({**msgspec.json.decode(whom), "block": name}, SeatingBlock)


def require_blocks(
    blocks: Sequence[SeatingBlock],
    seats: Sequence[HallSeat] | None,
    categories: Collection[str],
    groups: int,
) -> None:
    """Raises ArrangementRefused with the first thing that is not there.

    Without a hall, blocks and rows are not looked for.
    """
    if len(blocks) > limits.MOST_BLOCKS:
        raise ArrangementRefused(
            reason=Phrase("there are more than %(most)s blocks", most=limits.MOST_BLOCKS)
        )
    for place, block in enumerate(blocks, 1):
        wanting = [*_strange(block, categories, groups)]
        wanting += _missing(block, seats) if seats is not None else ()
        for what in wanting:
            raise ArrangementRefused(
                reason=Phrase("line %(place)s of the blocks: %(what)s", place=place, what=what)
            )


def _strange(block: SeatingBlock, categories: Collection[str], groups: int) -> Iterator[Phrase]:
    if not 1 <= len(block.block) <= limits.SEAT_BLOCK:
        yield Phrase("it names no block")
    try:
        labels(block.rows)
    except ValueError:
        yield Phrase("“%(rows)s” is no range of rows", rows=block.rows)
    for code in block.categories:
        if code not in categories:
            yield Phrase("there is no category %(code)s", code=code)
    for number in block.groups:
        if not 1 <= number <= groups:
            yield Phrase("there is no group %(number)s", number=number)
    if max(map(len, block.units), default=0) > limits.UNIT:
        yield Phrase("the name of a unit is too long")


def _missing(block: SeatingBlock, seats: Sequence[HallSeat]) -> Iterator[Phrase]:
    own = {label_key(seat.row) for seat in seats if seat.block == block.block}
    if not own:
        yield Phrase("the hall has no block “%(block)s”", block=block.block)
    for row in labels(block.rows):
        if own and label_key(row) not in own:
            yield Phrase("block “%(block)s” has no row %(row)s", block=block.block, row=row)
