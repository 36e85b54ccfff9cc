"""The list of a notice as a table, to post and to send: as it was published, with its corrections."""

from __future__ import annotations

from collections.abc import Iterator

from awards.catalogue.records import CommendationRecord
from awards.notices.queries import standings
from awards.notices.records import NoticeRecord, NoticeStanding
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable, signed_by
from awards.statements.queries import of_notice
from awards.statements.records import StatedGroup, StatedLine, StatementRecord
from awards.statements.rules import correction_line, groups_of
from awards.words import N_, Joined, Language, Phrase, translated

#: Points of the words, which are read from a wall.
SIZE = 12.0

_COLUMNS = (
    PaperColumn("number", Phrase("No."), 6),
    PaperColumn("category", Phrase("Category"), 20, grouped=True),
    PaperColumn("honour", Phrase("Honour"), 26),
    PaperColumn("name", Phrase("Name of the person or body"), 32, spaced=True),
    PaperColumn("unit", Phrase("Unit"), 36),
)


async def posted(here: CommendationRecord, notice: NoticeRecord, language: Language) -> PaperTable:
    """The list as it reads now, with how many of those on it are held or were taken off."""
    standing = (await standings(here)).get(notice.id)
    return notice_table(notice, await of_notice(notice.id), standing, language)


def notice_table(
    notice: NoticeRecord,
    statement: StatementRecord,
    standing: NoticeStanding | None = None,
    language: Language = "zh",
) -> PaperTable:
    title, *lines = head(notice, statement)
    return PaperTable(
        translated(title, language),
        "",
        _COLUMNS,
        tuple(_groups(groups_of(statement.lines))),
        lines=(*lines, *counted(standing)),
        closing=signed_by(statement.newest.issuers, notice.begins_on, language),
        size=SIZE,
    )


def _groups(groups: list[StatedGroup]) -> Iterator[PaperGroup]:
    number = 0
    for group in groups:
        rows: list[tuple[Cell, ...]] = []
        for line in group.lines:
            number += 1
            rows.append((number, line.category_name, line.honour, shown_name(line), line.unit))
        heading = Phrase("%(name)s (%(count)s)", name=group.name, count=len(rows))
        yield PaperGroup(tuple(rows), heading)


def counted(standing: NoticeStanding | None) -> list[Joined]:
    """Of those who were put on the notice: how many are held, withdrawn or revoked now."""
    if standing is None:
        return []
    counts = (
        (N_("Held back: %(n)s"), standing.held),
        (N_("Withdrawn: %(n)s"), standing.withdrawn),
        (N_("Revoked: %(n)s"), standing.revoked),
    )
    some = [Phrase(words, n=count) for words, count in counts if count]
    everybody = Phrase("Put on notice: %(n)s", n=standing.winners)
    return [Joined((everybody, *some), Phrase("; "))] if some else []


def shown_name(line: StatedLine) -> Phrase | str:
    """The name, with a note if the commendation of this winner was revoked later."""
    return Phrase("%(name)s (revoked later)", name=line.name) if line.revoked else line.name


def head(notice: NoticeRecord, statement: StatementRecord) -> tuple[Phrase, ...]:
    """The title, and the lines below it: the last ones are the corrections, by date."""
    return (
        Phrase("%(title)s: winners proposed for commendation", title=statement.newest.title),
        Phrase(
            "Notice: %(begins_on)s to %(ends_on)s (%(days)s working days)",
            begins_on=notice.begins_on,
            ends_on=notice.ends_on,
            days=notice.days,
        ),
        Phrase("Contact: %(contact)s", contact=notice.contact),
        *(correction_line(each) for each in statement.corrections),
    )
