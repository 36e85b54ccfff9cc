"""The styles of an .ods file, as far as they change what a cell says."""

from __future__ import annotations

from dataclasses import dataclass, field
from zipfile import ZipFile

from awards.intake.reading.xml_events import Attributes, XmlHandler, fed

_PARTS = ("styles.xml", "content.xml")


@dataclass(slots=True)
class OdsStyles:
    """By name. ``parents`` give what a style does not say itself."""

    struck: dict[str, bool] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)

    def is_struck(self, name: str) -> bool:
        for _ in range(10):  # A style of a broken file may be its own ancestor.
            if name in self.struck:
                return self.struck[name]
            name = self.parents.get(name, "")
        return False


def read_styles(package: ZipFile) -> OdsStyles:
    styles = OdsStyles()
    for part in _PARTS:
        if part in package.namelist():
            with package.open(part) as stream:
                handler = OdsStylesHandler(styles)
                for _ in fed(stream, handler):
                    if handler.is_done:
                        break
    return styles


class OdsStylesHandler(XmlHandler):
    def __init__(self, styles: OdsStyles) -> None:
        super().__init__()
        self.is_done = False
        self._styles = styles
        self._name = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"style", "text-properties", "table-properties", "body"}:
            self._start(name, {key.rpartition(":")[2]: each for key, each in attributes.items()})

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self._name = attributes.get("name", "")
            self._styles.parents[self._name] = attributes.get("parent-style-name", "")
        elif name == "text-properties" and self._name:
            if line := attributes.get("text-line-through-style"):
                self._styles.struck[self._name] = line != "none"
            elif kind := attributes.get("text-line-through-type"):
                self._styles.struck[self._name] = kind != "none"
        elif name == "table-properties" and attributes.get("display") == "false":
            self._styles.hidden_tables.add(self._name)
        elif name == "body":
            self.is_done = True

    def end(self, name: str) -> None:
        if name == "style":
            self._name = ""
