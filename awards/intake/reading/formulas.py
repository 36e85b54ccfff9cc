"""Find out whether a formula of a workbook reads another workbook."""

from __future__ import annotations

import re

# A text, a quoted sheet with its workbook, or a workbook before a sheet or a name. ``[0]`` is the
# same workbook; a bracket that follows a word belongs to a table: 表1[2023].
_PIECE = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?P<quoted>'(?:[^']|'')*'!)"
    r"|(?<![\w\]])(?P<plain>\[(?:[1-9]\d*|[^\[\]\"']+\.xl\w+)\][\w.:]*!)"
)
_BOOK = re.compile(r"\[(?:[1-9]\d*|[^\[\]]+\.xl\w+)\]", re.IGNORECASE)


def reads_another_workbook(formula: str) -> bool:
    """True for ``[1]Sheet1!A1``; false for ``表1[2023]`` and for text such as ``"第[1]组"``."""
    return any(
        piece["plain"] or _BOOK.search(piece["quoted"] or "") for piece in _PIECE.finditer(formula)
    )
