"""What stands in the papers of a ceremony, read back out of their files."""

from __future__ import annotations

import csv
import io

import docx
import openpyxl
import pypdfium2
from pptx import Presentation
from pptx.shapes.autoshape import Shape

from awards.ceremony.outputs import find_output
from awards.ceremony.papers.namesakes import distinct
from awards.settings import Settings
from awards.stage.content import StageContent, StageVersion

NUMBER = "证书编号"


def pdf_text(content: bytes) -> str:
    """All words of all pages."""
    return "".join(pdf_pages(content))


def pdf_pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def cells(content: bytes) -> list[list[str]]:
    """The rows of the first sheet of a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]


def workbook_numbers(content: bytes) -> list[str]:
    """The certificate numbers of a list, in its order."""
    return _numbers(cells(content))


def csv_numbers(content: bytes) -> list[str]:
    return _numbers(list(csv.reader(io.StringIO(content.decode("utf-8-sig")))))


def _numbers(rows: list[list[str]]) -> list[str]:
    head = next(at for at, row in enumerate(rows) if NUMBER in row)
    column = rows[head].index(NUMBER)
    return [row[column] for row in rows[head + 1 :] if row[column]]


def script_names(content: bytes) -> list[str]:
    """The names that a host script in DOCX calls, in its order, without spaces and line breaks."""
    document = docx.Document(io.BytesIO(content))
    return [
        _without_spaces(cell.paragraphs[0].text)
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        if cell.paragraphs[0].text
    ]


def called(content: StageContent) -> list[str]:
    """Whom papers call, group by group, namesakes told apart; without spaces."""
    return [
        _without_spaces(name)
        for group in content.groups
        for name in distinct(member.certificate for member in group.members) or ["〔待定〕"]
    ]


def slide_numbers(content: bytes) -> list[str]:
    """The certificate numbers that the slides bear as names of shapes, in their order."""
    return [shape.name for shape in _shapes(content) if "〔" in shape.name]


def slide_names(content: bytes) -> list[str]:
    """The names on the slides, in their order, without the breaks of their lines."""
    return [
        _without_spaces(shape.text_frame.text) for shape in _shapes(content) if "〔" in shape.name
    ]


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def orders(version: StageVersion, settings: Settings) -> dict[str, list[str]]:
    """The certificate numbers of everybody on stage, in the order of each file that has numbers."""

    def made(kind: str, form: str) -> bytes:
        return find_output(kind).forms[form](version, settings).content

    staged = len(version.content.on_stage)
    return {
        "groups": workbook_numbers(made("groups", "xlsx")),
        "roster": csv_numbers(made("roster", "csv"))[:staged],
        "screen": slide_numbers(made("screen", "pptx")),
        "script": _numbers_of(script_names(made("script", "docx")), version.content),
        "award-script": _numbers_of(script_names(made("award-script", "docx")), version.content),
    }


def _numbers_of(names: list[str], content: StageContent) -> list[str]:
    """The number of each name that a script calls; namesakes of two groups in their order."""
    numbers: dict[str, list[str]] = {}
    for name, member in zip(called(content), content.on_stage, strict=False):
        numbers.setdefault(name, []).append(member.certificate.number)
    return [numbers[name].pop(0) for name in names if name != "〔待定〕"]


def _shapes(content: bytes) -> list[Shape]:
    slides = Presentation(io.BytesIO(content)).slides
    return [shape for slide in slides for shape in slide.shapes if isinstance(shape, Shape)]
