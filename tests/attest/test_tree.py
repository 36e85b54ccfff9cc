"""The tree answers as RFC 9162 says, and damaged proofs are refused."""

from __future__ import annotations

import hashlib

import pytest

from awards.attest import tree

#: The entries and the root of the reference tests of Certificate Transparency.
REFERENCE = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
REFERENCE_ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
SIZES = (1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 64, 129)
OTHER = hashlib.sha256(b"other").digest()


def _leaves(size: int) -> list[bytes]:
    return [tree.leaf_hash(b"%d" % each) for each in range(size)]


def test_the_tree_without_entries_has_the_hash_of_nothing() -> None:
    expected = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert tree.root([]).hex() == expected


def test_the_reference_tree_has_its_root() -> None:
    assert tree.root(map(tree.leaf_hash, REFERENCE)).hex() == REFERENCE_ROOT


@pytest.mark.parametrize("size", SIZES)
def test_each_leaf_is_proved_and_no_other_leaf_or_damaged_proof_is(size: int) -> None:
    leaves = _leaves(size)
    root = tree.root(leaves)
    for index, leaf in enumerate(leaves):
        proof = tree.inclusion(leaves, index)
        assert tree.is_included(leaf, index, size, proof, root)
        assert not tree.is_included(OTHER, index, size, proof, root)
        assert not tree.is_included(leaf, index, size, [*proof, OTHER], root)
        assert not tree.is_included(leaf, size, size, proof, root)
        for place in range(len(proof)):
            damaged = [*proof[:place], OTHER, *proof[place + 1 :]]
            assert not tree.is_included(leaf, index, size, damaged, root)


@pytest.mark.parametrize("size", SIZES)
def test_each_earlier_tree_is_proved_and_no_damaged_proof_is(size: int) -> None:
    leaves = _leaves(size)
    root = tree.root(leaves)
    for earlier in range(1, size + 1):
        before, proof = tree.root(leaves[:earlier]), tree.consistency(leaves, earlier)
        assert tree.is_consistent(earlier, size, before, root, proof)
        assert not tree.is_consistent(earlier, size, OTHER, root, proof)
        assert not tree.is_consistent(earlier, size, before, OTHER, proof)
        assert not tree.is_consistent(earlier, size, before, root, [*proof, OTHER])
        for place in range(len(proof)):
            damaged = [*proof[:place], OTHER, *proof[place + 1 :]]
            assert not tree.is_consistent(earlier, size, before, root, damaged)


def test_the_growing_edge_has_the_root_of_every_size() -> None:
    leaves, edge = _leaves(130), tree.RightEdge()
    for size, leaf in enumerate(leaves, 1):
        edge.add(leaf)
        proof = tree.consistency(leaves, size)
        assert edge.size == size
        assert size == 130 or tree.is_consistent(size, 130, edge.root(), tree.root(leaves), proof)


def test_a_larger_tree_is_no_part_of_a_smaller_one() -> None:
    leaves = _leaves(9)

    assert not tree.is_consistent(9, 7, tree.root(leaves), tree.root(leaves[:7]), [OTHER])
    assert not tree.is_consistent(0, 7, tree.root([]), tree.root(leaves[:7]), [OTHER])
    assert not tree.is_consistent(3, 7, tree.root(leaves[:3]), tree.root(leaves[:7]), [])
