"""Read a file that is a package of parts: check it, then hand it to the reader of its kind."""

from __future__ import annotations

import struct
from xml.parsers.expat import ExpatError

from defusedxml.ElementTree import ParseError

from awards.intake.reading.book import Book
from awards.intake.reading.docx import read_docx
from awards.intake.reading.formats import package_kind
from awards.intake.reading.limits import Limits
from awards.intake.reading.ods import read_ods
from awards.intake.reading.package_checks import UNREADABLE, opened
from awards.intake.reading.refusals import Damaged
from awards.intake.reading.workbook import read_workbook
from awards.intake.reading.xlsb import read_xlsb

_READERS = {"xlsx": read_workbook, "xlsb": read_xlsb, "ods": read_ods, "docx": read_docx}
_BROKEN = (*UNREADABLE, ExpatError, ParseError, ValueError, LookupError, struct.error)


def read_package(data: bytes, limits: Limits) -> Book:
    """Raises `FileRefused`."""
    try:
        package = opened(data, limits)
        return _READERS[package_kind(package)](package, limits)
    except _BROKEN as broken:
        raise Damaged from broken
