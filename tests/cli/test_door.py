"""``awards door``: pair a telephone, list it, revoke it, count who has arrived."""

from __future__ import annotations

import json

from tests.cli.conftest import Awards
from tests.conftest import FIXTURES


def test_a_telephone_is_paired_listed_and_revoked(ready: Awards) -> None:
    ready("ceremony", "init", "--from", str(FIXTURES / "ceremony-2023.toml"))

    made = json.loads(ready("door", "pair", "东门", "--kind", "handed", "--json").stdout)
    listed = ready("door", "devices")
    revoked = ready("door", "revoke", str(made["id"]))
    after = json.loads(ready("door", "devices", "--json").stdout)
    counts = json.loads(ready("door", "counts", "--json").stdout)

    assert made["link"].endswith(f"/door#{made['code']}")
    assert "东门" in listed.stdout
    assert "等待配对" in listed.stdout
    assert "已停用" in revoked.stderr
    assert [each["state"] for each in after] == ["revoked"]
    assert sum(each["arrived"] for each in counts) == 0
