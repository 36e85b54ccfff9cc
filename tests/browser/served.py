"""The service in a separate process, until the tests end it."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil

from awards.settings import Settings, from_environment
from tests.nurseries import Nursery
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
def serving(given: dict[str, str], log: Path, nursery: Nursery | None = None) -> Iterator[str]:
    """Return the address when the service answers. A nursery starts it much faster."""
    process = nursery.born(given, log) if nursery else _started(given, log)
    try:
        _await(given["AWARDS_PUBLIC_URL"], process, log)
        yield given["AWARDS_PUBLIC_URL"]
    finally:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
        process.wait(PATIENCE)


def starting(given: dict[str, str], log: Path) -> psutil.Popen:
    """Return the service when it answers; the caller ends it."""
    process = _started(given, log)
    _await(given["AWARDS_PUBLIC_URL"], process, log)
    return process


def _started(given: dict[str, str], log: Path) -> psutil.Popen:
    command = [sys.executable, "-m", "awards", "serve"]
    with log.open("wb") as out:
        return psutil.Popen(command, env={**os.environ, **given}, stdout=out, stderr=out)


def _await(address: str, process: psutil.Process, log: Path) -> None:
    def answers() -> bool:
        running = process.is_running() and process.status() != psutil.STATUS_ZOMBIE
        assert running, log.read_text()
        with suppress(httpx.HTTPError):
            return httpx.get(f"{address}/health/live").is_success
        return False

    until(answers, f"{address} answers")
