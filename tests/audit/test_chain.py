"""Edits of the history are detected."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest

from awards import database
from awards.audit import queries, service
from awards.audit.rules import Action, Change, chain
from awards.tables import AuditEntry, AuditHead
from awards.words import translated

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


async def test_the_history_shows_who_changed_what(five_entries: str) -> None:
    [link] = await queries.history("winner/4")

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


def _digest(entry: AuditEntry) -> str:
    """Compute the digest by the rule: SHA-256 of these eight values as JSON without spaces."""
    parts = [
        entry.position,
        entry.at.isoformat(),
        entry.actor,
        entry.action,
        entry.subject,
        entry.before,
        entry.after,
        entry.previous_hash,
    ]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


async def _entry(position: int) -> AuditEntry:
    [entry] = await AuditEntry.objects().where(AuditEntry.position == position)
    return entry


async def _rewrite(position: int) -> str:
    """Change the text of an entry, and store the hash that matches it."""
    entry = await _entry(position)
    entry.after = '{"name":"李四"}'
    entry.hash = _digest(entry)
    await entry.save()
    return str(entry.hash)


def test_the_hash_of_an_entry_is_the_same_for_ever() -> None:
    [change, *_] = CHANGES
    at = datetime(2024, 2, 28, 8, 0, tzinfo=UTC)

    [first] = chain([change], actor="cli/alice", at=at, position=0, previous="0" * 64)
    [second] = chain([change], actor="cli/alice", at=at, position=1, previous=first.hash)

    assert first.hash == "b67434932b1575d932949f24a440d0c0b0fa71ee4f3bb749766846102f8ffc56"
    assert second.hash == "35cdc7acc57196deb32dd1729ec0b392f0d11df8324846c0c11d08625ff28e6a"


async def test_an_entry_is_bound_to_the_hash_of_the_one_before(five_entries: str) -> None:
    hashes = [(await _entry(position)).hash for position in range(1, 6)]

    assert (await _entry(1)).previous_hash == "0" * 64
    assert [(await _entry(position)).previous_hash for position in range(2, 6)] == hashes[:4]
    assert [_digest(await _entry(position)) for position in range(1, 6)] == hashes


async def test_an_entry_rewritten_together_with_its_own_hash_is_noticed(five_entries: str) -> None:
    await _rewrite(3)

    _, found = await service.verify()

    assert found is not None
    assert found.position == 4


async def test_a_rewritten_entry_that_the_next_one_names_is_noticed(five_entries: str) -> None:
    """The hash of the next entry still covers the hash that it named before."""
    rewritten = await _rewrite(3)
    await AuditEntry.update({AuditEntry.previous_hash: rewritten}).where(AuditEntry.position == 4)

    _, found = await service.verify()

    assert found is not None
    assert found.position == 4


async def test_the_last_entry_rewritten_together_with_its_own_hash_is_noticed(
    five_entries: str,
) -> None:
    await _rewrite(5)

    _, found = await service.verify()

    assert found is not None
    assert found.position == 6


@pytest.mark.parametrize(
    ("breaking", "position", "zh", "en"),
    [
        ("missing", 2, "此条缺失", "this entry is missing"),
        ("moved", 4, "与前一条不相连", "it is not chained to the entry before"),
        ("edited", 3, "内容被改动", "its content was changed"),
        ("cut", 6, "链尾与记录不符", "the end of the chain was cut off or replaced"),
    ],
)
async def test_a_break_is_reported_with_its_reason(
    five_entries: str, breaking: str, position: int, zh: str, en: str
) -> None:
    if breaking == "missing":
        await AuditEntry.delete().where(AuditEntry.position == 2)
    elif breaking == "moved":
        await _rewrite(3)
    elif breaking == "edited":
        await AuditEntry.update({AuditEntry.after: "{}"}).where(AuditEntry.position == 3)
    else:
        await AuditHead.update({AuditHead.hash: "f" * 64}, force=True)

    _, found = await service.verify()

    assert found is not None
    assert found.position == position
    assert (translated(found.reason, "zh"), translated(found.reason, "en")) == (zh, en)
