"""A commendation's file brought into the registry, once and again."""

from __future__ import annotations

import pytest

from awards.audit import service as audit
from awards.catalogue import service
from awards.catalogue.numbers import may_meet, number, pattern_faults
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.errors import CommendationRefused
from tests.cast import GRID, register
from tests.conftest import FIXTURES

SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")


async def _load(source: str) -> CommendationRecord:
    return await service.load("cli/alice", parse(source, "2023.toml"))


async def test_the_same_file_twice_changes_nothing(commendation: CommendationRecord) -> None:
    before = await audit.verify()

    assert await _load(SOURCE) == commendation
    assert await audit.verify() == before


async def test_an_honour_that_changes_is_told_with_before_and_after(
    commendation: CommendationRecord,
) -> None:
    await _load(SOURCE.replace('name = "优秀网格"\n', 'name = "优秀网格"\nquota = 7\n'))

    category = commendation.require_category("JT")
    _, change = await audit.history(f"category/{category.id}")
    assert '{"name":"优秀网格","quota":null}' in change.before
    assert '{"name":"优秀网格","quota":7}' in change.after


async def test_a_quota_below_the_places_taken_is_refused_and_nothing_changes(
    commendation: CommendationRecord,
) -> None:
    await register(GRID)

    with pytest.raises(CommendationRefused, match="1 places are taken, 0 wanted"):
        await _load(SOURCE.replace("quota = 50", "quota = 0").replace("quota = 10", "quota = 9"))

    assert (await service.find("2023")).require_category("CX").quota == 10


async def test_an_honour_that_is_gone_from_the_file_is_refused_by_name(
    commendation: CommendationRecord,
) -> None:
    with pytest.raises(CommendationRefused, match="优秀网格 of JT"):
        await _load(SOURCE.replace('[[category.honour]]\nname = "优秀网格"\n', ""))


async def test_names_exchanged_at_once_are_refused_in_words(
    commendation: CommendationRecord,
) -> None:
    exchanged = SOURCE.replace("创新引领企业", "…").replace("开放带动企业", "创新引领企业")

    with pytest.raises(CommendationRefused, match="two steps"):
        await _load(exchanged.replace("…", "开放带动企业"))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("表{seq}", "表{seq:03}", True),
        ("表{seq}", "表1{seq}", True),
        ("表{seq:03}号", "表0{seq:02}号", True),
        ("{seq}表", "{seq}7表", True),
        ("表{seq}", "表{seq}7", True),
        ("TC{seq:03}", "TD{seq:03}", False),
        ("表2023{seq}", "表2024{seq}", False),
        ("表{seq}", "表A{seq}", False),
    ],
)
def test_patterns_that_might_give_one_number_are_known(one: str, other: str, meet: bool) -> None:
    assert may_meet(one, other) is may_meet(other, one) is meet


def test_numbers_of_patterns_that_never_meet_never_do() -> None:
    patterns = ["A{seq}", "A1{seq}", "A0{seq:02}", "A{seq}1", "1A{seq:03}", "B{seq}", "{seq}"]
    for one in patterns:
        for other in patterns:
            both = {number(one, n) for n in range(1, 200)} & {
                number(other, n) for n in range(1, 200)
            }
            assert not both or may_meet(one, other)


def test_categories_whose_numbers_might_meet_are_refused() -> None:
    source = SOURCE.replace("{category}{seq:03}", "{category}{seq}").replace('"TC"', '"CX1"')

    with pytest.raises(CommendationRefused, match="CX1 and CX might give the same number"):
        parse(source, "2023.toml")


async def test_another_commendation_whose_numbers_might_meet_is_refused(
    commendation: CommendationRecord,
) -> None:
    other = SOURCE.replace('code = "2023"', 'code = "2024"').replace(
        "{category}{seq", "{category}1{seq"
    )

    with pytest.raises(CommendationRefused, match="belongs to the commendation 2023"):
        await service.load("cli/alice", parse(other, "2024.toml"))


def test_a_pattern_that_makes_numbers_too_long_to_keep_is_refused() -> None:
    assert pattern_faults("号" * 53 + "{seq}") == []
    assert pattern_faults("号" * 54 + "{seq}") != []


async def test_a_second_year_is_a_second_file(commendation: CommendationRecord) -> None:
    later = SOURCE.replace('"2023"', '"2024"').replace("〔2024〕", "〔2025〕")

    await _load(later.replace("year = 2023", "year = 2024"))

    assert sorted(await service.codes()) == ["2023", "2024"]
    assert (await service.find("2024")).require_category("GR").quota == 278
    assert await service.find("2023") == commendation


async def test_a_layout_that_is_not_there_is_refused_at_once(
    commendation: CommendationRecord,
) -> None:
    with pytest.raises(CommendationRefused, match="there is no layout 'clasic'"):
        await _load(SOURCE.replace('layout = "classic"', 'layout = "clasic"'))


def test_every_fault_of_a_file_is_named_with_its_path() -> None:
    wrong = (
        SOURCE.replace("year = 2023", 'year = "2023"')
        .replace("quota = 278", "quota = -1")
        .replace('kind = "team"', 'kind = "crew"')
        .replace('closing = "特发此证，以资鼓励。"', 'closing = "{winner}特发此证"')
    )

    with pytest.raises(CommendationRefused) as refused:
        parse(wrong + '\ncolour = "red"\n', "2023.toml")

    said = str(refused.value)
    for path in ("year ", "category[8].quota ", "category[5].kind ", "category[8].closing "):
        assert path in said
    assert "colour is not known here" in said
