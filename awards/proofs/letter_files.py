"""The letters to the units as PDF and as DOCX: one page for each, unless its list is longer.

Then the table goes on below a repeated head. The code is always on the first page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import anyio

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.documents import (
    ADDRESSEE,
    BODY,
    CLOSING,
    LINE,
    UPRIGHT,
    Foot,
    OfficeDocument,
)
from awards.errors import NotFound
from awards.papers.document import columns_of, rows_of
from awards.papers.pdf import items_of, page_of
from awards.papers.table import PaperColumn, PaperGroup, PaperTable, signed_by
from awards.printed_lists import list_pdfs, shelf
from awards.proofs import queries
from awards.proofs.letters import ProofLetter, proof_letters
from awards.settings import Settings
from awards.web.downloads import DOCX, PDF
from awards.winners.queries import in_order
from awards.words import Language, Phrase, translated
from certificates import ListCode, ListWords

SIZE = 12.0
"""Points of the words and of the table, which is read letter by letter."""

CODE = 32.0
"""Millimetres of the side of the code, with its white margin."""

_COLUMNS = (
    PaperColumn("position", Phrase("No."), 6),
    PaperColumn("category", Phrase("Category"), 24),
    PaperColumn("honour", Phrase("Honour"), 26),
    PaperColumn("name", Phrase("Name of the person or body"), 30, spaced=True),
    PaperColumn("unit", Phrase("Unit"), 36),
)
_TITLE = Phrase("Please check the list of winners")
_TO_SIGN = Phrase("Checked by (signature): ＿＿＿＿＿＿＿＿ Telephone: ＿＿＿＿＿＿＿＿")


def _body(here: CommendationRecord, letter: ProofLetter) -> Phrase:
    return Phrase(
        "The certificates of “%(title)s” will be printed soon. Please check by %(day)s the names, "
        "units and honours of your winners below letter by letter. Scan the code or open the link "
        "to confirm them or to correct them; you need not sign in. Do not pass the link on.",
        title=here.title,
        day=letter.until,
    )


def _scan(letter: ProofLetter) -> Phrase:
    return Phrase(
        "Scan the code, or open:\n%(address)s\nLast day: %(day)s",
        address=letter.address,
        day=letter.until,
    )


def _table(here: CommendationRecord, letter: ProofLetter, language: Language) -> PaperTable:
    return PaperTable(
        translated(_TITLE, language),
        "",
        _COLUMNS,
        (PaperGroup(letter.rows),),
        closing=(_TO_SIGN, *signed_by(here.issuers, clock.today(), language)),
        size=SIZE,
    )


def as_pdf(here: CommendationRecord, letters: Sequence[ProofLetter], settings: Settings) -> bytes:
    """Raises PrintRefused."""
    language = settings.language
    lists = []
    for letter in letters:
        table = _table(here, letter, language)
        page = page_of(table, language, is_upright=True)
        page = replace(
            page,
            lines=[
                ListWords(translated(_addressed(letter), language), gap=4),
                ListWords(translated(_body(here, letter), language), indent=2),
                ListCode(letter.address, translated(_scan(letter), language), CODE),
            ],
        )
        lists.append((items_of(table, language), page))
    return list_pdfs(lists, shelf(settings.font_dirs))


def _addressed(letter: ProofLetter) -> Phrase:
    return Phrase("To %(unit)s:", unit=letter.unit)


def as_docx(here: CommendationRecord, letters: Sequence[ProofLetter], settings: Settings) -> bytes:
    language = settings.language
    made = OfficeDocument(translated(_TITLE, language), UPRIGHT, language, foot=Foot.PART)
    for at, letter in enumerate(letters):
        if at:
            made.new_part()
        _write(made, here, letter, language)
    return made.finished()


def _write(
    made: OfficeDocument, here: CommendationRecord, letter: ProofLetter, language: Language
) -> None:
    table = _table(here, letter, language)
    made.title(table.title)
    made.paragraph(translated(_addressed(letter), language), ADDRESSEE)
    made.paragraph(translated(_body(here, letter), language), BODY)
    made.code(letter.address, CODE, letter.address)
    made.paragraph(translated(_scan(letter), language), LINE)
    made.table(columns_of(table, language, is_upright=True), rows_of(table, language), table.size)
    for line in table.closing:
        made.paragraph(translated(line, language), CLOSING)


class LetterFormat(NamedTuple):
    """``name`` ends the names of its files and addresses. JSON is for programs alone."""

    name: str
    media_type: str
    write: Callable[[CommendationRecord, Sequence[ProofLetter], Settings], bytes]


LETTER_FORMATS = (LetterFormat("pdf", PDF, as_pdf), LetterFormat("docx", DOCX, as_docx))


LETTER_NAMES = tuple(form.name for form in LETTER_FORMATS)


async def letters_file(code: str, name: str, settings: Settings) -> bytes:
    """The letters of a commendation in one of `LETTER_NAMES`. In a thread: it takes seconds.

    Raises NotFound if no unit has a link, or PrintRefused.
    """
    here = await catalogue.find(code)
    found = proof_letters(here, await queries.units(here), await in_order(here), settings)
    if not found:
        raise NotFound(what=Phrase("link"), key=code)
    [form] = [each for each in LETTER_FORMATS if each.name == name]
    return await anyio.to_thread.run_sync(form.write, here, found, settings)
