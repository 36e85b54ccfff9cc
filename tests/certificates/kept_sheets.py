"""Sheets of the first edition: their words, and what was on them when they were kept.

Each sheet has a description and a picture in ``edition_1/``, made by the version of the program that
knew no editions. Nothing writes them again: what was issued then must be printed the same today.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from PIL import Image

from certificates import Content, Layout, Shelf, load
from tests.certificates.printed import PrintedShape, characters, shapes
from tests.certificates.reading import pdf

FOLDER = Path(__file__).parent / "edition_1"
DPI = 36

WORDS: list[dict[str, Any]] = json.loads((FOLDER / "words.json").read_text("utf-8"))
"""The words of each person or body, with ``kind`` and perhaps a ``photo`` in Base64."""

LAYOUTS = sorted(path.stem for path in FOLDER.glob("*.toml"))


class KeptSheet(NamedTuple):
    """``name`` says layout and person; both files of the folder begin with it."""

    name: str
    layout: str
    content: Content


def kept_sheets() -> Iterator[KeptSheet]:
    for number, words in enumerate(WORDS):
        fields = {key: text for key, text in words.items() if key not in ("kind", "photo")}
        photo = base64.b64decode(words.get("photo", ""))
        content = Content(
            fields["number"],
            fields["name"],
            fields,
            words["kind"],
            {"photo": photo} if photo else {},
        )
        names = [(f"{layout}-{number + 1}", layout) for layout in LAYOUTS]
        yield from (KeptSheet(*name, content) for name in names if _file(name[0], "png").exists())


def loaded(layout: str) -> Layout:
    return load(_source(layout), _source)


def _source(layout: str) -> str:
    return (FOLDER / f"{layout}.toml").read_text("utf-8")


class SheetOnPaper(NamedTuple):
    characters: list[list[Any]]
    """Character, then x, y and the box of its outline in millimetres, size in points, ink."""
    shapes: list[list[Any]]
    """Kind and ink, then how many follow each other, their extent and the mean of their centres."""


def on_paper(data: bytes) -> SheetOnPaper:
    with pdfium.PdfDocument(data) as document:
        page = document[0]
        said = [
            [c.character, *(round(n, 3) for n in (*c.at, *c.box, c.size)), c.ink]
            for c in characters(page)
        ]
        runs = groupby(shapes(page), key=lambda each: (each.kind, each.ink))
        return SheetOnPaper(said, [[*key, *_summary(list(same))] for key, same in runs])


def _summary(same: list[PrintedShape]) -> list[float]:
    lefts, tops, rights, bottoms = zip(*(each.box for each in same), strict=True)
    across = sum(left + right for left, right in zip(lefts, rights, strict=True))
    down = sum(top + bottom for top, bottom in zip(tops, bottoms, strict=True))
    mean = across / 2 / len(same), down / 2 / len(same)
    numbers = min(lefts), min(tops), max(rights), max(bottoms), *mean
    return [len(same), *(round(number, 3) for number in numbers)]


def picture(data: bytes) -> Image.Image:
    with pdfium.PdfDocument(data) as document:
        image: Image.Image = document[0].render(scale=DPI / 72).to_pil().convert("L")
        return image


def printed(sheet: KeptSheet, shelf: Shelf) -> bytes:
    return pdf([sheet.content], loaded(sheet.layout), shelf)


def kept(sheet: KeptSheet) -> SheetOnPaper:
    lines = _file(sheet.name, "jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    split = next(at for at, each in enumerate(found) if each[0] in ("path", "picture"))
    return SheetOnPaper(found[:split], found[split:])


def kept_picture(sheet: KeptSheet) -> Image.Image:
    return Image.open(io.BytesIO(_file(sheet.name, "png").read_bytes()))


def _file(name: str, suffix: str) -> Path:
    return FOLDER / f"{name}.{suffix}"
