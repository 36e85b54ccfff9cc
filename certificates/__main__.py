"""``python -m certificates``: list, check and try out layouts without the service."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import click

from certificates.command_language import SpokenGroup
from certificates.compose import Page
from certificates.content import Content, ContentNames, OwnField
from certificates.errors import CertificatesError, ContentRefused, LayoutRefused, LayoutUnknown
from certificates.fonts import Shelf, find
from certificates.images import Assets
from certificates.layout import Layout
from certificates.layout_file import NO_ASSETS, load, shipped, shipped_ids
from certificates.making import make
from certificates.output.icc import read_profile
from certificates.output.purposes import PressFile, Standard
from certificates.pdf import render
from certificates.press.setup import Setup
from certificates.press.stock import Stock, load_stock, shipped_stock, stock_ids
from certificates.run import print_sheets
from certificates.svg import svg
from certificates.terminal import fault_words, refused, say, told, words, wrong
from certificates.trial.cases import contents, first
from certificates.trial.contact_sheet import CaptionedPage, contact_sheet, pages
from certificates.trial.preview import preview as made
from certificates.words import Phrase

FONTS = click.option(
    "--fonts",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of fonts that come first.",
)
IMAGES = click.option(
    "--images",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder the layout's images may come from.",
)
FIELDS = click.option("--field", "fields", multiple=True, help="A field of the caller's own.")
PICTURES = click.option("--picture", "pictures", multiple=True, help="A picture likewise.")


class Given(NamedTuple):
    """What a layout is read with: folders of images, and names of the caller's own."""

    images: tuple[Path, ...]
    fields: tuple[str, ...]
    pictures: tuple[str, ...]

    @property
    def assets(self) -> Assets:
        return Assets(self.images) if self.images else NO_ASSETS

    @property
    def names(self) -> ContentNames:
        try:
            return ContentNames(
                tuple(map(OwnField, self.fields)), tuple(map(OwnField, self.pictures))
            )
        except ValueError as fault:
            raise wrong(Phrase("Not a name for a field: %(fault)s", fault=fault)) from fault


def _given(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `Given`, which the command takes as ``given``."""

    @IMAGES
    @FIELDS
    @PICTURES
    @wraps(command)
    def taken(
        images: tuple[Path, ...],
        fields: tuple[str, ...],
        pictures: tuple[str, ...],
        **others: object,
    ) -> None:
        command(given=Given(images, fields, pictures), **others)

    return taken


@click.group(cls=SpokenGroup, words=words)
def main() -> None:
    """Layouts of certificates: listed, checked, tried out."""


@main.command("layouts")
def list_layouts() -> None:
    """List the layouts that come with the program.

    \b
    Example:
      python -m certificates layouts
    """
    for layout_id in shipped_ids():
        layout = load(shipped(layout_id))
        size = f"{layout.page.width:g} × {layout.page.height:g} mm"
        click.echo(f"{layout_id:12} {size:16} {layout.name}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_given
def check(file: Path, given: Given) -> None:
    """Name every fault of a layout, each with its path; exit with 1 if there is one.

    \b
    Example:
      python -m certificates check our-award.toml
    """
    layout = _load(str(file), given)
    say(
        Phrase(
            "%(id)s has no faults: %(name)s, %(count)s elements.",
            id=layout.id,
            name=layout.name,
            count=len(layout.elements),
        )
    )


@main.command()
@click.argument("layout")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("preview.pdf"))
@FONTS
@_given
def preview(layout: str, out: Path, fonts: tuple[Path, ...], given: Given) -> None:
    """Try a layout (its id, or a file) with what is usual and with the worst that may come.

    The viewer's list of pages names the case of each page, and what would not print.

    \b
    Example:
      python -m certificates preview classic -o classic.pdf --fonts C:\\Windows\\Fonts
    """
    out.write_bytes(made(_load(layout, given), find(fonts)))
    say(Phrase("Written: %(file)s", file=out))


@main.command("render")
@click.argument("rows", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("layout")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("certificates.pdf"))
@click.option(
    "--set", "assigned", multiple=True, metavar="FIELD=WORDS", help="A field of every row."
)
@click.option("--x4", is_flag=True, help="Write PDF/X-4 for a print shop, not PDF/A.")
@click.option(
    "--profile",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The ICC profile of the shop's press, for PDF/X-4.",
)
@FONTS
def print_rows(
    rows: Path,
    layout: str,
    out: Path,
    assigned: tuple[str, ...],
    x4: bool,
    profile: Path | None,
    fonts: tuple[Path, ...],
) -> None:
    """Print a certificate for each row of a CSV file; LAYOUT is an id, or a file.

    The first line names the fields. In WORDS, {name} is filled from the row. If anything cannot be
    printed, every reason is named, nothing is written, and the exit code is 1.

    \b
    Example:
      python -m certificates render list.csv classic -o out.pdf --set "salutation={name}同志："
    """
    try:
        standard = _standard(x4=x4, profile=profile)
        pages = make(rows, layout, out, words=_assigned(assigned), fonts=fonts, standard=standard)
    except CertificatesError as refusal:
        fault = refused(refusal)
        if isinstance(refusal, ContentRefused) and _lacks_words(refusal):
            hint = Phrase(
                "Words come from a column of that name, or for all rows: --set FIELD=WORDS"
            )
            fault = click.ClickException(f"{fault.message}\n{told(hint)}")
        raise fault from refusal
    say(Phrase("Written: %(file)s, pages: %(pages)s", file=out, pages=pages))


def _lacks_words(refusal: ContentRefused) -> bool:
    return any(problem.code == "missing-field" for problem in refusal.problems)


def _standard(*, x4: bool, profile: Path | None) -> Standard:
    if profile:
        return PressFile(read_profile(profile.read_bytes()))
    return "x4" if x4 else "a2"


def _assigned(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    if bad := next((field for field, sign, _ in pairs if not sign or not field), None):
        raise wrong(Phrase("--set needs FIELD=WORDS, not “%(given)s”", given=bad))
    return {field: value.replace("\\n", "\n") for field, _, value in pairs}


@main.command("svg")
@click.argument("layout")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("sheet.svg"))
@FONTS
@_given
def draw_svg(layout: str, out: Path, fonts: tuple[Path, ...], given: Given) -> None:
    """Draw the sample sheet of a layout as SVG, words as outlines, for an engraver's program.

    \b
    Example:
      python -m certificates svg plaque -o plaque.svg
    """
    design = _load(layout, given)
    try:
        out.write_text(svg(first(design), design, find(fonts)), encoding="utf-8")
    except CertificatesError as refusal:
        raise refused(refusal) from refusal
    say(Phrase("Written: %(file)s", file=out))


@main.command("contact-sheet")
@click.argument("layout", required=False)
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("contact-sheet.png"))
@FONTS
@_given
def show(layout: str | None, out: Path, fonts: tuple[Path, ...], given: Given) -> None:
    """Draw every shipped layout, or every case of one, on a single picture. Needs pypdfium2.

    \b
    Example:
      python -m certificates contact-sheet -o layouts.png
    """
    shelf = find(fonts)
    try:
        shown = _cases(_load(layout, given), shelf) if layout else _samples(shelf)
    except ModuleNotFoundError as missing:
        raise wrong(Phrase("Drawing needs PDFium: pip install pypdfium2")) from missing
    out.write_bytes(contact_sheet(shown))
    say(Phrase("Written: %(file)s", file=out))


def _load(layout: str, given: Given) -> Layout:
    """Load by id, or from a file."""
    path = Path(layout)
    try:
        source = path if path.is_file() else shipped(layout)
        made = load(source, assets=given.assets, names=given.names)
    except (LayoutRefused, LayoutUnknown) as refusal:
        raise refused(refusal) from refusal
    for warning in made.warnings:
        click.echo(told(Phrase("Warning: %(warning)s", warning=fault_words(warning))), err=True)
    return made


def _cases(layout: Layout, shelf: Shelf) -> list[CaptionedPage]:
    return [*pages(made(layout, shelf), [content.key for content in contents(layout)])]


def _samples(shelf: Shelf) -> list[CaptionedPage]:
    """Each page as it looks; where a stock already has a part of it, what is printed."""
    shown: list[CaptionedPage] = []
    for layout_id in shipped_ids():
        layout, out = load(shipped(layout_id)), BytesIO()
        content = first(layout)
        render([content], layout, shelf, out)
        shown += pages(out.getvalue(), [f"{layout_id}  {layout.name}"])
        if stock := _stock_of(layout, content):
            out = BytesIO()
            print_sheets([Page(content, layout, shelf)], Setup(stock), out)
            shown += pages(out.getvalue(), [f"{layout_id}  套打时所印"])
    return shown


def _stock_of(layout: Layout, content: Content) -> Stock | None:
    """A pre-printed stock of its size, if the layout has something that such a stock bears."""
    if layout.elements_for(content, preprinted=True) == layout.elements_for(content):
        return None
    stocks = (load_stock(shipped_stock(stock_id)) for stock_id in stock_ids())
    fitting = (each for each in stocks if each.preprinted and each.sheet == layout.page)
    return next(fitting, None)


if __name__ == "__main__":
    main(prog_name="python -m certificates")
