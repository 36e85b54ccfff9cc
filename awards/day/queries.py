"""What was given to whom, what is left, and how far the day is."""

from __future__ import annotations

from typing import Any

from awards.catalogue.records import CommendationRecord
from awards.day import store
from awards.day.arrivals import handed
from awards.day.records import DayProgress, DayRevision, GivenCertificate
from awards.day.rules.folding import counted, progress
from awards.day.store import RunningCeremony
from awards.errors import NotFound
from awards.stage.certificates import stage_certificates, with_number
from awards.stage.content import StageCertificate
from awards.tables import Ceremony, GivenWay
from awards.words import Phrase

_REVISION = """
SELECT c."version",
    (SELECT COUNT(*) FROM "stage_change" s WHERE s."ceremony" = c."id") AS "changes",
    (SELECT COUNT(s."undone_by") FROM "stage_change" s WHERE s."ceremony" = c."id") AS "undone",
    (SELECT COUNT(*) FROM "day_event" d WHERE d."ceremony" = c."id") AS "events",
    (SELECT COUNT(*) FROM "scan" s WHERE s."ceremony" = c."id" AND NOT s."rehearsal")
        AS "arrivals"
FROM "ceremony" c JOIN "commendation" k ON k."id" = c."commendation"
WHERE k."code" = {}
"""


async def revision(code: str) -> DayRevision:
    """One query of counts. Raises NotFound."""
    rows: list[dict[str, Any]] = await Ceremony.raw(_REVISION, code)
    if not rows:
        raise NotFound(what=Phrase("ceremony"), key=code)
    return DayRevision(**rows[0])


async def progress_of(ceremony: RunningCeremony, *, rehearsal: bool) -> DayProgress:
    """What the events say that count in this mode."""
    return progress(counted(await store.events(ceremony.id), rehearsal=rehearsal))


async def given(here: CommendationRecord) -> dict[str, GivenCertificate]:
    """Number of the certificate → how it was given: on stage, by a stand-in, at the desk.

    Without a ceremony nothing was. What a rehearsal gave does not count.
    """
    ceremony = await store.find(here)
    if ceremony is None:
        return {}
    staged = (await progress_of(ceremony, rehearsal=False)).given
    found = {
        number: GivenCertificate(GivenWay.DESK, each.at, each.to, number)
        for number, each in (await handed(ceremony.id)).items()
    }
    return found | {each.number: each for each in staged.values()}


async def left(here: CommendationRecord) -> list[StageCertificate]:
    """The valid certificates that were not given yet, in the order of the decision."""
    out = await given(here)
    issued = with_number(await stage_certificates(here))
    return [each for each in issued if each.number not in out]
