"""The history is under the server's key: nobody rewrites it who has the database alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from piccolo.columns import Column

from awards import database
from awards.attest.notes import checkpoint
from awards.audit import heads, leaving, service
from awards.audit.chain_head import history_key, key_digest
from awards.audit.rules import Action, ChainEntry, Change
from awards.database.inserting import Plain
from awards.errors import HeadRefused, HistoryBroken, KeyMissing, KeyUnknown
from awards.settings import Settings, from_environment
from awards.tables import AuditEntry, AuditHead
from awards.words import translated

SECRET = bytes(range(32))
CHANGES = [
    Change(Action.WINNER_AMENDED, f"winner/{n}", {"name": "张三"}, {"name": f"张三{n}"})
    for n in range(1, 6)
]


@pytest.fixture
async def keyed(migrated_url: str) -> AsyncIterator[str]:
    """Two entries of an earlier version, then three under the key."""
    async with database.opened(migrated_url):
        await _record(CHANGES[:2])
    async with database.opened(migrated_url, lambda: SECRET):
        await _record(CHANGES[2:])
        yield migrated_url


@pytest.fixture
def here(keyed: str, tmp_path: Path) -> Settings:
    (tmp_path / "secret.key").write_text(SECRET.hex())
    return from_environment(
        {
            "AWARDS_DATA_DIR": str(tmp_path),
            "AWARDS_DATABASE_URL": keyed,
            "AWARDS_PUBLIC_URL": "https://awards.example.org",
            "AWARDS_HEADS": str(tmp_path / "heads"),
        }
    )


async def _record(changes: list[Change]) -> None:
    async with database.transaction():
        await service.record("cli/alice", changes)


async def _broken_at() -> int | None:
    _, found = await service.verify()
    return None if found is None else found.position


async def _entry(position: int) -> ChainEntry:
    [row] = await AuditEntry.select().where(AuditEntry.position == position)
    return ChainEntry(**row)


async def test_old_and_keyed_entries_are_one_chain(keyed: str) -> None:
    walked = await service.walk()

    assert (walked.entries, walked.found, walked.head.adopted) == (5, None, 2)
    assert (await _entry(2)).salt == ""
    assert len((await _entry(3)).salt) == 32


async def test_each_entry_has_a_salt_of_its_own(keyed: str) -> None:
    assert len({(await _entry(position)).salt for position in (3, 4, 5)}) == 3


@pytest.mark.parametrize("position", [2, 3])
async def test_an_entry_rewritten_with_all_later_hashes_is_noticed(
    keyed: str, position: int
) -> None:
    """As somebody does who has the database, the program, and no key."""
    previous = (await _entry(position)).previous_hash
    for each in range(position, 6):
        row = await AuditEntry.objects().get(AuditEntry.position == each)
        assert row is not None
        if each == position:
            row.actor = "cli/mallory"
        row.previous_hash = previous
        await row.save()
        row.hash = previous = (await _entry(each)).plain_hash()
        await row.save()
    await AuditHead.update({AuditHead.hash: previous}, force=True)

    assert await _broken_at() == 3


async def test_details_changed_together_with_their_digest_are_noticed(keyed: str) -> None:
    row = await AuditEntry.objects().get(AuditEntry.position == 4)
    assert row is not None
    row.after = '{"name":"李四"}'
    await row.save()
    row.details = (await _entry(4)).details_digest()
    await row.save()

    assert await _broken_at() == 4


async def test_changed_details_alone_are_noticed(keyed: str) -> None:
    await AuditEntry.update({AuditEntry.after: "{}"}).where(AuditEntry.position == 4)

    assert await _broken_at() == 4


async def _cut(last: int) -> None:
    await AuditEntry.delete().where(AuditEntry.position > last)
    end = (await _entry(last)).hash
    await AuditHead.update({AuditHead.position: last, AuditHead.hash: end}, force=True)


async def test_a_cut_history_with_a_moved_head_is_noticed(keyed: str) -> None:
    await _cut(4)

    assert await _broken_at() == 5


async def test_a_cut_history_stays_broken_when_it_is_continued(keyed: str) -> None:
    await _cut(4)
    await _record(CHANGES)

    assert await _broken_at() == 10


async def test_more_entries_cannot_be_declared_older_than_the_key(keyed: str) -> None:
    await AuditHead.update({AuditHead.adopted: 4}, force=True)

    assert await _broken_at() is not None


async def test_entries_after_the_head_are_noticed(keyed: str) -> None:
    last = await _entry(5)
    rows: list[list[Plain]] = [
        [6, last.at, "web/eve", "winner.amended", "winner/1", last.hash, "f" * 64]
    ]
    columns = [
        AuditEntry.position,
        AuditEntry.at,
        AuditEntry.actor,
        AuditEntry.action,
        AuditEntry.subject,
        AuditEntry.previous_hash,
        AuditEntry.hash,
    ]
    await database.insert_plain(AuditEntry, columns, rows)

    assert await _broken_at() == 6


async def test_another_key_neither_records_nor_verifies(keyed: str) -> None:
    async with database.opened(keyed, lambda: bytes(32)):
        with pytest.raises(KeyUnknown):
            await _record(CHANGES)
        with pytest.raises(KeyUnknown):
            await service.verify()
    async with database.opened(keyed):
        with pytest.raises(KeyMissing):
            await _record(CHANGES)

    assert await service.verify() == (5, None)


async def test_a_missing_key_is_not_made_again(here: Settings) -> None:
    (here.data_dir / "secret.key").unlink()

    with pytest.raises(KeyMissing):
        await service.require_key(here)

    assert not here.has_secret_key


async def test_the_key_of_another_server_is_refused(here: Settings) -> None:
    await service.require_key(here)
    (here.data_dir / "secret.key").write_text("0" * 64)

    with pytest.raises(KeyUnknown):
        await service.require_key(here)


async def test_adopting_again_changes_nothing(keyed: str) -> None:
    before = await AuditHead.select()

    await service.adopt()

    assert await AuditHead.select() == before


def test_what_the_database_keeps_of_the_key_is_the_same_for_ever() -> None:
    expected = "42111783c0cb389deab798f7177603b12bb9cbef354d71016ed69f77967992b4"

    assert key_digest(history_key(SECRET)) == expected


async def test_the_history_continues_its_earlier_head(here: Settings) -> None:
    size, note = await heads.current(here)
    await _record(CHANGES)

    walked, [compared] = await heads.compare([note], here)

    assert note.startswith("awards.example.org/log/history\n5\n")
    assert (size, walked.entries, walked.found) == (5, 10, None)
    assert compared == ("awards.example.org/log/history", 5, None)


async def test_a_shorter_history_does_not_continue_a_head(here: Settings) -> None:
    """The database of an hour ago is put back: everything in it is true."""
    before = await AuditHead.select()
    _, first = await heads.current(here)
    await _record(CHANGES)
    _, second = await heads.current(here)
    await AuditEntry.delete().where(AuditEntry.position > 5)
    values: dict[Column | str, Any] = dict(before[0].items())
    await AuditHead.update(values, force=True)

    walked, compared = await heads.compare([first, second], here)

    assert walked.found is None
    assert [each.size for each in compared if each.reason] == [10]
    assert translated(compared[1].reason, "zh") == "历史记录现在只有 5 条"


async def test_a_history_rewritten_with_the_key_does_not_continue_a_head(here: Settings) -> None:
    _, note = await heads.current(here)
    await AuditEntry.delete().where(AuditEntry.position > 0)
    await AuditHead.update(
        {AuditHead.position: 0, AuditHead.hash: "0" * 64, AuditHead.code: ""}, force=True
    )
    await _record(CHANGES)

    walked, [compared] = await heads.compare([note], here)

    assert walked.found is None
    assert translated(compared.reason, "en") == "the history up to that entry was rewritten"


async def test_a_head_of_another_key_is_named(here: Settings) -> None:
    _, note = await heads.current(here)
    changed = note.replace("\n5\n", "\n4\n")

    _, [compared] = await heads.compare([changed], here)

    assert translated(compared.reason, "en") == (
        "this head is not signed with the key of this office"
    )


async def test_a_text_that_is_no_head_is_refused(here: Settings) -> None:
    with pytest.raises(HeadRefused):
        await heads.compare(["5\n"], here)


async def test_a_broken_history_gets_no_head(here: Settings) -> None:
    await _cut(4)

    with pytest.raises(HistoryBroken):
        await heads.current(here)


async def test_a_head_leaves_after_a_certificate_and_not_after_other_acts(here: Settings) -> None:
    first = await leaving.leave_if_due(here)
    await _record(CHANGES)
    second = await leaving.leave_if_due(here)
    await _record([Change(Action.CERTIFICATE_ISSUED, "winner/1", None, {"number": "1"})])
    third = await leaving.leave_if_due(here)

    assert first is not None
    assert first.name == "awards.example.org-log-history-000000005.txt"
    assert second is None
    assert third is not None
    _, compared = await heads.compare([first.read_text(), third.read_text()], here)
    assert [(head.size, head.reason) for head in compared] == [(5, None), (11, None)]
    assert (await heads.newest_left())[0] == 11


async def test_a_history_whose_key_was_lost_goes_on_under_a_new_one(here: Settings) -> None:
    _, note = await heads.current(here)
    async with database.opened(here.database, lambda: bytes(32)):
        await service.rekey("cli/alice")
        await _record(CHANGES)
        walked = await service.walk([5])

        await AuditEntry.update({AuditEntry.after: "{}"}).where(AuditEntry.position == 4)

        assert (walked.entries, walked.found, walked.head.rekeyed) == (11, None, 5)
        assert checkpoint(note).root == walked.roots[5]
        assert await _broken_at() == 4
    with pytest.raises(KeyUnknown):
        await service.verify()
