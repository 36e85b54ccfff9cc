"""A layout read from TOML, or refused with every fault; and the layouts that come with the program."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from certificates.arguments import required
from certificates.content import KINDS, STANDARD, ContentNames
from certificates.elements import ELEMENT_KINDS, Element, ElementContext
from certificates.elements.guilloche import Guilloche
from certificates.errors import Fault, LayoutRefused, LayoutUnknown
from certificates.images import Assets
from certificates.layout import Layout, LayoutElement
from certificates.paper import Box
from certificates.reading.conditions import read as read_when
from certificates.reading.editions import NEWEST, Edition
from certificates.reading.editions import read as read_edition
from certificates.reading.inheritance import OVERRIDES, FindBase, overlaid, whole
from certificates.reading.inks import read as read_inks
from certificates.reading.keys import FlagKey, NumberKey, TextKey
from certificates.reading.self_contained import self_contained
from certificates.reading.styles import read as read_style
from certificates.reading.tables import Table, TracedTable
from certificates.turning import turned_box
from certificates.words import Phrase

LARGEST = 1200
"""The longest side of a sheet in millimetres: slightly more than ISO A0."""

NAME = TextKey("name", "Name of the layout")
WIDTH = NumberKey("width", "Width", 50, LARGEST)
HEIGHT = NumberKey("height", "Height", 50, LARGEST)
BLEED = NumberKey("bleed", "Bleed", 0, 10, default=0)
OUTLINED = FlagKey("outlined", "Letters as outlines, for an engraver")

PAGE = (WIDTH, HEIGHT, BLEED, OUTLINED)
"""The keys of the table ``page``, in the order of a form."""

PREPRINTED = FlagKey("preprinted", "Already on pre-printed stock")
TURN = NumberKey("turn", "Turned clockwise", -180, 180, default=0, unit="°")
"""The keys that any element may have besides those of its kind."""


def shipped_ids() -> tuple[str, ...]:
    files = (file.name for file in _SHIPPED.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


def shipped(layout_id: str, edition: int = NEWEST.number) -> str:
    """The source of a shipped layout, in an edition. Raises `LayoutUnknown`."""
    if layout_id not in shipped_ids():
        raise LayoutUnknown(layout_id, shipped_ids())
    earlier = _SHIPPED / f"edition_{edition}" / f"{layout_id}.toml"
    found = earlier if earlier.is_file() else _SHIPPED / f"{layout_id}.toml"
    return found.read_text(encoding="utf-8")


def shipped_bases(edition: int) -> FindBase:
    """Where a source of this edition finds its bases."""
    return partial(shipped, edition=edition)


_SHIPPED = resources.files("certificates") / "layouts"

NO_ASSETS = Assets()


def load(
    source: str | Path,
    find_base: FindBase | None = None,
    assets: Assets = NO_ASSETS,
    names: ContentNames = STANDARD,
) -> Layout:
    """Raise `LayoutRefused` with every fault, not only the first.

    ``source`` is a text in TOML, or the path of a file; then images may lie beside it. ``find_base`` maps the id in ``base`` to a source and raises `LayoutUnknown`. Without it bases
    are the shipped layouts, in the edition of the source. Images come from ``assets`` only.
    ``names`` are the fields and pictures that the layout may ask for.
    """
    if isinstance(source, Path):
        assets = Assets((source.parent,)) if assets is NO_ASSETS else assets
        source = _text_of(source)
    layout, self_contained = _sound(required(source, str, "source"), find_base, assets, names)
    digest = hashlib.sha256(self_contained.encode()).hexdigest()
    variants = {
        kind: replace(each, digest=digest, variant=kind) for kind, each in layout.variants.items()
    }
    return replace(layout, digest=digest, variants=variants)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        fault = Fault("(file)", Phrase("is not UTF-8."), Phrase("Save it as UTF-8."))
        raise LayoutRefused([fault]) from error


def resolve(
    source: str,
    find_base: FindBase | None = None,
    assets: Assets = NO_ASSETS,
    names: ContentNames = STANDARD,
) -> str:
    """One self-contained TOML text: without ``base``, its images pinned by their SHA-256.

    A source without bases and images is returned unchanged. Raises `LayoutRefused`.
    """
    return _sound(source, find_base, assets, names)[1]


def _sound(
    source: str, find_base: FindBase | None, assets: Assets, names: ContentNames
) -> tuple[Layout, str]:
    """The design without a digest, and its self-contained text."""
    faults: list[Fault] = []
    everything = whole(source, (lambda _: find_base) if find_base else shipped_bases, faults)
    if everything is None:
        raise LayoutRefused(faults)
    layout = _layout(everything, assets, names, faults)
    if faults:
        # A fault of the design occurs again in each of its variants.
        raise LayoutRefused(list(dict.fromkeys(faults)))
    return layout, self_contained(source, everything, assets)


class _Given(NamedTuple):
    """What a design is read with, beside its source."""

    assets: Assets
    names: ContentNames
    edition: Edition


def _layout(
    values: TracedTable, assets: Assets, names: ContentNames, faults: list[Fault]
) -> Layout:
    table = Table(values, "", faults)
    table.inks = read_inks(table)
    given = _Given(assets, names, read_edition(table))
    layout = _design(table, given)
    if table.has("variants"):
        layout = replace(layout, variants=_variants(table, values, given))
    table.close()
    return replace(layout, warnings=tuple(dict.fromkeys(table.warnings)))


def _variants(table: Table, values: TracedTable, given: _Given) -> Mapping[str, Layout]:
    """Each variant is the whole design with the variant's tables laid over it."""
    variants, written = table.table("variants"), values["variants"]
    variants.close(*KINDS)
    found = {}
    for kind, own in written.items() if isinstance(written, TracedTable) else ():
        variants.table(kind).close(*OVERRIDES)
        if isinstance(own, TracedTable):
            design = overlaid(values, own, table.faults)
            found[kind] = _design(table.again(design), given)
    return found


def _design(table: Table, given: _Given) -> Layout:
    layout_id, name = table.text("id"), NAME.read(table)
    before = len(table.faults)
    sheet = table.table("page")
    page = Box(0, 0, WIDTH.read(sheet), HEIGHT.read(sheet))
    bleed = BLEED.read(sheet)
    outlined = OUTLINED.read(sheet)
    sheet.close()
    if len(table.faults) > before:
        # Boxes cannot be checked against a sheet whose own size is wrong.
        page, bleed = Box(0, 0, LARGEST, LARGEST), 0
    styles = table.table("styles")
    named = {
        name: read_style(styles.table(name), given.edition)
        for name in styles.keys()  # noqa: SIM118 - a Table, no dict
    }
    context = ElementContext(
        page, named, page.inset(-bleed), given.assets, given.edition, given.names
    )
    entries = _entries(table.tables("elements"), context)
    if outlined and given.edition.closed_contours:
        _judge_contours(sheet, entries)
    return Layout(
        layout_id,
        name,
        page,
        entries,
        "",
        bleed,
        outlined,
        names=given.names,
        edition=given.edition,
    )


def _judge_contours(sheet: Table, entries: Sequence[LayoutElement]) -> None:
    for entry in entries:
        if isinstance(entry.element, Guilloche):
            what = Phrase(
                "leaves the lines of the guilloche “%(element)s” as lines: each is one pass of an "
                "engraver, and what lies on them does not cut them.",
                element=entry.element.id,
            )
            remedy = Phrase("Keep words and codes off it, or use a border or an ornament.")
            sheet.warn(OUTLINED.name, what, remedy)


def _entries(tables: Sequence[Table], context: ElementContext) -> tuple[LayoutElement, ...]:
    entries: list[LayoutElement] = []
    for each in tables:
        element_id, kind = each.text("id"), each.choice("kind", ELEMENT_KINDS)
        if element_id in {entry.element.id for entry in entries}:
            each.wrong(
                "id",
                Phrase("“%(element_id)s” is taken.", element_id=element_id),
                Phrase("Choose another."),
            )
        if kind:
            element = ELEMENT_KINDS[kind].read(each, element_id, context)
            when = read_when(each, context.names.all)
            turn = _read_turn(each, element, context)
            entries.append(LayoutElement(element, when, PREPRINTED.read(each), turn))
            each.close()
    return tuple(entries)


def _read_turn(table: Table, element: Element, context: ElementContext) -> float:
    """A turned element stays where it might be as well unturned: on the sheet, or in the bleed."""
    turn = TURN.read(table)
    room = context.page if context.page.holds(element.box) else context.reach
    if turn and not room.holds(turned_box(element.box, turn), slack=0.001):
        table.wrong(
            TURN.name,
            Phrase("brings the element over the edge of the sheet."),
            Phrase("Move it inwards, make it smaller, or turn it less."),
        )
    return turn
