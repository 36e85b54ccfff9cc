"""The workbook to fill in: drop-downs, text columns, a sample row, and instructions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from awards.intake.checking.choices import CategorySlot
from awards.intake.checking.fields import COLUMNS, POSITION
from awards.intake.checking.rows import SAMPLE
from awards.intake.reading.book import OWN_AUTHOR, letters
from awards.winner_fields import CATEGORY, HONOUR, NAME, Field
from awards.words import Language, Phrase, translated
from awards.workbooks import finished, set_columns, set_up_print, text_workbook

ROWS = 2_000
"""Rows under the header that have drop-downs."""

_HEAD = {"num_format": "@", "bold": True, "border": 1, "bg_color": "#F2DCDB"}
_LISTS = Phrase("Choices")
_HEADER_ROW = 2
_INSTRUCTIONS = (
    Phrase("1. Fill in the sheet “List”, one winner a row; columns with * are required."),
    Phrase("2. Keep the header; you may add columns. The import says which it did not read."),
    Phrase("3. Choose category and honour from the drop-down lists."),
    Phrase("4. Columns of numbers are set to text; as numbers, 18 digits would be cut off."),
    Phrase("5. Names are printed as they are written: do not align them with spaces."),
    Phrase("6. The first row, a sample, is skipped by the import; you may delete it."),
    Phrase("7. After the upload you see every fault; nothing is stored before that."),
)


Say = Callable[[object], str]
"""Words in the language of the workbook."""


def template(
    slots: Sequence[CategorySlot],
    title: str,
    language: Language = "zh",
    own: Sequence[Field] = (),
) -> bytes:
    """An .xlsx for the departments; equal bytes for equal places.

    ``own`` are the free fields of the commendation.
    """
    workbook, buffer = text_workbook()
    say = partial(translated, language=language)
    text = workbook.add_format({"num_format": "@"})
    page = workbook.add_worksheet(say(Phrase("List")))
    _write_list(workbook, page, text, title, language)
    _write_own(workbook, page, own, language)
    _write_sample(workbook, page, slots, say)
    _write_instructions(workbook, language)
    _add_drop_downs(workbook, page, slots, own, language)
    return finished(workbook, buffer)


def _write_list(
    workbook: Workbook, page: Worksheet, text: Format, title: str, language: Language
) -> None:
    say = partial(translated, language=language)
    head = workbook.add_format(_HEAD)
    page.write_string(0, 0, title, workbook.add_format({"bold": True, "font_size": 14}))
    set_columns(page, [column.width for column in COLUMNS.values()], text)
    set_up_print(page, language, _HEADER_ROW)
    for at, (field, column) in enumerate(COLUMNS.items()):
        mark = "*" if field.required else ""
        page.write_string(_HEADER_ROW - 1, at, f"{say(Phrase(column.heading))}{mark}", head)
        page.write_comment(
            _HEADER_ROW - 1, at, say(Phrase(column.note)), {"x_scale": 2, "author": OWN_AUTHOR}
        )
    page.freeze_panes(_HEADER_ROW, 0)


def _write_own(
    workbook: Workbook, page: Worksheet, own: Sequence[Field], language: Language
) -> None:
    """The columns of the office's own, after those of every list."""
    head, text = workbook.add_format(_HEAD), workbook.add_format({"num_format": "@"})
    for at, field in enumerate(own, len(COLUMNS)):
        page.set_column(at, at, field.column.width if field.column else None, text)
        page.write_string(_HEADER_ROW - 1, at, field.heading_in(language), head)
        if field.hint:
            page.write_comment(
                _HEADER_ROW - 1,
                at,
                translated(Phrase(field.hint), language),
                {"x_scale": 2, "author": OWN_AUTHOR},
            )


def _write_sample(
    workbook: Workbook, page: Worksheet, slots: Sequence[CategorySlot], say: Say
) -> None:
    grey = workbook.add_format({"num_format": "@", "italic": True, "font_color": "#7F7F7F"})
    first = slots[0] if slots else None
    sample = {
        POSITION: SAMPLE,
        CATEGORY: first.name if first else "",
        HONOUR: first.honours[0].name if first and first.honours else "",
        NAME: say(Phrase("%(sample)s: name of the winner", sample=SAMPLE)),
    }
    for at, (field, column) in enumerate(COLUMNS.items()):
        page.write_string(
            _HEADER_ROW,
            at,
            sample.get(field) or (say(Phrase(column.sample)) if column.sample else ""),
            grey,
        )


def _write_instructions(workbook: Workbook, language: Language) -> None:
    say = partial(translated, language=language)
    page = workbook.add_worksheet(say(Phrase("How to fill it in")))
    page.set_column(0, 0, 90)
    set_up_print(page, language)
    for row, line in enumerate(_INSTRUCTIONS):
        page.write_string(row, 0, say(line))


def _add_drop_downs(
    workbook: Workbook,
    page: Worksheet,
    slots: Sequence[CategorySlot],
    own: Sequence[Field],
    language: Language,
) -> None:
    """The lists are on a hidden sheet: Excel takes at most 255 characters in the rule itself."""
    name = translated(_LISTS, language)
    lists = workbook.add_worksheet(name)
    lists.hide()
    honours = dict.fromkeys(honour.name for slot in slots for honour in slot.honours)
    choices: list[tuple[Field, list[str]]] = [
        (CATEGORY, [slot.name for slot in slots]),
        (HONOUR, list(honours)),
        *((field, list(field.choices)) for field in own if field.choices),
    ]
    columns = [*COLUMNS, *own]
    for at, (field, names) in enumerate(choices):
        for row, each in enumerate(names):
            lists.write_string(row, at, each)
        if names:
            letter = letters(at)
            column = columns.index(field)
            rule = {
                "validate": "list",
                "source": f"={name}!${letter}$1:${letter}${len(names)}",
                "error_title": field.heading_in(language)[:32],
                "error_message": translated(Phrase("Choose from the drop-down list."), language),
            }
            page.data_validation(_HEADER_ROW, column, _HEADER_ROW + ROWS, column, rule)
