"""The announcement page counts the listed winners, and those left out, with the reason."""

from __future__ import annotations

from awards.catalogue.records import CommendationRecord
from awards.notices import holds
from awards.verification import publication
from awards.winners import service as winners
from tests.cast import LIN, OUYANG, TIAN, confirmed, register


async def _counted(here: CommendationRecord) -> tuple[int, int, int, int]:
    found = await publication.announcement_counts(here)
    return found.public, found.held, found.unsettled, found.withdrawn


async def test_everyone_is_counted_once_for_what_keeps_them_off_the_list(
    commendation: CommendationRecord,
) -> None:
    lin, ouyang = await confirmed(LIN, OUYANG)
    [tian] = await register(TIAN)
    assert await _counted(commendation) == (2, 0, 1, 0)

    await holds.hold("cli/bob", lin, "有人反映情况")
    assert await _counted(commendation) == (1, 1, 1, 0)

    await holds.hold("cli/bob", tian, "有人反映情况")
    assert await _counted(commendation) == (1, 2, 0, 0)

    await winners.withdraw("cli/bob", [tian], "本人放弃")
    assert await _counted(commendation) == (1, 1, 0, 1)
    assert [
        each.winner for group in await publication.groups(commendation) for each in group.lines
    ] == [ouyang]


async def test_who_is_released_is_no_longer_counted_as_held(
    commendation: CommendationRecord,
) -> None:
    [lin] = await confirmed(LIN)
    await holds.hold("cli/bob", lin, "有人反映情况")
    await holds.release("cli/bob", lin, "经查不属实")

    assert await _counted(commendation) == (0, 0, 1, 0)
