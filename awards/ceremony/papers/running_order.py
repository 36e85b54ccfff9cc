"""The running order (议程): when each item begins, how long it takes, and who has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.papers.list_files import list_forms
from awards.clock import CHINA
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.stage.content import StageContent, StageItem, StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.stage.words import ItemKind
from awards.words import C_, N_, Phrase

_COLUMNS = (
    PaperColumn("number", Phrase("No."), 6),
    PaperColumn("starts", Phrase(C_("running order", "Start")), 12),
    PaperColumn("minutes", Phrase(C_("running order", "Minutes")), 8),
    PaperColumn("item", Phrase(C_("running order", "Item")), 40),
    PaperColumn("who", Phrase(C_("running order", "Who")), 20),
    PaperColumn("notes", Phrase(C_("running order", "Notes")), 30),
)
_SIZE = 12.0
_WITH_SPEAKER = (ItemKind.SPEECH, ItemKind.DECISION, ItemKind.PERFORMANCE)


def running_order(version: StageVersion) -> PaperTable:
    content = version.content
    rows = (*(_row(content, item) for item in content.items), _total(content))
    return PaperTable(
        content.title or content.commendation,
        Phrase(C_("running order", "Running order")),
        _COLUMNS,
        (PaperGroup(rows),),
        lines=tuple(_lines(content)),
        size=_SIZE,
    )


def _row(content: StageContent, item: StageItem) -> tuple[Cell, ...]:
    return (
        item.place,
        clock_time(content.begins_at, item.starts),
        f"{item.minutes:g}",
        item.title or UNDECIDED,
        _who(item),
        _notes(content, item),
    )


def _who(item: StageItem) -> Cell:
    if item.letters:
        return Phrase("%(units)s units", units=len(item.letters))
    return item.speaker or (UNDECIDED if item.kind in _WITH_SPEAKER else "")


def _notes(content: StageContent, item: StageItem) -> Cell:
    groups = [group for group in content.groups if group.item == item.place]
    if not groups:
        return item.notes
    counts = Phrase(
        "%(groups)s groups, %(members)s on stage",
        groups=len(groups),
        members=sum(len(group.members) for group in groups),
    )
    return (
        Phrase("%(first)s; %(second)s", first=counts, second=item.notes) if item.notes else counts
    )


def _total(content: StageContent) -> tuple[Cell, ...]:
    end = max((item.starts + item.minutes for item in content.items), default=0.0)
    minutes = sum(item.minutes for item in content.items)
    ends = clock_time(content.begins_at, end)
    return (
        "",
        ends,
        f"{minutes:g}",
        Phrase(C_("running order", "Total")),
        "",
        _allowed(content, end),
    )


def _allowed(content: StageContent, end: float) -> Cell:
    over = end - content.allowed_minutes
    if content.allowed_minutes and over > 0:
        return Phrase(
            "%(over)s minutes over the allowed %(allowed)s",
            over=f"{over:g}",
            allowed=content.allowed_minutes,
        )
    return ""


def _lines(content: StageContent) -> Iterator[Phrase | str]:
    begins = content.begins_at.astimezone(CHINA)
    yield Phrase(
        "Time: %(day)s %(time)s",
        day=date(begins.year, begins.month, begins.day),
        time=f"{begins:%H:%M}",
    )
    if content.place:
        yield Phrase("Place: %(place)s", place=content.place)


def clock_time(begins: datetime, minutes: float) -> Cell:
    """The time of day, with the days since the beginning if midnight has passed."""
    first = begins.astimezone(CHINA)
    at = first + timedelta(minutes=round(minutes))
    days = (at.date() - first.date()).days
    if days:
        return Phrase("%(time)s (+%(days)s d)", time=f"{at:%H:%M}", days=days)
    return f"{at:%H:%M}"


def _named(version: StageVersion) -> int:
    return sum(bool(item.speaker) for item in version.content.items)


OUTPUT = CeremonyOutput(
    "programme", N_("Running order"), "议程", list_forms(running_order, _named, "docx", "pdf")
)
