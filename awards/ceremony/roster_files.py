"""The roster as the table of a report, and as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import msgspec

from awards.ceremony.rules import METHODS, REASONS, Roster, RosterField, RosterGroup, RosterLine
from awards.clock import CHINA
from awards.papers import formats, workbook
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.winner_fields import CATEGORY, FIELDS, NAME
from awards.words import Language, Phrase, listed

WHOLE = Phrase("Whole roster")
HAND_MARK = Phrase("※ placed by hand")
DIFFERS = Phrase("▲ certificate, notice or list says otherwise")


class _Source(NamedTuple):
    """A column, and where its cells come from."""

    column: PaperColumn
    cell: Callable[[RosterLine], Cell]


def _remark(line: RosterLine) -> Cell:
    if line.reason:
        return REASONS[line.reason]
    return HAND_MARK if line.by_hand else ""


def _sources() -> Iterator[_Source]:
    yield _Source(PaperColumn("position", Phrase("No."), 6), lambda line: line.position)
    heading = Phrase("Place in the category")
    yield _Source(PaperColumn("place", heading, 9), lambda line: line.place)
    for field in FIELDS:
        if field.roster:
            name = "category_name" if field == CATEGORY else field.name
            words, width = field.roster
            column = PaperColumn(
                name, Phrase(words), width, spaced=field == NAME, grouped=field == CATEGORY
            )
            yield _Source(column, attrgetter(name))
        if field == NAME:
            yield _Source(PaperColumn("reading", Phrase("Reading"), 18), lambda line: line.reading)
    yield _Source(
        PaperColumn("number", Phrase("Certificate number"), 27, whole=True),
        lambda line: line.number,
    )
    yield _Source(
        PaperColumn("remarks", Phrase("Remarks"), 16),
        _remark,
    )


_SOURCES = tuple(_sources())

#: A column of its own, and only if there is something to mark.
_DIFFERING = _Source(
    PaperColumn("differs", Phrase("Differs"), 18, printed=True),
    lambda line: DIFFERS if line.differs else "",
)


def _own_source(field: RosterField) -> _Source:
    """The column of a free field. Its name is a person's text, which no catalogue has."""
    return _Source(
        PaperColumn(field.key, field.name, 16), lambda line: line.free.get(field.key, "")
    )


#: A column to sign in, by choice.
_SIGNED = _Source(PaperColumn("signed", Phrase("Signed for"), 16, sign=True), lambda _: "")


def table_of(roster: Roster, *, signature: bool = False) -> PaperTable:
    """Who is called, in one list, so that nobody is printed twice; below it who is not called."""
    marks = (_DIFFERING,) if any(line.differs for line in roster.lines) else ()
    signed = (_SIGNED,) if signature else ()
    sources = (*_SOURCES, *marks, *map(_own_source, roster.fields), *signed)
    columns = tuple(source.column for source in sources)
    groups = [
        PaperGroup(
            tuple(tuple(source.cell(line) for source in sources) for line in group.lines),
            _group_line(group),
        )
        for group in roster.groups
    ]
    keys = [column.key for column in columns]
    return PaperTable(
        roster.title, WHOLE, columns, (*groups, *_apart_groups(roster, keys)), _lines(roster)
    )


def _apart_groups(roster: Roster, keys: Sequence[str]) -> Iterator[PaperGroup]:
    """Who is not called, by category, with the reason as the remark."""
    for category, them in groupby(roster.apart, key=lambda each: each.category_name):
        cells = [{**msgspec.structs.asdict(each), "remarks": REASONS[each.reason]} for each in them]
        rows = tuple(tuple(each.get(key, "") for key in keys) for each in cells)
        heading = Phrase("Not called: %(name)s (%(count)s)", name=category, count=len(rows))
        yield PaperGroup(rows, heading, printed=True)


def _lines(roster: Roster) -> tuple[Phrase | str, ...]:
    """The issuer, the version with its date, and how many are called and are not."""
    counts = Phrase(
        "%(lines)s called, %(apart)s not called", lines=len(roster.lines), apart=len(roster.apart)
    )
    if not roster.version or roster.handed_out_at is None or not roster.is_current:
        return (Phrase("Issued by: %(issuers)s; not handed out", issuers=roster.issuer), counts)
    return (
        Phrase(
            "Issued by: %(issuers)s; version %(version)s of %(day)s",
            issuers=roster.issuer,
            version=roster.version,
            day=roster.handed_out_at.astimezone(CHINA).date(),
        ),
        counts,
    )


def _group_line(group: RosterGroup) -> Phrase:
    line = Phrase(
        "%(name)s (%(count)s, %(method)s)",
        name=group.name,
        count=len(group.lines),
        method=METHODS[group.method],
    )
    if group.without_strokes:
        line = Phrase(
            "%(line)s – no stroke order is known for %(characters)s: set their places by hand",
            line=line,
            characters=listed(group.without_strokes),
        )
    return line


def as_csv(roster: Roster, language: Language = "zh") -> bytes:
    return formats.as_csv(table_of(roster), language)


def as_xlsx(roster: Roster, language: Language = "zh") -> bytes:
    return workbook.as_xlsx(table_of(roster), language)


def as_json(roster: Roster) -> bytes:
    """Return the roster with its groups, as the API does."""
    return msgspec.json.format(msgspec.json.encode(roster), indent=2)
