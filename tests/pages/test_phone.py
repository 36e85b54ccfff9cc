"""The page of a telephone at the door, as it is served: public, the same for everyone, kept whole."""

from __future__ import annotations

import json
import re

import httpx

from tests.people import Cast

WORKER = "/door/worker.js?lang=zh"


def _shell(worker: httpx.Response) -> dict[str, object]:
    head, _, _ = worker.text.partition(";\n")
    shell: dict[str, object] = json.loads(head.removeprefix("const SHELL = "))
    return shell


async def test_the_page_has_no_cookie_and_nothing_inline(guests: Cast) -> None:
    answer = await guests.nobody.get("/door")

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert "script-src 'self'; style-src 'self'" in answer.headers["content-security-policy"]
    assert re.findall(r"<script(?![^>]* src=)|<style| style=| on\w+=", answer.text) == []


async def test_without_scripts_it_says_what_to_do(guests: Cast) -> None:
    zh, en = [await guests.nobody.get(f"/door?lang={each}") for each in ("zh", "en")]

    assert "请登录办公室的签到页" in zh.text.partition("</noscript>")[0]
    assert "sign in at the office's page of the door" in en.text.partition("</noscript>")[0]


async def test_its_worker_keeps_the_page_and_every_file_that_it_loads(guests: Cast) -> None:
    worker = await guests.nobody.get(WORKER)
    shell = _shell(worker)

    assert worker.headers["service-worker-allowed"] == "/door"
    assert worker.headers["cache-control"] == "no-cache"
    assert "connect-src 'self'" in worker.headers["content-security-policy"]
    assert shell["page"] == "/door?lang=zh"
    waiting = re.findall(r'(?:href|src)="(/static/[^"]+)"', (await guests.nobody.get("/door")).text)
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            text = (await guests.nobody.get(address)).text
            waiting += [f"/static/{name}" for name in re.findall(r'from "\./([^"]+)"', text)]
    assert len(seen) > 10
    assert seen <= set(shell["files"])  # type: ignore[call-overload]


async def test_a_page_in_another_language_has_another_worker(guests: Cast) -> None:
    zh, again, en = [
        _shell(await guests.nobody.get(f"/door/worker.js?lang={each}"))["name"]
        for each in ("zh", "zh", "en")
    ]

    assert zh == again
    assert zh != en
