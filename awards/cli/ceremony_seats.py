"""``awards ceremony``: the hall, its blocks and who sits where."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from awards.cli.console import emit, say, show
from awards.cli.languages import usage_error
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.settings import Settings
from awards.stage.content import HallSeat
from awards.stage.seats import halls, service
from awards.stage.seats.halls import HallRecord
from awards.stage.seats.service import HallChoice, SeatsFilled
from awards.stage.seats.sitting import SeatedHall, SeatedPerson, found_by
from awards.web.labels import ATTENDEES
from awards.words import C_, Phrase


@click.group("hall")
def hall_group() -> None:
    """Load the hall of the ceremony, and list the halls that are loaded.

    \b
    Example:
      awards ceremony hall load 大礼堂.xlsx --choose
    """


@hall_group.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="Name of the hall; by default the name in the file.")
@click.option("--choose/--no-choose", default=True, help="Hold the ceremony in it.")
@commendation_option
@json_option
def load_hall(file: Path, name: str, choose: bool, commendation: str | None, as_json: bool) -> None:
    """Load a hall from FILE: a grid in Excel, our TOML, or a seating plan of pretix.

    Everybody keeps the seat that the new hall has too; the others are named.

    \b
    Examples:
      awards ceremony hall load hall.toml
      awards ceremony hall load 大礼堂.xlsx --no-choose
    """
    data = file.read_bytes()

    async def work(_: Settings) -> tuple[HallRecord, HallChoice | None]:
        record = await service.hall_load(actor(), data, file.name, name)
        if not choose:
            return record, None
        code = await chosen(commendation)
        return record, await service.hall_choose(actor(), code, None, record.digest)

    record, moved = run(work)
    if as_json:
        emit(record)
        return
    say(
        Phrase(
            "✓ %(name)s: %(seats)s seats, blocks %(blocks)s",
            name=record.name,
            seats=record.seats,
            blocks="、".join(record.blocks),
        )
    )
    if moved and moved.lost:
        names = "、".join(moved.lost)
        say(Phrase("! without a seat in this hall: %(names)s", names=names))


@hall_group.command("list")
@json_option
def list_halls(as_json: bool) -> None:
    """List the halls that are loaded.

    \b
    Example:
      awards ceremony hall list
    """

    async def work(_: Settings) -> list[HallRecord]:
        return await halls.halls()

    found = run(work)
    if as_json:
        emit(found)
        return
    heads = (C_("heading", "hall"), C_("heading", "seats"), C_("heading", "blocks"))
    show(heads, [(each.name, each.seats, "、".join(each.blocks)) for each in found])


@click.group("seats")
def seats_group() -> None:
    """Fill the seats by rule, show them, and move people by hand.

    \b
    Examples:
      awards ceremony seats fill
      awards ceremony seats show 王磊
    """


@seats_group.command("fill")
@click.option("--keep", is_flag=True, help="Everybody who has a seat keeps it.")
@commendation_option
@json_option
def fill_seats(keep: bool, commendation: str | None, as_json: bool) -> None:
    """Seat everybody by the blocks of the hall. Pinned seats stay.

    \b
    Example:
      awards ceremony seats fill
    """

    async def work(_: Settings) -> SeatsFilled:
        return await service.seats_fill(actor(), await chosen(commendation), None, keep=keep)

    done = run(work)
    if as_json:
        emit(done)
        return
    say(Phrase("✓ %(count)s people are seated", count=done.seated))
    if done.unassigned:
        say(Phrase("! no block is for %(names)s", names="、".join(done.unassigned)))


@seats_group.command("show")
@click.argument("name", default="")
@commendation_option
@json_option
def show_seats(name: str, commendation: str | None, as_json: bool) -> None:
    """Show who sits where: all, or those of a NAME, its initials or a unit.

    \b
    Example:
      awards ceremony seats show OYWS
    """

    async def work(_: Settings) -> SeatedHall:
        return (await service.seats_now(await chosen(commendation)))[1]

    hall = run(work)
    people = found_by(hall.people, name) if name else hall.people
    if as_json:
        emit([_row(hall, each) for each in people])
        return
    show(
        (C_("heading", "name"), C_("heading", "unit"), "", C_("heading", "seat")),
        [
            (each.name, each.unit, Phrase(ATTENDEES[each.kind]), _place(hall, each))
            for each in people
        ],
    )


def _row(hall: SeatedHall, person: SeatedPerson) -> dict[str, object]:
    return {
        "attendee": person.id,
        "name": person.name,
        "unit": person.unit,
        "kind": person.kind,
        "group": person.group,
        "pinned": person.pinned,
        "seat": hall.seats.get(person.seat),
    }


def _place(hall: SeatedHall, person: SeatedPerson) -> str:
    seat = hall.seats.get(person.seat)
    pin = " *" if person.pinned else ""
    return f"{seat.block} {seat.row}-{seat.label}{pin}" if seat else "—"


@seats_group.command("swap")
@click.argument("first")
@click.argument("second")
@commendation_option
def swap_seats(first: str, second: str, commendation: str | None) -> None:
    """Let two people exchange their seats, FIRST and SECOND by name.

    \b
    Example:
      awards ceremony seats swap 蓝一鸣 向北辰
    """

    async def work(_: Settings) -> None:
        code = await chosen(commendation)
        ceremony, hall = await service.seats_now(code)
        one, other = _only(hall, first), _only(hall, second)
        await service.seat_swap(actor(), code, ceremony.revision, one.id, other.id)

    run(work)
    say(Phrase("✓ done"))


@seats_group.command("move")
@click.argument("name")
@click.argument("block")
@click.argument("row")
@click.argument("seat")
@commendation_option
def move_seat(name: str, block: str, row: str, seat: str, commendation: str | None) -> None:
    """Give NAME a free SEAT, named by BLOCK, ROW and number.

    \b
    Example:
      awards ceremony seats move 蓝一鸣 中区 3 12
    """

    async def work(_: Settings) -> None:
        code = await chosen(commendation)
        ceremony, hall = await service.seats_now(code)
        place = HallSeat(block, row, seat, 1, 1)
        await service.seat_put(actor(), code, ceremony.revision, _only(hall, name).id, place)

    run(work)
    say(Phrase("✓ done"))


@seats_group.command("pin")
@click.argument("name")
@click.option("--free", "act", flag_value="free", help="Free the seat again.")
@click.option("--unseat", "act", flag_value="unseat", help="Take the seat away.")
@commendation_option
def pin_seat(name: str, act: Literal["free", "unseat"] | None, commendation: str | None) -> None:
    """Pin the seat of NAME, so that the rule leaves it.

    \b
    Example:
      awards ceremony seats pin 蓝一鸣
    """

    async def work(_: Settings) -> None:
        code = await chosen(commendation)
        ceremony, hall = await service.seats_now(code)
        one = _only(hall, name)
        if act == "unseat":
            await service.seat_put(actor(), code, ceremony.revision, one.id, None)
        else:
            pinned = act is None
            await service.seat_pin(actor(), code, ceremony.revision, one.id, pinned=pinned)

    run(work)
    say(Phrase("✓ done"))


def _only(hall: SeatedHall, name: str) -> SeatedPerson:
    """The one of that name; else the candidates are named."""
    same = [each for each in hall.people if each.name == name] or found_by(hall.people, name)
    if len(same) == 1:
        return same[0]
    offered = "、".join(f"{each.name}（{each.unit or each.duty}）" for each in same[:10])
    if not same:
        raise usage_error(Phrase("Nobody who attends has the name %(name)s.", name=name))
    raise usage_error(Phrase("Several people: %(names)s. Name one of them.", names=offered))
