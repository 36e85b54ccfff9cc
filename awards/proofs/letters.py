"""What asks a unit to check its winners: a message with its link, all links as a list, and letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable, made_line
from awards.proofs.records import LinkRecord, UnitRecord
from awards.proofs.rules import UnitProgress, token, unit_key, unit_of
from awards.settings import Settings
from awards.text.dates import in_english, plain
from awards.winner_fields import PERSONS
from awards.winners.records import WinnerRecord
from awards.words import C_, Phrase, translated

_COLUMNS = (
    PaperColumn("unit", Phrase("Unit"), 32),
    PaperColumn("winners", Phrase("Number of winners"), 12),
    PaperColumn("state", Phrase("State"), 14),
    PaperColumn("until", Phrase("Last day"), 14),
    PaperColumn("confirmed_by", Phrase("Confirmed by"), 12),
    PaperColumn("link", Phrase("Link"), 64, whole=True),
    PaperColumn("message", Phrase("Message"), 60, copied=True),
)
_PROGRESS = {
    UnitProgress.WAITING: Phrase("to be confirmed"),
    UnitProgress.OVERDUE: Phrase("overdue"),
    UnitProgress.CONFIRMED: Phrase(C_("proofreading", "confirmed")),
    UnitProgress.CHANGED: Phrase("changed since confirmed"),
    UnitProgress.CLOSED: Phrase("closed without an answer"),
}

#: An empty cell that somebody could take for a mistake of the printer.
_UNFILLED = Phrase("Not filled in")


class ProofLetter(NamedTuple):
    """The letter to one unit: its winners in the one order, and where they are checked."""

    unit: str
    until: str
    address: str
    rows: tuple[tuple[Cell, ...], ...]


def address(link: LinkRecord, settings: Settings) -> str:
    return f"{settings.public_url}/p/{token(link.id, settings.secret_key())}"


def message(here: CommendationRecord, link: LinkRecord, settings: Settings) -> str:
    """Write the message in the configured language, because it goes to other offices."""
    words = Phrase(
        "%(unit)s: the certificates of “%(title)s” will be printed soon. Please open this link by "
        "%(day)s and check the names, units and honours of your winners letter by letter; type "
        "corrections into the page. You need not sign in. Do not pass the link on. %(address)s",
        unit=link.unit,
        title=here.title,
        day=_last_day(link, settings),
        address=address(link, settings),
    )
    return translated(words, settings.language)


def links_table(
    here: CommendationRecord, units: Sequence[UnitRecord], settings: Settings
) -> PaperTable:
    """Unit → link, one row each, for mailing."""
    rows = tuple(
        (
            unit.unit,
            unit.winners,
            _PROGRESS[unit.progress],
            link.until.isoformat(),
            link.confirmed_by,
            address(link, settings),
            message(here, link, settings),
        )
        for unit, link in _linked(units)
    )
    return PaperTable(
        here.title,
        Phrase("Links for proofreading"),
        _COLUMNS,
        (PaperGroup(rows),),
        lines=(made_line(here.issuers, clock.today()),),
    )


def proof_letters(
    here: CommendationRecord,
    units: Sequence[UnitRecord],
    winners: Sequence[WinnerRecord],
    settings: Settings,
) -> list[ProofLetter]:
    """A letter for each unit with a link that was not closed. ``winners`` come in the one order."""
    categories = {category.code: category for category in here.categories}
    own: dict[str, list[tuple[Cell, ...]]] = {}
    for each in winners:
        rows = own.setdefault(unit_key(unit_of(each.name, each.unit)), [])
        category = categories[each.category]
        honour = each.honour or (_UNFILLED if category.honours else "")
        unit = each.unit or (_UNFILLED if PERSONS.get(category.recipient_kind, True) else "")
        rows.append((len(rows) + 1, category.name, honour, each.name, unit))
    return [
        ProofLetter(
            unit.unit,
            _last_day(link, settings),
            address(link, settings),
            tuple(own.get(unit_key(unit.unit), ())),
        )
        for unit, link in _linked(units)
        if unit.progress is not UnitProgress.CLOSED
    ]


def _linked(units: Sequence[UnitRecord]) -> Iterator[tuple[UnitRecord, LinkRecord]]:
    return ((unit, unit.link) for unit in units if unit.link is not None)


def _last_day(link: LinkRecord, settings: Settings) -> str:
    return plain(link.until) if settings.language == "zh" else in_english(link.until)
