"""For any arrangement print, roster, trays and bags name the same certificates in one order."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

import pytest

from awards.catalogue import service as catalogue
from awards.ceremony.by_stage import roster_by_stage
from awards.errors import CeremonyChanged, FieldRefused, NotFound, NotInVersion
from awards.issuing.valid_certificates import valid_certificates
from awards.printing.runs.choosing import CertificateSelection, chosen
from awards.settings import Settings
from awards.stage import placing, store, versions
from awards.stage import service as stage
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    PlacedGroup,
    PlacedMember,
    PlacedPresenter,
)
from awards.stage.certificates import stage_certificates
from awards.stage.placing import GroupingRule
from awards.stage.rules.editing import presenters_by_rule
from awards.stage.words import ItemKind, PositionRule
from tests.api.test_flow import LIN, OUYANG, issue
from tests.depth import DEPTH, Depth
from tests.people import Cast
from tests.stage.year import arrange

pytestmark = pytest.mark.usual  # many arrangements

TRIES = 200 if DEPTH is Depth.DEEP else 3


def _at_random(dice: random.Random, begun: Arrangement, winners: Sequence[int]) -> Arrangement:
    """Some winners in groups of any size in one to three awards, the others in bags or nowhere."""
    staged = dice.sample(list(winners), dice.randint(0, min(120, len(winners))))
    items, start = [], 0
    for _ in range(dice.randint(1, 3)):
        groups = []
        while start < len(staged) and dice.random() < 0.8:
            size = dice.randint(1, 15)
            members = tuple(map(PlacedMember, staged[start : start + size]))
            groups.append(PlacedGroup(f"第{start}组", members=members))
            start += size
        items.append(ArrangedItem(ItemKind.AWARD, "颁奖", groups=tuple(groups)))
    placed = set(staged[:start])
    others = [winner for winner in winners if winner not in placed]
    people = tuple(PlacedPresenter(f"嘉宾{n}") for n in range(dice.randint(0, 9)))
    rule = dice.choice(list(PositionRule))
    settings = begun.settings.__class__(
        begun.settings.title, "礼堂", begun.settings.begins_at, position_rule=rule
    )
    bagged = frozenset(dice.sample(others, dice.randint(0, len(others))))
    return presenters_by_rule(Arrangement(settings, tuple(items), people, bagged))


async def test_print_roster_trays_and_bags_agree_over_random_arrangements(year: Settings) -> None:
    here = await catalogue.find("2023")
    numbers = {each.winner: each.number for each in await valid_certificates(here)}
    winners = [each.winner for each in await stage_certificates(here)]
    begun = await stage.begin("web/cora", "2023")
    dice = random.Random(20240228)  # noqa: S311 - no secret

    for _ in range(TRIES):
        draft = _at_random(dice, begun.draft, winners)
        await stage.replaced("web/cora", "2023", None, draft)
        content = (await versions.draft("2023")).content
        trays = [m.certificate.number for g in content.groups for m in g.members]
        bags = [c.number for bag in content.bags for c in bag.certificates]
        printed = await chosen(here, CertificateSelection(by_stage=True))
        listed = (await roster_by_stage("2023", None, year)).records("zh")

        assert sorted(trays + bags) == sorted(numbers.values())
        if content.groups:
            assert [each.number for each in printed] == trays + bags
        assert [each.number for each in printed] == [row["number"] for row in listed]
        for group in content.groups:
            places = [(m.tray, m.tray_place) for m in group.members]
            assert len(set(places)) == len(places)
            assert sorted(m.position for m in group.members) == list(range(1, len(places) + 1))


async def test_a_frozen_order_stays_and_lacks_who_was_issued_since(year: Settings) -> None:
    assert year
    here = await catalogue.find("2023")
    await arrange()
    first = await versions.freeze("web/cora", "2023")
    await placing.members_move("web/cora", "2023", None, [first.content.order[0].winner], "bag")

    frozen = await chosen(here, CertificateSelection(by_stage=True, version=1))
    drafted = await chosen(here, CertificateSelection(by_stage=True, last=10))

    assert [each.number for each in frozen] == [each.number for each in first.content.order]
    assert drafted[0].number == first.content.order[1].number
    assert len(drafted) == 10
    with pytest.raises(NotFound):
        await chosen(here, CertificateSelection(by_stage=True, version=2))
    with pytest.raises(FieldRefused):
        await chosen(here, CertificateSelection(version=1))


async def test_certificates_that_a_version_lacks_are_refused_by_name(
    cast: Cast,
) -> None:
    await issue(cast, LIN)
    begun = await stage.begin("web/cora", "2023")
    await placing.group_by_rule("web/cora", "2023", begun.revision, [GroupingRule("GR", 1)])
    await versions.freeze("web/cora", "2023")
    await issue(cast, OUYANG)
    here = await catalogue.find("2023")

    with pytest.raises(NotInVersion) as refusal:
        await chosen(here, CertificateSelection(by_stage=True, version=1))

    assert "欧阳若水" in str(refusal.value)
    found = await chosen(here, CertificateSelection(by_stage=True))
    assert [each.name for each in found] == ["林晚舟", "欧阳若水"]


@pytest.mark.deep
async def test_fifty_who_move_at_once_lose_nothing_and_late_ones_are_refused(
    year: Settings,
) -> None:
    assert year
    made = await arrange()
    winners, refused = made.draft.on_stage[:50], 0

    async def move(winner: int) -> None:
        nonlocal refused
        while True:
            now = await store.require(await catalogue.find("2023"))
            await asyncio.sleep(0)
            try:
                await placing.members_move("web/cora", "2023", now.revision, [winner], "bag")
            except CeremonyChanged:
                refused += 1
            else:
                return

    await asyncio.gather(*map(move, winners))
    now = await store.require(await catalogue.find("2023"))

    assert set(winners) <= now.draft.bagged
    assert now.revision == made.revision + 50
    assert len(now.draft.on_stage) == 44
    assert refused > 0
