"""The Merkle tree of a list that only grows: roots, proofs and their verification (RFC 9162, 2.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

_EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class RightEdge:
    """The tree as it grows: the roots of its complete subtrees, at most one for each size."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """Append a leaf's hash."""
        width, node = 1, leaf
        while self._peaks and self._peaks[-1][0] == width:
            node = node_hash(self._peaks.pop()[1], node)
            width *= 2
        self._peaks.append((width, node))
        self.size += 1

    def root(self) -> bytes:
        if not self._peaks:
            return _EMPTY
        *others, (_, node) = self._peaks
        for _, left in reversed(others):
            node = node_hash(left, node)
        return node


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over hashes of leaves (2.1.1)."""
    edge = RightEdge()
    for leaf in leaves:
        edge.add(leaf)
    return edge.root()


def _split(size: int) -> int:
    """The largest power of two below ``size``, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The proof that a leaf is in the tree (2.1.3.1)."""
    if len(leaves) <= 1:
        return []
    left = _split(len(leaves))
    if index < left:
        return [*inclusion(leaves[:left], index), root(leaves[left:])]
    return [*inclusion(leaves[left:], index - left), root(leaves[:left])]


def consistency(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """The proof that the tree of the first ``size`` leaves was continued (2.1.4.1)."""
    return _subproof(leaves, size, whole=True) if 0 < size < len(leaves) else []


def _subproof(leaves: Sequence[bytes], size: int, *, whole: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if whole else [root(leaves)]
    left = _split(len(leaves))
    if size <= left:
        return [*_subproof(leaves[:left], size, whole=whole), root(leaves[left:])]
    return [*_subproof(leaves[left:], size - left, whole=False), root(leaves[:left])]


def is_included(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes
) -> bool:
    """Whether the proof leads from the leaf to the root (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, node = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = node_hash(each, node)
            place, last = _risen(place, last)
        else:
            node = node_hash(node, each)
        place, last = place >> 1, last >> 1
    return last == 0 and node == expected


def _risen(place: int, last: int) -> tuple[int, int]:
    """Pass the levels at which the node has no sibling."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def is_consistent(
    size: int, larger: int, earlier: bytes, later: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the tree of root ``later`` continues the tree of root ``earlier`` (2.1.4.2)."""
    if size == larger:
        return earlier == later and not proof
    if not 0 < size < larger or not proof:
        return False
    path = [earlier, *proof] if size & (size - 1) == 0 else list(proof)
    return _both_roots(size - 1, larger - 1, path) == (earlier, later)


def _both_roots(place: int, last: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for each in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = node_hash(each, old), node_hash(each, new)
            place, last = _risen(place, last)
        else:
            new = node_hash(new, each)
        place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None
