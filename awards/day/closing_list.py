"""What was given to whom on the day, as a list on paper: by category, then what is left."""

from __future__ import annotations

from collections.abc import Iterator

from awards.catalogue.records import CommendationRecord
from awards.day.closing import ClosedLine, DayStatement
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.web.formats import moment
from awards.web.labels import GIVEN_WAYS
from awards.words import C_, N_, Phrase

COLUMNS = (
    PaperColumn("place", Phrase(C_("list of the day", "No.")), 6),
    PaperColumn("number", Phrase("Certificate number"), 27, whole=True),
    PaperColumn("name", Phrase("Name"), 26, spaced=True),
    PaperColumn("unit", Phrase("Unit"), 26),
    PaperColumn("honour", Phrase("Honour"), 20),
    PaperColumn("way", Phrase(C_("list of the day", "How it was given")), 10),
    PaperColumn("at", Phrase(C_("list of the day", "When")), 17, whole=True),
    PaperColumn("to", Phrase(C_("list of the day", "Received by")), 20),
)


def closing_table(here: CommendationRecord, made: DayStatement) -> PaperTable:
    """``left`` ones stand in a group of their own at the end."""
    out = [line for line in made.lines if line.way]
    left = [line for line in made.lines if not line.way]
    return PaperTable(
        here.title,
        Phrase("What was given on the day"),
        COLUMNS,
        (
            PaperGroup(tuple(_rows(out)), Phrase("Given: %(count)s", count=len(out))),
            PaperGroup(tuple(_rows(left)), Phrase("Left: %(count)s", count=len(left))),
        ),
        lines=(counts(made), state(made)),
    )


def counts(made: DayStatement) -> Phrase:
    return Phrase(
        "%(stage)s on stage, %(stand_in)s by stand-ins, %(desk)s at the desk, %(left)s left",
        stage=made.count("stage"),
        stand_in=made.count("stand-in"),
        desk=made.count("desk"),
        left=made.count(""),
    )


def state(made: DayStatement) -> Phrase:
    if made.made_at is None:
        return Phrase("The day is not closed: this can still change.")
    return Phrase(
        "Statement %(number)s, final, made at %(at)s (%(digits)s)",
        number=made.number,
        at=moment(made.made_at),
        digits=made.digest[:6],
    )


def _rows(lines: list[ClosedLine]) -> Iterator[tuple[Cell, ...]]:
    for place, each in enumerate(lines, 1):
        way = Phrase(GIVEN_WAYS[each.way]) if each.way else "—"
        yield (
            place, each.number, each.name, each.unit, each.honour, way, moment(each.at), each.to
        )  # fmt: skip


TITLE = N_("Close of the day")
