"""The parts of a file: what the library's template adds is taken out, and dates are fixed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.runs import writable
from awards.documents.style_sheet import style_sheet
from awards.documents.typefaces import font_table
from awards.words import Language

#: Fixed, so that the same content gives the same file. ZIP has no earlier date.
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the library writes it as UTC and wants it naive
ZIPPED = (1980, 1, 1, 0, 0, 0)

#: Parts that carry the template's Japanese theme, its 300 styles and its picture.
_UNUSED = ("/theme", "/stylesWithEffects", "/customXml", "/webSettings", "/numbering", "/thumbnail")

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def begun(title: str, language: Language, grid: float, about: str) -> Document:
    """An empty document with our styles alone, ``grid`` points from line to line.

    ``about`` is its subject in its properties.
    """
    made = docx.Document()
    _without_template(made)
    _replace_children(made.styles.element, style_sheet(grid))
    _replace_children(made.settings.element, _settings())
    package = made.part.package
    made.part.relate_to(
        Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, font_table(), package),
        RELATIONSHIP_TYPE.FONT_TABLE,
    )
    known = made.core_properties
    known.title, known.language = writable(title)[:255], _LANGUAGES[language]
    known.subject = writable(about)[:255]
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = CREATED
    known.revision = 1
    return made


def _without_template(made: Document) -> None:
    for rels in (made.part.rels, made.part.package.rels):
        for key, rel in list(rels.items()):
            if rel.reltype.endswith((*_UNUSED, "/fontTable")):
                del rels[key]


def _replace_children(old: BaseOxmlElement, new: BaseOxmlElement) -> None:
    for child in list(old):
        old.remove(child)
    old.extend(list(new))


def _settings() -> BaseOxmlElement:
    """Word 2013 and later, Chinese, and no compressed punctuation: it would change the lines."""
    uri = "http://schemas.microsoft.com/office/word"
    return parse_xml(
        f"<w:settings {nsdecls('w')}>"
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def packed(made: Document) -> bytes:
    """The same bytes for the same content."""
    out = io.BytesIO()
    made.save(out)
    return repacked(out)


def repacked(out: io.BytesIO) -> bytes:
    """A package with fixed dates of its parts."""
    again = io.BytesIO()
    with ZipFile(out) as source, ZipFile(again, "w", ZIP_DEFLATED) as target:
        for name, content in _parts(source):
            entry = ZipInfo(name, ZIPPED)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content)
    return again.getvalue()


def _parts(source: ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in source.namelist():
        yield name, source.read(name)
