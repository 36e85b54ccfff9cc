"""Changes of the day: what each does to group, tray and bag, and that it is undone."""

from __future__ import annotations

import pytest

from awards.errors import ChangeImpossible, NotFound
from awards.settings import Settings
from awards.stage import day, versions
from awards.stage.content import StageContent
from awards.stage.rules.consequences import consequence
from tests.stage.arranged import arranged
from tests.stage.year import arrange

CORA = "web/cora"


def _names(content: StageContent, number: int) -> list[str]:
    return [member.certificate.name for member in content.groups[number - 1].members]


def _bagged(content: StageContent) -> set[int]:
    return {each.winner for bag in content.bags for each in bag.certificates}


def test_an_absence_names_group_place_presenter_and_tray() -> None:
    content = arranged()
    [_, second, *_] = content.groups[7].members

    found = consequence(content, second.certificate.winner, least=6)

    assert found is not None
    assert (found.group, found.place, found.tray, found.tray_place) == (8, 2, 1, 2)
    assert (found.left, found.is_small, found.next) == (5, True, 0)
    assert consequence(content, content.bags[0].certificates[0].winner) is None


async def test_each_change_is_a_revision_of_the_version_and_is_undone(year: Settings) -> None:
    assert year
    with pytest.raises(NotFound):
        await day.today("2023")
    await arrange()
    frozen = (await versions.freeze(CORA, "2023")).content
    first, second = (m.certificate.winner for m in frozen.groups[0].members[:2])
    gone = await day.absent(CORA, "2023", first, "生病")
    with pytest.raises(ChangeImpossible):
        await day.absent(CORA, "2023", first)
    instead = await day.stand_in(CORA, "2023", second, "张三", "综合办公室")
    back = await day.late(CORA, "2023", first, group=3, place=1)
    struck = await day.strike(CORA, "2023", second, "撤销")

    assert (gone.number, gone.revision, len(_names(gone.content, 1))) == (1, 1, 9)
    assert first in _bagged(gone.content)
    assert gone.content.groups[0].members[0].place == 1
    assert instead.content.groups[0].members[0].recipient == "张三（综合办公室）"
    assert _names(back.content, 3)[0] == frozen.groups[0].members[0].certificate.name
    assert first not in _bagged(back.content)
    assert second not in {each.winner for each in struck.content.order}
    assert (struck.revision, len(struck.content.order)) == (4, 399)
    with pytest.raises(ChangeImpossible):
        await day.undo_change(CORA, "2023", 1)
    await day.undo_change(CORA, "2023", 3)
    with pytest.raises(ChangeImpossible):
        await day.undo_change(CORA, "2023", 3)
    for revision in (4, 2, 1):
        now = await day.undo_change(CORA, "2023", revision)
    assert now.content == frozen
    with pytest.raises(NotFound):
        await day.undo_change(CORA, "2023", 9)


async def test_a_change_that_says_too_little_or_names_nobody_is_refused(year: Settings) -> None:
    assert year
    await arrange()
    frozen = (await versions.freeze(CORA, "2023")).content
    winner, bagged = frozen.on_stage[0].certificate.winner, frozen.order[-1].winner

    for refused in (
        day.stand_in(CORA, "2023", winner, " "),
        day.absent(CORA, "2023", bagged),
        day.late(CORA, "2023", winner, group=1),
        day.late(CORA, "2023", bagged, group=99),
        day.strike(CORA, "2023", 99999, "无此人"),
    ):
        with pytest.raises(ChangeImpossible):
            await refused
