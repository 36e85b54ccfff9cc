"""Tests that start everything a test may start and then wait to be interrupted.

pytest does not collect them with the others: `test_interrupted.py` runs this file in its own run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from certificates.processes import process_pool
from tests.browser.served import environment, serving
from tests.cluster import clustered

#: The variable with the folder where a test reports that it waits.
TOLD = "LINGERING_TOLD"


def test_wait_for_ever(postgres_server: str, chromium: Browser, tmp_path: Path) -> None:
    given = environment(tmp_path)
    command = [sys.executable, "-m", "awards", "init"]
    subprocess.run(command, env={**os.environ, **given}, check=True, capture_output=True)
    with clustered(), process_pool(1) as pool, serving(given, tmp_path / "server.log"):
        pool.submit(os.getpid).result()
        chromium.new_page()
        told = Path(os.environ[TOLD]) / os.environ["PYTEST_XDIST_WORKER"]
        told.write_text(f"{os.getpid()} {tempfile.gettempdir()}")
        time.sleep(3600)
