"""Limit how often something may be tried. All processes share one count in the database.

A try is counted before it is made, so that a hundred simultaneous tries are counted too.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from piccolo.querystring import QueryString

from awards import clock
from awards.errors import TooManyTries
from awards.tables import Attempts

WINDOW = timedelta(minutes=5)

#: The limits of pypi.org.
SIGN_INS, CODES = 10, 5


async def take(key: str, limit: int) -> None:
    """Take one of ``limit`` tries in a fixed window. Raises TooManyTries."""
    at = clock.now()
    over = QueryString('"attempts"."began_at" <= {}', at - WINDOW)
    tries = QueryString('CASE WHEN {} THEN 1 ELSE "attempts"."tries" + 1 END', over)
    began = QueryString('CASE WHEN {} THEN {} ELSE "attempts"."began_at" END', over, at)
    [counted] = (
        await Attempts.insert(Attempts(key=key, began_at=at, tries=1))
        .on_conflict(
            target=Attempts.key,
            action="DO UPDATE",
            values=[(Attempts.tries, tries), (Attempts.began_at, began)],
        )
        .returning(Attempts.tries, Attempts.began_at)
    )
    if counted["tries"] > limit:
        raise await _refusal(key)


async def give_back(key: str) -> None:
    """Return a try that did not happen or that succeeded."""
    some = (Attempts.key == key) & (Attempts.tries > 0)
    await Attempts.update({Attempts.tries: Attempts.tries - 1}).where(some)


async def forget(key: str) -> None:
    """Reset the count after a success."""
    await Attempts.delete().where(Attempts.key == key)


async def _refusal(key: str) -> TooManyTries:
    row = await Attempts.select(Attempts.began_at).where(Attempts.key == key).first()
    until = (row["began_at"] if row else clock.now()) + WINDOW
    seconds = max(1, int((until - clock.now()).total_seconds()) + 1)
    shown = until.astimezone(clock.CHINA) + timedelta(seconds=59)
    return TooManyTries(at=f"{shown:%H:%M}", seconds=seconds)


def network(address: str) -> str:
    """The addresses of one client: an IPv4 address, or a /64 of IPv6 that it may use freely."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return f"{IPv6Address(int(found) >> 64 << 64)}/64"
    return str(found)
