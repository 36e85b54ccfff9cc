"""The heading of what the public reads: frozen with each version of a notice or list."""

from __future__ import annotations

from typing import Any

from awards.tables import Statement, StatementKind, StatementVersion

#: Statements with a heading.
_PUBLIC = [StatementKind.NOTICE.value, StatementKind.PUBLISHED.value]

_OWN = (StatementVersion.title, StatementVersion.issuers, StatementVersion.decided_on)


async def of_register(statement: int) -> dict[str, Any]:
    """The heading as the register has it now; empty for other kinds of statements."""
    home = Statement.commendation
    row = (
        await Statement.select(
            home.title.as_alias("title"),
            home.issuers.as_alias("issuers"),
            home.decided_on.as_alias("decided_on"),
        )
        .where(Statement.id == statement, Statement.kind.is_in(_PUBLIC))
        .first()
    )
    return dict(row or {})


async def of_newest(statement: int) -> dict[str, Any]:
    """The heading of the newest version."""
    row = (
        await StatementVersion.select(*_OWN)
        .where(StatementVersion.statement == statement)
        .order_by(StatementVersion.version, ascending=False)
        .first()
    )
    return dict(row or {})


async def differs(statement: int) -> bool:
    now = await of_register(statement)
    return bool(now) and now != await of_newest(statement)
