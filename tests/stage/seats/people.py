"""Who attends the ceremony of the fixture: leaders, everybody who is honoured, guests, press."""

from __future__ import annotations

from awards.catalogue import service as catalogue
from awards.stage import store
from awards.stage.certificates import stage_certificates
from awards.stage.seats.service import hall_load
from awards.stage.store import StoredCeremony
from awards.stage.words import AttendeeKind
from awards.tables import Attendee, Ceremony, Hall
from awards.text.names import match_key
from tests.conftest import FIXTURES
from tests.stage.year import arrange

HALL = FIXTURES / "hall-2023.toml"
LEADERS = ("蓝一鸣", "向北辰", "纪云舒", "欧阳望舒")
OTHERS = (
    (AttendeeKind.GUEST, "古月", "云桥商会"),
    (AttendeeKind.PRESS, "司空见", "经开报社"),
    (AttendeeKind.STAFF, "盛大林", "会务组"),
)


async def in_hall() -> StoredCeremony:
    """The ceremony of the fixture in its hall; nobody attends yet."""
    await hall_load("web/cora", HALL.read_bytes(), HALL.name)
    return await arrange()


async def attending(companions: int = 0) -> dict[str, int]:
    """Let everybody attend; ``companions`` come with the first enterprise. Ids by name."""
    here = await catalogue.find("2023")
    ceremony = (await store.require(here)).id
    standing = await stage_certificates(here)
    rows: list[tuple[AttendeeKind, str, str, int | None]] = [
        (AttendeeKind.LEADER, name, "", None) for name in LEADERS
    ]
    for each in standing:
        kind = AttendeeKind.WINNER if each.category == "GR" else AttendeeKind.REPRESENTATIVE
        rows.append((kind, each.name, each.unit or each.name, each.winner))
    rows += [
        (AttendeeKind.COMPANION, f"随行{at}", standing[0].name, None)
        for at in range(1, companions + 1)
    ]
    rows += [(kind, name, unit, None) for kind, name, unit in OTHERS]
    made = []
    for at, (kind, name, unit, winner) in enumerate(rows):
        made.append(
            Attendee(
                ceremony=ceremony,
                kind=kind,
                name=name,
                unit=unit,
                winner=winner,
                code=f"{at:012}",
                name_key=match_key(name),
            )
        )
    for start in range(0, len(made), 100):
        await Attendee.insert(*made[start : start + 100])
    stored = await Attendee.select(Attendee.id, Attendee.name)
    return {row["name"]: row["id"] for row in stored}


async def hall_of_the_ceremony() -> str:
    """The name of the hall that is chosen."""
    row = await Ceremony.select(Ceremony.hall).first()
    hall = await Hall.select(Hall.name).where(Hall.id == (row or {})["hall"]).first()
    return str((hall or {}).get("name", ""))
