"""Compare the totals that a list states with the rows that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from awards.intake.checking.faults import found
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.preview import CheckedRow, RowState

_NO_RECORDS = (RowState.NOT_A_RECORD, RowState.DOUBTFUL, RowState.SAMPLE)


@dataclass(slots=True)
class _Counted:
    """Rows of one sheet: all so far, and those since the last heading or total."""

    whole: int = 0
    part: int = 0


def with_totals(rows: Iterable[CheckedRow]) -> Iterator[CheckedRow]:
    """A total is right if it is the number of rows above it, or of those since the last one."""
    counts: dict[str, _Counted] = {}
    for row in rows:
        counted = counts.setdefault(row.sheet, _Counted())
        if row.several or row.state not in _NO_RECORDS:
            counted.whole += 1
            counted.part += 1
        elif row.non_record and row.non_record.kind in (RowKind.TOTAL, RowKind.SECTION):
            yield _compared(row, row.non_record.stated, counted)
            counted.part = 0
            continue
        yield row


def _compared(row: CheckedRow, stated: int | None, counted: _Counted) -> CheckedRow:
    if stated is None or row.state is RowState.DOUBTFUL:
        return row
    agrees = stated in (counted.whole, counted.part)
    code = "row.total-agrees" if agrees else "row.total-differs"
    finding = found(code, stated=stated, read=stated if agrees else counted.part)
    [remark] = row.remarks
    return replace(row, remarks=(replace(remark, finding=finding),))
