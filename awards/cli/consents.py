"""What waits for another administrator: ``awards account consents``, ``agree``, ``refuse``, ``take-back``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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


def _decision(
    name: str,
    decide: Callable[[str, int], Awaitable[ConsentRecord]],
    help_text: str,
    done: Phrase,
) -> click.Command:
    """A command that decides the request of this id."""

    @click.command(name, help=help_text)
    @click.argument("consent", type=int)
    def decided(consent: int) -> None:
        async def work(_: Settings) -> ConsentRecord:
            return await decide(actor(), consent)

        run(work)
        say(done)

    return decided


CONSENTS = (
    list_consents,
    _decision(
        "agree",
        consents.agree,
        """Agree to what another administrator asked; “awards account consents” shows the ids.

        \b
        Example:
          awards account agree 3
        """,
        Phrase("✓ agreed, and done"),
    ),
    _decision(
        "refuse",
        consents.refuse,
        """Refuse a request of another administrator.

        \b
        Example:
          awards account refuse 3
        """,
        Phrase("✓ refused; nothing changes"),
    ),
    _decision(
        "take-back",
        consents.take_back,
        """Withdraw your own request.

        \b
        Example:
          awards account take-back 3
        """,
        Phrase("✓ taken back; nothing changes"),
    ),
)
