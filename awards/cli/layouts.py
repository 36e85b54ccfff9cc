"""``awards layout``: export, check and import layouts, version by version."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from awards import limits
from awards.cli.console import emit, say, show
from awards.cli.running import actor, json_option, output, run, told
from awards.errors import FieldRefused
from awards.layouts import artwork, parcels, service, versions
from awards.layouts.artwork import MOST_BYTES, Artwork
from awards.layouts.parcels import ENOUGH_OF_IT
from awards.layouts.service import Checked, LayoutSummary
from awards.layouts.versions import MOST_VERSIONS, Version
from awards.settings import Settings
from awards.words import C_, Phrase

_VERSION = click.IntRange(0, MOST_VERSIONS)

file_argument = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True)
)
note_option = click.option("--note", default="", help="What was changed; stored with the version.")


@click.group()
def layout() -> None:
    """Layouts: what is drawn where on a certificate. Issued certificates keep their layout.

    \b
    Examples:
      awards layout export classic -o classic.toml
      awards layout check classic.toml
      awards layout import classic.toml --basis 0 --note 标题右移
      awards layout restore classic 0 --basis 1
    """


@layout.command("list")
@json_option
def list_layouts(*, as_json: bool) -> None:
    """List all layouts with their current version.

    \b
    Example:
      awards layout list
    """

    async def work(_: Settings) -> list[LayoutSummary]:
        return await service.summaries()

    _show(run(work), as_json)


@layout.command("versions")
@click.argument("layout_id", metavar="LAYOUT")
@json_option
def list_versions(layout_id: str, *, as_json: bool) -> None:
    """List the versions of a layout, newest first; 0 is the shipped one.

    \b
    Example:
      awards layout versions classic
    """

    async def work(_: Settings) -> list[LayoutSummary]:
        return await service.version_summaries(layout_id)

    _show(run(work), as_json)


@layout.command()
@click.argument("layout_id", metavar="LAYOUT")
@click.option("--version", type=_VERSION, help="Version to export; by default the newest.")
@click.option("--pictures", is_flag=True, help="Write a ZIP with the TOML and its pictures.")
@click.option("-o", "--output", "path", required=True, help="File to write; - for stdout.")
def export(layout_id: str, version: int | None, path: str, *, pictures: bool) -> None:
    """Write a layout as TOML, or as a ZIP with its pictures for another office.

    \b
    Examples:
      awards layout export classic -o classic.toml
      awards layout export ours --pictures -o ours.zip
    """

    async def work(_: Settings) -> Version:
        found = await versions.named(layout_id, version)
        content = await parcels.packed(found) if pictures else found.source.encode()
        with output(path) as out:
            out.write(content)
        return found

    say(
        Phrase(
            "✓ %(layout)s, version %(version)s → %(path)s",
            layout=layout_id,
            version=run(work).version,
            path=path,
        )
    )


@layout.command()
@file_argument
@json_option
def check(file: str, *, as_json: bool) -> None:
    """Show every fault of a layout file, TOML or ZIP; nothing is stored.

    \b
    Example:
      awards layout check classic.toml
    """

    async def work(_: Settings) -> Checked:
        found = await service.checked(await parcels.unpacked(file, _content(file)))
        if as_json:
            emit(found)
        if found.faults:
            raise versions.faulty(file, found.faults)
        return found

    found = run(work)
    for warning in () if as_json else found.warnings:
        say(f"! {warning}")
    say(f"✓ {found.name}")


@layout.command("import")
@file_argument
@click.option("--basis", type=_VERSION, help="The version that the file was made from.")
@note_option
@json_option
def bring_in(file: str, basis: int | None, note: str, *, as_json: bool) -> None:
    """Save a layout file, TOML or ZIP, as the version after BASIS or as a new layout.

    It is refused if somebody saved after BASIS; “awards layout versions” lists the versions.

    \b
    Examples:
      awards layout import classic.toml --basis 0 --note 标题右移
      awards layout import ours.zip
    """
    with told():
        note = _short(note)

    async def work(_: Settings) -> LayoutSummary:
        parcel = await parcels.unpacked(file, _content(file))
        return await service.bring_in(actor(), parcel, note, basis)

    _tell(run(work), as_json)


@layout.command()
@click.argument("layout_id", metavar="LAYOUT")
@click.argument("version", type=_VERSION)
@click.option("--basis", type=_VERSION, required=True, help="The newest version that you know.")
@note_option
@json_option
def restore(layout_id: str, version: int, basis: int, note: str, *, as_json: bool) -> None:
    """Save an old version again as the newest; all others stay.

    \b
    Example:
      awards layout restore classic 0 --basis 3
    """
    with told():
        note = _short(note)

    async def work(_: Settings) -> LayoutSummary:
        made = await versions.restore(actor(), layout_id, version, note, basis=basis)
        return await service.summary(made)

    _tell(run(work), as_json)


@layout.command()
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
@json_option
def picture(file: Path | None, *, as_json: bool) -> None:
    """Add a PNG, JPEG, WebP, TIFF or SVG for layouts and print its name; without FILE, list the pictures.

    \b
    Example:
      awards layout picture logo.png
    """

    async def work(_: Settings) -> list[Artwork]:
        if file is None:
            return await artwork.all_of()
        with file.open("rb") as opened:
            return [await artwork.add(actor(), file.name, opened.read(MOST_BYTES + 1))]

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [
        (each.name, each.size, each.made_by, f"{each.made_at:%Y-%m-%d %H:%M}") for each in found
    ]
    show(
        (
            C_("heading", "title"),
            C_("heading", "bytes"),
            C_("heading", "made by"),
            C_("heading", "time (UTC)"),
        ),
        rows,
    )


def _show(found: Sequence[LayoutSummary], as_json: bool) -> None:
    if as_json:
        emit(found)
        return
    rows = [
        (
            each.layout,
            each.version,
            each.name,
            each.note,
            each.made_by,
            f"{each.made_at:%Y-%m-%d %H:%M}" if each.made_at else "",
        )
        for each in found
    ]
    show(
        (
            C_("heading", "layout"),
            C_("heading", "version"),
            C_("heading", "title"),
            C_("heading", "note"),
            C_("heading", "made by"),
            C_("heading", "time (UTC)"),
        ),
        rows,
    )


def _tell(made: LayoutSummary, as_json: bool) -> None:
    if as_json:
        emit(made)
    else:
        say(Phrase("✓ %(layout)s, version %(version)s", layout=made.layout, version=made.version))


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(ENOUGH_OF_IT)
    with Path(file).open("rb") as opened:
        return opened.read(ENOUGH_OF_IT)


def _short(note: str) -> str:
    if len(note) > limits.LAYOUT_NOTE:
        raise FieldRefused(
            field="note",
            value=f"{note[:20]}…",
            reason=Phrase("%(note_limit)s characters at most", note_limit=limits.LAYOUT_NOTE),
        )
    return note


COMMANDS = {"layout": layout}
