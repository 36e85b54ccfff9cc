"""Several files of one upload: each a draft with its state, registered together or alone."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from html import unescape

import httpx
import pytest

from tests.intake.files import xlsx
from tests.pages.test_intake import HEAD, HERE, WORKER, registered, registered_names
from tests.people import Cast

pytestmark = pytest.mark.usual  # imports lists on pages

TOGETHER = f"{HERE}/together"
API = "/api/v1/commendations/2023"


def _list(*names: str, honour: str = WORKER, unit: str = "潮河办事处") -> bytes:
    return xlsx([HEAD, *(("先进个人", honour, name, unit) for name in names)])


async def _sent(person: httpx.AsyncClient, **files: bytes) -> httpx.Response:
    chosen = [("file", (f"{name}.xlsx", data, "")) for name, data in files.items()]
    return await person.post(HERE, files=chosen)


async def _shown(person: httpx.AsyncClient, address: str) -> str:
    """The page when every file is checked."""
    while True:
        shown = await person.get(address)
        assert shown.status_code == 200
        if 'http-equiv="refresh"' not in shown.text:
            return shown.text


def _states(page: str) -> dict[str, str]:
    """The words of the state of each file."""
    rows = re.findall(r"<tr\b[^>]*>(.*?)</tr>", page, re.DOTALL)
    found: dict[str, str] = {}
    for row in rows:
        name = re.search(r"([^\s>]+\.xlsx)", row)
        state = re.search(r'class="dot[^"]*">([^<]+)<', row)
        if name and state:
            found[name[1]] = " ".join(state[1].split())
    return found


def _values(page: str, name: str) -> list[str]:
    tags = [tag for tag in re.findall(r"<input[^>]*>", page) if f'name="{name}"' in tag]
    return [unescape(re.findall(r'value="([^"]*)"', tag)[0]) for tag in tags]


async def _done(person: httpx.AsyncClient, page: str, act: str = "register", **more: str) -> str:
    """Send the page as it is, with these answers, and return the next page."""
    data = {
        "all": _values(page, "all"),
        "draft": _values(page, "draft"),
        "act": [act],
        **{name: [value] for name, value in more.items()},
    }
    answer = await person.post(TOGETHER, data=data)
    assert answer.status_code == 303
    said = answer.cookies.get("__Host-said") or answer.cookies.get("said") or ""
    words = urlsafe_b64decode(said.partition(".")[0]).decode()
    return words + await _shown(person, answer.headers["location"])


async def test_two_files_are_registered_together_in_one_go(cast: Cast) -> None:
    sent = await _sent(cast.rita, 甲=_list("林晚舟"), 乙=_list("顾南星", "沈千山"))
    page = await _shown(cast.rita, sent.headers["location"])
    after = await _done(cast.rita, page)

    assert sent.status_code == 303
    assert _states(page) == {"甲.xlsx": "可登记 1 个获奖者", "乙.xlsx": "可登记 2 个获奖者"}
    assert "登记所选名单的 3 个获奖者" in page
    assert "已从 2 个文件登记 3 个获奖者" in after
    assert await registered_names(cast) == {"林晚舟", "顾南星", "沈千山"}
    assert "未完成" not in after


async def test_each_file_has_its_state_and_a_way_on(cast: Cast) -> None:
    sent = await _sent(
        cast.rita,
        甲=_list("林晚舟"),
        乙=_list("顾南星", honour="没有"),
        丙=xlsx([("奖项", "谁人", "单位"), ("先进个人", "林晚舟", "潮河办事处")]),
        丁=b"%PDF-1.7 ",
    )
    page = await _shown(cast.rita, sent.headers["location"])
    ways = re.findall(rf'href="{HERE}/(\d+)(/\w+)?"', page)

    assert _states(page) == {
        "甲.xlsx": "可登记 1 个获奖者",
        "乙.xlsx": "1 处待更正",
        "丙.xlsx": "列未认出",
        "丁.xlsx": "无法读取",
    }
    for draft, rest in ways:
        assert (await cast.rita.get(f"{HERE}/{draft}{rest}")).status_code in (200, 303, 422)
    after = await _done(cast.rita, page)
    assert await registered_names(cast) == {"林晚舟"}
    assert "未完成" in after
    for draft in set(_values(page, "all")) - set(_values(page, "draft")):
        assert (await cast.rita.post(f"{HERE}/{draft}/drop")).status_code == 303
    assert "没有未完成的名单" in await _shown(cast.rita, TOGETHER)


async def test_a_person_in_two_files_is_shown_and_registered_once_or_twice(cast: Cast) -> None:
    sent = await _sent(cast.rita, 甲=_list("林晚舟"), 乙=_list("沈千山", "林晚舟"))
    address = sent.headers["location"]
    page = await _shown(cast.rita, address)
    [repeat] = set(re.findall(r'name="(\d+\|repeat:[^"]+)"', page))

    kept = await _done(cast.rita, page, "check", **{repeat: "keep"})
    taken_back = await _done(cast.rita, kept, "check", **{repeat: "skip"})

    assert "登记所选名单的 2 个获奖者" in page
    assert "两份名单中都有" in page
    assert "登记所选名单的 3 个获奖者" in kept
    assert "登记所选名单的 2 个获奖者" in taken_back
    await _done(cast.rita, taken_back)
    assert await registered(cast) == 2


async def test_places_are_counted_over_the_chosen_files(cast: Cast) -> None:
    here = (await cast.vera.get("/api/v1/commendations/2023")).json()
    [people] = [each for each in here["categories"] if each["code"] == "GR"]
    half = people["quota"] // 2 + 1
    lists = {
        name: _list(*(f"{name}{chr(0x4E00 + n)}" for n in range(half))) for name in ("王", "李")
    }
    sent = await _sent(cast.rita, **lists)
    page = await _shown(cast.rita, sent.headers["location"])

    refused = await _done(cast.rita, page)
    count = await registered(cast)
    first, second = _values(page, "draft")
    narrow = {"all": [first, second], "draft": [first], "act": "narrow"}
    fewer = await cast.rita.post(TOGETHER, data=narrow)
    alone = await _shown(cast.rita, fewer.headers["location"])
    await _done(cast.rita, alone)

    assert "合在一起无法登记" in page
    assert "只检查所选的名单" in page
    assert f"登记所选名单的 {half} 个获奖者" in alone
    assert "登记所选名单的" not in page
    assert "未写入任何内容" in refused
    assert count == 0
    assert await registered(cast) == half


async def test_only_ticked_files_are_registered(cast: Cast) -> None:
    lists = {"甲": _list("林晚舟"), "乙": _list("顾南星", unit="明湖办事处")}
    sent = await _sent(cast.rita, **lists)
    page = await _shown(cast.rita, sent.headers["location"])
    first, second = _values(page, "draft")
    data = {"all": [first, second], "draft": [second], "act": "register"}

    nothing = await cast.rita.post(TOGETHER, data={**data, "draft": []})
    await cast.rita.post(TOGETHER, data=data)
    again = await cast.rita.post(TOGETHER, data=data)

    assert nothing.headers["location"].startswith(TOGETHER)
    assert again.status_code == 303
    assert await registered_names(cast) == {"顾南星"}
    assert _states(await _shown(cast.rita, TOGETHER)) == {"甲.xlsx": "可登记 1 个获奖者"}


async def test_one_file_leads_to_its_own_page_and_names_the_others(cast: Cast) -> None:
    await _sent(cast.rita, 甲=_list("林晚舟"), 乙=_list("顾南星"))
    one = await _sent(cast.rita, 丙=_list("沈千山"))
    await _shown(cast.rita, TOGETHER)

    shown = await cast.rita.get(one.headers["location"])

    assert re.fullmatch(rf"{HERE}/\d+", one.headers["location"])
    assert "另有 2 份名单未完成" in shown.text


async def test_empty_and_too_many_files_are_refused_where_they_were_chosen(cast: Cast) -> None:
    empty = await cast.rita.post(
        HERE, files=[("file", ("甲.csv", b"", "")), ("file", ("乙.csv", b"", ""))]
    )
    many = await _sent(cast.rita, **{f"名{n}": b"x" for n in range(31)})

    assert (empty.status_code, many.status_code) == (422, 422)
    assert "甲.csv" in empty.text
    assert "一次最多 30 个文件，您选了 31 个" in many.text
    assert "没有未完成的名单" in await _shown(cast.rita, TOGETHER)


async def test_drafts_of_another_person_are_not_shown_and_not_registered(cast: Cast) -> None:
    sent = await _sent(cast.adam, 甲=_list("林晚舟"), 乙=_list("顾南星"))
    address = sent.headers["location"]
    ids = re.findall(r"draft=(\d+)", address)

    page = await _shown(cast.rita, address)
    await cast.rita.post(TOGETHER, data={"all": ids, "draft": ids, "act": "register"})

    assert "没有未完成的名单" in page
    assert await registered(cast) == 0


async def test_a_race_stores_each_file_once(cast: Cast) -> None:
    sent = await _sent(cast.rita, 甲=_list("林晚舟"), 乙=_list("顾南星"))
    page = await _shown(cast.rita, sent.headers["location"])

    await _done(cast.rita, page)
    await _done(cast.rita, page)

    assert await registered(cast) == 2


async def test_a_corrected_list_is_registered_together_with_others(
    cast: Cast,
) -> None:
    done = await _registered_alone(cast, "林晚舟", "顾南星")
    sent = await _sent(
        cast.rita, 甲=_list("林晚舟", "顾南星", "陆青禾", unit="龙湖办事处"), 乙=_list("沈千山")
    )
    page = await _shown(cast.rita, sent.headers["location"])
    draft = min(_values(page, "all"), key=int)
    await cast.rita.post(f"{HERE}/{draft}/corrects", data={"corrects": done})
    page = await _shown(cast.rita, sent.headers["location"])
    after = await _done(cast.rita, page)

    assert _states(page) == {"甲.xlsx": "可登记 1 个获奖者", "乙.xlsx": "可登记 1 个获奖者"}
    assert "已从 2 个文件登记" in after
    assert await registered_names(cast) == {"林晚舟", "顾南星", "陆青禾", "沈千山"}
    answer = await cast.vera.get(
        "/api/v1/commendations/2023/winners", params={"unit": "龙湖办事处"}
    )
    assert answer.json()["total"] == 3


async def test_a_list_that_lacks_a_winner_goes_together_with_others_as_answered(
    cast: Cast,
) -> None:
    done = await _registered_alone(cast, "林晚舟", "顾南星", "陆青禾")
    sent = await _sent(cast.rita, 甲=_list("林晚舟"), 乙=_list("沈千山"))
    page = await _shown(cast.rita, sent.headers["location"])
    draft = min(_values(page, "all"), key=int)
    await cast.rita.post(f"{HERE}/{draft}/corrects", data={"corrects": done})
    page = await _shown(cast.rita, sent.headers["location"])
    first, *others = sorted(set(re.findall(r'name="(\d+\|gone:\d+)"', page)))

    answered = await _done(cast.rita, page, "check", **{first: "withdraw"})
    refused = await _done(cast.rita, answered)
    stored = await _done(cast.rita, answered, reason="部门撤回")

    assert _states(page) == {"甲.xlsx": "更正版", "乙.xlsx": "可登记 1 个获奖者"}
    assert "更正后的名单中已没有" in page
    assert len(others) == 1
    assert _states(answered) == {"甲.xlsx": "可以登记", "乙.xlsx": "可登记 1 个获奖者"}
    assert "已从 2 个文件登记" not in refused
    assert "已从 2 个文件登记" in stored
    found = (await cast.vera.get(f"{API}/winners")).json()["winners"]
    states = {each["name"]: each["state"] for each in found}
    assert sorted(states.values()) == ["draft", "draft", "draft", "withdrawn"]


async def test_lists_that_change_confirmed_words_ask_for_the_reason(cast: Cast) -> None:
    done = await _registered_alone(cast, "林晚舟", "顾南星")
    ids = [each["id"] for each in (await cast.vera.get(f"{API}/winners")).json()["winners"]]
    await cast.anna.post("/api/v1/notices/confirm", json={"winners": ids})
    sent = await _sent(
        cast.rita, 甲=_list("林晚舟", "顾南星", unit="龙湖办事处"), 乙=_list("沈千山")
    )
    page = await _shown(cast.rita, sent.headers["location"])
    draft = min(_values(page, "all"), key=int)
    await cast.rita.post(f"{HERE}/{draft}/corrects", data={"corrects": done})
    page = await _shown(cast.rita, sent.headers["location"])

    refused = await _done(cast.rita, page)
    missing = await registered_names(cast)
    stored = await _done(cast.rita, page, reason="部门来函")
    history = (await cast.vera.get(f"/winners/{ids[0]}")).text

    assert 'name="reason"' in page
    assert ("已从 2 个文件登记" in refused, missing) == (False, {"林晚舟", "顾南星"})
    assert "已从 2 个文件登记" in stored
    assert "部门来函" in history


async def _registered_alone(cast: Cast, *names: str) -> str:
    """The reference of the import."""
    sent = await _sent(cast.rita, 原=_list(*names))
    done = await cast.rita.post(f"{sent.headers['location']}/confirm")
    return done.headers["location"].rpartition("/")[2]
