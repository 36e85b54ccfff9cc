"""Accounts and tokens from the command line."""

from __future__ import annotations

import json
import re

import click
import pytest
import uvicorn

from awards.cli.accounts import COMMANDS
from tests.cli.conftest import Awards

LINK = re.compile(r"http://localhost:8000/welcome/[\w-]{43}")


def test_the_first_administrator_gets_a_token_and_a_link(awards: Awards) -> None:
    done = awards("init", "--admin", "adam")

    token, link = done.stdout.splitlines()
    assert token.startswith("awards_")
    assert LINK.fullmatch(link)
    assert token not in done.stderr
    assert link not in done.stderr


def test_a_link_is_made_for_a_person_who_needs_one(awards: Awards) -> None:
    awards("init")
    awards("account", "create", "rita", "--role", "registrar")

    first = awards("account", "link", "rita", AWARDS_LANGUAGE="en")
    second = awards("account", "link", "rita")
    nobody = awards("account", "link", "nobody")

    assert LINK.fullmatch(first.stdout.strip())
    assert first.stdout != second.stdout
    assert "72 hours" in first.stderr
    assert nobody.returncode == 4


def test_accounts_are_listed_with_what_keeps_them_out(awards: Awards) -> None:
    awards("init", "--admin", "adam")

    assert "未设置密码" in awards("account", "list").stdout
    assert json.loads(awards("account", "list", "--json").stdout)[0]["has_password"] is False


def test_a_lost_phone_is_made_good(awards: Awards) -> None:
    awards("init", "--admin", "adam")

    assert awards("account", "factor-off", "adam").returncode == 0
    assert awards("account", "factor-off", "nobody").returncode == 4


def test_doctor_says_whether_anyone_can_sign_in_and_whether_cookies_are_safe(
    awards: Awards,
) -> None:
    awards("init")

    plain = awards("doctor", AWARDS_LANGUAGE="en")
    behind = awards("doctor", AWARDS_LANGUAGE="en", AWARDS_PUBLIC_URL="https://awards.example.com")

    assert "nobody can" in plain.stdout
    assert "cookies: not secure" in plain.stdout
    assert "cookies: secure" in behind.stdout


def test_the_server_says_how_to_sign_in_and_trusts_only_the_configured_proxies(
    awards: Awards, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: dict[str, object] = {}
    monkeypatch.setattr(uvicorn, "run", lambda *_, **more: started.update(more))
    awards("init")

    done = awards("serve", AWARDS_PROXIES="10.0.0.0/8")

    assert "awards init --admin" in done.stderr
    assert started["forwarded_allow_ips"] == ["10.0.0.0/8"]


def test_every_command_shows_how_it_is_called() -> None:
    for group in COMMANDS.values():
        assert isinstance(group, click.Group)
        for name, command in group.commands.items():
            assert "Example" in (command.help or ""), name
