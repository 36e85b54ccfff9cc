"""Compare the numbers that totals and headings of a list state with the rows that were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from awards.intake.checking.faults import found
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.preview import CheckedRow, RowState

_NO_RECORDS = (RowState.NOT_A_RECORD, RowState.DOUBTFUL, RowState.SAMPLE)
_HEADINGS = (RowKind.SECTION, RowKind.UNIT)
_ENDS = (RowKind.TOTAL, *_HEADINGS)


def with_totals(rows: Iterable[CheckedRow]) -> Iterator[CheckedRow]:
    """A total is right if it is the number of rows above it, or of those since the last one.

    A heading is right if it is the number of rows up to the next one, or to the next of its kind.
    People of one row count as one row or each by themselves.
    """
    for _, of_sheet in groupby(rows, key=lambda row: row.sheet):
        lists = [list(own) for _, own in groupby(of_sheet, key=lambda row: row.part.column)]
        whole = [_Counts(one).whole for one in lists]
        beside = [sum(counts) for counts in zip(*whole, strict=True)]
        for of_list in lists:
            yield from _of_list(of_list, beside)


def _of_list(of_list: Sequence[CheckedRow], beside: Sequence[int]) -> Iterator[CheckedRow]:
    """``beside`` are the numbers of all lists of the sheet together, which a total may state."""
    counts = _Counts(of_list)
    for at, row in enumerate(of_list):
        kind = _kind(row)
        wanted = [*counts.of(at, kind), *(beside if kind is RowKind.TOTAL else ())]
        yield _compared(row, wanted) if _stated(row) is not None else row


class _Counts:
    """Numbers of records between the rows of one list."""

    def __init__(self, rows: Sequence[CheckedRow]) -> None:
        self._lines, self._people = [0], [0]
        before = None
        for row in rows:
            is_record = _is_counted(row)
            same_line = row.number == before
            self._lines.append(self._lines[-1] + (is_record and not same_line))
            people = len(row.several.names) if row.several else 1
            self._people.append(self._people[-1] + people * is_record)
            before = row.number
        self._since = _last_ends(rows)
        self._until = {
            ends: _next_ends(rows, ends)
            for ends in (_ENDS, *((kind,) for kind in _HEADINGS), _HEADINGS)
        }

    def of(self, at: int, kind: RowKind | None) -> list[int]:
        """The numbers that a row may state; the message has the first if it states another."""
        if kind is RowKind.TOTAL:
            return [*self._between(self._since[at], at), *self._between(0, at)]
        kinds = (_ENDS, _HEADINGS, *(((kind,),) if kind in _HEADINGS else ()))
        ends = [self._until[own][at] for own in kinds]
        return [count for end in ends for count in self._between(at + 1, end)]

    @property
    def whole(self) -> tuple[int, int]:
        return self._between(0, len(self._lines) - 1)

    def _between(self, first: int, end: int) -> tuple[int, int]:
        return self._lines[end] - self._lines[first], self._people[end] - self._people[first]


def _is_counted(row: CheckedRow) -> bool:
    """True for a record, and for a row that was one until somebody struck or doubted it."""
    if row.several is not None or row.state not in _NO_RECORDS:
        return True
    return row.non_record is not None and row.non_record.kind in (RowKind.STRUCK, RowKind.DOUBTED)


def _last_ends(rows: Sequence[CheckedRow]) -> list[int]:
    """For each row the place after the last total or heading above it."""
    places, last = [], 0
    for at, row in enumerate(rows):
        places.append(last)
        if _kind(row) in _ENDS:
            last = at + 1
    return places


def _next_ends(rows: Sequence[CheckedRow], ends: Collection[RowKind]) -> list[int]:
    """For each row the place of the next row below it that is one of ``ends``."""
    places, end = [0] * len(rows), len(rows)
    for at in range(len(rows) - 1, -1, -1):
        places[at] = end
        if _kind(rows[at]) in ends:
            end = at
    return places


def _kind(row: CheckedRow) -> RowKind | None:
    certain = row.non_record and row.state is RowState.NOT_A_RECORD
    return row.non_record.kind if row.non_record and certain else None


def _stated(row: CheckedRow) -> int | None:
    """The number that a total or a heading states."""
    return row.non_record.stated if row.non_record and _kind(row) in _ENDS else None


def _compared(row: CheckedRow, counts: Sequence[int]) -> CheckedRow:
    stated, other = _stated(row), row.non_record
    agrees = stated in counts
    kind = "total" if _kind(row) is RowKind.TOTAL else "section"
    finding = found(
        f"row.{kind}-{'agrees' if agrees else 'differs'}",
        stated=stated,
        read=stated if agrees else counts[0],
        value=other.text if other else "",
    )
    [remark] = row.remarks
    return replace(row, remarks=(replace(remark, finding=finding),))
