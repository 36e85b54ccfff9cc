"""What the office types in place of a scan: by code, number or name, with the account as witness."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.door import book as books
from awards.door import pairing, taking
from awards.door.records import DoorCertificate, DoorPerson, ScanAnswer, ScanSent, ScansSent
from awards.door.taking import Sender
from awards.errors import ScanRefused
from awards.tables import ScanKind, ScanVerdict
from awards.text.names import match_key
from awards.text.pinyin import initials

#: So many people or certificates are offered for a text.
MOST_FOUND = 20


class DoorFound(msgspec.Struct, frozen=True):
    """Who and what matches a text."""

    persons: list[DoorPerson]
    certificates: list[DoorCertificate]


async def record(
    actor: str,
    commendation: str,
    kind: ScanKind,
    code: str,
    *,
    tray: str = "",
    recipient: str = "",
    undoes: str = "",
) -> ScanAnswer:
    """Store a scan that was typed. Raises NotFound and, with nothing stored, ScanRefused."""
    now = clock.now().isoformat()
    sent = ScanSent(str(uuid.uuid4()), kind, code, now, "", tray, recipient, undoes or None)
    async with database.transaction():
        ceremony = await pairing.ceremony_id(commendation)
        sender = Sender(made_by=actor)
        taken = await taking.take(sender, ceremony, ScansSent(now, [sent]))
        [answer] = taken.results
        if answer.verdict is ScanVerdict.RED:
            raise ScanRefused(code=code[:80] or undoes[:80], words=answer.words)
        facts = {"scanned": answer.name or code, "scan_kinds": [kind], "recipient": recipient}
        told = {key: value for key, value in facts.items() if value}
        change = Change(Action.DOOR_TYPED, f"ceremony/{ceremony}", None, told)
        await audit.record(actor, [change])
    return answer


async def find(commendation: str, text: str) -> DoorFound:
    """People and valid certificates by a part of a name, initials, a unit, a code or a number.

    Raises NotFound.
    """
    wanted = match_key(text)
    if not wanted:
        return DoorFound([], [])
    ceremony = await pairing.ceremony_id(commendation)
    book = await books.read(await books.ceremony_of(ceremony))
    persons = [each for each in await books.persons(book) if _is_person(each, wanted)]
    papers = [each for each in await books.certificates(book) if _is_paper(each, wanted)]
    return DoorFound(persons[:MOST_FOUND], papers[:MOST_FOUND])


def _is_person(person: DoorPerson, wanted: str) -> bool:
    told = (person.name, person.unit, person.code)
    return _matches(told, wanted) or match_key(initials(person.name)).startswith(wanted)


def _is_paper(paper: DoorCertificate, wanted: str) -> bool:
    return paper.state == "valid" and _matches((paper.name, paper.unit, paper.number), wanted)


def _matches(told: Sequence[str], wanted: str) -> bool:
    return any(wanted in match_key(each) for each in told)
