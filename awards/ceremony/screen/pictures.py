"""The slides as PDF and as PNG, drawn by the engine: no font can be missing on the wall's computer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from awards.ceremony.output_files import OutputFile
from awards.ceremony.screen.plan import ScreenPlan, plan
from awards.documents.slides import LEADING, Slide, SlideWords
from awards.errors import print_refusal
from awards.layouts.sheet_images import pages_in_pixels
from awards.printed_lists import LANGUAGE_TAGS, shelf
from awards.settings import Settings
from awards.stage.content import StageVersion
from certificates import (
    BoxedFont,
    BoxedPage,
    BoxedWords,
    ContentRefused,
    area,
    render_boxed,
)
from certificates.marks import Colour
from certificates.paper import Box

SMALLER = 0.8
"""To what share of its size a word is condensed where a face is wider than expected."""

_DATED = (1980, 1, 1, 0, 0, 0)


def as_pdf(version: StageVersion, settings: Settings) -> OutputFile:
    """Raises PrintRefused with every character that no font has."""
    made = plan(version)
    return OutputFile(
        _pdf(made, version, settings), len(made.slides), len(version.content.on_stage)
    )


def as_zip(version: StageVersion, settings: Settings) -> OutputFile:
    """A picture of each slide, of the exact pixels of the screen. Raises PrintRefused."""
    made = plan(version)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as file:
        for name, picture in pictures(made, version, settings):
            file.writestr(ZipInfo(name, _DATED), picture)
    return OutputFile(out.getvalue(), len(made.slides), len(version.content.on_stage))


def pictures(
    made: ScreenPlan, version: StageVersion, settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """Each slide as PNG, with the name of its file."""
    pdf = _pdf(made, version, settings)
    for number, picture in enumerate(pages_in_pixels(pdf, made.size), 1):
        yield f"{number:02}.png", picture


def _pdf(made: ScreenPlan, version: StageVersion, settings: Settings) -> bytes:
    out = io.BytesIO()
    sheet = Box(0, 0, made.width, made.height)
    pages = [_page(slide, sheet) for slide in made.slides]
    title = version.content.title or version.content.commendation
    language = LANGUAGE_TAGS[settings.language]
    try:
        render_boxed(pages, title, shelf(settings.font_dirs), out, language=language)
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused
    return out.getvalue()


def _page(slide: Slide, sheet: Box) -> BoxedPage:
    ground = area(sheet, width=0, fill=_colour(slide.ground))
    return BoxedPage(sheet, [ground, *map(_words, slide.words)])


def _words(words: SlideWords) -> BoxedWords:
    size = int(words.size * 2) / 2
    font = BoxedFont(
        "hei",
        size,
        floor=size * SMALLER,
        align="centre",
        leading=LEADING,
        colour=_colour(words.colour),
        whole=True,
        most_lines=len(words.lines),
    )
    box = Box(words.x, words.y, words.width, words.height)
    text = "\n".join(words.lines)
    return BoxedWords(text, box, font, words.name or text, heading=words.is_bold)


def _colour(digits: str) -> Colour:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return Colour(red, green, blue)
