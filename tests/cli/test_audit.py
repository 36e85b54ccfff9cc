"""The history on the command line: its head leaves, and the history is compared with it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from awards import database
from awards.tables import Category
from tests.cli.conftest import Awards


def test_the_history_is_compared_with_a_head_that_was_kept(ready: Awards, tmp_path: Path) -> None:
    file = tmp_path / "head.txt"
    assert ready("audit", "head", "-o", str(file)).returncode == 0
    ready("account", "create", "wang", "--role", "viewer")

    done = ready("audit", "verify", "--against", str(file))
    known = json.loads(ready("audit", "verify", "--against", str(file), "--json").stdout)

    assert done.returncode == 0
    assert "✓ localhost:8000/log/history 与" in done.stdout
    assert known["heads"][0]["continued"] is True
    assert "存出" in ready("doctor", AWARDS_EXECUTOR="off").stdout


def test_a_head_of_another_history_fails_with_its_log_and_size(
    ready: Awards, tmp_path: Path
) -> None:
    other = {"AWARDS_DATA_DIR": str(tmp_path / "other"), "AWARDS_DATABASE_URL": ""}
    ready("init", **other)
    file = tmp_path / "head.txt"
    ready("audit", "head", "-o", str(file), **other)

    done = ready("audit", "verify", "--against", str(file), AWARDS_LANGUAGE="en")

    assert done.returncode == 9
    assert "✗ localhost:8000/log/history, head of 0 entries: this head is not signed" in done.stdout


def test_a_file_that_is_no_head_is_refused(ready: Awards, tmp_path: Path) -> None:
    file = tmp_path / "head.txt"
    file.write_bytes(b"\xff\x00" * 10_000)

    assert ready("audit", "verify", "--against", str(file)).returncode == 3
    assert ready("audit", "verify", "--against", str(tmp_path / "none")).returncode == 7


def test_issuing_writes_a_head_to_the_folder_that_is_set(ready: Awards, tmp_path: Path) -> None:
    folder = tmp_path / "heads"

    ready("issue", AWARDS_HEADS=str(folder))

    assert len(list(folder.iterdir())) == 1


def test_a_lost_key_is_named_and_given_up_only_on_purpose(ready: Awards, tmp_path: Path) -> None:
    key = tmp_path / "data" / "secret.key"
    key.unlink()

    refused = ready("winners")
    again = ready("init")
    assert not key.exists()
    given_up = ready("audit", "rekey", "--yes")

    assert (refused.returncode, again.returncode) == (8, 8)
    assert "awards audit rekey" in refused.stderr
    assert given_up.returncode == 0
    assert ready("audit", "verify").returncode == 0
    assert ready("winners").returncode == 0


def test_what_was_changed_in_the_database_alone_is_named(ready: Awards, database_url: str) -> None:
    async def raise_quota() -> None:
        async with database.opened(database_url):
            await Category.update({Category.quota: 500}).where(Category.code == "GR")

    asyncio.run(raise_quota())
    done = ready("audit", "verify", AWARDS_LANGUAGE="en")
    known = json.loads(ready("audit", "verify", "--json").stdout)

    assert done.returncode == 9
    assert "the register “500”" in done.stdout
    assert known["differences"][0]["field"] == "quota"
    assert "有 1 处不符" in ready("doctor", AWARDS_EXECUTOR="off").stdout
