"""Expired sessions, links and tries are deleted."""

from __future__ import annotations

from datetime import timedelta

from awards import clock
from awards.accounts import entrance, passwords, service, sessions, sweeping, throttle
from awards.accounts.rules import Visitor
from awards.tables import Attempts, PasswordLink, Role, Session, Values

PASSWORD = "olive quartz window"  # noqa: S105 - of the tests alone
DESK = Visitor("192.0.2.7")


async def _settled() -> int:
    account = await service.create_account("cli/alice", "rita", "Rita", Role.REGISTRAR)
    await passwords.set_by_link(await passwords.make_link("cli/alice", "rita"), PASSWORD, DESK)
    return account.id


async def _aged(days: int) -> None:
    """Make every stored row old."""
    at = clock.now() - timedelta(days=days)
    sat: Values = {Session.began_at: at, Session.seen_at: at}
    await Session.update(sat, force=True)
    used: Values = {PasswordLink.expires_at: at, PasswordLink.used_at: at}
    await PasswordLink.update(used, force=True)
    await Attempts.update({Attempts.began_at: at}, force=True)


async def test_signing_in_sweeps_what_is_over_and_leaves_what_counts(opened: str) -> None:
    rita = await _settled()
    await sessions.begin(rita, complete=False)
    await throttle.take("someone", 9)
    await _aged(2)
    await throttle.take("else", 9)
    link = await passwords.make_link("cli/alice", "rita")

    opening = await entrance.sign_in("rita", PASSWORD, DESK)

    assert await Attempts.select(Attempts.key).where(Attempts.key == "someone") == []
    assert await Attempts.exists().where(Attempts.key == "else")
    assert (await passwords.owner(link)).username == "rita"
    assert await PasswordLink.count() == 1
    assert await Session.count().where(Session.complete.eq(False)) == 0
    assert await sessions.principal(opening.token) is not None


async def test_from_where_someone_signed_in_is_known_for_half_a_year(opened: str) -> None:
    await _settled()
    await _aged(179)
    await sweeping.sweep()
    known = await Session.count()
    await _aged(181)
    await sweeping.sweep()

    assert (known, await Session.count()) == (1, 0)


async def test_one_sweep_deletes_only_a_limited_number_of_rows(opened: str) -> None:
    old = clock.now() - timedelta(days=2)
    rows = [Attempts(key=str(n), began_at=old, tries=1) for n in range(sweeping.MOST + 5)]
    await Attempts.insert(*rows)

    await sweeping.sweep()

    assert await Attempts.count() == 5
