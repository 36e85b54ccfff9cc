"""Changes at the same time: the second one sees what the first one did."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.errors import AwardsError, CommendationRefused, QuotaFull, Stale
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.tables import Winner, WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service
from awards.winners.queries import find, listing
from tests.cast import EVERYONE, LIN, SECRET, confirmed, register, settings
from tests.conftest import FIXTURES

pytestmark = pytest.mark.usual  # starts processes that race

SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
ROUNDS = 8


async def _outcomes(*deeds: Coroutine[Any, Any, Any]) -> list[object]:
    """Return the result of each task; raise a fault that is not one of ours."""
    done = await asyncio.gather(*deeds, return_exceptions=True)
    for each in done:
        if isinstance(each, BaseException) and not isinstance(each, AwardsError):
            raise each
    return done


def _amend(winner: int, revision: int, note: str) -> Coroutine[Any, Any, Any]:
    change = Amendment(note=note)
    return service.amend(
        "cli/bob", winner, change, revision=revision, secret=SECRET, reason="与原件不符"
    )


async def test_only_one_amendment_of_a_revision_is_accepted(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)

    done = await _outcomes(*(_amend(winner, 1, f"{n}") for n in range(ROUNDS)))

    assert sum(isinstance(each, Stale) for each in done) == ROUNDS - 1
    assert (await find(winner)).revision == 2


async def test_another_change_does_not_bring_back_a_withdrawn_winner(
    commendation: CommendationRecord,
) -> None:
    for _ in range(ROUNDS):
        [winner] = await register(LIN)
        await _outcomes(
            service.withdraw("cli/anna", [winner], "本人放弃"),
            service.place_by_hand("cli/rita", winner, 1),
            _amend(winner, 1, "甲"),
        )
        there = await find(winner)
        assert (there.state, there.hand_place) == (WinnerState.WITHDRAWN, None)


async def test_another_change_does_not_bring_back_a_revoked_winner(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    for n in range(ROUNDS):
        [winner] = await confirmed(Registration("GR", "林晚舟", f"{n}处", LIN.honour))
        [number] = await issuing.issue("cli/carol", "2023", settings(tmp_path))
        revision = (await find(winner)).revision
        await _outcomes(
            _amend(winner, revision, "甲"), issuing.revoke("cli/carol", number, "经查不符合条件")
        )
        assert (await find(winner)).state is WinnerState.REVOKED


async def test_changes_on_many_categories_never_wait_for_each_other(
    commendation: CommendationRecord,
) -> None:
    """The file may list the categories in another order than that of their creation."""
    head, *categories = SOURCE.split("[[category]]")
    await catalogue.load(
        "cli/alice", parse("[[category]]".join([head, *reversed(categories)]), "2023.toml")
    )

    def both(n: int) -> list[Registration]:
        return [
            Registration("KF", f"郑州开放第{n}有限公司"),
            Registration("GR", "林晚舟", f"{n}处", LIN.honour),
            Registration("CX", f"郑州创新第{n}有限公司"),
        ]

    first = await register(*both(0), *both(1))
    await _outcomes(
        *(register(*both(n)) for n in range(2, ROUNDS)),
        service.confirm("cli/anna", first),
        service.withdraw("cli/anna", first[:3], "本人放弃"),
    )

    taken = {c.code: c.taken for c in (await catalogue.find("2023")).categories if c.taken}
    assert taken == {"KF": ROUNDS - 1, "GR": ROUNDS - 1, "CX": ROUNDS - 1}


async def test_a_quota_lowered_while_places_are_taken_is_refused_in_words(
    commendation: CommendationRecord,
) -> None:
    lowered = parse(SOURCE.replace("quota = 10", f"quota = {ROUNDS // 2}"), "2023.toml")
    several = [Registration("CX", f"郑州第{n}有限公司") for n in range(ROUNDS)]

    done = await _outcomes(
        *(register(each) for each in several), catalogue.load("cli/alice", lowered)
    )

    category = (await catalogue.find("2023")).require_category("CX")
    refused = [each for each in done if isinstance(each, (QuotaFull, CommendationRefused))]
    assert refused
    assert category.taken == len(await listing(commendation, category="CX")) <= category.quota


async def test_a_new_commendation_loaded_by_several_at_once_is_there_once(opened: str) -> None:
    plan = parse(SOURCE, "2023.toml")

    await _outcomes(*(catalogue.load("cli/alice", plan) for _ in range(4)))

    assert await catalogue.codes() == ["2023"]
    assert await audit.verify() == (9, None)


async def test_one_file_committed_twice_at_once_is_stored_once(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    data = "奖项,姓名或名称\nCX,郑州云梯智能装备有限公司\n".encode()
    here = settings(tmp_path)

    done = await _outcomes(
        *(intake.commit("cli/rita", "2023", data, "a.csv", Choices(), here) for _ in range(4))
    )

    assert Counter(isinstance(each, AwardsError) for each in done) == {True: 3, False: 1}
    assert await Winner.count() == 1


async def test_issuing_at_the_same_time_does_not_disturb_a_print(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(*EVERYONE)
    here = settings(tmp_path)

    async def look() -> int:
        most = 0
        for _ in range(40):
            most = len(await valid_in_order(commendation))
        return most

    issues = (issuing.issue("cli/carol", "2023", here, category=c) for c in ("GR", "CX", "JT"))
    await _outcomes(*issues, *(look() for _ in range(4)))

    assert await look() == len(EVERYONE)


async def test_a_category_that_is_removed_while_someone_registers_in_it_loses_nobody(
    commendation: CommendationRecord,
) -> None:
    plan = parse(SOURCE, "commendation-2023.toml")
    without = replace(plan, categories=tuple(c for c in plan.categories if c.code != "GR"))
    for _ in range(ROUNDS):
        await catalogue.load("cli/alice", plan)
        done = await _outcomes(
            catalogue.load("cli/adam", without, dropping=True),
            service.register("cli/rita", "2023", [LIN], secret=SECRET),
        )
        here = await catalogue.find("2023")
        there = [winner.name for winner in await listing(here)]
        assert sum(isinstance(each, AwardsError) for each in done) == 1
        assert ("GR" in {each.code for each in here.categories}) == bool(there)
        if there:
            break
