"""A place that stays empty on the day, and a winner who comes after all."""

from __future__ import annotations

from awards.day import changing
from awards.settings import Settings
from awards.stage import versions
from tests.stage.year import arrange

CORA = "web/cora"


async def test_with_a_gap_nobody_moves_up_and_without_one_everybody_does(year: Settings) -> None:
    assert year
    await arrange()
    content = (await versions.freeze(CORA, "2023")).content
    first = [each.certificate.winner for each in content.groups[0].members]
    second = [each.certificate.winner for each in content.groups[1].members]

    await changing.absent(CORA, "2023", first[2], gap=True)
    made = (await changing.absent(CORA, "2023", second[2])).content

    left = {each.certificate.winner: each.place for each in made.groups[0].members}
    assert left == {winner: at for at, winner in enumerate(first, 1) if at != 3}
    ranks = [(each.certificate.winner, each.place) for each in made.groups[1].members]
    moved = [*second[:2], *second[3:]]
    assert ranks == [(winner, at) for at, winner in enumerate(moved, 1)]


async def test_who_comes_late_takes_a_place_or_the_end_of_a_group(year: Settings) -> None:
    assert year
    await arrange()
    content = (await versions.freeze(CORA, "2023")).content
    first = [each.certificate.winner for each in content.groups[0].members]
    await changing.absent(CORA, "2023", first[0])
    await changing.absent(CORA, "2023", first[1])

    await changing.late(CORA, "2023", first[0], 1)
    made = (await changing.late(CORA, "2023", first[1], 1, 2)).content

    winners = [each.certificate.winner for each in made.groups[0].members]
    assert winners == [first[2], first[1], *first[3:], first[0]]
    assert [each.place for each in made.groups[0].members] == list(range(1, 11))
