"""Certificates: frozen content and a layout in, PDF bytes out.

This package knows nothing of winners, of a database or of the web. README.md describes its stages.
"""

from certificates.card_file import print_card
from certificates.compose import Page
from certificates.content import FIELDS, OPEN, STANDARD, Content, ContentNames, OwnField
from certificates.errors import (
    CertificatesError,
    ContentRefused,
    Fault,
    FontRefused,
    FontsMissing,
    ImageRefused,
    LayoutRefused,
    LayoutUnknown,
    ListRefused,
    PressRefused,
    ProfileRefused,
    RowsRefused,
    StockRefused,
    StockUnknown,
)
from certificates.fonts import Face, Shelf, find
from certificates.layout import Layout, load, resolve, shipped, shipped_ids
from certificates.listing import (
    ListColumn,
    ListFooter,
    ListGroup,
    ListItem,
    ListMargins,
    ListPage,
    ListWords,
    SlipLine,
    SlipPage,
    render_list,
    render_lists,
    render_slips,
)
from certificates.making import make
from certificates.output.icc import OutputProfile, coated, read_profile
from certificates.output.purposes import PressFile
from certificates.pdf import (
    Inspection,
    inspect,
    preflight,
    render,
    render_each,
    render_pages,
    render_pages_each,
)
from certificates.press import (
    Feed,
    PrintCalibration,
    Reading,
    Setup,
    Stock,
    load_stock,
    shipped_stock,
    stock_ids,
)
from certificates.problems import Problem
from certificates.processes import process_pool
from certificates.run import Written, print_run, print_sheets, print_volume
from certificates.svg import svg
from certificates.words import Phrase, Words

__version__ = "0.1.0"

__all__ = [
    "FIELDS",
    "OPEN",
    "STANDARD",
    "CertificatesError",
    "Content",
    "ContentNames",
    "ContentRefused",
    "Face",
    "Fault",
    "Feed",
    "FontRefused",
    "FontsMissing",
    "ImageRefused",
    "Inspection",
    "Layout",
    "LayoutRefused",
    "LayoutUnknown",
    "ListColumn",
    "ListFooter",
    "ListGroup",
    "ListItem",
    "ListMargins",
    "ListPage",
    "ListRefused",
    "ListWords",
    "OutputProfile",
    "OwnField",
    "Page",
    "Phrase",
    "PressFile",
    "PressRefused",
    "PrintCalibration",
    "Problem",
    "ProfileRefused",
    "Reading",
    "RowsRefused",
    "Setup",
    "Shelf",
    "SlipLine",
    "SlipPage",
    "Stock",
    "StockRefused",
    "StockUnknown",
    "Words",
    "Written",
    "__version__",
    "coated",
    "find",
    "inspect",
    "load",
    "load_stock",
    "make",
    "preflight",
    "print_card",
    "print_run",
    "print_sheets",
    "print_volume",
    "process_pool",
    "read_profile",
    "render",
    "render_each",
    "render_list",
    "render_lists",
    "render_pages",
    "render_pages_each",
    "render_slips",
    "resolve",
    "shipped",
    "shipped_ids",
    "shipped_stock",
    "stock_ids",
    "svg",
]
