"""Tries are counted in the database, also when several processes try at once."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import anyio
import anyio.to_thread
import pytest

from awards import clock
from awards.accounts import service, throttle
from awards.errors import LastAdmin, TooManyTries
from awards.tables import Account, Attempts, Role


async def test_of_many_at_once_no_more_are_let_through(opened: str) -> None:
    through: list[bool] = []

    async def knock() -> None:
        try:
            await throttle.take("account x", 10)
        except TooManyTries:
            through.append(False)
        else:
            through.append(True)

    async with anyio.create_task_group() as group:
        for _ in range(40):
            group.start_soon(knock)

    assert through.count(True) == 10


async def test_processes_keep_one_count(opened: str) -> None:
    environment = {**os.environ, "RACE_URL": opened}
    knockers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.accounts.knocker"],
            env=environment,
            stdout=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = [(await anyio.to_thread.run_sync(each.communicate))[0] for each in knockers]

    assert sum(int(through) for through in said) == 10


async def test_a_pause_is_not_prolonged_by_further_tries(opened: str) -> None:
    for _ in range(3):
        with pytest.raises(TooManyTries) as first:
            await throttle.take("x", 0)
    almost = clock.now() - throttle.WINDOW + timedelta(seconds=60)
    await Attempts.update({Attempts.began_at: almost}, force=True)
    with pytest.raises(TooManyTries) as later:
        await throttle.take("x", 0)

    assert 299 <= int(str(first.value.facts["seconds"])) <= 301
    assert 59 <= int(str(later.value.facts["seconds"])) <= 61


async def test_the_next_window_counts_from_zero(opened: str) -> None:
    await throttle.take("x", 1)
    passed = clock.now() - throttle.WINDOW - timedelta(seconds=1)
    await Attempts.update({Attempts.began_at: passed}, force=True)

    await throttle.take("x", 1)

    with pytest.raises(TooManyTries):
        await throttle.take("x", 1)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_one_client_is_one_network(address: str, network: str) -> None:
    assert throttle.network(address) == network


async def test_of_two_administrators_who_close_each_other_one_stays(opened: str) -> None:
    ends: list[str] = []

    async def close(actor: str, username: str) -> None:
        try:
            await service.set_active(actor, username, active=False)
        except LastAdmin:
            ends.append("refused")
        else:
            ends.append("closed")

    for name in ("adam", "eve"):
        await service.create_account("cli/alice", name, name, Role.ADMIN)
    async with anyio.create_task_group() as group:
        group.start_soon(close, "web/adam", "eve")
        group.start_soon(close, "web/eve", "adam")

    assert sorted(ends) == ["closed", "refused"]
    assert await Account.count().where(Account.active.eq(True)) == 1
