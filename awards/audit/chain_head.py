"""The end of the chain, under the server's key, and the check of the whole chain."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from awards.attest.tree import RightEdge, leaf_hash
from awards.audit.rules import GENESIS, ChainBreak, ChainEntry, code_of
from awards.words import Phrase


def history_key(secret: bytes) -> bytes:
    """The key of the history, derived from the server's key for this purpose alone."""
    return hmac.digest(secret, b"awards: entries of the history, 1", "sha256")


def head_seed(secret: bytes) -> bytes:
    """The seed of the key that signs heads of the history."""
    return hmac.digest(secret, b"awards: heads of the history, 1", "sha256")


def key_digest(key: bytes) -> str:
    """What the database keeps of the key, to know it again."""
    return code_of(key, ["key"])


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of the chain. ``code`` is empty while the history is under no key.

    ``adopted`` is the last entry that was recorded without a key, ``rekeyed`` the last one under a key
    that was lost, and ``adopted_at`` is when the history came under the key of today.
    """

    position: int
    hash: str
    adopted: int = 0
    rekeyed: int = 0
    adopted_at: str = ""
    key_digest: str = ""
    code: str = ""

    @property
    def is_keyed(self) -> bool:
        return bool(self.code)

    def expected_code(self, key: bytes) -> str:
        older = [self.adopted, self.rekeyed, self.adopted_at]
        return code_of(key, ["head", self.position, self.hash, *older])

    def is_true(self, key: bytes) -> bool:
        return hmac.compare_digest(self.code, self.expected_code(key))

    def adopt(self, key: bytes, at: str) -> ChainHead:
        """Put what was recorded so far under the key."""
        last: dict[str, Any] = {"rekeyed" if self.is_keyed else "adopted": self.position}
        adopted = replace(self, **last, adopted_at=at, key_digest=key_digest(key))
        return replace(adopted, code=adopted.expected_code(key))

    def moved(self, position: int, link: str, key: bytes | None) -> ChainHead:
        """The head after more entries. A code that was false stays false."""
        after = replace(self, position=position, hash=link)
        if key is None or not self.is_true(key):
            return after
        return replace(after, code=after.expected_code(key))


class ChainWalk:
    """The check of a chain, a page of entries at a time.

    ``sizes`` are those whose roots are wanted, to compare them with earlier heads.
    """

    def __init__(self, head: ChainHead, key: bytes | None, sizes: Iterable[int] = ()) -> None:
        self._head, self._key, self._sizes = head, key, frozenset(sizes)
        self._position, self._hash = 0, GENESIS
        self._edge = RightEdge()
        self.roots: dict[int, bytes] = {}
        self.found: ChainBreak | None = None

    def add(self, entries: Iterable[ChainEntry]) -> None:
        for entry in entries:
            self.found = self.found or self._fault(entry)
            self._position, self._hash = self._position + 1, entry.hash
            self._edge.add(leaf_hash(bytes.fromhex(entry.hash)))
            if self._edge.size in self._sizes:
                self.roots[self._edge.size] = self._edge.root()

    def _fault(self, entry: ChainEntry) -> ChainBreak | None:
        position = self._position + 1
        if entry.position != position:
            return ChainBreak(position, Phrase("this entry is missing"))
        if entry.previous_hash != self._hash:
            return ChainBreak(position, Phrase("it is not chained to the entry before"))
        if not self._is_unchanged(entry):
            return ChainBreak(position, Phrase("its content was changed"))
        return None

    def _is_unchanged(self, entry: ChainEntry) -> bool:
        if self._key is None or not self._head.is_keyed or entry.position <= self._head.adopted:
            return entry.hash == entry.plain_hash()
        if entry.position <= self._head.rekeyed:
            return entry.details == entry.details_digest()
        same = hmac.compare_digest(entry.hash, entry.keyed_hash(self._key))
        return same and entry.details == entry.details_digest()

    def end(self, *, beyond: bool = False) -> ChainBreak | None:
        """The first break. ``beyond``: entries stand after the head."""
        if self.found is None and (beyond or not self._ends_at_head()):
            reason = Phrase("the end of the chain was cut off or replaced")
            self.found = ChainBreak(self._position + 1, reason)
        return self.found

    def _ends_at_head(self) -> bool:
        here = (self._position, self._hash) == (self._head.position, self._head.hash)
        return here and (self._key is None or self._head.is_true(self._key))

    def root(self) -> bytes:
        return self._edge.root()
