"""座位条: a small card for each who attends, with the code that the door reads."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.footing import foot
from awards.ceremony.papers.sheets import boxed_file, empty_page, stamp
from awards.ceremony.papers.wording import seat_name
from awards.errors import print_refusal
from awards.printed_lists import shelf
from awards.settings import Settings
from awards.stage.content import StageAttendee, StageContent, StageVersion
from awards.stage.rules.script_words import UNDECIDED, group_name
from awards.words import N_
from certificates import ContentRefused, SlipLine, SlipPage, render_slips

TITLE = "座位条"

CODE = 29.0
"""Millimetres with the quiet zone: the smallest code (21 squares of 29) is 21 mm."""

_LINES = (
    SlipLine("姓名", size=22, floor=9, font="hei", pair=True),
    SlipLine("单位", size=10.5, floor=6),
    SlipLine("座位", "座位：", size=14, floor=8),
    SlipLine("上台", "上台：", size=12, floor=8),
    SlipLine("编码", size=9, floor=7, font="song"),
)


def seat_slips(version: StageVersion, settings: Settings) -> OutputFile:
    """Raises PrintRefused."""
    content = version.content
    if not content.attendees:
        return boxed_file([empty_page(version, TITLE, settings)], TITLE, 0, settings)
    page = SlipPage(
        TITLE,
        _LINES,
        heading=content.title or content.commendation,
        code=True,
        code_side=CODE,
        foot=foot(version, settings.language),
        stamp=stamp(version, settings.language),
    )
    out = BytesIO()
    try:
        count = render_slips(_rows(content), page, shelf(settings.font_dirs), out)
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused
    return OutputFile(out.getvalue(), count, len(content.attendees))


def _rows(content: StageContent) -> Iterator[tuple[str, ...]]:
    for each in content.attendees:
        unit = "" if each.unit == each.name else each.unit
        group = group_name(each.group) if each.group else ""
        yield (each.name or UNDECIDED, unit, seat_name(each.seat), group, spaced(each), each.code)


def spaced(attendee: StageAttendee) -> str:
    """The code in fours, for those who type it."""
    code = attendee.code
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


OUTPUT = CeremonyOutput("slips", N_("Seat slips"), TITLE, {"pdf": seat_slips})
