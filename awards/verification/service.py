"""Answer honestly and say the least: valid, superseded, revoked or unknown."""

from __future__ import annotations

import re

from awards.catalogue import service as catalogue
from awards.issuing.queries import by_token
from awards.text.names import masked
from awards.verification.rules import Standing, Verdict

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


async def verify(token: str) -> Verdict:
    found = await by_token(token) if _TOKEN.fullmatch(token) else None
    if found is None:
        return Verdict(Standing.UNKNOWN)
    record = found.record
    here = await catalogue.find_of_winner(record.winner)
    return Verdict(
        standing=Standing(record.state.value),
        number=record.number,
        name=masked(found.snapshot.person),
        category=here.require_category(record.category).name,
        title=here.title,
        issuers=here.issuers,
        issued_on=here.decided_on,
        ended_on=record.ended_at.date() if record.ended_at else None,
    )
