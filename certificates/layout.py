"""A layout: what is drawn where on one sheet, read from TOML in millimetres, or refused whole."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from importlib import resources

from certificates.content import Content
from certificates.elements import READERS, Element, Setting
from certificates.errors import Fault, LayoutRefused, LayoutUnknown
from certificates.paper import Box
from certificates.problems import Words
from certificates.reading import Table
from certificates.styles import read as read_style

LARGEST = 1200
"""Millimetres a sheet may be long: ISO A0 and a little."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``digest`` is the SHA-256 of its source, in hexadecimal: the same digest, the same sheet."""

    id: str
    name: str
    page: Box
    elements: tuple[Element, ...]
    digest: str
    bleed: float = 0.0
    outlined: bool = False

    def elements_for(self, content: Content, *, preprinted: bool = False) -> tuple[Element, ...]:
        """The very same tuple for the same choice; ``preprinted`` leaves out what the stock has."""
        return self.elements

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field it prints, each once, in the order of its elements."""
        return tuple(dict.fromkeys(field for e in self.elements for field in e.fields))


def load(source: str) -> Layout:
    """Raise `LayoutRefused` with every fault there is, not only the first."""
    faults: list[Fault] = []
    try:
        table = Table(tomllib.loads(source), "", faults)
    except tomllib.TOMLDecodeError as error:
        zh = Words(f"不是合格的 TOML：{error}", "请按行号更正。")
        en = Words(f"is not TOML: {error}", "Correct the line it names.")
        raise LayoutRefused([Fault("(file)", zh, en)]) from error
    layout = _read(table, hashlib.sha256(source.encode()).hexdigest())
    if faults:
        raise LayoutRefused(faults)
    return layout


def shipped_ids() -> tuple[str, ...]:
    files = (file.name for file in _SHIPPED.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


def shipped(layout_id: str) -> str:
    """The source of a layout that comes with the program; raises `LayoutUnknown`."""
    if layout_id not in shipped_ids():
        raise LayoutUnknown(layout_id, shipped_ids())
    return (_SHIPPED / f"{layout_id}.toml").read_text(encoding="utf-8")


_SHIPPED = resources.files("certificates") / "layouts"


def _read(table: Table, digest: str) -> Layout:
    sheet = table.table("page")
    page = Box(0, 0, sheet.number("width", 50, LARGEST), sheet.number("height", 50, LARGEST))
    sheet.close()
    if table.faults:
        # Boxes cannot be held against a sheet whose own size is wrong.
        page = Box(0, 0, LARGEST, LARGEST)
    styles = table.table("styles")
    named = {name: read_style(styles.table(name)) for name in styles.keys()}  # noqa: SIM118 - a Table, no dict
    layout = Layout(
        table.text("id"),
        table.text("name"),
        page,
        _read_elements(table, Setting(page, named)),
        digest,
    )
    table.close()
    return layout


def _read_elements(table: Table, setting: Setting) -> tuple[Element, ...]:
    elements: list[Element] = []
    for each in table.tables("elements"):
        element_id, kind = each.text("id"), each.choice("kind", READERS)
        if element_id in {element.id for element in elements}:
            each.wrong(
                "id",
                Words(f"“{element_id}”已被使用。", "请另取一个。"),
                Words(f"“{element_id}” is taken.", "Choose another."),
            )
        if kind:
            elements.append(READERS[kind](each, element_id, setting))
            each.close()
    return tuple(elements)
