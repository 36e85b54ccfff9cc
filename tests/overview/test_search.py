"""The search over everything, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.issuing.service import issue
from awards.overview.search import MOST, SearchResult, search
from awards.winner_fields import Registration
from awards.winners import service as winners
from tests.cast import ACME, EVERYONE, GRID, LIN, SECRET, TIAN, confirmed, register, settings
from tests.conftest import FIXTURES


def _names(found: SearchResult) -> list[str]:
    return [hit.name for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林晚舟", LIN.name),
        ("晚", LIN.name),
        ("林 晚舟", LIN.name),
        ("lwz", LIN.name),
        ("LWZ", LIN.name),
        ("京航", TIAN.name),
        ("云梯智能", ACME.name),
    ],
)
async def test_a_winner_is_found_by_name_unit_and_initials(
    commendation: CommendationRecord, text: str, name: str
) -> None:
    await register(*EVERYONE)

    assert _names(await search(text)) == [name]


async def test_a_rare_character_is_found(commendation: CommendationRecord) -> None:
    await register(Registration("GR", "王\U00031350", "明湖办事处", "优秀网格长（员）"))

    assert _names(await search("\U00031350")) == ["王\U00031350"]


async def test_the_whole_name_comes_before_those_that_hold_it(
    commendation: CommendationRecord,
) -> None:
    longer = Registration("GR", "田禾青", "京航办事处", "营商环境先进个人")
    await register(longer, TIAN)

    found = await search("田禾")

    assert [(hit.name, hit.exact) for hit in found.hits] == [("田禾", True), ("田禾青", False)]


@pytest.mark.parametrize(
    "text",
    [
        "郑经开表〔2024〕GR001号",
        "郑经开表(2024)gr001号",
        "郑经开表【2024】 GR001 号",
        "郑经开表2024GR1",
    ],
)
async def test_a_whole_number_is_the_one_however_its_brackets_are_typed(
    commendation: CommendationRecord, tmp_path: Path, text: str
) -> None:
    [winner, _] = await confirmed(LIN, GRID)
    await issue("cli/carol", "2023", settings(tmp_path))

    assert (await search(text)).the_one == winner


async def test_the_end_of_a_number_finds_it_among_others(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(LIN, GRID)
    await issue("cli/carol", "2023", settings(tmp_path))

    assert _names(await search("GR001")) == [LIN.name]
    assert sorted(_names(await search("001"))) == sorted([LIN.name, GRID.name])
    assert (await search("001")).the_one is None
    assert (await search("GR999")).is_empty


async def test_years_stand_apart_and_both_are_counted(commendation: CommendationRecord) -> None:
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    later = source.replace('"2023"', '"2024"').replace("〔2024〕", "〔2025〕")
    await catalogue.load("cli/alice", parse(later, "2024.toml"))
    await register(LIN)
    await winners.register("cli/alice", "2024", [LIN], secret=SECRET)

    found = await search("林晚舟")

    assert {code: len(hits) for code, hits in found.groups.items()} == {"2023": 1, "2024": 1}
    assert found.counts == {"2023": 1, "2024": 1}


async def test_of_many_the_first_are_shown_and_all_are_counted(
    commendation: CommendationRecord,
) -> None:
    people = [
        Registration("GR", f"林{chr(0x4E00 + n)}", "明湖办事处", "优秀网格长（员）")
        for n in range(MOST + 10)
    ]
    await register(*people)

    found = await search("明湖")

    assert (len(found.hits), found.total) == (MOST, MOST + 10)


async def test_commendations_and_categories_are_found_by_name(
    commendation: CommendationRecord,
) -> None:
    assert [code for code, _ in (await search("经济社会发展")).commendations] == ["2023"]
    assert [place.code for place in (await search("税收贡献")).categories] == ["SS"]


@pytest.mark.parametrize("text", ["", " ", "%", "_", "\\", "无此人", "%林"])
async def test_what_says_nothing_or_matches_nothing_finds_nothing(
    commendation: CommendationRecord, text: str
) -> None:
    await register(TIAN)

    assert (await search(text)).is_empty
