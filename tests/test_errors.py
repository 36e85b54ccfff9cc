"""The tree of faults: stable codes, words in both languages, nothing left unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

import awards.intake.reading.refusals  # noqa: F401 - its faults belong to the tree
from awards.cli.running import EXIT_CODES
from awards.errors import AwardsError, QuotaFull, Words

FACT = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


def _tree(root: type[AwardsError] = AwardsError) -> Iterator[type[AwardsError]]:
    for child in root.__subclasses__():
        yield child
        yield from _tree(child)


def _facts(words: Words) -> set[str]:
    return {re.sub(r"_(zh|en)$", "", fact) for part in words for fact in FACT.findall(part)}


def test_every_fault_has_a_code_of_its_own() -> None:
    codes = [fault.code for fault in _tree()]

    assert sorted(codes) == sorted(set(codes))


def test_every_code_begins_with_its_family() -> None:
    for fault in _tree():
        [parent] = fault.__bases__
        if parent is not AwardsError:
            assert fault.code.startswith(f"{parent.code}."), fault  # type: ignore[attr-defined] # a fault


def test_both_languages_tell_the_same_facts() -> None:
    for fault in _tree():
        assert _facts(fault.zh) == _facts(fault.en), fault


def test_every_fault_says_what_to_do() -> None:
    for fault in _tree():
        assert all(fault.zh), fault
        assert all(fault.en), fault


def test_every_fault_has_an_exit_code() -> None:
    for fault in _tree():
        assert any(issubclass(fault, family) for family in EXIT_CODES), fault


def test_words_carry_the_facts_and_leave_their_braces_alone() -> None:
    fault = QuotaFull(category="{wanted}", quota=10, taken=10, wanted=1, over=1)

    assert fault.words("en").what.startswith("“{wanted}” has 10 places")
