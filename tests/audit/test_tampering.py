"""A history tampered with in seeded ways is found, also by somebody who has the key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from awards.attest import tree
from awards.audit.chain_head import ChainHead, ChainWalk, history_key
from awards.audit.rules import GENESIS, Action, ChainEntry, Change, chain
from tests.depth import DEPTH, REPETITIONS

KEY = history_key(bytes(range(32)))
OTHER_KEY = history_key(bytes(32))
BEGAN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
COUNT, ADOPTED = 40, 10

Entries = list[ChainEntry]


def _history() -> tuple[Entries, ChainHead]:
    """Ten entries without the key, then thirty under it."""
    entries: Entries = []
    head = ChainHead(0, GENESIS)
    for n in range(1, COUNT + 1):
        key = KEY if n > ADOPTED else None
        if n == ADOPTED + 1:
            head = head.adopt(KEY, BEGAN.isoformat())
        change = Change(
            Action.WINNER_AMENDED, f"winner/{n % 7}", {"name": "王"}, {"name": f"王{n}"}
        )
        at = BEGAN + timedelta(minutes=n)
        [entry] = chain(
            [change], actor="web/rita", at=at, position=n - 1, previous=head.hash, key=key
        )
        entries.append(entry)
        head = head.moved(n, entry.hash, key)
    return entries, head


def _edit(rng: Random, entries: Entries) -> None:
    place = rng.randrange(len(entries))
    changes: list[dict[str, Any]] = [
        {"actor": "web/eve"},
        {"after": '{"name":"李四"}'},
        {"before": "null"},
        {"subject": "winner/99"},
        {"action": "winner.withdrawn"},
        {"at": BEGAN},
    ]
    entries[place] = replace(entries[place], **rng.choice(changes))


def _drop(rng: Random, entries: Entries) -> None:
    del entries[rng.randrange(len(entries))]


def _cut(rng: Random, entries: Entries) -> None:
    del entries[-rng.randint(1, len(entries) - 1) :]


def _swap(rng: Random, entries: Entries) -> None:
    one, other = rng.sample(range(len(entries)), 2)
    entries[one], entries[other] = entries[other], entries[one]


def _insert(rng: Random, entries: Entries) -> None:
    place = rng.randrange(len(entries))
    entries.insert(place, replace(entries[place], actor="web/eve", after='{"name":"赵六"}'))


def _resalt(rng: Random, entries: Entries) -> None:
    place = rng.randrange(ADOPTED, len(entries))
    entries[place] = replace(entries[place], salt=rng.randbytes(16).hex(), after='{"name":"孙"}')


TAMPERINGS: tuple[Callable[[Random, Entries], None], ...] = (
    _edit,
    _drop,
    _cut,
    _swap,
    _insert,
    _resalt,
)


def _rehashed(entries: Entries, key: bytes) -> tuple[Entries, ChainHead]:
    """Number and hash all entries again, as the program would, and move the head."""
    done: Entries = []
    head = ChainHead(0, GENESIS)
    for position, entry in enumerate(entries, 1):
        if position == ADOPTED + 1:
            head = head.adopt(key, BEGAN.isoformat())
        keyed = position > ADOPTED
        fresh = replace(
            entry, position=position, previous_hash=head.hash, salt=entry.salt if keyed else ""
        )
        fresh = replace(fresh, details=fresh.details_digest() if keyed else "")
        made = replace(fresh, hash=fresh.keyed_hash(key) if keyed else fresh.plain_hash())
        done.append(made)
        head = head.moved(position, made.hash, key if keyed else None)
    return done, head if head.is_keyed else head.adopt(key, BEGAN.isoformat())


def _root_of(entries: Entries) -> bytes:
    return tree.root(tree.leaf_hash(bytes.fromhex(entry.hash)) for entry in entries)


def test_the_history_itself_is_whole_and_continues_each_of_its_heads() -> None:
    entries, head = _history()
    walk = ChainWalk(head, KEY, range(1, COUNT + 1))
    walk.add(entries)

    assert walk.end() is None
    assert walk.roots == {size: _root_of(entries[:size]) for size in range(1, COUNT + 1)}


@pytest.mark.parametrize("seed", range(REPETITIONS[DEPTH].tamperings))
def test_a_tampered_history_is_found(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - seeded, to be repeated
    entries, head = _history()
    tampered = list(entries)
    while tampered == entries:
        rng.choice(TAMPERINGS)(rng, tampered)
    without_key, its_head = _rehashed(tampered, OTHER_KEY)
    forged = replace(its_head, key_digest=head.key_digest)
    with_key, true_head = _rehashed(tampered, KEY)

    as_it_is = ChainWalk(head, KEY)
    as_it_is.add(tampered)
    rehashed = ChainWalk(forged, KEY)
    rehashed.add(without_key)
    by_an_insider = ChainWalk(true_head, KEY, [COUNT])
    by_an_insider.add(with_key)

    assert as_it_is.end() is not None
    assert rehashed.end() is not None
    assert by_an_insider.end() is None
    assert by_an_insider.roots.get(COUNT) != _root_of(entries)
