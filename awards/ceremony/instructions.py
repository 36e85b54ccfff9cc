"""Instructions for winners (领奖须知): a page for each unit.

An office sends them to units and not to persons: the unit calls its people, seats them together and
sends one of them for the certificates in its bag. A body is its own unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from awards.ceremony.decision.title_lines import title_lines
from awards.ceremony.office_texts import OfficeText, text_of
from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.footing import version_words
from awards.ceremony.papers.namesakes import distinct
from awards.clock import CHINA
from awards.documents import (
    LINE,
    LIST_TITLE,
    UPRIGHT,
    DocumentColumn,
    Foot,
    OfficeDocument,
    ParagraphPlace,
    TableRow,
)
from awards.settings import Settings
from awards.stage.content import (
    HallSeat,
    StageAttendee,
    StageCertificate,
    StageContent,
    StageVersion,
)
from awards.stage.words import WalkOn
from awards.words import N_

ARRIVAL, REHEARSAL = timedelta(minutes=40), timedelta(minutes=60)
"""Before the meeting begins, if the office sets nothing else."""

SIDES = {WalkOn.LEFT: "台下看左侧", WalkOn.RIGHT: "台下看右侧"}
COLUMNS = (
    DocumentColumn("姓名或名称", 30),
    DocumentColumn("称号", 26),
    DocumentColumn("座位", 20),
    DocumentColumn("上台", 26),
)


class WinnerPlace(NamedTuple):
    """Where one winner sits and when the winner goes on stage; ``group`` is 0 for a bag."""

    certificate: StageCertificate
    group: int = 0
    place: int = 0
    recipient: str = ""
    seat: HallSeat | None = None

    @property
    def stage_words(self) -> str:
        if not self.group:
            return "不上台"
        said = f"第{self.group}批 {self.place}号位"
        return f"{said}，{self.recipient}上台" if self.recipient else said


class UnitSheet(NamedTuple):
    """The page of one unit; ``unit`` is the name of a body or of a person without a unit."""

    unit: str
    winners: tuple[WinnerPlace, ...]


def unit_sheets(content: StageContent) -> list[UnitSheet]:
    """In the order of the decision, by the first winner of each unit."""
    places = dict(_places(content))
    units: dict[str, list[WinnerPlace]] = {}
    for each in content.decision_order:
        units.setdefault(each.unit or each.name, []).append(places[each.winner])
    return [UnitSheet(unit, tuple(winners)) for unit, winners in units.items()]


def _places(content: StageContent) -> Iterator[tuple[int, WinnerPlace]]:
    seats = _seats(content.attendees)
    for group in content.groups:
        for member in group.members:
            each = member.certificate
            yield (
                each.winner,
                WinnerPlace(
                    each, group.number, member.place, member.recipient, seats.get(each.winner)
                ),
            )
    for bag in content.bags:
        for each in bag.certificates:
            yield each.winner, WinnerPlace(each, seat=seats.get(each.winner))


def _seats(attendees: Sequence[StageAttendee]) -> Mapping[int, HallSeat]:
    return {
        each.winner: each.seat
        for each in attendees
        if each.winner is not None and each.seat is not None
    }


def instructions_docx(version: StageVersion, _settings: Settings) -> OutputFile:
    content, sheets = version.content, unit_sheets(version.content)
    made = OfficeDocument(
        "领奖须知",
        UPRIGHT,
        foot=Foot.PART,
        head="草稿" if version.is_draft else "",
        about=version_words(version),
    )
    for at, sheet in enumerate(sheets):
        if at:
            made.new_part()
        _write(made, content, sheet)
    return OutputFile(made.finished(), None, sum(len(each.winners) for each in sheets))


def _write(made: OfficeDocument, content: StageContent, sheet: UnitSheet) -> None:
    for words in title_lines(f"{content.title}\n领奖须知", 24):
        made.paragraph(words, LIST_TITLE)
    made.paragraph(f"{sheet.unit}：", LINE)
    for at, words in enumerate(_lines(content, sheet), 1):
        made.paragraph(f"{at}. {words}", LINE, ParagraphPlace(left=18, first=-18))
    made.paragraph(f"获奖名单（{len(sheet.winners)}项）：", LINE)
    made.table(COLUMNS, [*_rows(sheet.winners)])


def _rows(winners: Sequence[WinnerPlace]) -> Iterator[TableRow]:
    """Namesakes of one honour have their unit; a body with two honours has its plain name in both."""
    by_honour: dict[str, list[WinnerPlace]] = {}
    for each in winners:
        by_honour.setdefault(each.certificate.honour, []).append(each)
    for honour, own in by_honour.items():
        names = distinct(each.certificate for each in own)
        for name, each in zip(names, own, strict=True):
            yield (name, honour, _seat_words(each.seat), each.stage_words)


def _seat_words(seat: HallSeat | None) -> str:
    return f"{seat.block}{seat.row}排{seat.label}号" if seat else "现场安排"


def _lines(content: StageContent, sheet: UnitSheet) -> Iterator[str]:
    texts = content.texts
    begins = content.begins_at.astimezone(CHINA)
    on_stage = [each for each in sheet.winners if each.group]
    yield f"时间地点：{begins.month}月{begins.day}日{_clock(begins)}，{content.place or '会场另行通知'}。"
    usual = f"请于{_clock(begins - ARRIVAL)}前签到入座，手机关闭或调至静音，会议期间不离场。"
    yield f"报到：{text_of(texts, OfficeText.ARRIVAL, usual)}"
    if on_stage:
        usual = f"上台人员请于{_clock(begins - REHEARSAL)}到会场参加彩排，认清批次和位次。"
        yield f"彩排：{text_of(texts, OfficeText.REHEARSAL, usual)}"
        yield (
            f"上台：本批次受邀时由引导员带领，从{SIDES[content.walk_on]}上台，"
            "按位次站好；领奖、合影后依次退场，回原座位。"
        )
    usual = "着正装；上台人员的绶带、胸花在签到处领取。" if on_stage else "着正装。"
    yield f"着装：{text_of(texts, OfficeText.DRESS, usual)}"
    yield f"领取：{text_of(texts, OfficeText.FETCHING, _fetching(sheet))}"
    if contact := text_of(texts, OfficeText.CONTACT):
        yield f"联系：{contact}"


def _fetching(sheet: UnitSheet) -> str:
    """Who fetches what: those on stage their own, one person what lies in the bag, two a plaque."""
    bagged = [each for each in sheet.winners if not each.group]
    plaques = [each for each in sheet.winners if each.certificate.form == "plaque"]
    said = []
    if len(bagged) < len(sheet.winners):
        said.append("上台获奖的在台上领取")
    if bagged:
        said.append(
            f"其余{len(bagged)}件散会后由本单位派1人到发放处签字领取"
            if said
            else f"共{len(bagged)}件，散会后由本单位派1人到发放处签字领取"
        )
    if plaques:
        said.append(f"其中奖牌{len(plaques)}块，请派2人搬运")
    return f"{'；'.join(said)}。"


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}".removeprefix("0")


OUTPUT = CeremonyOutput(
    "instructions", N_("Instructions for winners"), "领奖须知", {"docx": instructions_docx}
)
