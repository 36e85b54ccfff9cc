"""A fault is an RFC 9457 problem in the caller's language, without internal details."""

from __future__ import annotations

import asyncio
import logging
import sqlite3

import pytest
from litestar import get

from awards import errors
from awards.app import create_app
from awards.settings import Settings, from_environment
from awards.web.languages import preferred
from awards.web.problems import STATUSES, status_of
from tests.api.test_flow import HERE
from tests.people import Cast, client


async def test_a_problem_says_what_is_wrong_and_what_to_do(guests: Cast) -> None:
    answer = await guests.vera.get(
        "/api/v1/winners/7", headers={"Accept-Language": "en", "X-Request-ID": "proxy-0001"}
    )

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == "en"
    assert answer.json() == {
        "type": "urn:awards:not-found",
        "title": "There is no winner “7”.",
        "detail": "Check it and try again.",
        "status": 404,
        "code": "not-found",
        "key": 7,
        "instance": "urn:awards:request:proxy-0001",
    }


async def test_without_an_accepted_language_a_problem_is_in_chinese(guests: Cast) -> None:
    answer = await guests.vera.get("/api/v1/winners/7")

    assert answer.json()["title"] == "没有找到获奖者“7”。"


async def test_a_malformed_request_is_reported_member_by_member(guests: Cast) -> None:
    answer = await guests.rita.post(f"{HERE}/winners", json={"winners": [{"category": "GR"}]})

    [fault] = answer.json()["faults"]
    assert "name" in fault["message"]
    assert answer.json()["code"] == "invalid.request"


async def test_another_method_learns_which_methods_are_allowed(guests: Cast) -> None:
    answer = await guests.adam.delete("/api/v1/me")

    assert (answer.status_code, answer.json()["code"]) == (405, "invalid.method")
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("en-GB,zh;q=0.8", "en"),
        ("en;q=0.5, zh-CN;q=0.9", "zh"),
        ("fr, en;q=0.1", "en"),
        ("en;q=0", "zh"),
        ("fr", "zh"),
        ("en;q=x", "zh"),
        (";;;,,q=", "zh"),
    ],
)
def test_the_best_available_language_is_chosen(accepted: str, language: str) -> None:
    assert preferred(accepted, "zh") == language


def _families(fault: type[errors.AwardsError]) -> set[type[errors.AwardsError]]:
    return {fault}.union(*(_families(each) for each in fault.__subclasses__()))


def test_every_fault_but_our_own_has_a_status_of_its_family() -> None:
    ours = {errors.AwardsError, *_families(errors.SettingsFault)}

    without = {fault for fault in _families(errors.AwardsError) - ours if status_of(fault()) == 500}

    assert without == set()
    assert all(400 <= status <= 503 for _, status in STATUSES)


async def _answer_to(fault: BaseException, settings: Settings) -> tuple[int, dict[str, str], str]:
    """Return the response when a route raises this fault."""

    @get("/api/broken", opt={"public": True})
    async def broken() -> None:
        raise fault

    app = create_app(settings)
    app.register(broken)
    async with client(app) as caller:
        answer = await caller.get("/api/broken")
    return answer.status_code, dict(answer.headers), answer.text


@pytest.fixture
def plain(tmp_path: pytest.TempPathFactory) -> Settings:
    return from_environment({"AWARDS_DATA_DIR": str(tmp_path)})


async def test_an_unexpected_fault_is_logged_in_full_and_answered_without_details(
    plain: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    status, _, text = await _answer_to(ZeroDivisionError("secret"), plain)

    assert status == 500
    assert "secret" not in text
    assert "ZeroDivisionError" not in text
    [record] = [each for each in caplog.records if each.name == "awards.faults"]
    assert record.exc_info is not None


@pytest.mark.parametrize(
    "fault", [sqlite3.OperationalError("database is locked"), ConnectionResetError("gone")]
)
async def test_an_absent_database_gives_an_answer_to_try_again(
    plain: Settings, fault: Exception
) -> None:
    status, headers, text = await _answer_to(fault, plain)

    assert (status, headers["retry-after"]) == (503, "5")
    assert "unavailable.database-busy" in text


async def test_a_route_that_declares_nothing_is_closed(guests: Cast) -> None:
    @get("/forgotten")
    async def forgotten() -> str:
        return "secret"

    guests.app.register(forgotten)

    assert (await guests.adam.get("/forgotten")).status_code == 403
    assert (await guests.nobody.get("/forgotten")).headers["Location"].startswith("/sign-in")


async def test_the_service_is_alive_and_ready(guests: Cast) -> None:
    assert (await guests.nobody.get("/health/live")).json() == {"status": "ok"}
    assert (await guests.nobody.get("/health/ready")).json() == {"status": "ok"}


async def test_every_answer_carries_safe_headers_and_its_id(guests: Cast) -> None:
    answers = [
        await guests.nobody.get("/nowhere"),
        await guests.nobody.get("/api/v1/me"),
        await guests.adam.delete("/api/v1/me"),
        await guests.vera.get("/api/v1/me"),
        await guests.paul.get(f"{HERE}/roster.xlsx"),
        await guests.nobody.get("/api/openapi.json"),
        await guests.nobody.get("/health/live"),
    ]

    for answer in answers:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert len({answer.headers["X-Request-ID"] for answer in answers}) == len(answers)


@pytest.mark.parametrize("offered", ["", "short", "with space here", "x" * 65, "a\tbbbbbbbbb"])
async def test_an_id_that_could_spoil_the_log_is_replaced(guests: Cast, offered: str) -> None:
    answer = await guests.nobody.get("/health/live", headers={"X-Request-ID": offered})

    assert answer.headers["X-Request-ID"] != offered


async def test_the_log_has_the_route_and_the_caller_and_no_name_and_no_token(
    guests: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "awards.access")

    await guests.vera.get(f"{HERE}/winners", params={"text": "林晚舟"})
    await guests.nobody.get("/api/v1/verify/" + "A" * 22)
    await guests.nobody.get("/somewhere/林晚舟")

    lines = [each.getMessage() for each in caplog.records if each.name == "awards.access"]
    said = "\n".join(lines)
    assert lines[0].startswith("GET /api/v1/commendations/{code}/winners 200 ")
    assert " vera " in lines[0]
    assert lines[2].startswith("GET - 404 ")
    for private in ("林晚舟", "A" * 22, guests.tokens["vera"]):
        assert private not in said


async def test_requests_at_once_do_not_mix(guests: Cast) -> None:
    people = [guests.vera, guests.rita, guests.anna, guests.paul, guests.adam] * 4

    answers = await asyncio.gather(*(person.get("/api/v1/me") for person in people))

    names = [answer.json()["username"] for answer in answers]
    assert names == ["vera", "rita", "anna", "paul", "adam"] * 4
