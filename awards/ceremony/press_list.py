"""The list for the press (新闻名单): when it may be published, how many of each kind, and who."""

from __future__ import annotations

from datetime import datetime

from awards.ceremony.decision.annexes import COUNTED, Annex, annexes
from awards.ceremony.decision.name_grid import grid
from awards.ceremony.decision.name_lines import MOST_COLUMNS, name_line
from awards.ceremony.decision.title_lines import title_lines
from awards.ceremony.office_texts import OfficeText, text_of
from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.footing import version_words
from awards.clock import CHINA
from awards.documents import (
    ANNEX_MARK,
    BODY,
    HEADING_1,
    HEADING_2,
    NAMES,
    OFFICIAL_INK,
    OFFICIAL_TITLE,
    Foot,
    OfficeDocument,
)
from awards.settings import Settings
from awards.stage.content import StageContent, StageVersion
from awards.tables import RecipientKind
from awards.text.numerals import cardinal
from awards.words import N_
from awards.workbooks import csv_file

HEADINGS = ("序号", "奖项", "称号", "姓名或名称", "单位")


def embargo(version: StageVersion) -> str:
    """2月28日9时前不得发布: until the meeting begins, if the office sets no other time."""
    content = version.content
    usual = _moment(content.begins_at)
    return f"{text_of(content.texts, OfficeText.EMBARGO, usual)}前不得发布"


def _moment(at: datetime) -> str:
    local = at.astimezone(CHINA)
    minutes = f"{local.minute}分" if local.minute else ""
    return f"{local.month}月{local.day}日{local.hour}时{minutes}"


def press_docx(version: StageVersion, _settings: Settings) -> OutputFile:
    content, lists = version.content, annexes(version.content)
    line = f"在{embargo(version)}"
    made = OfficeDocument(
        f"{content.title}受表彰名单",
        OFFICIAL_INK,
        foot=Foot.DASHED,
        head=f"草稿 · {line}" if version.is_draft else line,
        about=version_words(version),
    )
    made.paragraph(f"【{line}】", ANNEX_MARK)
    made.paragraph("", NAMES)
    for words in title_lines(f"{content.title}\n受表彰名单"):
        made.paragraph(words, OFFICIAL_TITLE)
    made.paragraph("", NAMES)
    made.paragraph(lead(content, lists), BODY)
    for at, annex in enumerate(lists, 1):
        _category(made, at, annex)
    return OutputFile(made.finished(), None, sum(each.size for each in lists))


def lead(content: StageContent, lists: tuple[Annex, ...]) -> str:
    """The meeting, and the figure of each kind: bodies first, then collectives and persons."""
    local = content.begins_at.astimezone(CHINA)
    where = f"在{content.place}" if content.place else ""
    said = f"{local.month}月{local.day}日，{content.title}{where}召开。"
    many = (RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL)
    first = "、".join(_figure(each) for each in lists if each.category.kind not in many)
    second = "、".join(_figure(each) for each in lists if each.category.kind in many)
    if first and second:
        return f"{said}{first}受到表彰；{second}同时受到表彰。"
    return f"{said}{first or second}受到表彰。" if first or second else said


def _figure(annex: Annex) -> str:
    return f"{annex.size}{COUNTED[annex.category.kind][0]}{annex.category.name}"


def _category(made: OfficeDocument, at: int, annex: Annex) -> None:
    made.paragraph(f"{cardinal(at)}、{annex.category.name}{annex.total}", HEADING_1)
    for number, each in enumerate(annex.lists, 1):
        if each.heading:
            size = f"{len(each.names)}{COUNTED[annex.category.kind][0]}"
            made.paragraph(f"（{cardinal(number)}）{each.honour}（{size}）", HEADING_2)
        for names in grid(each.names, MOST_COLUMNS[annex.category.kind]):
            made.paragraph(*name_line(names))


def press_csv(version: StageVersion, _settings: Settings) -> OutputFile:
    """For pages of a paper: the line of the embargo, the headings, and a row for each winner."""
    content = version.content
    names = {each.code: each.name for each in content.categories}
    rows = [
        (at, names[each.category], each.honour, each.name, each.unit)
        for at, each in enumerate(content.decision_order, 1)
    ]
    return OutputFile(csv_file([(f"在{embargo(version)}",), HEADINGS, *rows]), None, len(rows))


OUTPUT = CeremonyOutput(
    "press", N_("Press list"), "新闻名单", {"docx": press_docx, "csv": press_csv}, embargo
)
