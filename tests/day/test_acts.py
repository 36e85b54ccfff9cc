"""Acts of the day: where the meeting goes, what is given, and that each is taken back."""

from __future__ import annotations

import anyio
import pytest

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.day import changing, closing, queries, rehearsing, service
from awards.deliveries import handed as deliveries
from awards.errors import ChangeImpossible, DayChanged, DayClosed, DayRefused, NotFound
from awards.settings import Settings
from awards.stage import day as stage_day
from awards.stage import versions
from awards.stage.content import StageContent
from awards.tables import DayEvent
from tests.stage.year import arrange

CORA, ANNA = "web/cora", "web/anna"


async def _frozen() -> tuple[CommendationRecord, StageContent]:
    await arrange()
    frozen = await versions.freeze(CORA, "2023")
    return await catalogue.find("2023"), frozen.content


def _winners(content: StageContent, number: int) -> list[int]:
    return [each.certificate.winner for each in content.groups[number - 1].members]


async def test_a_group_is_given_out_with_one_act_and_taken_back_with_another(
    year: Settings,
) -> None:
    assert year
    with pytest.raises(NotFound):
        await service.show(CORA, "2023", 1, 0)
    here, content = await _frozen()
    first, second, *_ = _winners(content, 1)
    numbers = [each.certificate.number for each in content.groups[0].members]
    await changing.stand_in(CORA, "2023", first, "张三", "办公室")

    await service.give(CORA, "2023", second)
    await service.give_group(CORA, "2023", 1, go_on=True)
    out = await queries.given(here)

    assert sorted(out) == sorted(numbers)
    assert (out[numbers[0]].way, out[numbers[0]].to) == ("stand-in", "张三（办公室）")
    assert out[numbers[1]].way == "stage"
    assert len(await queries.left(here)) == 390
    with pytest.raises(DayRefused):
        await service.give_group(CORA, "2023", 1)
    with pytest.raises(DayRefused):
        await changing.absent(CORA, "2023", first)

    await service.take_back(CORA, "2023", second)
    assert numbers[1] not in await queries.given(here)
    await service.undo(CORA, "2023", 3)
    assert sorted(await queries.given(here)) == []
    for refused in (3, 99):
        with pytest.raises((DayRefused, NotFound)):
            await service.undo(CORA, "2023", refused)
    await service.undo(CORA, "2023", 4)
    assert list(await queries.given(here)) == [numbers[1]]
    assert await DayEvent.count() == 6


async def test_of_two_who_act_on_the_same_page_the_later_one_is_refused_in_words(
    year: Settings,
) -> None:
    assert year
    _, content = await _frozen()
    seen = (await queries.revision("2023")).text
    refused: list[DayChanged] = []

    async def give(actor: str) -> None:
        try:
            await service.give_group(actor, "2023", 2, seen)
        except DayChanged as fault:
            refused.append(fault)

    async with anyio.create_task_group() as tasks:
        for actor in (CORA, ANNA):
            tasks.start_soon(give, actor)

    [fault] = refused
    name = content.groups[1].members[0].certificate.name
    words = fault.words("zh")[0]
    assert "已给出" in words
    assert name in words
    assert await DayEvent.count() == 1


async def test_a_rehearsal_leaves_nothing_behind(year: Settings) -> None:
    assert year
    here, content = await _frozen()
    before = await queries.revision("2023")
    await rehearsing.begin(CORA, "2023")
    await changing.absent(CORA, "2023", _winners(content, 1)[0])
    await service.give_group(CORA, "2023", 1)
    with pytest.raises(DayRefused):
        await closing.close(CORA, "2023")
    assert await queries.given(here) == {}
    await rehearsing.end(CORA, "2023")

    assert (await stage_day.today("2023")).content == content
    assert await queries.given(here) == {}
    assert (await queries.revision("2023")) != before
    await service.give_group(CORA, "2023", 1)
    assert len(await queries.given(here)) == 10


async def test_a_group_that_became_too_small_joins_the_next_of_its_category(
    year: Settings,
) -> None:
    assert year
    _, content = await _frozen()
    first = _winners(content, 1)
    for winner in first[2:]:
        await changing.absent(CORA, "2023", winner)

    joined = (await changing.join(CORA, "2023", 1)).content

    assert _winners(joined, 1) == []
    assert _winners(joined, 2) == [*_winners(content, 2), *first[:2]]
    assert [each.place for each in joined.groups[1].members] == list(range(1, 13))
    assert len(joined.order) == 400
    with pytest.raises(ChangeImpossible):
        await changing.join(CORA, "2023", 1)
    with pytest.raises(ChangeImpossible):
        await changing.join(CORA, "2023", 10)
    await changing.undo_change(CORA, "2023", 9)
    assert _winners((await stage_day.today("2023")).content, 1) == first[:2]


async def test_a_close_states_what_was_given_and_what_is_left_and_is_final(year: Settings) -> None:
    assert year
    here, content = await _frozen()
    await service.give_group(CORA, "2023", 1)
    made = await closing.close(CORA, "2023")

    assert (made.number, made.count("stage"), made.count(""), len(made.lines)) == (1, 10, 390, 400)
    for refused in (
        service.give_group(CORA, "2023", 2),
        changing.absent(CORA, "2023", _winners(content, 2)[0]),
        closing.close(CORA, "2023"),
    ):
        with pytest.raises(DayClosed):
            await refused
    with pytest.raises(DayRefused):
        await closing.reopen(ANNA, "2023", " ")
    await closing.reopen(ANNA, "2023", "漏记一批")
    await service.give_group(CORA, "2023", 2)
    again = await closing.close(CORA, "2023")

    reached = await deliveries.handed(here)
    assert (again.number, again.count("stage")) == (2, 20)
    assert {each.way for each in reached.values()} == {"stage"}
    assert sorted(reached) == sorted([*_winners(content, 1), *_winners(content, 2)])
    assert again.digest != made.digest
    assert len(await queries.left(here)) == 380
    assert database.engine()
