"""What the public reads: behind the code, by number and name, and in an announced list."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from awards.accounts.lookups import Lookups
from tests.api.test_flow import ACME, HERE, LIN, OUYANG, issue
from tests.people import Cast
from tests.visitors import browser, form_token

PEOPLE = "/c/2023/published"
WORDS = {"valid": "有效", "superseded": "已被新版取代", "revoked": "已撤销", "unknown": "查无此证"}


async def _tokens(cast: Cast, number: str) -> list[str]:
    answer = await cast.vera.get("/api/v1/certificates", params={"number": number})
    return [each["token"] for each in answer.json()]


async def _end(cast: Cast, how: str, number: str) -> None:
    told = {"number": number, "reason": "姓名更正"}
    answer = await cast.anna.post(f"/api/v1/certificates/{how}", json=told)
    assert answer.status_code == 200, answer.text


async def _renamed_and_reissued(cast: Cast, number: str, name: str) -> None:
    [winner] = (await cast.vera.get(f"{HERE}/winners")).json()["winners"]
    first = {"If-Match": f'"{winner["revision"]}"'}
    await cast.rita.patch(
        f"/api/v1/winners/{winner['id']}", json={"name": name, "reason": "更正"}, headers=first
    )
    await _end(cast, "reissue", number)


def _mark(answer: httpx.Response) -> str:
    found = re.search(
        r'class="verdict (\w+)".*?<span lang="zh-Hans">(\w+)</span>', answer.text, re.DOTALL
    )
    assert found is not None, answer.text
    assert found[2] == WORDS[found[1]]
    return found[1]


async def test_four_standings_are_four_answers(cast: Cast) -> None:
    [number] = await issue(cast, LIN)
    await _renamed_and_reissued(cast, number, "林晚洲")
    old, new = await _tokens(cast, number)

    valid = await cast.nobody.get(f"/v/{new}")
    superseded = await cast.nobody.get(f"/v/{old}")
    await _end(cast, "revoke", number)
    revoked = await cast.nobody.get(f"/v/{new}")
    unknown = await cast.nobody.get(f"/v/{'x' * 22}")

    answers = [valid, superseded, revoked, unknown]
    assert [_mark(each) for each in answers] == ["valid", "superseded", "revoked", "unknown"]
    assert [each.status_code for each in answers] == [200, 200, 200, 404]
    for each in answers[:3]:
        assert f"<dd>{number}</dd>" in each.text
        assert "<dd>先进个人</dd>" in each.text
        assert "综合考评先进工作者" in each.text
        assert "2024-02-28" in each.text
    assert "同一编号下已签发新证书" in superseded.text
    assert "终止日期" in revoked.text
    assert "终止日期" not in valid.text


async def test_the_page_asks_nothing_of_a_browser(cast: Cast) -> None:
    """It opens in WeChat: no script, no cookie, no redirect, and few bytes."""
    [number] = await issue(cast, LIN)
    [token] = await _tokens(cast, number)

    answer = await cast.nobody.get(f"/v/{token}")
    style = await cast.nobody.get(re.findall(r'stylesheet" href="([^"]+)"', answer.text)[0])

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert "<script" not in answer.text
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in answer.text
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert len(answer.content) + len(style.content) < 50_000


async def test_it_is_read_in_english_and_as_plain_text_too(cast: Cast) -> None:
    [number] = await issue(cast, LIN)
    [token] = await _tokens(cast, number)

    english = await cast.nobody.get(f"/v/{token}?lang=en")
    plain = await cast.nobody.get(f"/v/{token}", headers={"Accept": "text/plain"})

    assert "This certificate is valid." in english.text
    assert plain.text.startswith("有效")
    assert "获奖者：林*舟" in plain.text


CODES = [
    "x",
    "A" * 22,
    "A" * 21 + "=",
    "A" * 60_000,
    "%00",
    "%ff",
    "１" * 22,
    "٣" * 22,
    "二维码",
    "..%2f..%2fetc%2fpasswd",
    "a/b/c",
    "'; --",
    "<b>",
]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code[:20])
async def test_whatever_is_no_code_of_ours_is_answered_alike(guests: Cast, code: str) -> None:
    own = {"X-Request-ID": "of-the-test"}
    known = await guests.nobody.get(f"/v/{'x' * 22}", headers=own)

    answer = await guests.nobody.get(f"/v/{code}", headers=own)
    api = await guests.nobody.get(f"/api/v1/verify/{code.replace('/', '')}")

    assert (answer.status_code, answer.text) == (404, known.text)
    assert dict(answer.headers) == dict(known.headers)
    assert api.status_code in {200, 404}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return every query that reaches the engine, as sent."""
    from awards.database.postgres import HouseholdPostgres  # noqa: PLC0415
    from awards.database.sqlite import HouseholdSQLite  # noqa: PLC0415

    asked: list[str] = []
    for engine in (HouseholdSQLite, HouseholdPostgres):
        stock = engine.run_querystring

        async def run(
            self: Any,  # noqa: ANN401
            querystring: Any,  # noqa: ANN401
            in_pool: bool = True,
            stock: Any = stock,  # noqa: ANN401
        ) -> Any:  # noqa: ANN401
            asked.append(querystring.compile_string()[0])
            return await stock(self, querystring, in_pool)

        monkeypatch.setattr(engine, "run_querystring", run)
    return asked


async def test_known_and_unknown_codes_need_the_same_queries(
    cast: Cast, counted: list[str]
) -> None:
    [number] = await issue(cast, LIN)
    [token] = await _tokens(cast, number)

    async def asked(method: str, path: str, **form: str) -> list[str]:
        counted.clear()
        await cast.nobody.request(method, path, data=form)
        return list(counted)

    there = await asked("GET", f"/v/{token}")
    by_both = await asked("POST", "/verify", number=number, name=LIN["name"])

    assert len(there) == 1
    for code in ("x" * 22, "x", "%00"):
        assert await asked("GET", f"/v/{code}") == there
    for typed in ({"number": number, "name": "林晚洲"}, {"number": "表1号", "name": "林晚舟"}):
        assert await asked("POST", "/verify", **typed) == by_both


NUMBER = "郑经开表〔2024〕GR001号"
SPELLINGS = [
    NUMBER,
    "郑经开表[2024]GR001号",
    "郑经开表（2024）gr 001 号",
    " 郑经开表【２０２４】ＧＲ００１号 ",
    "郑经开表［2024］GR1号",
]


async def test_a_number_is_understood_however_it_is_typed(cast: Cast) -> None:
    await issue(cast, LIN, OUYANG)

    for number in SPELLINGS:
        answer = await cast.nobody.post("/verify", data={"number": number, "name": "林 晚舟"})
        assert (answer.status_code, _mark(answer)) == (200, "valid"), number
        assert f"<dd>{NUMBER}</dd>" in answer.text
        assert "林*舟" in answer.text


async def test_a_number_without_its_name_is_answered_as_one_that_never_was(cast: Cast) -> None:
    await issue(cast, LIN, OUYANG)
    own = {"X-Request-ID": "of-the-test"}

    async def answer(number: str, name: str) -> str:
        given = {"number": number, "name": name}
        shown = await cast.nobody.post("/verify", data=given, headers=own)
        assert (shown.status_code, _mark(shown)) == (404, "unknown")
        return shown.text.replace(number, "…").replace(name, "…")

    never = await answer("郑经开表〔2024〕GR999号", "林晚舟")

    assert await answer(NUMBER, "欧阳若水") == never
    assert await answer(NUMBER, "林*舟") == never
    assert await answer("%", "林晚舟") == never


async def test_the_form_says_what_is_missing_and_takes_only_what_we_gave(cast: Cast) -> None:
    async with browser(cast.app) as home:
        empty = await home.send("/verify", number="", name="")
        foreign = await home.http.post("/verify", data={"number": "x", "name": "y"})
        shown = await home.get("/verify")

    assert empty.status_code == 422
    assert empty.text.count("请填写") >= 2
    assert foreign.status_code == 403
    assert form_token(shown)


async def test_after_a_rename_the_number_answers_by_the_name_on_the_paper(cast: Cast) -> None:
    [number] = await issue(cast, LIN)
    await _renamed_and_reissued(cast, number, "林晚洲")

    async def mark(name: str) -> str:
        return _mark(await cast.nobody.post("/verify", data={"number": number, "name": name}))

    assert await mark("林晚舟") == "superseded"
    assert await mark("林晚洲") == "valid"


async def test_after_too_many_lookups_the_answer_says_when_to_try_again(cast: Cast) -> None:
    cast.app.state.lookups = Lookups(3)
    shown = [await cast.nobody.get(path) for path in ("/v/x", "/verify", "/api/v1/verify/x")]

    page = await cast.nobody.get("/v/x")
    api = await cast.nobody.get("/api/v1/verify/x")

    assert [each.status_code for each in shown] == [404, 200, 200]
    assert (page.status_code, api.status_code) == (429, 429)
    assert 1 <= int(page.headers["Retry-After"]) <= 60
    assert "查询过于频繁" in page.text
    assert "set-cookie" not in page.headers
    assert api.json()["code"] == "denied.too-many-lookups"


async def test_the_limit_is_of_an_address_and_of_a_network_of_ipv6(cast: Cast) -> None:
    cast.app.state.lookups = Lookups(1)

    async def status(address: str) -> int:
        async with browser(cast.app, address) as home:
            return (await home.get("/v/x")).status_code

    assert [await status("192.0.2.1"), await status("192.0.2.1")] == [404, 429]
    assert await status("192.0.2.2") == 404
    assert [await status("2001:db8::1"), await status("2001:db8::2")] == [404, 429]
    assert await status("2001:db8:0:1::1") == 404


async def test_without_a_limit_nobody_is_turned_away(cast: Cast) -> None:
    cast.app.state.lookups = Lookups(0)

    assert {(await cast.nobody.get("/v/x")).status_code for _ in range(70)} == {404}


async def test_a_list_is_public_from_when_it_is_announced_until_it_is_taken_back(
    cast: Cast,
) -> None:
    [_, number] = await issue(cast, LIN, ACME)
    [token] = await _tokens(cast, number)
    lin = f"/v/{token}"

    async def shown() -> tuple[int, bool]:
        listed = await cast.nobody.get("/published/2023")
        return listed.status_code, "林晚舟" in (await cast.nobody.get(lin)).text

    before = await shown()
    asked = await cast.anna.get(PEOPLE)
    await cast.anna.post(f"{PEOPLE}/announce")
    public = await cast.nobody.get("/published/2023")
    during = await shown()
    again = await cast.anna.post(f"{PEOPLE}/announce")
    await cast.anna.post(f"{PEOPLE}/conceal")
    after = await shown()

    assert (before, during, after) == ((404, False), (200, True), (404, False))
    assert "尚未公布" in asked.text
    assert again.status_code == 303
    assert public.text.index(ACME["name"]) < public.text.index("林晚舟")
    assert "潮河办事处" in public.text
    assert number not in public.text
    history = (await cast.adam.get("/api/v1/audit/entries")).json()["entries"]
    assert [each["action"] for each in history[:2]] == [
        "commendation.concealed",
        "commendation.announced",
    ]


async def test_a_list_that_is_not_announced_is_answered_as_one_that_never_was(
    guests: Cast,
) -> None:
    own = {"X-Request-ID": "of-the-test"}

    async def answer(code: str, shown: str) -> str:
        told = await guests.nobody.get(f"/published/{code}", headers=own)
        assert told.status_code == 404
        assert "set-cookie" not in told.headers
        return told.text.replace(shown, "…")

    assert await answer("2023", "2023") == await answer("none", "none")
    assert await answer("%00", "\x00") == await answer("none", "none")


async def test_only_those_whose_award_is_settled_are_on_the_list(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    made = await cast.rita.post(f"{HERE}/winners", json={"winners": [ACME]})
    [lin_token] = await _tokens(cast, numbers[0])
    await _end(cast, "revoke", numbers[0])
    await cast.anna.post(f"{PEOPLE}/announce")

    listed = (await cast.nobody.get("/published/2023")).text
    revoked = (await cast.nobody.get(f"/v/{lin_token}")).text
    await cast.anna.post("/api/v1/winners/confirm", json=made.json())
    joined = (await cast.nobody.get("/published/2023")).text

    assert "欧阳若水" in listed
    assert "林晚舟" not in listed
    assert ACME["name"] not in listed
    assert "林*舟" in revoked
    assert ACME["name"] in joined
