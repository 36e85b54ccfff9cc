"""A stock is read completely or refused with every fault, each with its path and a remedy."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from certificates.errors import StockRefused, StockUnknown
from certificates.press import load_stock, shipped_stock, stock_ids
from tests.certificates.conftest import FIXTURES

BROKEN = sorted((FIXTURES / "stocks-broken").glob("*.toml"))
EXPECTED = re.compile(r"^# fault: (\S+)(?: ~ (\S+))?$", re.MULTILINE)
"""Read the head of a broken stock: the expected path, and the expected suggestion."""


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_stock_names_every_fault_and_its_path(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    with pytest.raises(StockRefused) as refusal:
        load_stock(source)
    found = {(fault.path, fault.suggestion or "") for fault in refusal.value.faults}
    assert found == set(EXPECTED.findall(source))
    assert all((*fault.zh, *fault.en) for fault in refusal.value.faults)


@pytest.mark.parametrize("stock_id", stock_ids())
def test_every_shipped_stock_is_sound(stock_id: str) -> None:
    stock = load_stock(shipped_stock(stock_id))
    assert stock.id == stock_id
    assert all(stock.sheet.holds(slot.inset(-stock.bleed), 1e-6) for slot in stock.slots)
    assert not any(a.meets(b) for a, b in combinations(stock.slots, 2))


def test_slots_run_row_by_row_and_gap_and_pitch_say_the_same() -> None:
    slots = load_stock(shipped_stock("a4-4up-a6")).slots
    assert [(slot.x, slot.y) for slot in slots] == [(0, 0), (105, 0), (0, 149), (105, 149)]
    pitched = shipped_stock("a4-4up-a6").replace("gap = [0, 1]", "pitch = [105, 149]")
    assert load_stock(pitched).slots == slots


def test_a_stock_that_is_not_shipped_is_named() -> None:
    with pytest.raises(StockUnknown, match=r"a5-landscpe.*a4-landscape"):
        shipped_stock("a5-landscpe")


def test_the_edge_to_flip_on_depends_on_the_orientation_of_the_sheet() -> None:
    across, upright = (shipped_stock(stock_id) for stock_id in ("a4-landscape", "a4-portrait"))
    assert load_stock(across).turns_sideways
    assert load_stock(upright).turns_sideways
    assert not load_stock(across.replace("short-edge", "long-edge")).turns_sideways


@pytest.mark.parametrize(
    ("change", "path", "zh", "en"),
    [
        (
            "gap = [0, 2]",
            "slots",
            (
                "第 3 格起超出 210 × 297 毫米的纸面，最多 1 毫米。",
                "请减少行列，或更正起点、尺寸和间距。",
            ),
            (
                "puts slots from 3 on outside the sheet of 210 × 297 mm, by up to 1 mm.",
                "Use fewer columns or rows, or correct where it starts, its size and gap.",
            ),
        ),
        (
            "gap = [-1, 1]",
            "slots.gap",
            ("各格互相重叠。", "请加大间距或步距。"),
            ("makes slots overlap.", "Use a larger gap or pitch."),
        ),
        (
            "pitch = [104, 149]",
            "slots.pitch",
            ("各格互相重叠。", "请加大间距或步距。"),
            ("makes slots overlap.", "Use a larger gap or pitch."),
        ),
        (
            "gap = [0, 1]\npitch = [105, 149]",
            "slots.pitch",
            ("间距（gap）与步距（pitch）只能给出一个。", "请删除其中之一。"),
            ("is set together with a gap, which says the same.", "Remove one of them."),
        ),
    ],
)
def test_impossible_slots_are_refused_with_a_remedy(
    change: str, path: str, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    with pytest.raises(StockRefused) as refusal:
        load_stock(shipped_stock("a4-4up-a6").replace("gap = [0, 1]", change))
    (fault,) = refusal.value.faults
    assert (fault.path, tuple(fault.zh), tuple(fault.en)) == (path, zh, en)


@pytest.mark.parametrize(
    ("right", "wrong", "path", "zh", "en"),
    [
        ("columns = 2", "columns = 1.5", "slots.columns", "应为整数。", "is not a whole number."),
        (
            "size = [105, 148]",
            "size = [0, 148]",
            "slots.size",
            "宽和高应大于零。",
            "is not a width and a height above zero.",
        ),
    ],
)
def test_an_impossible_number_is_refused(
    right: str, wrong: str, path: str, zh: str, en: str
) -> None:
    with pytest.raises(StockRefused) as refusal:
        load_stock(shipped_stock("a4-4up-a6").replace(right, wrong))
    (fault,) = refusal.value.faults
    assert (fault.path, fault.zh, fault.en) == (path, (zh, "请更正。"), (en, "Correct it."))


def test_a_stock_without_an_english_name_uses_the_chinese_one() -> None:
    stock = load_stock(shipped_stock("a4-4up-a6"))
    assert stock.named("zh") == "A4 竖放，A6 竖版四份"
    assert stock.named("en") == "A4 portrait, four of A6 portrait"
    plain = shipped_stock("a4-4up-a6").replace('name_en = "A4 portrait, four of A6 portrait"\n', "")
    assert load_stock(plain).named("en") == "A4 竖放，A6 竖版四份"
