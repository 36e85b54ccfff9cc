"""``awards ceremony attendees``: who attends, by rule, from a list, and one by one."""

from __future__ import annotations

from pathlib import Path

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say, show
from awards.cli.languages import told, usage_error
from awards.cli.running import WINNER, actor, chosen, commendation_option, json_option, run
from awards.settings import Settings
from awards.stage.attendance import service
from awards.stage.attendance.importing import ImportedAttendees, import_rows, read_list
from awards.stage.attendance.matching import RowQuestion
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.attendance.rules import sought
from awards.stage.attendance.service import AttendeesTaken, AttendeeWritten
from awards.stage.choosing import winners_named
from awards.stage.words import AttendeeKind
from awards.web.labels import ATTENDEES
from awards.words import C_, Phrase

#: The exit code of a list that was not stored, as of a refused file.
_OPEN = 3


@click.group("attendees")
def attendees_group() -> None:
    """Say who attends: the winners by rule, a list from a file, and one by one.

    \b
    Examples:
      awards ceremony attendees take
      awards ceremony attendees import 出席名单.xlsx
      awards ceremony attendees put 古月 --kind guest --unit 云桥商会
    """


@attendees_group.command("take")
@click.option("--all", "everybody", is_flag=True, help="All winners, not only those on stage.")
@commendation_option
@json_option
def take(everybody: bool, commendation: str | None, as_json: bool) -> None:
    """Let the winners attend who go on stage, or all; who attends already is not changed.

    \b
    Examples:
      awards ceremony attendees take
      awards ceremony attendees take --all
    """

    async def work(_: Settings) -> AttendeesTaken:
        code = await chosen(commendation)
        return await service.winners_attend(actor(), code, None, only_on_stage=not everybody)

    made = run(work)
    if as_json:
        emit(made)
    else:
        say(Phrase("✓ %(added)s attendees added", added=made.added))


@attendees_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="ROW=ANSWER",
    help="Who is meant in a row: the id of a winner, guest, or skip.",
)
@commendation_option
@json_option
def import_file(
    file: Path, answers: tuple[str, ...], commendation: str | None, as_json: bool
) -> None:
    """Take attendees from FILE. Nobody is stored while a row is wrong or unclear.

    \b
    Examples:
      awards ceremony attendees import 出席名单.xlsx
      awards ceremony attendees import 出席名单.xlsx --answer 4=312 --answer 7=guest
    """
    data = file.read_bytes()
    given = _answers(answers)

    async def work(_: Settings) -> ImportedAttendees:
        rows = await read_list(data)
        return await import_rows(actor(), await chosen(commendation), None, rows, given)

    made = run(work)
    if as_json:
        faults = [told(each) for each in made.faults]
        emit({**made._asdict(), "faults": faults, "questions": made.questions})
    else:
        _tell_import(made)
    if not made.is_stored:
        raise SystemExit(_OPEN)


def _answers(typed: tuple[str, ...]) -> dict[int, str]:
    found = {}
    for each in typed:
        row, mark, answer = each.partition("=")
        if not (mark and row.isascii() and row.isdigit() and len(row) < 9):
            raise usage_error(Phrase("--answer is a row and an answer, such as 4=312."))
        found[int(row)] = answer
    return found


def _tell_import(made: ImportedAttendees) -> None:
    for fault in made.faults:
        say(Phrase("✗ %(fault)s", fault=fault))
    for question in made.questions:
        _tell_question(question)
    if made.is_stored:
        counts = {"added": made.added, "changed": made.changed, "kept": made.kept}
        say(Phrase("✓ %(added)s added, %(changed)s changed, %(kept)s as before", **counts))
    else:
        say(Phrase("Nothing was stored."))


def _tell_question(question: RowQuestion) -> None:
    say(Phrase("? row %(row)s: who is “%(name)s”?", row=question.at, name=question.sought))
    for each in question.candidates:
        words = " · ".join(filter(None, (each.name, each.unit, each.honour, each.number)))
        say(Phrase("  --answer %(row)s=%(id)s  %(words)s", row=question.at, id=each.winner, words=words))  # fmt: skip
    if question.may_be_guest:
        say(Phrase("  --answer %(row)s=guest", row=question.at))


@attendees_group.command("list")
@click.option("--find", "typed", default="", help="Part of a name or unit, or initials.")
@commendation_option
@json_option
def list_attendees(typed: str, commendation: str | None, as_json: bool) -> None:
    """List who attends, with the codes of their slips.

    \b
    Examples:
      awards ceremony attendees list
      awards ceremony attendees list --find wl
    """

    async def work(_: Settings) -> list[AttendeeRecord]:
        _ceremony, people = await service.attendees_now(await chosen(commendation))
        return sought(people, typed)

    people = run(work)
    if as_json:
        emit(people)
        return
    heads = (
        C_("heading", "id"),
        C_("heading", "name"),
        C_("heading", "kind"),
        C_("heading", "unit"),
        C_("heading", "code"),
    )
    show(
        heads,
        [
            (each.id, each.name, Phrase(ATTENDEES[each.kind]), each.unit, each.code)
            for each in people
        ],
    )


@attendees_group.command("put")
@click.argument("name")
@click.option(
    "--kind", type=click.Choice([each.value for each in AttendeeKind]), default="guest",
    help="What the person attends as.",
)  # fmt: skip
@click.option("--unit", default="", help="Unit of the person.")
@click.option("--duty", default="", help="Office of the person.")
@click.option("--of", "number", metavar="NUMBER", help="Certificate or winner they belong to.")
@click.option("--id", "attendee", type=WINNER, help="Change this attendee.")
@commendation_option
@json_option
def put_attendee(
    name: str,
    kind: str,
    unit: str,
    duty: str,
    number: str | None,
    attendee: int | None,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Add somebody, or change what is written about them; their code and seat stay.

    \b
    Examples:
      awards ceremony attendees put 古月 --unit 云桥商会
      awards ceremony attendees put 盛小林 --kind companion --of 12
    """

    async def work(_: Settings) -> AttendeeWritten:
        code = await chosen(commendation)
        winner = None
        if number:
            found = await winners_named(await catalogue.find(code), number)
            if len(found) != 1:
                raise usage_error(Phrase("--of names one winner."))
            [winner] = found
        draft = AttendeeDraft(AttendeeKind(kind), name, duty, unit, winner)
        return await service.attendee_put(actor(), code, None, draft, attendee)

    made = run(work)
    if as_json:
        emit(made)
    else:
        say(Phrase("✓ %(name)s attends, id %(id)s", name=name, id=made.attendee))


@attendees_group.command("remove")
@click.argument("attendee", type=WINNER)
@commendation_option
def remove_attendee(attendee: int, commendation: str | None) -> None:
    """Somebody does not attend; their seat becomes free.

    \b
    Example:
      awards ceremony attendees remove 12
    """

    async def work(_: Settings) -> int:
        code = await chosen(commendation)
        return await service.attendee_remove(actor(), code, None, attendee)

    run(work)
    say(Phrase("✓ removed"))
