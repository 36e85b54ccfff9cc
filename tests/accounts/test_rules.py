"""A refusal of an account names the field, the value and the limits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from awards.accounts.codes import address
from awards.accounts.refusals import refusal
from awards.accounts.rules import SessionFacts, expiry, require_name, require_username
from awards.accounts.strength import require_strong
from awards.errors import AwardsError, FieldRefused, PasswordRefused
from awards.roles import Permission, Role
from tests.cast import settings

NOW = datetime(2024, 2, 28, 8, 0, tzinfo=UTC)


def _words(refused: pytest.ExceptionInfo[FieldRefused]) -> tuple[str, str]:
    fault: AwardsError = refused.value
    return fault.words("zh").what, fault.words("en").what


@pytest.mark.parametrize("days", [0, 3651])
def test_a_token_must_last_from_1_to_3650_days(days: int) -> None:
    with pytest.raises(FieldRefused) as refused:
        expiry(NOW, days)

    assert _words(refused) == (
        f"“days”的值“{days}”不符合要求：应在 1 至 3650 之间。",
        f"“{days}” is not acceptable for “days”: it is not from 1 to 3650",
    )


def test_a_token_ends_after_its_days_or_never() -> None:
    assert expiry(NOW, None) is None
    assert expiry(NOW, 1) == datetime(2024, 2, 29, 8, 0, tzinfo=UTC)
    assert expiry(NOW, 3650) == datetime(2034, 2, 25, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "quoted"), [("", ""), ("名" * 101, "名" * 20), ("a\x07b", "a\x07b"), (" \t", " \t")]
)
def test_a_name_must_have_1_to_100_visible_characters(name: str, quoted: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        require_name("display_name", name)

    assert _words(refused) == (
        f"“display_name”的值“{quoted}”不符合要求：应为 1 至 100 个可见字符。",
        f"“{quoted}” is not acceptable for “display_name”: 1 to 100 visible characters",
    )


@pytest.mark.parametrize(("username", "quoted"), [("-x", "-x"), ("x" * 65, "x" * 64), ("", "")])
def test_a_username_must_have_1_to_64_plain_characters(username: str, quoted: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        require_username(username)

    assert _words(refused)[1] == (
        f"“{quoted}” is not acceptable for “username”: "
        "1 to 64 letters, digits or . _ -, the first a letter or digit"
    )


@pytest.mark.parametrize("username", ["x", "x" * 64, "9.a_b-c"])
def test_a_plain_username_is_taken(username: str) -> None:
    require_username(username)


@pytest.mark.parametrize(
    ("complete", "began", "seen", "stands"),
    [
        (True, timedelta(hours=12), timedelta(0), False),
        (True, timedelta(hours=12) - timedelta(seconds=1), timedelta(0), True),
        (True, timedelta(hours=1), timedelta(minutes=30), False),
        (True, timedelta(hours=1), timedelta(minutes=30) - timedelta(seconds=1), True),
        (False, timedelta(minutes=10), timedelta(0), False),
        (False, timedelta(minutes=10) - timedelta(seconds=1), timedelta(0), True),
    ],
)
def test_a_session_stands_30_minutes_without_a_page_12_hours_in_all_10_minutes_for_the_code(
    complete: bool, began: timedelta, seen: timedelta, stands: bool
) -> None:
    session = SessionFacts(
        active=True, complete=complete, began_at=NOW - began, seen_at=NOW - seen, ended_at=None
    )

    assert session.is_good(NOW) is stands


def test_a_session_that_was_ended_or_whose_account_is_closed_does_not_stand() -> None:
    good = SessionFacts(active=True, complete=True, began_at=NOW, seen_at=NOW, ended_at=None)

    assert good.is_good(NOW)
    assert not SessionFacts(True, True, NOW, NOW, ended_at=NOW).is_good(NOW)
    assert not SessionFacts(False, True, NOW, NOW, ended_at=None).is_good(NOW)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short pass w", None),
        ("elevenchars", "12 characters at least."),
        ("x1y2" * 65, "256 characters at most."),
        ("bcdefghijklmn", "it is a sequence, or repeats a few characters."),
        ("nmlkjihgfedcb", "it is a sequence, or repeats a few characters."),
        ("890123456789", "it is a sequence, or repeats a few characters."),
        ("210987654321", "it is a sequence, or repeats a few characters."),
        ("abcdabcdabcd", "it is a sequence, or repeats a few characters."),
        ("abcdeabcdeab", None),
        (
            "rita-wang-2026!",
            "it is too close to a common password, your name or the name of this service.",
        ),
        (
            "biaozhang2026",
            "it is too close to a common password, your name or the name of this service.",
        ),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused_with_the_reason(
    password: str, why: str | None
) -> None:
    if why is None:
        require_strong(password, ["rita", "Wang"])
        return
    with pytest.raises(PasswordRefused) as refused:
        require_strong(password, ["rita", "Wang"])
    assert why in refused.value.words("en").what


def test_a_refusal_names_the_role_the_duty_and_the_roles_that_have_it() -> None:
    refused = refusal(Role.PRINTER, Permission.MANAGE_ACCOUNTS).words("en")
    closed = refusal(Role.PRINTER, None).words("en")

    assert refused.what == "Your role (Print operator) does not include this: Manage accounts."
    assert refused.remedy.startswith("It is for: Administrator. ")
    assert closed.what == "Your role (Print operator) does not include this: —."
    assert closed.remedy.startswith("It is for: —. ")


def test_an_authenticator_app_shows_the_person_and_the_host_of_the_service(
    tmp_path: Path,
) -> None:
    here = settings(tmp_path, AWARDS_PUBLIC_URL="https://awards.example.org/base")

    assert address(here, "anna", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP") == (
        "otpauth://totp/Awards%20awards.example.org:anna"
        "?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Awards%20awards.example.org"
    )
