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
    workbook = workbook_path(package)
    paths = targets(package, workbook, "/worksheet")
    return tuple(
        SheetPart(sheet.get("name", ""), paths[key], sheet.get("state", "visible") != "visible")
        for sheet in root_of(package, workbook).iter()
        if local(sheet) == "sheet" and (key := _relation_id(sheet)) in paths
    )


def targets(package: ZipFile, source: str, kind: str) -> dict[str, str]:
    """The parts of that kind that belong to a part, by the id of the relationship."""
    return {
        relation.get("Id", ""): _resolved(source, relation.get("Target", ""))
        for relation in _relations(package, source)
        if relation.get("Type", "").endswith(kind)
    }


def local(element: Element) -> str:
    """The name without its namespace, the only difference of strict and transitional files."""
    return str(element.tag).rpartition("}")[2]


def workbook_path(package: ZipFile) -> str:
    """The main part, which may have any name. Raises `Damaged`."""
    for relation in _relations(package, ""):
        if relation.get("Type", "").endswith("/officeDocument"):
            return _resolved("", relation.get("Target", ""))
    raise Damaged


def since_1904(package: ZipFile) -> bool:
    """True if the workbook counts its days from 1904."""
    return any(
        local(each) == "workbookPr" and each.get("date1904") in {"1", "true"}
        for each in root_of(package, workbook_path(package))
    )


def related(package: ZipFile, source: str, kind: str) -> list[str]:
    """The parts of that kind that belong to a part, by the end of the relationship's type."""
    folder, _, name = source.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels").lower()
    if not any(each.replace("\\", "/").lower() == path for each in package.namelist()):
        return []
    return [
        _resolved(source, relation.get("Target", ""))
        for relation in _relations(package, source)
        if relation.get("Type", "").endswith(kind)
    ]


def part_of(package: ZipFile, source: str, kind: str) -> str | None:
    """The one part of that kind, as the package names it; None if there is none."""
    try:
        found = related(package, source, kind)
        return actual(package, found[0]) if found else None
    except Damaged:
        return None


def _relations(package: ZipFile, source: str) -> Iterator[Element]:
    folder, _, name = source.rpartition("/")
    return root_of(package, posixpath.join(folder, "_rels", f"{name}.rels")).iter()


def root_of(package: ZipFile, path: str) -> Element:
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


def _relation_id(sheet: Element) -> str:
    for name, value in sheet.attrib.items():
        if name.startswith("{") and name.endswith("/relationships}id"):
            return value
    return ""
