"""Arrange the fixture year by rule and by hand, freeze it, and ask for its order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from awards.catalogue import service as catalogue
from awards.errors import (
    ArrangementRefused,
    CeremonyChanged,
    CeremonyExists,
    NotFound,
    StageUnissued,
    WinnersGone,
    WinnersUnplaced,
)
from awards.issuing import service as issuing
from awards.issuing.valid_certificates import valid_certificates
from awards.settings import Settings
from awards.stage import placing, store, versions
from awards.stage import service as stage
from awards.stage.arrangement import PlacedPresenter
from awards.stage.order import stage_order
from awards.stage.placing import GroupingRule
from awards.stage.rules import editing
from awards.statements.differing import differences
from awards.tables import StageAct
from tests.stage.year import arrange

CORA = "web/cora"


def _sizes(ceremony: store.StoredCeremony) -> list[tuple[str, int]]:
    return [(group.category, len(group.members)) for group in ceremony.draft.groups]


async def _by_rule() -> store.StoredCeremony:
    begun = await stage.begin(CORA, "2023")
    rules = [
        *(GroupingRule(code, 10) for code in ("TC", "CX", "KF", "SS", "RC")),
        GroupingRule("ZB", 6),
        GroupingRule("JT", 10, count=10),
        GroupingRule("GR", 12, count=12),
    ]
    return await placing.group_by_rule(CORA, "2023", begun.revision, rules)


async def test_the_year_is_grouped_by_rule_and_the_rest_lies_in_bags(year: Settings) -> None:
    assert year
    made = await _by_rule()
    here = await catalogue.find("2023")

    box = await versions.box(here)

    assert _sizes(made) == [
        ("TC", 10), ("TC", 10), ("CX", 10), ("KF", 10), ("SS", 10),
        ("RC", 8), ("RC", 8), ("ZB", 6), ("JT", 10), ("GR", 12),
    ]  # fmt: skip
    assert (box.placed, box.bagged, box.unplaced) == (94, 306, ())
    assert made.draft.groups[-1].name == "先进个人代表"


async def test_the_file_of_the_fixture_gives_the_same_groups(year: Settings) -> None:
    assert year
    made = await arrange()
    frozen = await versions.freeze(CORA, "2023", made.revision, "排练用")

    assert len(frozen.content.on_stage) == 94
    assert sum(len(bag.certificates) for bag in frozen.content.bags) == 306
    assert [len(group.members) for group in frozen.content.groups] == [
        10, 10, 10, 10, 10, 8, 8, 6, 10, 12,
    ]  # fmt: skip
    assert [group.presenters() for group in frozen.content.groups[:2]] == [(1, 2), (3, 4)]
    assert (frozen.number, frozen.newest, len(frozen.digest)) == (1, 1, 64)
    again = await versions.freeze(CORA, "2023")
    assert again.number == 1


async def test_the_order_is_that_of_the_decision_until_something_is_arranged(
    year: Settings,
) -> None:
    assert year
    here = await catalogue.find("2023")
    decided = [each.winner for each in await valid_certificates(here)]

    before = await stage_order(here)
    await stage.begin(CORA, "2023")
    empty = await stage_order(here)
    await _arranged_backwards()
    after = await stage_order(here)

    assert before == empty == decided
    assert after != decided
    assert sorted(after) == sorted(decided)


async def _arranged_backwards() -> None:
    ceremony = await store.require(await catalogue.find("2023"))
    await placing.group_by_rule(CORA, "2023", ceremony.revision, [GroupingRule("RC", 8)])


async def test_members_move_between_groups_bags_and_the_box(year: Settings) -> None:
    assert year
    made = await _by_rule()
    first, second, third = made.draft.groups[0].winners[:3]

    made = await placing.members_move(CORA, "2023", made.revision, [first, third], 3, 1)
    assert made.draft.groups[2].winners[:2] == (first, third)
    assert _sizes(made)[:3] == [("TC", 8), ("TC", 10), ("CX", 12)]
    made = await placing.members_move(CORA, "2023", made.revision, [second], "bag")
    assert second in made.draft.bagged
    made = await placing.members_move(CORA, "2023", made.revision, [first], "box")
    box = await versions.box(await catalogue.find("2023"))
    assert [each.winner for each in box.unplaced] == [first]
    with pytest.raises(WinnersUnplaced):
        await versions.freeze(CORA, "2023", made.revision)
    frozen = await versions.freeze(CORA, "2023", made.revision, accept_unplaced=True)
    bagged = {each.winner for bag in frozen.content.bags for each in bag.certificates}
    assert {first, second} <= bagged


async def test_groups_are_split_joined_moved_and_removed(year: Settings) -> None:
    assert year
    made = await _by_rule()

    async def act(number: int, act: StageAct, to: int = 0) -> store.StoredCeremony:
        edits = {
            StageAct.GROUP_SPLIT: lambda now: editing.group_split(now, number),
            StageAct.GROUPS_JOINED: lambda now: editing.group_join(now, number),
            StageAct.GROUP_MOVED: lambda now: editing.group_move(now, number, to),
            StageAct.GROUP_REMOVED: lambda now: editing.group_remove(now, number),
        }
        return await placing.group_change(CORA, "2023", None, act, number, edits[act])

    made = await act(10, StageAct.GROUP_SPLIT)
    assert _sizes(made)[-2:] == [("GR", 6), ("GR", 6)]
    made = await act(10, StageAct.GROUPS_JOINED)
    assert _sizes(made)[-2:] == [("JT", 10), ("GR", 12)]
    made = await act(10, StageAct.GROUP_MOVED, to=1)
    assert _sizes(made)[0] == ("GR", 12)
    made = await act(1, StageAct.GROUP_REMOVED)
    box = await versions.box(await catalogue.find("2023"))
    assert (len(box.unplaced), len(made.draft.groups)) == (12, 9)


async def test_the_later_of_two_who_save_at_once_is_shown_what_the_first_did(
    year: Settings,
) -> None:
    assert year
    made = await _by_rule()
    one, two = made.draft.groups[0].winners[:2]
    await placing.members_move("web/anna", "2023", made.revision, [one], "bag")

    with pytest.raises(CeremonyChanged) as refusal:
        await placing.members_move(CORA, "2023", made.revision, [two], "bag")

    words = " ".join(refusal.value.words("zh"))
    assert "anna" in words
    assert "河南璟旻栩精密机械有限公司" in words


async def test_a_revoked_winner_is_refused_by_name_and_leaves_the_stage(year: Settings) -> None:
    made = await _by_rule()
    here = await catalogue.find("2023")
    certificate = (await valid_certificates(here))[0]
    await versions.freeze(CORA, "2023", made.revision)
    await issuing.revoke("web/anna", certificate.number, "材料不实")

    with pytest.raises(WinnersGone) as refusal:
        await placing.members_move(CORA, "2023", None, [certificate.winner], 2)
    frozen = (await versions.version("2023", 1)).content
    order = await stage_order(here)
    found = await differences(here, "stage")

    assert certificate.name in str(refusal.value)
    assert frozen.order[0].winner == certificate.winner
    assert certificate.winner not in order
    assert len(order) == 399
    assert [(each.name, each.field, each.register) for each in found] == [
        (certificate.name, "state", "revoked")
    ]
    assert year


async def test_a_new_version_settles_what_the_one_before_said(year: Settings) -> None:
    assert year
    made = await _by_rule()
    here = await catalogue.find("2023")
    certificate = (await valid_certificates(here))[0]
    await versions.freeze(CORA, "2023", made.revision)
    await issuing.revoke("web/anna", certificate.number, "材料不实")
    second = await versions.freeze(CORA, "2023")

    assert second.number == 2
    assert await differences(here, "stage") == []
    changed = await versions.difference("2023", 1, 2)
    assert changed.members[-1].name == certificate.name
    assert changed.members[-1].after is None


def _rule(code: str, size: int, **more: object) -> list[GroupingRule]:
    return [GroupingRule(code, size, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (_rule("TC", 0), "有 1 至 20 人"),
        (_rule("TC", 21), "有 1 至 20 人"),
        (_rule("JT", 5, count=51), "有 50 "),
        (_rule("JT", 5, count=0), "有 50 "),
        (_rule("JT", 1, winners=(1,)), "不在先进集体"),
        (_rule("TC", 10, item=9), "没有第 9 项"),
    ],
)
async def test_a_rule_that_cannot_be_is_refused_with_what_can(
    year: Settings, rules: Sequence[GroupingRule], words: str
) -> None:
    assert year
    await stage.begin(CORA, "2023")
    with pytest.raises(ArrangementRefused) as refusal:
        await placing.group_by_rule(CORA, "2023", None, rules)
    assert words in " ".join(refusal.value.words("zh"))


async def test_what_is_not_there_is_refused(year: Settings) -> None:
    assert year
    with pytest.raises(NotFound):
        await versions.draft("2023")
    made = await _by_rule()
    with pytest.raises(CeremonyExists):
        await stage.begin(CORA, "2023")
    with pytest.raises(NotFound):
        await versions.version("2023", 7)
    with pytest.raises(WinnersGone):
        await placing.members_move(CORA, "2023", made.revision, [99999], 1)
    with pytest.raises(ArrangementRefused):
        await placing.members_move(CORA, "2023", made.revision, [], 99)
    with pytest.raises(ArrangementRefused):
        await stage.presenters_put(CORA, "2023", made.revision, [PlacedPresenter(" ")])
    with pytest.raises(ArrangementRefused):
        await stage.presenter_assign(CORA, "2023", made.revision, 1, [3])


async def test_before_issue_there_are_drafts_alone(commendation_with_one: int) -> None:
    made = await stage.begin(CORA, "2023")
    made = await placing.group_by_rule(CORA, "2023", made.revision, [GroupingRule("GR", 1)])
    drafted = await versions.draft("2023")
    assert [each.number for each in drafted.content.order] == [""]
    with pytest.raises(StageUnissued):
        await versions.freeze(CORA, "2023", made.revision)
    assert commendation_with_one
