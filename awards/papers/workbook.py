"""Any list as a workbook of text cells, set up to print on A4."""

from __future__ import annotations

from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from awards.papers.columns import PaperShape, shape
from awards.papers.table import PaperGroup, PaperTable, heading_of, in_language
from awards.text.names import padded
from awards.words import C_, Language, Phrase, translated
from awards.workbooks import (
    finished,
    page_names,
    row_height,
    set_up_print,
    text_workbook,
)

SIZE, TITLE_SIZE = 10.5, 16.0
"""Points. At 10.5 a Chinese character is exactly two columns wide."""

LINE_HEIGHT, TITLE_HEIGHT = 16.0, 24.0
"""Points of a line. Faces for rare characters need more than the usual ones."""

PADDING = 4.0
SIGNED_HEIGHT = 27.0

PAGE, PAGE_ACROSS, HEADS = 740.0, 495.0, 90.0
"""Points of an A4 page within its margins, upright and across; of titles and headings on it."""


def as_xlsx(table: PaperTable, language: Language) -> bytes:
    """One sheet for all rows and one for each group that wants it."""
    book, out = text_workbook(heading_of(table, language).replace("\n", " "))
    looks = _Looks(book)
    groups = [group for group in table.groups if group.sheet and group.rows]
    whole = translated(table.whole, language) or translated(Phrase("List"), language)
    name, *names = page_names([whole, *(group.sheet for group in groups)])
    _PaperSheet(book.add_worksheet(name), looks, table, language).write(
        heading_of(table, language), table.groups
    )
    for name, group in zip(names, groups, strict=True):
        alone = table._replace(groups=(group,))
        _PaperSheet(book.add_worksheet(name), looks, alone, language).write(
            f"{table.title}\n{group.title}", [group]
        )
    return finished(book, out)


class _Looks:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        face = {"font_name": "宋体", "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
        grid = {**face, "border": 1, "num_format": "@"}
        self.title = book.add_format(
            {**face, "font_name": "黑体", "font_size": TITLE_SIZE, "align": "center"}
        )
        self.line = book.add_format(face)
        self.closing = book.add_format({**face, "align": "right"})
        self.none = book.add_format({**grid, "align": "center"})
        self.group = book.add_format({**face, "bold": True, "bg_color": "#F3E9D2", "border": 1})
        self.heading = book.add_format(
            {**grid, "bold": True, "align": "center", "bg_color": "#EEEEEE"}
        )
        self.text = book.add_format(grid)
        self.number = book.add_format({**grid, "num_format": "0", "align": "center"})


class _XlsxPage:
    """What a printed page still holds, and the rows that begin pages."""

    def __init__(self, room: float) -> None:
        self._room = room
        self.used = HEADS
        self.breaks: list[int] = []

    def holds(self, height: float) -> bool:
        return self.used + height <= self._room

    def begin(self, row: int) -> None:
        self.breaks.append(row)
        self.used = HEADS


class _PaperSheet:
    """One sheet. Rows are written from the top; each is tall enough in every program."""

    def __init__(
        self, sheet: Worksheet, looks: _Looks, table: PaperTable, language: Language
    ) -> None:
        self._sheet = sheet
        self._looks = looks
        self._table = table
        self._language = language
        self._shape: PaperShape = shape(table, language)
        self._widths = {each.at: each.width for each in self._shape.columns}
        self._at = 0
        self._page = _XlsxPage(PAGE if self._shape.is_upright else PAGE_ACROSS)

    def write(self, title: str, groups: Sequence[PaperGroup]) -> None:
        table, looks = self._table, self._looks
        self._set_columns()
        self._across(title, looks.title, TITLE_HEIGHT, TITLE_SIZE / SIZE)
        for line in table.lines:
            self._across(translated(line, self._language), looks.line)
        self._head()
        if not any(group.rows for group in groups):
            self._across(translated(Phrase(C_("list", "None")), self._language), looks.none)
        for at, group in enumerate(groups):
            self._group(group, is_first=at == 0)
        self._blank_rows()
        for line in table.closing:
            self._across(translated(line, self._language), looks.closing)
        if self._page.breaks:
            self._sheet.set_h_pagebreaks(self._page.breaks)
        self._sheet.print_area(0, 0, self._at - 1, len(table.columns) - 1)

    def _group(self, group: PaperGroup, *, is_first: bool) -> None:
        if group.new_page and not is_first:
            self._new_page()
        if group.heading and group.rows:
            self._across(translated(group.heading, self._language), self._looks.group)
        for row in group.rows:
            self._row(in_language(row, self._language))
        if group.closing:
            self._across(group.closing, self._looks.closing)

    def _new_page(self) -> None:
        self._blank_rows()
        self._page.begin(self._at)

    def _blank_rows(self) -> None:
        for _ in range(self._table.blank_rows):
            self._sheet.set_row(self._at, SIGNED_HEIGHT)
            for at in self._widths:
                self._sheet.write_blank(self._at, at, None, self._looks.text)
            self._at += 1

    def _set_columns(self) -> None:
        for at, column in enumerate(self._table.columns):
            hidden = {"hidden": at not in self._widths}
            self._sheet.set_column(at, at, self._widths.get(at, column.width), None, hidden)

    def _head(self) -> None:
        headings = [translated(column.heading, self._language) for column in self._table.columns]
        self._sheet.set_row(self._at, self._height(headings))
        for at, heading in enumerate(headings):
            self._sheet.write_string(self._at, at, heading, self._looks.heading)
        self._at += 1
        self._sheet.freeze_panes(self._at, 0)
        set_up_print(
            self._sheet,
            self._language,
            self._at,
            title=self._table.title,
            foot=self._table.foot,
            upright=self._shape.is_upright,
        )

    def _across(
        self, text: str, look: Format, line_height: float = LINE_HEIGHT, scale: float = 1.0
    ) -> None:
        """One text over all columns that are shown."""
        first, *others = self._widths
        width = int(self._shape.width / scale)
        self._sheet.set_row(self._at, row_height([(text, width)], line_height, PADDING))
        if others:
            self._sheet.merge_range(self._at, first, self._at, others[-1], "", look)
        self._sheet.write_string(self._at, first, text, look)
        self._at += 1

    def _height(self, cells: Sequence[str | int]) -> float:
        texts = [(str(cells[at]), width) for at, width in self._widths.items()]
        least = SIGNED_HEIGHT if any(column.sign for column in self._table.columns) else 0.0
        return max(least, row_height(texts, LINE_HEIGHT, PADDING))

    def _row(self, cells: Sequence[str | int]) -> None:
        # A stored name of two characters has two; only the paper shows it as wide as three.
        shown = [
            padded(cell) if column.spaced and isinstance(cell, str) else cell
            for column, cell in zip(self._table.columns, cells, strict=True)
        ]
        height = self._height(shown)
        blank = self._table.blank_rows
        if blank and not self._page.holds(height + blank * SIGNED_HEIGHT):
            self._new_page()
        self._page.used += height
        self._sheet.set_row(self._at, height)
        for at, cell in enumerate(shown):
            if isinstance(cell, int):
                self._sheet.write_number(self._at, at, cell, self._looks.number)
            else:
                self._sheet.write_string(self._at, at, cell, self._looks.text)
        self._at += 1
