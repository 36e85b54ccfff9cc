"""What each statement in force says about one winner, whether or not the register says the same."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from awards.tables import Certificate, CertificateState, StatementLine


class Saying(NamedTuple):
    """``statement`` is the kind; a certificate is one as well."""

    statement: str
    name: str
    unit: str
    honour: str

    @property
    def words(self) -> str:
        return " · ".join(filter(None, (self.name, self.unit, self.honour)))


#: In the order in which the year makes them.
_ORDER = ("proof", "notice", "certificate", "stage", "roster", "published")


async def sayings_about(winner: int) -> list[Saying]:
    """One for each statement in force that names the winner."""
    found = [*await _lines(winner), *await _certificates(winner)]
    return sorted(found, key=lambda saying: _ORDER.index(saying.statement))


async def _lines(winner: int) -> list[Saying]:
    statement = StatementLine.statement
    rows = (
        await StatementLine.select(
            statement.kind.as_alias("kind"),
            StatementLine.name,
            StatementLine.unit,
            StatementLine.honour,
        )
        .where(
            StatementLine.winner == winner,
            StatementLine.until.is_null(),
            statement.ended_at.is_null(),
        )
        .order_by(StatementLine.id)
    )
    return [Saying(row["kind"], row["name"], row["unit"], row["honour"]) for row in rows]


async def _certificates(winner: int) -> list[Saying]:
    rows = await Certificate.select(Certificate.snapshot).where(
        Certificate.issued_number.winner == winner,
        Certificate.current.is_not_null(),
        Certificate.state == CertificateState.VALID.value,
    )
    fields = [msgspec.json.decode(row["snapshot"])["fields"] for row in rows]
    return [
        Saying("certificate", *(each.get(word, "") for word in ("name", "unit", "honour")))
        for each in fields
    ]
