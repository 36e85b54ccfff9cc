"""Find the sheets in a package (ECMA-376 part 2): names and relationships, in any dialect."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import parse

from awards.intake.reading.refusals import Damaged


@dataclass(frozen=True, slots=True)
class SheetPart:
    name: str
    path: str
    hidden: bool


def worksheets(package: ZipFile) -> tuple[SheetPart, ...]:
    """The worksheets in the workbook's order, without chart and dialogue sheets."""
    workbook = _workbook_path(package)
    targets = {
        relation.get("Id"): _resolved(workbook, relation.get("Target", ""))
        for relation in _relations(package, workbook)
        if relation.get("Type", "").endswith("/worksheet")
    }
    return tuple(
        SheetPart(sheet.get("name", ""), targets[key], sheet.get("state", "visible") != "visible")
        for sheet in _root(package, workbook).iter()
        if local(sheet) == "sheet" and (key := _relation_id(sheet)) in targets
    )


def local(element: Element) -> str:
    """The name without its namespace, the only difference of strict and transitional files."""
    return str(element.tag).rpartition("}")[2]


def _workbook_path(package: ZipFile) -> str:
    for relation in _relations(package, ""):
        if relation.get("Type", "").endswith("/officeDocument"):
            return _resolved("", relation.get("Target", ""))
    raise Damaged


def _relations(package: ZipFile, source: str) -> Iterator[Element]:
    folder, _, name = source.rpartition("/")
    return _root(package, posixpath.join(folder, "_rels", f"{name}.rels")).iter()


def _root(package: ZipFile, path: str) -> Element:
    with package.open(actual(package, path)) as part:
        root = parse(part, forbid_dtd=True).getroot()
    if root is None:
        raise Damaged
    return root


def actual(package: ZipFile, path: str) -> str:
    """The entry with that name in any case (ECMA-376 part 2, 6.2.2.3)."""
    for name in package.namelist():
        if name.replace("\\", "/").lower() == path.lower():
            return name
    raise Damaged


def _resolved(source: str, target: str) -> str:
    """A target is relative to its source's folder unless it begins with a slash."""
    joined = posixpath.join("/", posixpath.dirname(source), target)
    return posixpath.normpath(joined).lstrip("/")


def _relation_id(sheet: Element) -> str | None:
    for name, value in sheet.attrib.items():
        if name.startswith("{") and name.endswith("/relationships}id"):
            return value
    return None
