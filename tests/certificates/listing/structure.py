"""The structure of a file as a screen reader walks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf


class Element(NamedTuple):
    """``pages`` are the pages, from 0, on which pieces of it stand."""

    kind: str
    kids: tuple[Element, ...]
    attributes: dict[str, str]
    pages: tuple[int, ...]

    def all(self, kind: str) -> list[Element]:
        return [each for each in self.walk() if each.kind == kind]

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


def structure(document: pikepdf.Pdf) -> Element:
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    return _element(document.Root.StructTreeRoot.K, pages)


def _element(found: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Element:
    kids = found.get("/K", pikepdf.Array())
    inner = [*kids] if isinstance(kids, pikepdf.Array) else []
    elements = tuple(_element(kid, pages) for kid in inner)
    own = (pages[found.Pg.objgen],) if "/Pg" in found else ()
    attributes = {key: str(value) for key, value in dict(found.get("/A", {})).items()}
    all_pages = (*own, *(page for kid in elements for page in kid.pages))
    return Element(str(found.S)[1:], elements, attributes, tuple(dict.fromkeys(all_pages)))


def linked(document: pikepdf.Pdf) -> bool:
    """Whether each piece of each page leads to the element that names the piece."""
    tree = document.Root.StructTreeRoot.ParentTree
    entries: dict[int, pikepdf.Object] = {}
    for leaf in tree.Kids:
        nums = [*leaf.Nums]
        entries |= {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    return all(
        int(element.K) == piece and element.Pg.objgen == page.obj.objgen
        for page in document.pages
        for piece, element in enumerate(entries[int(page.obj.StructParents)])
    )
