"""Behind a proxy, the service trusts the configured proxies and no other sender."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import httpx
import pytest

from tests.browser.served import environment, serving
from tests.nurseries import Nursery
from tests.waiting import PATIENCE

pytestmark = pytest.mark.usual  # starts services

#: nginx's `$proxy_add_x_forwarded_for` when a visitor invents an address: the real one is last.
VISITORS = ("198.51.100.1", "9.9.9.9, 198.51.100.2", "9.9.9.8, 198.51.100.2")


@pytest.mark.parametrize(
    ("proxies", "answers"),
    [
        ("127.0.0.1", [200, 200, 429]),
        ("10.0.0.1", [200, 429, 429]),
    ],
)
def test_each_visitor_has_a_limit_of_their_own_where_the_proxy_is_believed(
    tmp_path: Path, nursery: Nursery, proxies: str, answers: list[int]
) -> None:
    limits = {"AWARDS_LOOKUPS_PER_MINUTE": "1", "AWARDS_PROXIES": proxies}
    given = {**environment(tmp_path), **limits}
    init = [sys.executable, "-m", "awards", "init"]
    subprocess.run(init, env={**os.environ, **given}, check=True, capture_output=True)

    with serving(given, tmp_path / "server.log", nursery) as base:
        found = [
            httpx.get(f"{base}/verify", headers={"X-Forwarded-For": each}).status_code
            for each in VISITORS
        ]

    assert found == answers


@pytest.mark.deep  # it waits longer than servers usually keep an idle connection
def test_a_connection_that_a_proxy_keeps_open_is_answered_after_a_pause(tmp_path: Path) -> None:
    given = environment(tmp_path)
    init = [sys.executable, "-m", "awards", "init"]
    subprocess.run(init, env={**os.environ, **given}, check=True, capture_output=True)

    with serving(given, tmp_path / "server.log") as base:
        host, port = base.removeprefix("http://").split(":")
        kept = HTTPConnection(host, int(port), timeout=PATIENCE)
        kept.connect()
        before = kept.sock
        for pause in (0, 7):
            time.sleep(pause)
            kept.request("GET", "/health/live")
            assert kept.getresponse().read()
        assert kept.sock is before
        kept.close()
