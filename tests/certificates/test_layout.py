"""A layout is read completely or refused with every fault, each with its path and a remedy."""

from __future__ import annotations

import hashlib
import pkgutil
import re
from pathlib import Path

import pytest

from certificates import Layout, LayoutRefused, LayoutUnknown, elements, load, shipped, shipped_ids
from certificates.paper import Box
from tests.certificates.conftest import FIXTURES

BROKEN = sorted((FIXTURES / "layouts-broken").glob("*.toml"))
EXPECTED = re.compile(r"^# fault: (\S+(?: \S+)*?)(?: ~ (\S+))?$", re.MULTILINE)
"""Read the head of a broken layout: the expected path, and the expected suggestion."""


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_layout_names_every_fault_and_its_path(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    with pytest.raises(LayoutRefused) as refusal:
        load(source)
    found = {(fault.path, fault.suggestion or "") for fault in refusal.value.faults}
    assert found == set(EXPECTED.findall(source))
    assert all((*fault.zh, *fault.en) for fault in refusal.value.faults)


ENDLESS = {
    "lists": "a = " + "[" * 50_000,
    "closed lists": "a = " + "[" * 30 + "]" * 30,
    "inline tables": "a = " + "{a=" * 5_000 + "1" + "}" * 5_000,
    "a key": ".".join("a" * 50_000) + " = 1",
    "a heading": "[" + ".".join("a" * 60) + "]",
    "digits": "a = " + "9" * 5_000,
    "an integer": "a = " + "9" * 400,
    "hexadecimal": "a = 0x" + "f" * 5_000,
}


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_a_source_that_would_exhaust_its_reader_is_a_fault_like_others(source: str) -> None:
    with pytest.raises(LayoutRefused) as refusal:
        load(source)

    [fault] = refusal.value.faults
    assert fault.path == "(file)"


@pytest.mark.parametrize("layout_id", shipped_ids())
def test_every_shipped_layout_is_sound(layout_id: str) -> None:
    layout = load(shipped(layout_id))
    assert layout.id == layout_id
    reach = layout.page.inset(-layout.bleed)
    assert all(reach.holds(element.box) for element in layout.elements)


def test_a_layout_that_is_not_shipped_is_named() -> None:
    with pytest.raises(LayoutUnknown, match=r"clasic.*classic"):
        shipped("clasic")


def test_the_digest_is_of_the_source() -> None:
    source = shipped("classic")
    assert load(source).digest == hashlib.sha256(source.encode()).hexdigest()
    assert load(source + "\n").digest != load(source).digest


def test_classic_keeps_the_words_the_code_and_the_number_apart(classic: Layout) -> None:
    boxes = [e.box for e in classic.elements if e.fields]
    assert not [(a, b) for a in boxes for b in boxes if a is not b and _overlap(a, b)]


def test_every_kind_of_element_is_registered() -> None:
    modules = {module.name for module in pkgutil.iter_modules(elements.__path__)}
    assert modules - {"caption", "paragraph", "element"} == set(elements.ELEMENT_KINDS)


def _overlap(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
