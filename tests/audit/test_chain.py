"""History cannot be edited unnoticed."""

from __future__ import annotations

import pytest

from awards import database
from awards.audit import service
from awards.audit.rules import Action, Change
from awards.tables import AuditEntry, AuditHead

CHANGES = [
    Change(Action.WINNER_AMENDED, f"winner/{n}", {"name": "张三"}, {"name": f"张三{n}"})
    for n in range(1, 6)
]


@pytest.fixture
async def five_entries(opened: str) -> str:
    async with database.transaction():
        await service.record("cli/alice", CHANGES[:2])
    async with database.transaction():
        await service.record("cli/bob", CHANGES[2:])
    return opened


async def test_an_untouched_chain_verifies(five_entries: str) -> None:
    assert await service.verify() == (5, None)


async def test_a_change_without_a_transaction_is_refused(opened: str) -> None:
    with pytest.raises(RuntimeError):
        await service.record("cli/alice", CHANGES)


async def test_an_edited_entry_is_the_first_break(five_entries: str) -> None:
    await AuditEntry.update({AuditEntry.after: '{"name":"李四"}'}).where(AuditEntry.position == 3)

    _, found = await service.verify()

    assert found is not None
    assert found.position == 3


async def test_a_deleted_entry_is_missed(five_entries: str) -> None:
    await AuditEntry.delete().where(AuditEntry.position == 2)

    _, found = await service.verify()

    assert found is not None
    assert found.position == 2


async def test_cutting_off_the_end_is_noticed(five_entries: str) -> None:
    await AuditEntry.delete().where(AuditEntry.position > 3)

    _, found = await service.verify()

    assert found is not None
    assert found.position == 4


async def test_a_replaced_head_is_noticed(five_entries: str) -> None:
    await AuditHead.update({AuditHead.hash: "f" * 64}, force=True)

    _, found = await service.verify()

    assert found is not None


async def test_history_tells_who_changed_what(five_entries: str) -> None:
    [link] = await service.history("winner/4")

    assert (link.actor, link.before, link.after) == (
        "cli/bob",
        '{"name":"张三"}',
        '{"name":"张三4"}',
    )


async def test_entries_of_a_failed_change_are_not_kept(five_entries: str) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction():
            await service.record("cli/alice", CHANGES)
            raise ZeroDivisionError

    assert await service.verify() == (5, None)
