"""签到表: everybody who attends, by block of the hall or by unit, with room to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awards.ceremony.office_texts import OfficeText, text_of
from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.papers.list_files import list_forms
from awards.ceremony.papers.namesakes import NamedOne, apart, with_mark
from awards.ceremony.papers.wording import seat_name
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.stage.content import StageAttendee, StageContent, StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.stage.words import AttendeeKind
from awards.words import N_

TITLE = "签到表"
NO_SEAT, NO_UNIT = "未排座", "无单位"
BLANK_ROWS = 3

_COLUMNS = (
    PaperColumn("place", "序号", 6),
    PaperColumn("unit", "单位", 30),
    PaperColumn("name", "姓名", 20, spaced=True),
    PaperColumn("duty", "职务", 14),
    PaperColumn("seat", "座位", 16),
    PaperColumn("signed", "签名", 22, sign=True),
    PaperColumn("note", "备注", 14, sign=True),
)


def sign_in(version: StageVersion) -> PaperTable:
    content = version.content
    groups = _grouped(content)
    return PaperTable(
        content.title or content.commendation,
        TITLE,
        _COLUMNS,
        tuple(
            PaperGroup(tuple(_rows(them)), heading=f"{name}（{len(them)}人）", new_page=at > 0)
            for at, (name, them) in enumerate(groups.items())
        ),
        lines=(f"应到{len(_expected(content))}人；表末空行供临时出席的人填写。",),
        blank_rows=BLANK_ROWS,
    )


def _expected(content: StageContent) -> tuple[StageAttendee, ...]:
    """Who attends; before a list of them, everybody with a certificate."""
    return content.attendees or tuple(
        StageAttendee(AttendeeKind.WINNER, each.name, "", unit=each.unit, winner=each.winner)
        for each in content.order
    )


def _grouped(content: StageContent) -> dict[str, list[StageAttendee]]:
    """By block in the order of the hall and there by seat; else by unit as they come."""
    them = _expected(content)
    seated = any(each.seat for each in them)
    by_block = seated and text_of(content.texts, OfficeText.SIGN_IN_BY) != "unit"
    groups: dict[str, list[StageAttendee]] = {}
    if by_block:
        groups = {seat.block: [] for seat in content.seats}
    for each in them:
        seat = each.seat.block if each.seat else NO_SEAT
        groups.setdefault(seat if by_block else each.unit or NO_UNIT, []).append(each)
    if by_block:
        for listed in groups.values():
            listed.sort(key=_place)
    return {name: listed for name, listed in groups.items() if listed}


def _place(attendee: StageAttendee) -> tuple[int, int]:
    seat = attendee.seat
    return (seat.y, seat.x) if seat else (0, 0)


def _rows(them: Sequence[StageAttendee]) -> Iterator[tuple[Cell, ...]]:
    marks = apart(NamedOne(each.name, each.unit, seat_name(each.seat)) for each in them)
    for place, (each, mark) in enumerate(zip(them, marks, strict=True), 1):
        seat = seat_name(each.seat) if each.seat else ""
        name = with_mark(each.name or UNDECIDED, mark)
        yield (place, each.unit, name, each.duty, seat, "", "")


OUTPUT = CeremonyOutput(
    "sign-in",
    N_("Sign-in sheets"),
    TITLE,
    list_forms(sign_in, lambda version: len(_expected(version.content)), "xlsx", "pdf"),
)
