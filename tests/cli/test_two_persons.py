"""Under the two-person rule the shell acts as a person: the user of the system, by its id."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest

from awards import database
from awards.accounts import service as accounts
from awards.accounts import shell_links
from awards.accounts.rules import Principal
from awards.errors import WriterUnlinked
from awards.notices import service as notices
from awards.roles import Role
from awards.settings import from_environment
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import LIN, SECRET, TIAN
from tests.cli.conftest import Awards
from tests.notices.story import ask_for

Result = TypeVar("Result")


class Service:
    """``at(deed)`` does something in the service, with the database of the commands."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._secret = from_environment({"AWARDS_DATA_DIR": str(folder)}).secret_key

    def __call__(self, deed: Coroutine[Any, Any, Result]) -> Result:
        async def opened() -> Result:
            async with database.opened(self._url, self._secret):
                return await deed

        return asyncio.run(opened())


@pytest.fixture
def at(database_url: str, tmp_path: Path) -> Service:
    return Service(database_url, tmp_path / "data")


async def _people() -> None:
    await ask_for(two_person=True)
    for name, role in (("rita", Role.REGISTRAR), ("anna", Role.APPROVER)):
        await accounts.create_account("cli/alice", name, name.title(), role)


async def _registered(actor: str) -> list[int]:
    return await winners.register(actor, "2023", [LIN, TIAN], secret=SECRET)


def _become(monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    monkeypatch.setattr(os, "getuid", lambda: user)


def test_no_variable_of_the_environment_says_who_acts(ready: Awards) -> None:
    named = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "SUDO_USER", "LNAME"), "anna")

    assert ready("account", "create", "wang", "--role", "viewer", **named).returncode == 0
    log = ready("audit", "log", "--limit", "1", "--json")

    assert json.loads(log.stdout)[0]["actor"].endswith(f"#{os.getuid()}")
    assert "anna" not in log.stdout


def test_a_user_without_an_account_confirms_nobody(ready: Awards, at: Service) -> None:
    at(_people())
    [lin, _] = at(_registered("web/rita"))

    refused = ready("confirm", str(lin), AWARDS_LANGUAGE="en", USER="anna", LOGNAME="anna")
    by_name = ready("confirm", "--all")

    assert refused.returncode == by_name.returncode == 6
    assert "denied.shell-unlinked" in refused.stderr
    assert f"awards account link NAME --os-user {os.getuid()}" in refused.stderr


def test_one_person_is_one_account_on_pages_by_token_and_in_the_shell(
    ready: Awards, at: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(_people())
    ready("account", "link", "rita", "--os-user", "1000")
    ready("account", "link", "anna", "--os-user", "1001")
    [lin, tian] = at(_registered("web/rita"))
    _become(monkeypatch, 1000)

    own = ready("confirm", str(lin))
    ready("winners", "amend", str(tian), "--unit", "京航街道办事处")
    _become(monkeypatch, 1001)
    done = ready("confirm", str(lin), str(tian))

    assert (own.returncode, done.returncode) == (5, 0)
    assert "林晚舟" in own.stderr
    assert "rita" in own.stderr
    assert at(find(tian)).written_by == "rita"


def test_words_written_in_the_shell_by_nobody_known_wait_until_somebody_is(
    ready: Awards, at: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(_people())
    [lin, tian] = at(_registered("web/rita"))
    _become(monkeypatch, 1000)
    ready("winners", "amend", str(lin), "--name", "林婉舟")

    with pytest.raises(WriterUnlinked, match="林婉舟"):
        at(notices.confirm("web/anna", [lin]))
    waiting = ready("account", "link", "anna", "--os-user", "1000")
    with pytest.raises(WriterUnlinked):
        at(notices.confirm("web/anna", [lin]))
    at(notices.confirm("web/anna", [tian]))
    [link] = at(shell_links.links("anna"))
    anna = Principal(at(accounts.find("anna")).id, "anna", Role.APPROVER, door="web")
    at(shell_links.agree(anna, link.id))
    own = ready("confirm", str(lin))

    assert "anna" in waiting.stderr
    assert not link.counts
    assert own.returncode == 5
    assert "conflict.same-person" in own.stderr


def test_a_link_that_its_person_did_not_agree_to_is_no_way_to_act_as_them(
    ready: Awards, at: Service
) -> None:
    at(_people())
    [lin, _] = at(_registered("web/rita"))

    linked = ready("account", "link", "anna", "--os-user", str(os.getuid()))
    refused = ready("confirm", str(lin))

    assert linked.returncode == 0
    assert refused.returncode == 6
    assert json.loads(ready("account", "links", "--json").stdout)[0]["agreed_at"] is None


def test_a_user_is_one_account_and_is_separated_before_being_another(
    ready: Awards, at: Service
) -> None:
    at(_people())
    me = str(os.getuid())
    ready("account", "link", "rita", "--os-user", me)

    again = ready("account", "link", "rita", "--os-user", me)
    other = ready("account", "link", "anna", "--os-user", me)
    nobody = ready("account", "link", "nobody", "--os-user", "77")
    unknown = ready("account", "link", "anna", "--os-user", "no-such-user")
    parted = ready("account", "unlink", "--os-user", me)
    moved = ready("account", "link", "anna", "--os-user", me)

    codes = [done.returncode for done in (again, other, nobody, unknown, parted, moved)]
    assert codes == [0, 5, 4, 2, 0, 0]
    assert "conflict.shell-user-taken" in other.stderr


def test_a_closed_account_acts_no_more_in_the_shell(ready: Awards, at: Service) -> None:
    at(_people())
    ready("account", "link", "anna", "--os-user", str(os.getuid()))
    [lin, _] = at(_registered("web/rita"))
    at(accounts.set_active("cli/alice", "anna", active=False))

    assert ready("confirm", str(lin)).returncode == 6
