"""A ceremony pack survives the kill of its server: the file is whole, or not there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import anyio
import pytest

from awards.ceremony.pack import service
from awards.ceremony.pack.packer import Packer
from awards.ceremony.pack.records import PackRecord
from awards.settings import Settings
from awards.stage import versions
from awards.tables import PackState
from tests.ceremony.pack.workers import ThreadWorkers
from tests.crash.printer import BEGUN, settings_of
from tests.depth import KILLS
from tests.stage.conftest import *  # noqa: F403 - its fixtures
from tests.stage.year import arrange
from tests.waiting import PATIENCE

pytestmark = [pytest.mark.kill, pytest.mark.timeout(4 * PATIENCE)]

#: Short papers, so that kills come at every point of a pack.
ONLY = ("groups", "decision", "press", "instructions")

#: A pack that dies three times is given up.
KILLS_OF_ONE = 2

SEED = 20240228


async def test_kills_at_any_point_leave_a_whole_file_or_none(year: Settings) -> None:
    moments = random.Random(SEED)  # noqa: S311 - a test's moments
    here = settings_of(year.database, year.data_dir, "off")
    await arrange()
    await versions.freeze("web/cora", "2023", accept_unplaced=True)
    wanted = await service.make_pack(here, "2023", 1, ONLY)

    for _ in range(max(1, KILLS // KILLS_OF_ONE)):
        asked = await service.ask("web/cora", "2023", 1, ONLY)
        for _ in range(KILLS_OF_ONE):
            await anyio.to_thread.run_sync(_killed, here, moments.uniform(0.05, 2.0))
            for file in here.data_dir.rglob("pack.zip"):
                with ZipFile(file) as whole:
                    assert whole.testzip() is None
        made = await _finished(here)
        assert (made.id, made.state, made.manifest) == (asked.id, PackState.DONE, wanted.manifest)
        [file] = here.data_dir.rglob("pack.zip")
        assert file.read_bytes() == wanted.content
        assert [*here.data_dir.rglob("*.part")] == []


def _killed(here: Settings, after: float) -> None:
    command = [sys.executable, "-c", "from tests.crash.packer import begin; begin()"]
    given = [here.database, str(Path(here.data_dir))]
    with subprocess.Popen([*command, *given], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == BEGUN
        time.sleep(after)
        process.kill()


async def _finished(here: Settings) -> PackRecord:
    """The lease of the killed process ends after a second."""
    with anyio.fail_after(PATIENCE):
        while True:
            await Packer(here, ThreadWorkers()).empty()
            [made] = await service.packs("2023")
            if not made.is_at_work:
                return made
            await anyio.sleep(0.2)
