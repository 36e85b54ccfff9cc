"""What was changed in the database by hand is found beside the history, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from awards.accounts import service as accounts
from awards.catalogue.records import CommendationRecord
from awards.examination import service
from awards.examination.claims import Contradiction
from awards.issuing import service as issuing
from awards.notices import holds
from awards.roles import Role
from awards.settings import Settings, from_environment
from awards.tables import Account, Category, Certificate, Commendation, Honour, Winner
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners

SECRET = bytes(32)
By = Callable[[int], Coroutine[Any, Any, object]]


@pytest.fixture
def here(opened: str, tmp_path: Path) -> Settings:
    return from_environment({"AWARDS_DATA_DIR": str(tmp_path), "AWARDS_DATABASE_URL": opened})


@pytest.fixture
async def year(commendation: CommendationRecord, here: Settings) -> list[int]:
    """Five winners: issued, reissued, revoked, withdrawn, and held after the confirmation."""
    them = [
        Registration("GR", name, "一局", "综合考评先进工作者")
        for name in ("王一", "李二", "张三", "赵四", "钱五")
    ]
    ids = await winners.register("cli/rita", "2023", them, secret=SECRET)
    await winners.confirm("cli/anna", [*ids[:3], ids[4]])
    await winners.withdraw("cli/anna", [ids[3]], "重复")
    await holds.hold_all("cli/anna", "2023", [ids[4]], "待查")
    _, second, third = await issuing.issue("cli/anna", "2023", here)
    await winners.amend(
        "cli/rita", ids[1], Amendment(name="李贰"), revision=3, secret=SECRET, reason="更正"
    )
    await issuing.reissue("cli/anna", second, "更正", here)
    await issuing.revoke("cli/anna", third, "查实")
    account = await accounts.create_account("cli/anna", "wang", "王", Role.VIEWER)
    await accounts.set_role("cli/anna", account.username, Role.PRINTER)
    return ids


async def test_what_was_done_by_acts_differs_in_nothing(year: list[int]) -> None:
    assert await service.compare() == []


async def _renamed(winner: int) -> None:
    await Winner.update({Winner.name: "王二"}).where(Winner.id == winner)


async def _raised(_: int) -> None:
    await Category.update({Category.quota: Category.quota + 50}).where(Category.code == "GR")


async def _honour_raised(_: int) -> None:
    first = await Honour.select(Honour.id).order_by(Honour.id).first()
    assert first is not None
    await Honour.update({Honour.quota: 999}).where(Honour.id == first["id"])


async def _promoted(_: int) -> None:
    await Account.update({Account.role: Role.ADMIN.value}).where(Account.username == "wang")


async def _shortened(_: int) -> None:
    await Commendation.update({Commendation.notice_days: 1}, force=True)


async def _revoked_paper(_: int) -> None:
    valid = Certificate.state == "valid"
    row = await Certificate.select(Certificate.id).where(valid).order_by(Certificate.id).first()
    assert row is not None
    values: dict[Any, Any] = {Certificate.state: "revoked", Certificate.current: None}
    await Certificate.update(values).where(Certificate.id == row["id"])


async def _revoked_winner(winner: int) -> None:
    await Winner.update({Winner.state: "revoked"}).where(Winner.id == winner)


@pytest.mark.parametrize(
    ("by_hand", "field"),
    [
        (_renamed, "name"),
        (_raised, "quota"),
        (_honour_raised, "honours"),
        (_promoted, "role"),
        (_shortened, "notice_days"),
        (_revoked_winner, "state"),
    ],
)
async def test_a_change_by_hand_is_named(year: list[int], by_hand: By, field: str) -> None:
    await by_hand(year[0])

    [found] = await service.compare()

    assert found.field == field
    assert found.says != found.register


async def test_a_renamed_winner_is_named_with_both_names(year: list[int]) -> None:
    await _renamed(year[0])

    assert await service.compare() == [Contradiction(f"winner/{year[0]}", "name", "王一", "王二")]


async def test_a_certificate_revoked_by_hand_is_named_by_its_number(year: list[int]) -> None:
    await _revoked_paper(year[0])

    [found] = await service.compare()

    assert found.field.endswith(" v1")
    assert (found.says, found.register) == ("valid", "revoked")


async def test_a_winner_that_no_act_registered_is_named(year: list[int]) -> None:
    [row] = await Winner.select().where(Winner.id == year[0])
    row |= {"id": 999, "name": "某人", "place": 999, "recipient_key": "x"}
    await Winner.insert(Winner(**row))

    assert await service.compare() == [Contradiction("winner/999", "row", "", "✓")]


async def test_an_account_that_is_gone_is_named(year: list[int]) -> None:
    [row] = await Account.select(Account.id).where(Account.username == "wang")
    await Account.delete().where(Account.id == row["id"])

    assert await service.compare() == [Contradiction(f"account/{row['id']}", "row", "✓", "")]
