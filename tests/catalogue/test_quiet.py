"""The quiet days of enterprises in a commendation's file: read, refused, written, copied."""

from __future__ import annotations

import re
from datetime import date

import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.quiet import parsed_days
from awards.catalogue.rules import CommendationPlan, parse
from awards.catalogue.writing import as_toml, plan_of
from awards.errors import CommendationRefused
from awards.words import translated
from tests.conftest import FIXTURES

#: The commendation of the fixtures without its rule.
SOURCE = re.sub("(?m)^quiet = .*\n", "", (FIXTURES / "commendation-2023.toml").read_text("utf-8"))
FIRST = 'code = "2023"\n'


def _parsed(quiet: str) -> CommendationPlan:
    return parse(SOURCE.replace(FIRST, f"{FIRST}quiet = {quiet}\n", 1), "here.toml")


def _quiet(days: str, year: int = 2024, month: int = 3) -> list[int]:
    ranges, fault = parsed_days(days)
    assert fault is None
    here = [date(year, month, n) for n in range(1, 32)]
    return [day.day for day in here if any(each.holds(day) for each in ranges)]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("1-25", list(range(1, 26))),
        ("１－３、 20 — 21", [1, 2, 3, 20, 21]),
        ("5", [5]),
        ("1-3,3-4", [1, 2, 3, 4]),
        ("mon-thu", [4, 5, 6, 7, 11, 12, 13, 14, 18, 19, 20, 21, 25, 26, 27, 28]),
        ("周六至周日", [2, 3, 9, 10, 16, 17, 23, 24, 30, 31]),
        ("1-2, Sun", [1, 2, 3, 10, 17, 24, 31]),
    ],
)
def test_days_of_the_month_and_weekdays_are_read_as_people_write_them(
    typed: str, days: list[int]
) -> None:
    assert _quiet(typed) == days


@pytest.mark.parametrize(
    ("typed", "words", "chinese"),
    [
        ("31-1", "'31-1', which ends before it begins: write '1-31', or '31,1'", "31-1"),
        ("fri-mon", "write 'mon-fri', or 'fri-sun,mon'", "fri-sun,mon"),
        ("0-5", "'0-5': the days of a month go from 1 to 31", "1 至 31"),
        ("1-32", "the days of a month go from 1 to 31", "1 至 31"),
        ("1-thu", "'1-thu', which is no range of days", "mon-thu"),
        ("1-", "no range of days", "1-25"),
        ("every day", "'every', which is no range of days", "every"),
        (",", "is empty: write days of the month such as 1-25", "1-25"),
        ("1-31", "leaves no day free", "没有"),
        ("1-20,15-31", "leaves no day free", "没有"),
        ("mon-sun", "leaves no day free", "没有"),
    ],
)
def test_a_bad_rule_is_refused_with_its_place_and_what_to_write(
    typed: str, words: str, chinese: str
) -> None:
    with pytest.raises(CommendationRefused) as refused:
        _parsed(f'{{ days = "{typed}" }}')

    assert "quiet.days" in str(refused.value)
    assert words in str(refused.value)
    assert chinese in " ".join(refused.value.words("zh"))


def test_kinds_matters_and_unknown_keys_are_checked_too() -> None:
    with pytest.raises(CommendationRefused) as refused:
        _parsed('{ days = "1-25", kinds = ["firm"], exempt = [""], dayz = 3 }')

    said = str(refused.value)
    assert "quiet.kinds is 'firm', not one of enterprise, team" in said
    assert "quiet.exempt must list texts" in said
    assert "quiet.dayz is not known here" in said


def test_a_rule_is_for_enterprises_by_default_and_may_be_left_out() -> None:
    assert _parsed('{ days = "1-25" }').quiet_kinds == ("enterprise",)
    assert _parsed("{}").quiet_days == ""
    assert parse(SOURCE, "here.toml").quiet_days == ""


async def test_a_rule_is_stored_written_and_loaded_again_without_a_change(opened: str) -> None:
    rule = '{ days = "1–15, 周一", kinds = ["team", "enterprise"], exempt = ["安全生产"] }'
    made = await catalogue.load("cli/alice", _parsed(rule))

    assert (made.quiet_days, made.quiet_exempt) == ("1-15,mon", ("安全生产",))
    assert made.quiet is not None
    assert translated(made.quiet.words, "zh") == "每月1日至15日、每周一"
    assert parse(as_toml(plan_of(made)), "again.toml") == plan_of(made)
    assert (await catalogue.load("cli/alice", plan_of(made))) == made
    without = await catalogue.load("cli/alice", parse(SOURCE, "here.toml"))
    assert without.quiet is None
