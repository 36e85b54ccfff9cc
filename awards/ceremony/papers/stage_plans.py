"""站位图: a page for each group, drawn as the hall sees it and as the stage sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.namesakes import distinct
from awards.ceremony.papers.sheets import A4_ACROSS, PaperSheet, boxed_file, empty_page
from awards.ceremony.papers.wording import (
    SIDES,
    group_title,
    presenter_of,
    received_by,
    start_of,
)
from awards.settings import Settings
from awards.stage.content import StageContent, StageGroup, StageMember, StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.stage.words import PositionRule, WalkOn
from awards.words import N_
from certificates import BoxedFont, BoxedLine, BoxedPage, BoxedPiece, BoxedWords, area
from certificates.paper import Box

TITLE = "站位图"

MOST, MOST_OF_LONG, LONG = 20, 10, 40
"""Positions on one page; of names that are longer than ``LONG`` characters."""

LEFT, WIDE = 12.0, 273.0
VIEWS = (Box(LEFT, 31, WIDE, 80), Box(LEFT, 116, WIDE, 80))
SIDE = 18.0
"""Millimetres at both ends of the stage, for those who walk on."""

WIDEST = 34.0
"""Millimetres of a position in a small group."""

HEAD = BoxedFont("title", 20, 12, "centre", most_lines=1)
FACTS = BoxedFont("song", 11, 8, "centre", most_lines=1)
VIEW = BoxedFont("hei", 13, 10, "left", most_lines=1)
HALL = BoxedFont("hei", 11, 8, "centre", most_lines=1)
NUMBER = BoxedFont("hei", 20, 10, "centre", most_lines=1, leading=1.0)
NAME = BoxedFont("song", 15, 4.5, "centre", leading=1.15, balance=True, pair=True)
NUMBERS = BoxedFont("hei", 8, 4.5, "centre", leading=1.1)
PRESENTER = BoxedFont("kai", 13, 4.5, "centre", leading=1.1, balance=True)


class StageSpot(NamedTuple):
    """A position, and who stands there. ``name`` is what the plan calls the member."""

    position: int
    member: StageMember | None
    name: str


class FacedRun(NamedTuple):
    """Neighbouring positions in front of one presenter; ``first`` and ``last`` count spots."""

    rank: int
    first: int
    last: int


def stage_plans(version: StageVersion, settings: Settings) -> OutputFile:
    """Raises PrintRefused."""
    content = version.content
    pages = [
        _page(group, spots, version, settings)
        for group in content.groups
        for spots in parts_of(group)
    ]
    pages = pages or [empty_page(version, TITLE, settings, A4_ACROSS)]
    return boxed_file(pages, TITLE, len(content.on_stage), settings)


def spots_of(group: StageGroup) -> list[StageSpot]:
    """Every position from the left as the hall sees it; one that is empty has no member."""
    names = distinct(each.certificate for each in group.members)
    at = {
        member.position: StageSpot(
            member.position, member, f"{name or UNDECIDED}{received_by(member)}"
        )
        for member, name in zip(group.members, names, strict=True)
    }
    last = max(at, default=1)
    return [
        at.get(position, StageSpot(position, None, UNDECIDED)) for position in range(1, last + 1)
    ]


def parts_of(group: StageGroup) -> list[list[StageSpot]]:
    """The spots of each page, evenly: a group of 50 stands on three pages."""
    spots = spots_of(group)
    most = MOST_OF_LONG if any(len(spot.name) > LONG for spot in spots) else MOST
    pages = ceil(len(spots) / most)
    size = ceil(len(spots) / pages)
    return [spots[start : start + size] for start in range(0, len(spots), size)]


def blocks_of(spots: Sequence[StageSpot]) -> list[FacedRun]:
    """Neighbours in front of one presenter. An empty position has nobody in front of it."""
    blocks = []
    runs = groupby(enumerate(spots), key=lambda each: each[1].member and each[1].member.presenter)
    for rank, run in runs:
        places = [at for at, _ in run]
        if rank is not None:
            blocks.append(FacedRun(rank, places[0], places[-1]))
    return blocks


def _page(
    group: StageGroup, spots: Sequence[StageSpot], version: StageVersion, settings: Settings
) -> BoxedPage:
    content = version.content
    made = PaperSheet(version, settings, A4_ACROSS)
    title = group_title(content, group)
    count, last = (
        len(group.members),
        max((each.position for each in group.members), default=1),
    )
    if len(spots) < last:
        title += f"（站位{spots[0].position}—{spots[-1].position}）"
    facts = f"{start_of(content, group)}开始　{count}人　从{SIDES[content.walk_on]}上场"
    made.add(
        BoxedWords(title, Box(40, 8, 217, 11), HEAD, heading=True),
        BoxedWords(facts, Box(LEFT, 20, WIDE, 7), FACTS),
    )
    for box, from_hall in zip(VIEWS, (True, False), strict=True):
        made.add(*_view(box, spots, content, from_hall=from_hall))
    return made.page()


def _view(
    box: Box, spots: Sequence[StageSpot], content: StageContent, *, from_hall: bool
) -> Iterator[BoxedPiece]:
    """The hall is below the stage as the hall sees it, and above it as the stage sees it."""
    label, hall = ("台下看", "观众席") if from_hall else ("台上看", "观众席")
    top, high = (box.y + 7, box.height - 14) if from_hall else (box.y + 14, box.height - 14)
    stage = Box(box.x, top, box.width, high)
    yield area(stage, width=0.4)
    hall_y = stage.bottom + 0.5 if from_hall else stage.y - 6.5
    yield BoxedWords(label, Box(box.x, box.y, 60, 6.5), VIEW)
    arrow = "▼" if from_hall else "▲"
    yield BoxedWords(f"{arrow} {hall} {arrow}", Box(box.x + 60, hall_y, box.width - 120, 6), HALL)
    yield from _walk_on(stage, content.walk_on, from_hall=from_hall)
    row = list(spots) if from_hall else list(reversed(spots))
    wide = min(WIDEST, (stage.width - 2 * SIDE) / len(row))
    x = stage.x + (stage.width - wide * len(row)) / 2
    for at, spot in enumerate(row):
        yield from _spot(
            Box(x + at * wide, stage.y + 2 if from_hall else stage.bottom - 40, wide, 38).inset(
                0.6
            ),
            spot,
            with_numbers=_is_numbered(content, spots),
        )
    y = stage.y + 43 if from_hall else stage.y + 3
    for block in blocks_of(row):
        across = Box(x + block.first * wide, y, wide * (block.last - block.first + 1), 20)
        yield from _presenter(across, block, row, content, from_hall=from_hall)


def _is_numbered(content: StageContent, spots: Sequence[StageSpot]) -> bool:
    """From left to right the position is also the place; else all three numbers are needed."""
    moved = any(spot.member and spot.member.place != spot.position for spot in spots)
    return moved or content.position_rule is not PositionRule.LEFT_TO_RIGHT


def _spot(box: Box, spot: StageSpot, *, with_numbers: bool) -> Iterator[BoxedPiece]:
    yield area(box, dash=() if spot.member else (1.0, 0.8))
    inner = Box(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1)
    yield BoxedWords(str(spot.position), inner._replace(height=8), NUMBER, spot.name)
    numbers = with_numbers and spot.member is not None
    high = inner.height - 8 - (9 if numbers else 0)
    yield BoxedWords(spot.name, Box(inner.x, inner.y + 8, inner.width, high), NAME, spot.name)
    if numbers and spot.member:
        member = spot.member
        tray = f"盘{member.tray}-{member.tray_place}" if member.tray else "牌匾"
        words = f"站位{spot.position}\n位次{member.place}\n{tray}"
        yield BoxedWords(words, Box(inner.x, inner.bottom - 9, inner.width, 9), NUMBERS, spot.name)


def _presenter(
    box: Box,
    block: FacedRun,
    row: Sequence[StageSpot],
    content: StageContent,
    *,
    from_hall: bool,
) -> Iterator[BoxedPiece]:
    """In front of the middle of the block, with a bracket over the members who are theirs."""
    presenter = presenter_of(content, block.rank)
    trays = dict.fromkeys(
        f"托盘{spot.member.tray}"
        for spot in row[block.first : block.last + 1]
        if spot.member and spot.member.tray
    )
    bracket = box.y + 1 if from_hall else box.bottom - 1
    away = 1.5 if from_hall else -1.5
    ends = (box.x + 1.5, box.right - 1.5)
    yield BoxedLine(
        (
            (ends[0], bracket),
            (ends[0], bracket + away),
            (ends[1], bracket + away),
            (ends[1], bracket),
        ),
        0.3,
    )
    wide = min(box.width - 1.2, 64.0)
    y = box.y + 4 if from_hall else box.y
    inner = Box(box.centre[0] - wide / 2, y, wide, 16)
    yield area(inner, width=0.3)
    words = "\n".join(filter(None, (presenter.name, presenter.duty, "、".join(trays))))
    yield BoxedWords(words, inner.inset(0.5), PRESENTER, presenter.name)


def _walk_on(stage: Box, side: WalkOn, *, from_hall: bool) -> Iterator[BoxedPiece]:
    """An arrow onto the stage, at the side that the view shows it."""
    at_left = (side is WalkOn.LEFT) == from_hall
    x = stage.x + 2 if at_left else stage.right - 2
    step = 12.0 if at_left else -12.0
    y = stage.centre[1] + 8
    tip = x + step
    back = tip - step / 4
    yield BoxedLine(((x, y), (tip, y)), 0.6)
    yield BoxedLine(((back, y - 2), (tip, y), (back, y + 2)), 0.6)
    box = Box(stage.x + 1 if at_left else stage.right - SIDE + 1, y - 12, SIDE - 2, 9)
    yield BoxedWords("上场", box, HALL)


OUTPUT = CeremonyOutput("stage-plan", N_("Stage plans"), TITLE, {"pdf": stage_plans})
