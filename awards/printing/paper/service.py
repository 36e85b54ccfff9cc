"""Blank paper: what arrived, what was counted, what the ledger says was used.

A sheet of paper is used once any certificate on it was printed or spoiled, regardless of how many
it bears. A divider is used with the sheet that follows it.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.printing.feeds.stocks import name_of, stock_of
from awards.tables import CountKind, Sheet, StockCount

NOTE = 200

#: More than any cupboard holds. Two such counts still fit into a database integer.
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the paper ledger.

    ``expected`` is the number of sheets just before it; None for the first line of a stock.
    """

    id: int
    stock: str
    kind: CountKind
    sheets: int
    used: int
    note: str
    made_by: str
    made_at: datetime
    expected: int | None = None

    @property
    def difference(self) -> int | None:
        """The surplus of a count over the expected number; negative for a shortage."""
        if self.kind is not CountKind.COUNTED or self.expected is None:
            return None
        return self.sheets - self.expected


@dataclass(frozen=True, slots=True)
class OnHand:
    """What should be in the cupboard. ``expected`` is None for a stock without entries.

    ``received`` and ``used`` count since ``counted``, or since the first entry.
    """

    stock: str
    name: str
    expected: int | None
    counted: int | None
    counted_at: datetime | None
    received: int
    used: int


def with_expected(rows: Sequence[PaperLine]) -> list[PaperLine]:
    """The lines of one stock, oldest first, each with the expected number before it."""
    told: list[PaperLine] = []
    for row in rows:
        told.append(replace(row, expected=_left(told, row.used)))
    return told


def _left(told: Sequence[PaperLine], used: int) -> int | None:
    """The rest after the last of these lines, when the ledger shows this many used."""
    if not told:
        return None
    last = told[-1]
    before = 0 if last.kind is CountKind.COUNTED else last.expected or 0
    return before + last.sheets - (used - last.used)


def summed(stock_id: str, rows: Sequence[PaperLine], used: int) -> OnHand:
    """``rows`` of one stock, oldest first; ``used`` is the ledger's current number."""
    told = with_expected(rows)
    count = next((row for row in reversed(told) if row.kind is CountKind.COUNTED), None)
    since = told[told.index(count) + 1 :] if count else told
    first = count or next(iter(told), None)
    return OnHand(
        stock_id,
        name_of(stock_id),
        _left(told, used),
        count.sheets if count else None,
        count.made_at if count else None,
        sum(row.sheets for row in since),
        used - first.used if first else used,
    )


async def on_hand(stock_id: str) -> OnHand:
    """Raises NotFound."""
    stock_of(stock_id)
    rows = await _rows(stock_id)
    return summed(stock_id, rows, (await _used()).get(stock_id, 0))


async def all_on_hand() -> list[OnHand]:
    """Return the paper on hand for every stock that was entered or used, by name."""
    used = await _used()
    book: dict[str, list[PaperLine]] = {stock: [] for stock in used}
    for row in await _rows():
        book.setdefault(row.stock, []).append(row)
    told = (summed(stock, rows, used.get(stock, 0)) for stock, rows in book.items())
    return sorted(told, key=lambda each: each.name)


async def book(limit: int = 50) -> list[PaperLine]:
    """The newest lines first, each with the expected number."""
    by_stock: dict[str, list[PaperLine]] = {}
    for row in await _rows():
        by_stock.setdefault(row.stock, []).append(row)
    told = [row for rows in by_stock.values() for row in with_expected(rows)]
    return sorted(told, key=lambda row: row.id, reverse=True)[:limit]


def once() -> str:
    """A key for a form, so that sending it twice makes one entry."""
    return secrets.token_urlsafe(16)


async def enter(
    actor: str, stock_id: str, kind: CountKind, sheets: int, *, note: str = "", form: str = ""
) -> PaperLine:
    """Paper that arrived, or a total count. A repeated ``form`` makes one entry.

    Raises NotFound.
    """
    stock_of(stock_id)
    said = f"{form or once()} {stock_id} {kind.value} {sheets}"
    key = hashlib.sha256(said.encode()).hexdigest()
    try:
        return await _entered(actor, stock_id, kind, sheets, note, key)
    except Exception as fault:
        if not database.is_unique_violation(fault):
            raise
    return await _line(key, stock_id)


async def _entered(
    actor: str, stock_id: str, kind: CountKind, sheets: int, note: str, key: str
) -> PaperLine:
    async with database.transaction():
        values: dict[str, Any] = {"stock": stock_id, "kind": kind.value, "sheets": sheets}
        used = (await _used()).get(stock_id, 0)
        who: dict[str, Any] = {"note": note, "made_by": actor, "made_at": clock.now()}
        await StockCount.insert(StockCount(**values, **who, used=used, once=key))
        line = await _line(key, stock_id)
        counted = kind is CountKind.COUNTED
        action = Action.STOCK_COUNTED if counted else Action.STOCK_RECEIVED
        before = {"sheets": line.expected} if counted and line.expected is not None else None
        after = {"sheets": sheets, "note": note}
        await audit.record(actor, [Change(action, f"stock/{stock_id}", before, after)])
    return line


async def _line(key: str, stock_id: str) -> PaperLine:
    row = await StockCount.select(StockCount.id).where(StockCount.once == key).first()
    rows = with_expected(await _rows(stock_id))
    return next(each for each in rows if row and each.id == row["id"])


async def _rows(stock_id: str | None = None) -> list[PaperLine]:
    asked = StockCount.select().order_by(StockCount.id)
    if stock_id is not None:
        asked = asked.where(StockCount.stock == stock_id)
    return [
        PaperLine(
            row["id"],
            row["stock"],
            CountKind(row["kind"]),
            row["sheets"],
            row["used"],
            row["note"],
            row["made_by"],
            row["made_at"],
        )
        for row in await asked
    ]


async def _used() -> dict[str, int]:
    """Used sheets of paper by stock, according to the ledger."""
    rows = await Sheet.raw(_USED)
    return {row["stock"]: int(row["used"]) for row in rows}


#: A divider bears no certificate and so has no row. It is used with the next sheet.
_USED = """
SELECT r.stock AS stock, SUM(s.sheets) AS used
  FROM (SELECT run, marked, number - LAG(number, 1, 0) OVER (PARTITION BY run ORDER BY number) AS sheets
          FROM (SELECT run, number, MAX(CASE WHEN state IN ('printed', 'spoiled') THEN 1 ELSE 0 END) AS marked
                  FROM sheet GROUP BY run, number) AS numbers) AS s
  JOIN print_run AS r ON r.id = s.run
 WHERE s.marked = 1
 GROUP BY r.stock
"""
