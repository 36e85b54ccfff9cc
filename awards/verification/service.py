"""Answer truthfully and briefly: valid, superseded, revoked or unknown."""

from __future__ import annotations

from awards import clock
from awards.clock import CHINA
from awards.tables import RecordState
from awards.text.dates import parse
from awards.text.names import match_key
from awards.verification import queries
from awards.verification.queries import FoundCertificate, FoundRecord
from awards.verification.rules import (
    UNKNOWN,
    CertificateStanding,
    Verdict,
    date_remark,
    shown_name,
    sound_token,
)


async def verify(token: str) -> Verdict:
    """Verify the code on a certificate."""
    found = await queries.by_token(sound_token(token))
    return _verdict(found) if found else UNKNOWN


async def look_up(number: str, name: str) -> Verdict:
    """Look up a damaged code by number and name, so that guessed numbers reveal no names."""
    wanted = match_key(name)
    issued, recorded = await queries.by_number(number), await queries.records_of(number)
    for found in issued:
        if match_key(found.snapshot.person) == wanted:
            return _verdict(found)
    for record in recorded:
        if match_key(record.name) == wanted:
            return _verdict_of_record(record)
    return UNKNOWN


def _verdict_of_record(record: FoundRecord) -> Verdict:
    """The name stays masked: nobody knows who saw a list of that year."""
    standing = CertificateStanding.RECORDED
    if record.state is not RecordState.VALID:
        standing = CertificateStanding(record.state.value)
    return Verdict(
        standing=standing,
        number=record.number,
        name=shown_name(record.name, standing, announced=False),
        category=record.category,
        honour="" if record.honour == record.category else record.honour,
        title=f"{record.year}年度表彰",
        issued_on=record.issued_on,
    )


def _verdict(found: FoundCertificate) -> Verdict:
    printed = found.snapshot.fields
    announced = found.announced_at is not None
    ended = found.ended_at.astimezone(CHINA).date() if found.ended_at else None
    issued_on = parse(printed.get("date", "")) or found.decided_on
    honour, category = printed.get("honour", ""), printed.get("category", "")
    return Verdict(
        standing=found.standing,
        number=found.number,
        name=shown_name(found.snapshot.person, found.standing, announced=announced),
        category=category,
        honour="" if honour == category else honour,
        title=found.title,
        issuers=tuple(printed.get("issuers", "").split("\n")),
        issued_on=issued_on,
        ended_on=ended,
        remark=date_remark(issued_on, ended, clock.today()),
    )
