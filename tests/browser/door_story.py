"""A ceremony with attendees, for telephones in a browser: what they scan, and what arrived."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from awards import database
from awards.catalogue import service as catalogue
from awards.door import pairing
from awards.settings import Settings
from awards.stage import placing
from awards.stage import service as stage
from awards.stage import versions as stage_versions
from awards.stage.placing import GroupingRule
from awards.tables import Attendee, Certificate, ScanKind
from awards.winners.queries import listing
from tests.browser.story import Office, issued

ALL = (ScanKind.ARRIVED, ScanKind.LEFT, ScanKind.PACKED, ScanKind.HANDED)
ATTENDING = 400
PHONES = 20


class DoorOffice(NamedTuple):
    """``codes`` are those of the attendees; ``pairing`` one code for each telephone, unused.

    ``certificates`` are the texts of the codes of the first group, in the order of the stage.
    """

    office: Office
    codes: list[str]
    pairing: list[str]
    certificates: list[str]


async def at_the_door(settings: Settings) -> DoorOffice:
    office = await issued(settings)
    async with database.opened(settings.database, settings.secret_key):
        here = await catalogue.find("2023")
        begun = await stage.begin("web/adam", "2023")
        rules = [GroupingRule("TC", 10)]
        made = await placing.group_by_rule("web/adam", "2023", begun.revision, rules)
        await stage_versions.freeze("web/anna", "2023", accept_unplaced=True)
        codes = await _attending(begun.id, [each.name for each in await listing(here)])
        given = [
            (await pairing.pair("web/adam", "2023", f"{at + 1}号门", ALL)).code
            for at in range(PHONES)
        ]
        return DoorOffice(office, codes, given, await _printed(made.draft.groups[0].winners))


async def _attending(ceremony: int, names: Sequence[str]) -> list[str]:
    codes = [f"AB{at:08}CD" for at in range(ATTENDING)]
    rows = [
        Attendee(ceremony=ceremony, kind="guest", name=name[:50], unit="潮河街道", code=code)
        for name, code in zip(names, codes, strict=True)
    ]
    for some in database.batches(rows, Attendee):
        await Attendee.insert(*some)
    return codes


async def _printed(winners: Sequence[int]) -> list[str]:
    rows = await Certificate.select(
        Certificate.token, Certificate.issued_number.winner.as_alias("winner")
    ).where(Certificate.state == "valid")
    tokens = {row["winner"]: row["token"] for row in rows}
    return [f"https://awards.example/v/{tokens[each]}" for each in winners]


def stored_scans(folder: Path) -> list[dict[str, Any]]:
    """What the database of a served office holds, in the order of scanning."""
    with closing(sqlite3.connect(folder / "awards.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM scan ORDER BY at, id")]
