"""A department's list, from upload to registered, through pages alone."""

from __future__ import annotations

import re
from html import unescape

import httpx

from tests.conftest import FIXTURES
from tests.intake.files import xlsx
from tests.people import Cast

HERE = "/c/2023/intake"
HEAD = ("奖项", "称号", "姓名或名称", "所在单位")
WORKER = "综合考评先进工作者"


async def sent(
    person: httpx.AsyncClient, content: bytes, name: str = "名单.xlsx"
) -> httpx.Response:
    """The file on the page where imports begin."""
    return await person.post(HERE, files={"file": (name, content, "application/octet-stream")})


async def begun(person: httpx.AsyncClient, content: bytes, name: str = "名单.xlsx") -> str:
    """The address of the conversation about the file."""
    answer = await sent(person, content, name)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def controls(shown: httpx.Response) -> dict[str, list[str]]:
    """What the page's own controls hold, as a browser would send them untouched."""
    held: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", shown.text):
        facts = {key: unescape(value) for key, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        ticked = facts.get("type") not in ("checkbox", "radio") or " checked" in tag
        if ticked and "name" in facts:
            held.setdefault(facts["name"], []).append(facts.get("value", ""))
    for name, body in re.findall(
        r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', shown.text, re.DOTALL
    ):
        held[unescape(name)] = [unescape(re.findall(r'value="([^"]*)"', body)[0])]
    return held


async def registered(cast: Cast) -> int:
    return int((await cast.vera.get("/api/v1/commendations/2023/winners")).json()["total"])


def people(*names: str, unit: str = "潮河办事处") -> bytes:
    return xlsx([HEAD, *(("先进个人", WORKER, name, unit) for name in names)])


async def committed(person: httpx.AsyncClient, talk: str) -> str:
    """The address of the result."""
    answer = await person.post(f"{talk}/confirm")
    assert "/done/" in answer.headers["location"], answer.headers
    return answer.headers["location"]


async def test_a_sound_list_is_registered_only_when_it_is_confirmed(cast: Cast) -> None:
    talk = await begun(cast.rita, (FIXTURES / "winners-2023.xlsx").read_bytes())
    looked = await cast.rita.get(talk)
    asked = await cast.rita.get(f"{talk}/confirm")

    assert "可登记 400 个获奖者" in looked.text
    assert "确认导入 400 个获奖者" in asked.text
    assert await registered(cast) == 0

    done = await cast.rita.get(await committed(cast.rita, talk))

    assert await registered(cast) == 400
    assert "已登记 400 个获奖者" in done.text
    assert (await cast.rita.get(talk)).status_code == 404
