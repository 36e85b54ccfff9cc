"""``awards winners`` and ``awards confirm``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
import msgspec

from awards.audit import queries as audit
from awards.audit.rules import ChainEntry
from awards.catalogue import service as catalogue
from awards.cli.console import emit, say, show, show_links
from awards.cli.languages import bad_value, language, usage_error
from awards.cli.papers import form_of, format_option, write_paper
from awards.cli.running import (
    WINNER,
    actor,
    category_option,
    chosen,
    commendation_option,
    json_option,
    run,
)
from awards.errors import NotFound
from awards.notices import service as notices
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.tables import WinnerState
from awards.web.labels import STATES
from awards.winner_fields import AMENDED, Amendment, FieldKind
from awards.winners import lists, many_changes, service
from awards.winners.entry_warnings import EntryWarning, amended, of_change, warning_record
from awards.winners.filters import Filter
from awards.winners.many_changes import ChangedField, PlannedChange
from awards.winners.queries import find, listing, without_personal
from awards.winners.records import WinnerRecord
from awards.winners.rules import CONFIRM_FROM
from awards.winners.sheet import listed
from awards.words import C_, Joined, Phrase

Command = TypeVar("Command", bound=Callable[..., None])

HEADINGS = (
    C_("heading", "id"),
    C_("heading", "category"),
    C_("heading", "honour"),
    C_("heading", "name of the winner"),
    C_("heading", "unit"),
    C_("heading", "number's tail"),
    C_("heading", "state"),
)


@click.group(invoke_without_command=True)
@commendation_option
@category_option
@click.option("--state", type=click.Choice([state.value for state in WinnerState]))
@click.option(
    "--find", "text", default="", help="Part of a name, unit or initials, or a whole number."
)
@click.option("--personal", is_flag=True, help="Show personal fields of the office's own.")
@click.option("-o", "--output", "path", help="Write the list to a file; - for stdout.")
@format_option
@json_option
@click.pass_context
def winners(
    context: click.Context,
    commendation: str | None,
    category: str | None,
    state: str | None,
    text: str,
    personal: bool,
    path: str | None,
    form: str | None,
    as_json: bool,
) -> None:
    """List winners; of a personal number only the last four characters are stored.

    \b
    Examples:
      awards winners --category GR --state draft
      awards winners --find 欧阳 --json
      awards winners -o winners.xlsx
      awards winners amend 17 --name 欧阳若水
    """
    if context.invoked_subcommand:
        return
    states = (WinnerState(state),) if state else tuple(WinnerState)
    wanted = Filter(category=category or "", states=states, text=text)
    if path is not None:
        _write(commendation, wanted, path, form, personal=personal)
        return

    async def work(_: Settings) -> list[WinnerRecord]:
        here = await catalogue.find(await chosen(commendation))
        if category:
            here.require_category(category)
        found = await lists.records(here, await lists.ids(here, wanted))
        return found if personal else without_personal(found, here.free_fields)

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(w.id, w.category, w.honour, w.name, w.unit, w.number_tail, _state(w)) for w in found]
    show(HEADINGS, rows)


def _write(
    commendation: str | None, wanted: Filter, path: str, form: str | None, *, personal: bool
) -> None:
    form_of(path, form)

    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        here = await catalogue.find(await chosen(commendation))
        if wanted.category:
            here.require_category(wanted.category)
        return await listed(here, wanted, settings.language, personal=personal), settings

    write_paper(*run(work), path, form)


@winners.command()
@click.argument("winner", type=WINNER)
@json_option
def history(winner: int, as_json: bool) -> None:
    """Show who did what to this winner, and when.

    \b
    Example:
      awards winners history 17
    """

    async def work(_: Settings) -> list[ChainEntry]:
        await find(winner)
        return await audit.history(f"winner/{winner}")

    show_links(run(work), as_json=as_json)


def _state(winner: WinnerRecord) -> Phrase:
    return Phrase(STATES[winner.state])


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


@winners.command()
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
    say(Joined((f"✓ {after.name} {after.unit} (", _state(after), ")")))
    for each in found:
        what, remedy = each.finding.words(language())
        say(f"! {what} {remedy} ({each.finding.code})")


@winners.command()
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
        say(f"{each.winner.name}: {each.before or '—'} → {each.after or '—'}")


@winners.command()
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


@winners.command()
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


@click.command()
@click.argument("winner", type=WINNER, nargs=-1)
@click.option("--all", "everyone", is_flag=True, help="All winners who are not confirmed yet.")
@click.option("--justification", default="", help="Why a notice that is not over is skipped.")
@commendation_option
@category_option
@json_option
def confirm(
    winner: tuple[int, ...],
    everyone: bool,
    justification: str,
    commendation: str | None,
    category: str | None,
    as_json: bool,
) -> None:
    """Confirm winners by id, a category, or all.

    Shell users have the rights of an admin. With --justification the notice is skipped: winners are
    confirmed although their notice still runs or was never published. The history then says
    “notice skipped”, with the justification and the user of this machine. Holds and the two-person rule
    still apply; under it the user must be joined to an account (awards account link --os-user).

    \b
    Examples:
      awards confirm --all
      awards confirm --category TC
      awards confirm 17 18
      awards confirm 17 --justification 经领导小组批准，会期提前
    """
    if not (winner or everyone or category):
        raise usage_error(Phrase("Name winners, a --category, or --all."))

    async def work(_: Settings) -> list[int]:
        ids = list(winner)
        if not ids:
            here = await catalogue.find(await chosen(commendation))
            ids = [w.id for w in await listing(here, category=category, states=CONFIRM_FROM)]
            if not ids:
                where = category or here.code
                raise NotFound(what=Phrase("winner to confirm in"), key=where)
        await notices.confirm(actor(), ids, justification=justification, may_override=True)
        return ids

    confirmed = run(work)
    if as_json:
        emit({"confirmed": confirmed})
    else:
        say(Phrase("✓ %(count)s confirmed", count=len(confirmed)))


COMMANDS = {"winners": winners, "confirm": confirm}
