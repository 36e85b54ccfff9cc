"""What waits for another administrator: ``awards account consents``, ``agree``, ``refuse``, ``take-back``."""

from __future__ import annotations

from datetime import datetime

import click

from awards.accounts import consents
from awards.accounts.records import ConsentRecord
from awards.cli.console import emit, say, show
from awards.cli.running import actor, json_option, run
from awards.clock import CHINA
from awards.settings import Settings
from awards.web.labels import LABELS
from awards.words import C_, Phrase


@click.command("consents")
@json_option
def list_consents(as_json: bool) -> None:
    """List what waits for another administrator under the two-person rule.

    \b
    Example:
      awards account consents
    """

    async def work(_: Settings) -> list[ConsentRecord]:
        return await consents.waiting()

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [
        (a.id, Phrase(LABELS["consent"][a.act]), a.about, a.asker, _minute(a.due_at)) for a in found
    ]
    show(
        (
            C_("heading", "id"),
            C_("heading", "request"),
            C_("heading", "name"),
            C_("heading", "asked by"),
            C_("heading", "takes effect"),
        ),
        rows,
    )


def _minute(at: datetime | None) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}" if at else ""


@click.command("agree")
@click.argument("consent", type=int)
def agree(consent: int) -> None:
    """Agree to what another administrator asked; “awards account consents” shows the ids.

    \b
    Example:
      awards account agree 3
    """

    async def work(_: Settings) -> ConsentRecord:
        return await consents.agree(actor(), consent)

    run(work)
    say(Phrase("✓ agreed, and done"))


@click.command("refuse")
@click.argument("consent", type=int)
def refuse(consent: int) -> None:
    """Refuse a request of another administrator.

    \b
    Example:
      awards account refuse 3
    """

    async def work(_: Settings) -> ConsentRecord:
        return await consents.refuse(actor(), consent)

    run(work)
    say(Phrase("✓ refused; nothing changes"))


@click.command("take-back")
@click.argument("consent", type=int)
def take_back(consent: int) -> None:
    """Withdraw your own request.

    \b
    Example:
      awards account take-back 3
    """

    async def work(_: Settings) -> ConsentRecord:
        return await consents.take_back(actor(), consent)

    run(work)
    say(Phrase("✓ taken back; nothing changes"))


CONSENTS = (list_consents, agree, refuse, take_back)
