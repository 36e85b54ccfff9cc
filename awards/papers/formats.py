"""The forms of file of a list: each declared once, for downloads, the API and the commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import msgspec

from awards.papers.document import as_docx
from awards.papers.pdf import as_pdf
from awards.papers.table import PaperTable, in_language
from awards.papers.workbook import as_xlsx
from awards.settings import Settings
from awards.web.downloads import CSV, DOCX, PDF, XLSX
from awards.words import Language, translated
from awards.workbooks import csv_file


def as_json(table: PaperTable, language: Language) -> bytes:
    return msgspec.json.format(msgspec.json.encode(table.records(language)), indent=2)


def as_csv(table: PaperTable, language: Language) -> bytes:
    table = table.bare
    headings = [translated(column.heading, language) for column in table.columns]
    return csv_file([headings, *(in_language(row, language) for row in table.rows)])


class PaperFormat(NamedTuple):
    """``name`` ends the names of its files and addresses."""

    name: str
    media_type: str
    write: Callable[[PaperTable, Settings], bytes]


FORMATS = (
    PaperFormat("xlsx", XLSX, lambda table, settings: as_xlsx(table, settings.language)),
    PaperFormat("csv", CSV, lambda table, settings: as_csv(table, settings.language)),
    PaperFormat("pdf", PDF, as_pdf),
    PaperFormat("docx", DOCX, lambda table, settings: as_docx(table, settings.language)),
)


#: JSON is the API itself; commands also write it to a file.
NAMES = (*(form.name for form in FORMATS), "json")

BY_NAME = {form.name: form for form in FORMATS}


def written_as(name: str, table: PaperTable, settings: Settings) -> bytes:
    """Write one of `NAMES`. Raises PrintRefused."""
    if name == "json":
        return as_json(table, settings.language)
    return BY_NAME[name].write(table, settings)


def file_name(code: str, what: str, day: date, form: str) -> str:
    """Return “2023-名册-20231230.xlsx”: what it is, and the day it was made."""
    return f"{code}-{what}-{day:%Y%m%d}.{form}"
