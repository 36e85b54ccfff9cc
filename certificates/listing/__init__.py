"""Lists as PDF: rows that flow over pages below a repeated head, drawn by the same typesetting.

`page` and `slips` say how a list and its cards look, as plain data. `cells` and `blocks` set words,
`flow` puts blocks on pages, `ruling`, `sheet_drawing` and `footers` draw, and the files are written
by `list_file` and `slip_file`.
"""

from certificates.listing.list_file import render_list, render_lists
from certificates.listing.page import (
    PAPERS,
    ListCode,
    ListColumn,
    ListFooter,
    ListGroup,
    ListItem,
    ListMargins,
    ListNames,
    ListPage,
    ListWords,
)
from certificates.listing.slip_file import render_slips
from certificates.listing.slips import SlipLine, SlipPage

__all__ = [
    "PAPERS",
    "ListCode",
    "ListColumn",
    "ListFooter",
    "ListGroup",
    "ListItem",
    "ListMargins",
    "ListNames",
    "ListPage",
    "ListWords",
    "SlipLine",
    "SlipPage",
    "render_list",
    "render_lists",
    "render_slips",
]
