"""A run is delivered in volumes, and a manifest lists and proves each of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.paper import Box
from certificates.press import (
    Volume,
    impose,
    in_volumes,
    load_stock,
    manifest,
    shipped_stock,
)

A4 = Box(0, 0, 297, 210)
STOCK = load_stock(shipped_stock("a3-2up"))


@given(st.integers(0, 50), st.integers(1, 12), st.booleans())
def test_volumes_hold_the_run_in_order_and_no_pair_is_torn(
    count: int, sheets: int, duplex: bool
) -> None:
    run = list(impose(range(count), A4, STOCK, duplex=duplex))
    volumes = [list(volume) for volume in in_volumes(run, sheets)]
    assert [side for volume in volumes for side in volume] == run
    full = sheets * (2 if duplex else 1)
    assert all(len(volume) == full for volume in volumes[:-1])
    assert all(0 < len(volume) <= full for volume in volumes)


def test_a_volume_of_no_sheets_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="0"):
        list(in_volumes([], 0))


def test_the_manifest_lists_each_volume_and_the_whole() -> None:
    volumes = [
        Volume("证书-1.pdf", 20, "表〔2025〕001号", "表〔2025〕020号", 1000, "ab" * 32),
        Volume("证书-2.pdf", 3, "表〔2025〕021号", "表〔2025〕023号", 200, "cd" * 32),
    ]
    told = json.loads(manifest(volumes))
    assert told["total"] == {"volumes": 2, "certificates": 23, "bytes": 1200}
    assert told["volumes"][1] == volumes[1]._asdict()
    assert "表〔2025〕001号" in manifest(volumes)
    assert manifest(volumes) == manifest(list(volumes))
