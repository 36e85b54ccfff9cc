"""Failures of the machine or the shell give a message and the right exit code."""

from __future__ import annotations

import asyncio
import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from awards import database
from tests.cli.conftest import Awards
from tests.conftest import FIXTURES

pytestmark = pytest.mark.usual  # starts processes

#: A byte that is not text, as Python receives it from the shell.
BYTE = "\udcff"


@pytest.mark.parametrize(
    "words",
    [
        ("winners", "--find", BYTE),
        ("revoke", BYTE, "--reason", "经查不符合条件", "--yes"),
        ("reissue", BYTE, "--reason", "姓名有误"),
        ("account", "create", "wang", "--name", BYTE, "--role", "viewer"),
    ],
)
def test_bytes_that_are_no_text_are_refused(ready: Awards, words: tuple[str, ...]) -> None:
    done = ready(*words)

    assert done.returncode == 3
    assert "udcff" in done.stderr


def test_a_category_that_is_not_there_is_not_found(ready: Awards) -> None:
    assert ready("issue", "--category", "ZZ").returncode == 4


def test_a_data_folder_that_cannot_be_made_is_said_so(awards: Awards, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = awards("init", AWARDS_DATA_DIR=str(tmp_path / "file" / "data"))

    assert done.returncode == 7
    assert str(tmp_path / "file") in done.stderr


def test_a_step_of_the_schema_that_was_edited_is_named_with_the_remedy(
    ready: Awards, database_url: str
) -> None:
    """The database has stored another text of the first step than the program has."""

    async def other() -> None:
        async with database.opened(database_url):
            await database.engine().run_ddl(
                "UPDATE schema_step SET checksum = '0' WHERE name = '0001_first_schema.sql'"
            )

    asyncio.run(other())
    examined, listed, migrated = ready("doctor"), ready("winners"), ready("migrate")

    assert (examined.returncode, listed.returncode, migrated.returncode) == (9, 7, 7)
    assert "0001_first_schema.sql" in examined.stdout
    assert "unavailable.migration-edited" in examined.stdout
    for done in (listed, migrated):
        assert "0001_first_schema.sql" in done.stderr
        assert "请重新安装未经改动的程序" in done.stderr


def test_a_user_without_a_name_is_named_by_number(
    ready: Awards, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless(_: int) -> None:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr(pwd, "getpwuid", nameless)

    assert ready("account", "create", "wang", "--role", "viewer").returncode == 0
    assert f"cli/uid-{os.getuid()}" in ready("audit", "log", "--limit", "1", "--json").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_stdout_is_said_so(tmp_path: Path) -> None:
    settings = {**os.environ, "AWARDS_DATA_DIR": str(tmp_path / "数据 文件夹")}

    def awards(*words: str, out: Path) -> subprocess.CompletedProcess[str]:
        with out.open("w") as file:
            return subprocess.run(
                [sys.executable, "-m", "awards", *words],
                env=settings,
                stdout=file,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )

    null = Path(os.devnull)
    assert awards("init", out=null).returncode == 0
    assert awards("load", str(FIXTURES / "commendation-2023.toml"), out=null).returncode == 0

    done = awards("roster", "-o", "-", "--format", "json", out=Path("/dev/full"))

    assert done.returncode == 7
    assert "Traceback" not in done.stderr
