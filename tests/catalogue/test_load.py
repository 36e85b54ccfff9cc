"""Load a commendation's file into the registry, for the first time and again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awards.audit import queries as audited
from awards.audit import service as audit
from awards.catalogue import service
from awards.catalogue.numbers import folded, may_meet, meanings, number, pattern_faults
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.catalogue.writing import as_toml, digest, plan_of
from awards.errors import CommendationRefused, Stale
from tests.cast import GRID, register
from tests.conftest import FIXTURES

SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")


async def _load(source: str) -> CommendationRecord:
    return await service.load("cli/alice", parse(source, "2023.toml"))


async def test_the_same_file_twice_changes_nothing(commendation: CommendationRecord) -> None:
    before = await audit.verify()

    assert await _load(SOURCE) == commendation
    assert await audit.verify() == before


async def test_a_changed_honour_is_shown_before_and_after(
    commendation: CommendationRecord,
) -> None:
    await _load(SOURCE.replace('name = "优秀网格"\n', 'name = "优秀网格"\nquota = 7\n'))

    category = commendation.require_category("JT")
    _, change = await audited.history(f"category/{category.id}")
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
        await _load(SOURCE.replace('layout = "joint"', 'layout = "clasic"'))


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


async def test_the_second_of_two_plans_with_one_basis_is_refused(
    commendation: CommendationRecord,
) -> None:
    shown = plan_of(commendation)
    one, other = replace(shown, title="甲"), replace(shown, title="乙")

    await service.load("cli/alice", one, basis=digest(shown))
    with pytest.raises(Stale):
        await service.load("cli/bob", other, basis=digest(shown))

    assert (await service.find("2023")).title == "甲"


async def test_a_registration_meanwhile_is_no_change_of_the_settings(
    commendation: CommendationRecord,
) -> None:
    shown = plan_of(commendation)
    await register(GRID)

    await service.load("cli/alice", replace(shown, title="甲"), basis=digest(shown))

    assert (await service.find("2023")).title == "甲"


async def test_a_new_commendation_takes_nobodys_code(commendation: CommendationRecord) -> None:
    with pytest.raises(CommendationRefused, match="'2023' is already in use"):
        await service.load("cli/alice", plan_of(commendation), basis=service.NEW)


async def test_an_honour_nobody_has_is_renamed_and_the_same_file_again_changes_nothing(
    commendation: CommendationRecord,
) -> None:
    renamed = SOURCE.replace('name = "优秀网格"\n', 'name = "优秀网格组"\nwas = "优秀网格"\n')

    once = await _load(renamed)
    honour = once.require_category("JT").honour("优秀网格组")
    old = commendation.require_category("JT").honour("优秀网格")

    assert honour is not None
    assert old is not None
    assert honour.id == old.id
    assert await _load(renamed) == once


async def test_an_honour_with_winners_keeps_its_name(commendation: CommendationRecord) -> None:
    await register(GRID)

    with pytest.raises(CommendationRefused, match="1 taken, so its name cannot change"):
        await _load(
            SOURCE.replace('name = "优秀网格"\n', 'name = "优秀网格组"\nwas = "优秀网格"\n')
        )


def test_what_is_written_reads_back_to_the_same() -> None:
    plan = parse(SOURCE, "2023.toml")
    apart = replace(
        plan,
        notice_days=5,
        two_person=True,
        issuers_en="“Quoted” \\ 'one'",
        categories=(
            replace(
                plan.categories[0],
                number_pattern="甲{seq}",
                body="第一行\n第二行",
                name_en="Outstanding Contribution",
            ),
            *plan.categories[1:],
        ),
    )

    assert parse(as_toml(plan), "2023.toml") == plan
    assert parse(as_toml(apart), "2023.toml") == apart
    assert as_toml(plan).count("{seq:03}") == 1


def test_a_file_is_refused_in_the_readers_language_with_the_place() -> None:
    with pytest.raises(CommendationRefused) as refused:
        parse(SOURCE.replace("quota = 278", "quota = -1"), "2023.toml")

    assert "category[8].quota 应在 0 至 1000000 之间。" in refused.value.words("zh").what


@pytest.mark.parametrize(
    ("text", "sequence", "whole"),
    [
        ("郑经开表〔2024〕GR001号", 1, True),
        ("郑经开表(2024)gr１号", 1, True),
        ("郑经开表2024GR278", 278, True),
        ("GR012", 12, False),
        ("7号", 7, False),
    ],
)
def test_a_number_is_known_by_its_end_and_in_any_brackets(
    text: str, sequence: int, whole: bool
) -> None:
    assert (sequence, whole) in meanings("郑经开表〔2024〕GR{seq:03}号", folded(text))


@pytest.mark.parametrize("text", ["", "号", "GR", "TC001", "001号码", "GR000", "9" * 50])
def test_a_text_that_is_not_the_end_of_a_number_means_none(text: str) -> None:
    assert meanings("郑经开表〔2024〕GR{seq:03}号", folded(text)) == []
