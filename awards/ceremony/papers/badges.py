"""胸卡: a badge for each who attends, ten on a sheet, as a layout of the certificate engine."""

from __future__ import annotations

from functools import cache
from importlib import resources

from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.sheets import PaperSheet, boxed_file, empty_page
from awards.ceremony.papers.wording import seat_name
from awards.settings import Settings
from awards.stage.content import StageAttendee, StageContent, StageVersion
from awards.stage.rules.script_words import UNDECIDED, group_name
from awards.stage.words import AttendeeKind
from awards.words import N_
from certificates import (
    BoxedLine,
    BoxedSheet,
    Content,
    ContentNames,
    Layout,
    OwnField,
    Stock,
    load,
    load_stock,
    shipped_stock,
)
from certificates.paper import Box, around

TITLE = "胸卡"
STOCK = "a4-10up-cards"

ROLES = {
    AttendeeKind.WINNER: "受表彰者",
    AttendeeKind.REPRESENTATIVE: "受表彰代表",
    AttendeeKind.COMPANION: "随同人员",
    AttendeeKind.LEADER: "领导",
    AttendeeKind.GUEST: "嘉宾",
    AttendeeKind.PRESS: "媒体",
    AttendeeKind.STAFF: "工作人员",
}

NAMES = ContentNames((OwnField("role", "身份"), OwnField("place", "座位")))
"""What a layout of a badge may ask for beside the engine's fields."""


def badges(version: StageVersion, settings: Settings, layout: Layout | None = None) -> OutputFile:
    """Another ``layout`` is one that fits the places of the sheet. Raises PrintRefused."""
    content = version.content
    stock, layout = load_stock(shipped_stock(STOCK)), layout or badge_layout()
    them = [_badge(number, each, content) for number, each in enumerate(content.attendees, 1)]
    size = len(stock.slots)
    pages = []
    for at in range(0, len(them), size):
        made = PaperSheet(version, settings, stock.sheet)
        made.add(*_cuts(stock))
        for each, slot in zip(them[at : at + size], stock.slots, strict=False):
            made.add(BoxedSheet(each, layout, slot))
        below = stock.sheet.bottom - 9
        pages.append(made.page(Box(8, below, 194, 5), Box(8, 5, 194, 6)))
    pages = pages or [empty_page(version, TITLE, settings)]
    return boxed_file(pages, TITLE, len(them), settings)


@cache
def badge_layout() -> Layout:
    """The layout that comes with the program."""
    file = resources.files("awards.ceremony.papers") / "layouts" / "badge.toml"
    return load(file.read_text(encoding="utf-8"), names=NAMES)


def _badge(number: int, attendee: StageAttendee, content: StageContent) -> Content:
    unit = "" if attendee.unit == attendee.name else attendee.unit
    group = f"{group_name(attendee.group)}上台" if attendee.group else ""
    seat = seat_name(attendee.seat) if attendee.seat else ""
    fields = {
        "title": content.title or content.commendation,
        "name": attendee.name or UNDECIDED,
        "unit": "\n".join(filter(None, (unit, attendee.duty))),
        "role": ROLES[attendee.kind],
        "place": "　".join(filter(None, (seat, group))),
    }
    return Content(str(number), attendee.name, fields)


MARK, AWAY = 4.0, 1.0
"""Millimetres of a mark of a cut, and from it to the cut."""


def _cuts(stock: Stock) -> list[BoxedLine]:
    """The ends of every cut, outside the badges."""
    whole = around(stock.slots)
    ends = ((whole.x - AWAY, -MARK), (whole.right + AWAY, MARK))
    lines = [
        BoxedLine(((start, y), (start + step, y)), 0.1)
        for y in sorted({y for slot in stock.slots for y in (slot.y, slot.bottom)})
        for start, step in ends
    ]
    ends = ((whole.y - AWAY, -MARK), (whole.bottom + AWAY, MARK))
    return lines + [
        BoxedLine(((x, start), (x, start + step)), 0.1)
        for x in sorted({x for slot in stock.slots for x in (slot.x, slot.right)})
        for start, step in ends
    ]


OUTPUT = CeremonyOutput("badges", N_("Badges"), TITLE, {"pdf": badges})
