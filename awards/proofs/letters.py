"""The message that sends a unit its link, and all links as a workbook for mailing."""

from __future__ import annotations

from collections.abc import Sequence

from awards.catalogue.records import CommendationRecord
from awards.proofs.records import LinkRecord, UnitRecord
from awards.proofs.rules import UnitProgress, token
from awards.settings import Settings
from awards.text.dates import in_english, plain
from awards.words import C_, Phrase, translated
from awards.workbooks import finished, set_columns, set_up_print, text_workbook

_HEADINGS = (
    Phrase("Unit"),
    Phrase("Number of winners"),
    Phrase("State"),
    Phrase("Last day"),
    Phrase("Confirmed by"),
    Phrase("Link"),
    Phrase("Message"),
)
_WIDTHS = (32, 12, 14, 14, 12, 52, 80)
_PROGRESS = {
    UnitProgress.WAITING: Phrase("to be confirmed"),
    UnitProgress.OVERDUE: Phrase("overdue"),
    UnitProgress.CONFIRMED: Phrase(C_("proofreading", "confirmed")),
    UnitProgress.CHANGED: Phrase("changed since confirmed"),
    UnitProgress.CLOSED: Phrase("closed without an answer"),
}


def address(link: LinkRecord, settings: Settings) -> str:
    return f"{settings.public_url}/p/{token(link.id, settings.secret_key())}"


def message(here: CommendationRecord, link: LinkRecord, settings: Settings) -> str:
    """Write the message in the configured language, because it goes to other offices."""
    day = plain(link.until) if settings.language == "zh" else in_english(link.until)
    words = Phrase(
        "%(unit)s: the certificates of “%(title)s” will be printed soon. Please open this link by "
        "%(day)s and check the names, units and honours of your winners letter by letter; type "
        "corrections into the page. You need not sign in. Do not pass the link on. %(address)s",
        unit=link.unit,
        title=here.title,
        day=day,
        address=address(link, settings),
    )
    return translated(words, settings.language)


def workbook(here: CommendationRecord, units: Sequence[UnitRecord], settings: Settings) -> bytes:
    """Unit → link, one row each; plain texts only."""
    name = translated(Phrase("Links for proofreading"), settings.language)
    book, buffer = text_workbook(f"{here.title} {name}")
    sheet = book.add_worksheet(name)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    set_columns(sheet, _WIDTHS, wrapped)
    set_up_print(sheet, settings.language, 1)
    bold = book.add_format({"bold": True})
    for column, heading in enumerate(_HEADINGS):
        sheet.write_string(0, column, translated(heading, settings.language), bold)
    linked = [(unit, unit.link) for unit in units if unit.link is not None]
    for line, (unit, link) in enumerate(linked, 1):
        cells = (
            unit.unit,
            str(unit.winners),
            translated(_PROGRESS[unit.progress], settings.language),
            link.until.isoformat(),
            link.confirmed_by,
            address(link, settings),
            message(here, link, settings),
        )
        for column, text in enumerate(cells):
            sheet.write_string(line, column, text)
    sheet.freeze_panes(1, 1)
    return finished(book, buffer)
