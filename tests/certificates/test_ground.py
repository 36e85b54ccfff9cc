"""A woven ground fills its box with whole waves and leaves it nowhere."""

from __future__ import annotations

import pytest

from certificates import Shelf, load
from certificates.marks import Path
from certificates.place import place_static

HEAD = 'id = "one"\nname = "单件"\n[page]\nwidth = 200\nheight = 150\n[styles]\n[[elements]]\n'


@pytest.mark.parametrize("period", [9, 24, 40])
def test_the_waves_of_a_ground_reach_every_side_of_its_box(shelf: Shelf, period: int) -> None:
    source = f'{HEAD}id = "it"\nkind = "ground"\nbox = [20, 30, 150, 90]\nperiod = {period}\n'
    paths = [m for m in place_static(load(source), shelf).marks if isinstance(m, Path)]

    points = [
        place(float(step[-2]), float(step[-1]))
        for path in paths
        for place in path.places
        for step in path.steps
    ]
    across, down = [x for x, _ in points], [y for _, y in points]
    assert len(paths) == 2
    assert (min(across), max(across)) == pytest.approx((20, 170), abs=0.05)
    assert 30 <= min(down) < 33
    assert 117 < max(down) <= 120
