"""Names in columns without rules, each with a small line below it; no row is divided by a page."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.pages import TWIPS
from awards.documents.runs import paragraph
from awards.documents.styles import NAME, READING


def name_grid(names: Sequence[tuple[str, str]], across: int, width: float) -> BaseOxmlElement:
    """``width`` is of the table in millimetres. A name has no small line if that is empty."""
    wide = round(width * TWIPS / across)
    grid = f'<w:gridCol w:w="{wide}"/>' * across
    made = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{wide * across}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="40" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    for at in range(0, len(names), across):
        some = [*names[at : at + across], *[("", "")] * across][:across]
        row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/></w:trPr></w:tr>")
        row.extend([_cell(name, below, wide) for name, below in some])
        made.append(row)
    return made


def _cell(name: str, below: str, wide: int) -> BaseOxmlElement:
    made = parse_xml(
        f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr></w:tc>'
    )
    made.append(paragraph(name, NAME))
    if below:
        made.append(paragraph(below, READING))
    return made
