"""The calibrations of a feed: the newest counts, none is lost, none is saved twice."""

from __future__ import annotations

import asyncio

import pytest

from awards.audit import queries as audit
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound, ReadingsRefused
from awards.printing.feeds import service as feeds
from awards.printing.feeds.calibrations import FeedSide
from certificates.press import NONE, PrintCalibration, Reading

PAUL = "cli/paul"
SIDE = FeedSide("二楼激光", "手送", "a4-landscape")


def _read(right: float, down: float) -> list[Reading]:
    """Return the readings of the four corners of a print that is so far off."""
    return [
        Reading("A", 20 + right, 20 + down),
        Reading("C", 20 - right, 20 + down),
        Reading("G", 20 + right, 20 - down),
        Reading("I", 20 - right, 20 - down),
    ]


async def test_a_feed_that_was_never_calibrated_is_not_moved(
    commendation: CommendationRecord,
) -> None:
    assert await feeds.current(*SIDE.feed) == NONE
    assert await feeds.feeds() == []


async def test_the_newest_counts_for_its_own_feed_and_side_alone(
    commendation: CommendationRecord,
) -> None:
    await feeds.calibrate(PAUL, SIDE, _read(1, 2))
    found = await feeds.calibrate(PAUL, SIDE, _read(0.5, 0), printed_with=0)

    assert (found.off, found.good) == (0.5, False)
    assert await feeds.current(*SIDE.feed) == PrintCalibration(x=-0.5)
    for other in (
        ("三楼", "手送", SIDE.stock),
        (SIDE.printer, "2", SIDE.stock),
        ("", "", SIDE.stock),
    ):
        assert await feeds.current(*other) == NONE
    assert await feeds.current(SIDE.printer, SIDE.tray, "a4-portrait") == NONE
    assert await feeds.current(*SIDE.feed, back=True) == NONE
    assert len(await feeds.history(SIDE)) == 2


async def test_what_is_left_on_the_next_card_is_added_to_what_it_was_printed_with(
    commendation: CommendationRecord,
) -> None:
    await feeds.calibrate(PAUL, SIDE, _read(1, 0))

    await feeds.calibrate(PAUL, SIDE, _read(0.25, 0))

    assert (await feeds.current(*SIDE.feed)).x == pytest.approx(-1.25)


@pytest.mark.parametrize("printed_with", [None, 0])
async def test_the_same_readings_sent_again_move_nothing_further(
    commendation: CommendationRecord, printed_with: int | None
) -> None:
    """A program may never get the answer and not name the card's calibration."""
    first = await feeds.calibrate(PAUL, SIDE, _read(1, 2), printed_with)

    again = await feeds.calibrate(PAUL, SIDE, _read(1, 2), printed_with)

    assert again == first
    assert len(await feeds.history(SIDE)) == 1


async def test_saved_by_two_windows_at_once_it_is_saved_once(
    commendation: CommendationRecord,
) -> None:
    answers = await asyncio.gather(
        *(feeds.calibrate(PAUL, SIDE, _read(1, 2), printed_with=0) for _ in range(5))
    )

    assert len({each.calibration for each in answers}) == 1
    assert len(await feeds.history(SIDE)) == 1


async def test_taken_back_by_two_windows_at_once_it_is_taken_back_once(
    commendation: CommendationRecord,
) -> None:
    await feeds.calibrate(PAUL, SIDE, _read(1, 2), printed_with=0)
    await feeds.calibrate(PAUL, SIDE, _read(2, 2), printed_with=0)
    oldest = (await feeds.history(SIDE))[-1]

    await asyncio.gather(*(feeds.take_back(PAUL, oldest.id) for _ in range(5)))

    assert [each.again for each in await feeds.history(SIDE)] == [oldest.id, 0, 0]
    assert await feeds.current(*SIDE.feed) == oldest.correction


async def test_one_printer_under_several_spellings_is_one_and_keeps_its_first(
    commendation: CommendationRecord,
) -> None:
    await feeds.calibrate(
        PAUL, FeedSide("HP 401", "纸盒2", SIDE.stock), _read(1, 0), printed_with=0
    )
    for printer, tray in (("ＨＰ４０１", "纸盒 2"), ("hp 401　", " 纸盒２")):
        side = FeedSide(printer, tray, SIDE.stock)
        await feeds.calibrate(PAUL, side, _read(2, 0), printed_with=0)

    [found] = await feeds.feeds()
    assert (found.side.printer, found.side.tray) == ("HP 401", "纸盒2")
    assert found.correction == await feeds.current("Hp401", "纸盒2", SIDE.stock)
    assert len(await feeds.history(found.side)) == 2


async def test_what_is_refused_is_not_saved(commendation: CommendationRecord) -> None:
    for readings in ([], _read(1, 2)[:3], [*_read(1, 2), Reading("Z", 1, 1)], _read(1e308, 0)):
        with pytest.raises(ReadingsRefused):
            await feeds.calibrate(PAUL, SIDE, readings)
    for number in (float("nan"), float("inf"), -float("inf")):
        with pytest.raises(ReadingsRefused):
            await feeds.calibrate(PAUL, SIDE, _read(number, 0))
    with pytest.raises(NotFound):
        await feeds.calibrate(PAUL, FeedSide("a", "b", "papyrus"), _read(1, 2))
    with pytest.raises(NotFound):
        await feeds.calibrate(PAUL, SIDE, _read(1, 2), printed_with=77)
    assert await feeds.feeds() == []


async def test_the_history_of_the_office_names_the_printer(
    commendation: CommendationRecord,
) -> None:
    await feeds.calibrate(PAUL, SIDE, _read(1, 2))
    [kept] = await feeds.history(SIDE)

    [entry] = await audit.history(f"feed/{kept.id}")
    assert entry.actor == PAUL
    assert SIDE.printer in str(entry.after)
