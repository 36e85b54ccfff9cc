"""Count the places: how many each category needs, and whether they are available."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from awards.intake.checking.choices import CategorySlot
from awards.intake.checking.faults import found
from awards.intake.checking.preview import COUNTED, CheckedRow, Remark, Tally


def tallied(rows: Sequence[CheckedRow], slots: Iterable[CategorySlot]) -> tuple[Tally, ...]:
    """Each category and then its honours. Faulty rows need a place too."""
    return tuple(tally for slot in slots for tally in _of(slot, rows))


def tallied_together(
    files: Sequence[Sequence[CheckedRow]], slots: Sequence[CategorySlot]
) -> list[tuple[Tally, ...]]:
    """Those of each file; for each, the places that the other files want are taken."""
    own = [tallied(rows, slots) for rows in files]
    wanted = [sum(tally.wanted for tally in same) for same in zip(*own, strict=True)]
    return [
        tuple(
            replace(tally, taken=tally.taken + all_wanted - tally.wanted)
            for tally, all_wanted in zip(tallies, wanted, strict=True)
        )
        for tallies in own
    ]


def _of(slot: CategorySlot, rows: Sequence[CheckedRow]) -> Iterator[Tally]:
    wanting = [row for row in rows if row.state in COUNTED and row.category == slot.code]
    yield Tally(slot.code, slot.name, "", slot.quota, slot.taken, _places(wanting))
    for honour in slot.honours:
        own = [row for row in wanting if row.honour == honour.name]
        yield Tally(slot.code, slot.name, honour.name, honour.quota, honour.taken, _places(own))


def _places(rows: Iterable[CheckedRow]) -> tuple[tuple[str, int], ...]:
    return tuple((row.sheet, row.number) for row in rows)


def overfull(tallies: Iterable[Tally]) -> tuple[Remark, ...]:
    """One fault for each overfull one, with its numbers. Nobody is dropped for being last."""
    return tuple(
        Remark(
            found(
                "quota.honour-full" if tally.honour else "quota.category-full",
                category=tally.name,
                honour=tally.honour,
                quota=tally.quota,
                taken=tally.taken,
                wanted=tally.wanted,
                over=tally.over,
            ),
            value=tally.honour or tally.name,
        )
        for tally in tallies
        if tally.over
    )
