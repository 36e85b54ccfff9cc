"""The page of the pack, and the same for programs."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from awards import database
from awards.ceremony.pack.packer import Packer
from awards.settings import Settings
from awards.stage import service as stage
from tests.ceremony.pack.workers import ThreadWorkers
from tests.people import Cast
from tests.stage.conftest import *  # noqa: F403 - its fixtures

PAGE = "/c/2023/ceremony/pack"
API = "/api/v1/commendations/2023/ceremony/versions/0"


async def _arranged(settings: Settings) -> None:
    """An empty arrangement: its draft is version 0."""
    async with database.opened(settings.database, settings.secret_key):
        await stage.begin("web/paul", "2023")


async def _pack(settings: Settings) -> None:
    async with database.opened(settings.database, settings.secret_key):
        await Packer(settings, ThreadWorkers()).empty()


async def test_the_page_makes_the_pack_without_scripts_and_hands_it_out(
    cast: Cast, settings: Settings
) -> None:
    await _arranged(settings)
    shown = await cast.paul.get(PAGE)
    assert "典礼草稿" in shown.text
    assert "/papers/decision.docx" in shown.text

    sent = await cast.paul.post(PAGE, data={"version": "0"})
    assert sent.status_code == 303
    waiting = (await cast.paul.get(sent.headers["location"])).text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in waiting
    assert "<progress" in waiting

    await _pack(settings)
    ready = (await cast.paul.get(PAGE)).text
    assert "下载典礼包" in ready
    whole = await cast.paul.get(f"{PAGE}/0/pack.zip")
    assert whole.headers["content-type"] == "application/zip"
    with ZipFile(io.BytesIO(whole.content)) as file:
        names = file.namelist()
    assert "表彰决定.docx" in names
    [link] = re.findall(f'{PAGE}/0/packed/[^"]*%E8%A1%A8%E5%BD%B0[^"]*', ready)
    single = await cast.paul.get(link)
    assert single.content[:2] == b"PK"


async def test_programs_ask_for_a_pack_follow_it_and_take_files(
    cast: Cast, settings: Settings
) -> None:
    await _arranged(settings)
    assert (await cast.adam.get(f"{API}/pack")).status_code == 404
    asked = await cast.adam.post(f"{API}/pack")
    assert (asked.status_code, asked.json()["state"]) == (201, "waiting")
    unfinished = await cast.adam.get(f"{API}/files/pack.zip")
    assert unfinished.status_code == 409

    await _pack(settings)
    assert (await cast.adam.get(f"{API}/pack")).json()["state"] == "done"
    assert (await cast.adam.get(f"{API}/files/pack.zip")).content[:2] == b"PK"
    paper = await cast.adam.get(f"{API}/files/press.csv")
    assert paper.headers["content-type"].startswith("text/csv")
    assert (await cast.adam.get(f"{API}/files/press.exe")).status_code == 404
    later = await cast.adam.get(API.replace("/0", "/7") + "/files/press.csv")
    assert later.status_code == 404
