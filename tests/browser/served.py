"""The service as it is run, in a process of its own, until the tests are through with it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from awards.settings import Settings, from_environment
from tests.waiting import PATIENCE, until


def environment(folder: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        "AWARDS_DATA_DIR": str(folder),
        "AWARDS_PORT": str(port),
        "AWARDS_LOOKUPS_PER_MINUTE": "0",
        "AWARDS_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }


def settings_of(given: dict[str, str]) -> Settings:
    return from_environment(given)


@contextmanager
def serving(given: dict[str, str], log: Path) -> Iterator[str]:
    """The address, once it answers."""
    command = [sys.executable, "-m", "awards", "serve"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, env={**os.environ, **given}, stdout=out, stderr=out)
    try:
        _await(given["AWARDS_PUBLIC_URL"], process, log)
        yield given["AWARDS_PUBLIC_URL"]
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    def answers() -> bool:
        assert process.poll() is None, log.read_text()
        with suppress(httpx.HTTPError):
            return httpx.get(f"{address}/health/live").is_success
        return False

    until(answers, f"{address} answers")
