"""Changes of winners: ``awards winners amend``, ``change``, ``withdraw`` and ``place``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
import msgspec

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say
from awards.cli.languages import bad_value, language
from awards.cli.running import (
    WINNER,
    actor,
    chosen,
    commendation_option,
    json_option,
    run,
)
from awards.settings import Settings
from awards.web.labels import STATES
from awards.winner_fields import AMENDED, Amendment, FieldKind
from awards.winners import lists, many_changes, service
from awards.winners.entry_warnings import EntryWarning, amended, of_change, warning_record
from awards.winners.many_changes import ChangedField, PlannedChange
from awards.winners.queries import find
from awards.winners.records import WinnerRecord
from awards.words import Joined, Phrase

Command = TypeVar("Command", bound=Callable[..., None])


def _amended(command: Command) -> Command:
    """Add an option for each field that the command line may change."""
    for field in reversed([field for field in AMENDED if field.option]):
        kind = int if field.kind is FieldKind.WHOLE else str
        flag = f"--{field.name.replace('_', '-')}"
        command = click.option(flag, type=kind, help=field.option_help)(command)
    return command


def _free(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str] | None:
    """Turn ``职务=主任`` into free fields by their keys. Raises click.BadParameter."""
    pairs = [each.partition("=") for each in given]
    if any(not key or not sign for key, sign, _ in pairs):
        raise bad_value(Phrase("write FIELD=VALUE"))
    return {key: value for key, _, value in pairs} or None


@click.command()
@click.argument("winner", type=WINNER)
@_amended
@click.option(
    "--field",
    "free",
    multiple=True,
    metavar="FIELD=VALUE",
    callback=_free,
    help="A field of the office's own; without a value it is cleared.",
)
@click.option(
    "--reason", default="", help="Why, for words that were published, confirmed or issued."
)
@json_option
def amend(
    winner: int,
    reason: str,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - click checks them
) -> None:
    """Correct a winner. A confirmed one must then be confirmed again.

    An issued certificate does not change until it is reissued, and a notice or an announced list
    until it is corrected. Without --reason, words of somebody on notice, confirmed, issued or
    announced are not changed. A personal number cannot be given
    here, because others can see a command line: import it or use the API.

    \b
    Examples:
      awards winners amend 17 --name 欧阳若水
      awards winners amend 17 --unit 科技局 --reason 与公章不符 --json
      awards winners amend 17 --field 职务=主任
    """
    amendment = Amendment(**given)

    async def work(settings: Settings) -> tuple[WinnerRecord, list[EntryWarning]]:
        before, secret = await find(winner), settings.secret_key()
        here = await catalogue.find_of_winner(winner)
        asked = amended(before, amendment, here.own_fields)
        changed = await service.amend(
            actor(), winner, amendment, revision=before.revision, secret=secret, reason=reason
        )
        return changed, await of_change(here, before, asked, secret)

    after, found = run(work)
    if as_json:
        looked = [warning_record(each) for each in found]
        emit({**msgspec.structs.asdict(after), "to_look_at": looked})
        return
    say(Joined((f"✓ {after.name} {after.unit} (", Phrase(STATES[after.state]), ")")))
    for each in found:
        what, remedy = each.finding.words(language())
        say(f"! {what} {remedy} ({each.finding.code})")


@click.command()
@click.argument("winner", type=WINNER, nargs=-1, required=True)
@click.option("--field", required=True, type=click.Choice([each.value for each in ChangedField]))
@click.option(
    "--to",
    "values",
    required=True,
    multiple=True,
    help="The new value, once for all winners or once for each; of a category CODE/HONOUR.",
)
@click.option(
    "--reason", default="", help="Why, for words that were published, confirmed or issued."
)
@click.option("--rehearse", is_flag=True, help="Only show what would change.")
@commendation_option
@json_option
def change(
    winner: tuple[int, ...],
    field: str,
    values: tuple[str, ...],
    reason: str,
    rehearse: bool,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Change one field of many winners: all or none.

    \b
    Examples:
      awards winners change 17 18 19 --field unit --to 科技创新局 --rehearse
      awards winners change 17 18 --field category --to GR/优秀网格员
    """

    async def work(settings: Settings) -> list[PlannedChange]:
        here = await catalogue.find(await chosen(commendation))
        found = {each.id: each for each in await lists.records(here, winner)}
        asked = [found.get(each) or await find(each) for each in dict.fromkeys(winner)]
        planned = many_changes.plan(ChangedField(field), asked, values)
        secret = settings.secret_key()
        faults = await many_changes.rehearse(actor(), here, planned, secret=secret, reason=reason)
        for fault in faults.values():
            raise fault
        if not rehearse:
            await many_changes.change(actor(), here, planned, secret=secret, reason=reason)
        return planned

    planned = run(work)
    if as_json:
        rows = [{"winner": p.winner.id, "before": p.before, "after": p.after} for p in planned]
        emit({"stored": not rehearse, "rows": rows})
        return
    for each in planned:
        before, after = (words or Phrase("Not filled in") for words in (each.before, each.after))
        say(Joined((f"{each.winner.name}: ", before, " → ", after)))


@click.command()
@click.argument("winner", type=WINNER, nargs=-1, required=True)
@click.option("--reason", required=True, help="Why; it is kept in the history.")
@json_option
def withdraw(winner: tuple[int, ...], reason: str, as_json: bool) -> None:
    """Withdraw winners before issue; their places become free.

    \b
    Example:
      awards winners withdraw 17 18 --reason 本人放弃
    """

    async def work(_: Settings) -> None:
        await service.withdraw(actor(), winner, reason)

    run(work)
    if as_json:
        emit({"withdrawn": winner})
    else:
        say(Phrase("✓ %(count)s withdrawn", count=len(winner)))


@click.command()
@click.argument("winner", type=WINNER)
@click.argument("place", type=int, required=False)
@json_option
def place(winner: int, place: int | None, as_json: bool) -> None:
    """Put a winner at PLACE of the category by hand; without PLACE, back in the usual order.

    \b
    Examples:
      awards winners place 17 1
      awards winners place 17
    """

    async def work(_: Settings) -> WinnerRecord:
        return await service.place_by_hand(actor(), winner, place)

    after = run(work)
    if as_json:
        emit(after)
    else:
        place_now = after.hand_place or Phrase("in the order of the category")
        say(Joined((f"✓ {after.name}", place_now), " · "))


COMMANDS = (amend, change, withdraw, place)
