"""Telephones of a ceremony: paired by a code of one use, known by a token, revoked at once.

Of code and token only hashes are stored.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Any

from awards import clock, database
from awards.accounts.rules import new_token
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.clock import CHINA
from awards.door.codes import hash_of, new_pairing_code, typed_pairing_code
from awards.door.records import DeviceRecord, MadeDevice, PairedDevice
from awards.errors import DeviceUnpaired, FieldRefused, NotFound, PairingUnknown
from awards.tables import Ceremony, DoorDevice, ScanKind, Values
from awards.words import Phrase

#: How long a pairing code lives.
PAIRING = timedelta(minutes=10)

#: What a telephone may be given; it may always take back what it may do.
KINDS = (ScanKind.ARRIVED, ScanKind.LEFT, ScanKind.PACKED, ScanKind.HANDED)


async def ceremony_id(commendation: str) -> int:
    """Raises NotFound."""
    here = await catalogue.find(commendation)
    row = await Ceremony.select(Ceremony.id).where(Ceremony.commendation == here.id).first()
    if row is None:
        raise NotFound(what=Phrase("ceremony of the commendation"), key=here.code)
    return int(row["id"])


async def pair(
    actor: str, commendation: str, name: str, kinds: Collection[ScanKind] = KINDS[:2]
) -> MadeDevice:
    """Make a device and the code to pair it with. Raises NotFound and FieldRefused."""
    name = name.strip()
    if not name or len(name) > (DoorDevice.name.length or 0):
        raise FieldRefused(field="name", value=name[:80], reason=Phrase("1 to 50 characters"))
    wanted = [kind for kind in KINDS if kind in kinds]
    if not wanted:
        raise FieldRefused(field="kinds", value="", reason=Phrase("choose at least one"))
    code, at = new_pairing_code(), clock.now()
    async with database.transaction():
        ceremony = await ceremony_id(commendation)
        row = DoorDevice(
            ceremony=ceremony,
            name=name,
            kinds=",".join(wanted),
            code_hash=hash_of(code),
            code_until=at + PAIRING,
            expires_at=await _end(ceremony),
            made_by=actor,
            made_at=at,
        )
        [made] = await DoorDevice.insert(row).returning(DoorDevice.id)
        facts = {"name": name, "scan_kinds": wanted}
        change = Change(Action.DOOR_DEVICE_MADE, f"ceremony/{ceremony}", None, facts)
        await audit.record(actor, [change])
    return MadeDevice(made["id"], name, wanted, code, at + PAIRING)


async def _end(ceremony: int) -> datetime:
    """The midnight after the ceremony, or after today if that was before."""
    row = await Ceremony.select(Ceremony.begins_at).where(Ceremony.id == ceremony).first()
    day = max((row or {})["begins_at"].astimezone(CHINA).date(), clock.today())
    return datetime.combine(day + timedelta(days=1), time(), CHINA)


async def redeem(code: str) -> PairedDevice:
    """Exchange a code for a token, once. Raises PairingUnknown."""
    token, at = new_token(), clock.now()
    mine = DoorDevice.code_hash == hash_of(typed_pairing_code(code))
    async with database.transaction():
        values: Values = {
            DoorDevice.code_hash: None,
            DoorDevice.token_hash: hash_of(token),
            DoorDevice.paired_at: at,
            DoorDevice.seen_at: at,
        }
        rows = (
            await DoorDevice.update(values)
            .where(
                mine,
                DoorDevice.code_until > at,
                DoorDevice.expires_at > at,
                DoorDevice.revoked_at.is_null(),
            )
            .returning(DoorDevice.name, DoorDevice.kinds, DoorDevice.expires_at)
        )
    if not rows:
        raise PairingUnknown
    [row] = rows
    return PairedDevice(token, row["name"], kinds_of(row), row["expires_at"])


async def revoke(actor: str, commendation: str, device: int) -> None:
    """End a device at once: what it sends from now on is kept, and counts nowhere.

    Raises NotFound.
    """
    async with database.transaction():
        ceremony = await ceremony_id(commendation)
        mine = (DoorDevice.id == device) & (DoorDevice.ceremony == ceremony)
        row = await DoorDevice.select().where(mine).first()
        if row is None:
            raise NotFound(what=Phrase("telephone"), key=device)
        if row["revoked_at"] is None:
            values: Values = {DoorDevice.revoked_at: clock.now(), DoorDevice.code_hash: None}
            await DoorDevice.update(values).where(mine)
            facts = {"name": row["name"]}
            change = Change(Action.DOOR_DEVICE_REVOKED, f"ceremony/{ceremony}", None, facts)
            await audit.record(actor, [change])


async def device_with(token: str) -> dict[str, Any]:
    """The row of the device with this token, in any state. Raises DeviceUnpaired."""
    row: dict[str, Any] | None = (
        await DoorDevice.select().where(DoorDevice.token_hash == hash_of(token)).first()
    )
    if row is None:
        raise DeviceUnpaired
    return row


#: A device that only reads its list is noted as seen so often.
_SEEN_EVERY = timedelta(seconds=10)


async def seen(device: dict[str, Any]) -> None:
    at = clock.now()
    if device["seen_at"] is None or at - device["seen_at"] >= _SEEN_EVERY:
        values: Values = {DoorDevice.seen_at: at}
        await DoorDevice.update(values).where(DoorDevice.id == device["id"])


async def devices(ceremony: int) -> list[DeviceRecord]:
    """All that were ever made, the newest first."""
    rows = (
        await DoorDevice.select()
        .where(DoorDevice.ceremony == ceremony)
        .order_by(DoorDevice.id, ascending=False)
    )
    at = clock.now()
    return [
        DeviceRecord(
            row["id"],
            row["name"],
            kinds_of(row),
            state_of(row, at),
            row["expires_at"],
            row["seen_at"],
            row["waiting"],
        )
        for row in rows
    ]


def state_of(row: dict[str, Any], at: datetime) -> str:
    if row["revoked_at"]:
        return "revoked"
    if row["expires_at"] <= at:
        return "over"
    if row["token_hash"]:
        return "paired"
    return "waiting" if row["code_until"] > at else "unused"


def kinds_of(row: dict[str, Any]) -> list[ScanKind]:
    return [ScanKind(kind) for kind in row["kinds"].split(",") if kind]
