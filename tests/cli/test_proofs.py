"""``awards proofs``: silent units are listed and closed with a reason."""

from __future__ import annotations

import json

from tests.cli.conftest import Awards
from tests.conftest import FIXTURES


def test_silent_units_are_closed_with_a_reason(ready: Awards) -> None:
    assert ready("import", str(FIXTURES / "winners-2023.xlsx"), "--commit").returncode == 0
    units = json.loads(ready("proofs", "--json").stdout)

    both = ready("proofs", "close", "--reason", "已电话核对")
    one = ready("proofs", "close", "--unit", units[0]["unit"], "--reason", "单位已撤并")
    rest = json.loads(ready("proofs", "close", "--all", "--reason", "已电话核对", "--json").stdout)
    listed = ready("proofs").stdout

    assert both.returncode == 2
    assert one.returncode == 0
    assert rest == {"closed": len(units) - 1}
    assert "单位已撤并" in listed
    assert listed.count("未回复，已结束") == len(units)
