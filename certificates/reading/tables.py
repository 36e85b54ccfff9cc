"""Read a layout's tables: every fault is noted with its path, and reading continues."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from certificates.errors import Fault
from certificates.marks import BLACK, Ink, Spot
from certificates.paper import Box
from certificates.reading.colours import FORMS, NO_INKS, parse
from certificates.words import Phrase, listed

_NOTHING: Final = object()


class TracedTable(dict[str, object]):
    """A table as written, with the path of each key."""

    path: str
    paths: dict[str, str]

    @classmethod
    def of(cls, values: Mapping[str, object], path: str) -> TracedTable:
        table = cls()
        table.path, table.paths = path, {}
        for key, value in values.items():
            table.put(key, _traced(value, _joined(path, key)), _joined(path, key))
        return table

    def at(self, key: str) -> str:
        return self.paths.get(key, _joined(self.path, key))

    def put(self, key: str, value: object, path: str) -> None:
        self[key] = value
        self.paths[key] = path

    def under(self, above: TracedTable) -> TracedTable:
        """Return its keys, replaced by those of ``above`` where both have them."""
        laid = TracedTable(self | above)
        laid.path, laid.paths = above.path, self.paths | above.paths
        return laid


def _joined(path: str, key: str) -> str:
    """``path`` may be a layout's own, which ends with a space."""
    return f"{path}.{key}" if path and not path.endswith(" ") else path + key


def _traced(value: object, path: str) -> object:
    if isinstance(value, dict):
        return TracedTable.of(value, path)
    if isinstance(value, list):
        return [_traced(each, f"{path}[{i}]") for i, each in enumerate(value)]
    return value


LARGEST = 1e9
"""Above every length and size."""


class Table:
    """One TOML table. Each reader takes a key, notes faults and returns a usable value.

    ``inks`` are the spot inks that its colours may name. ``warnings`` refuse nothing.
    """

    def __init__(
        self,
        values: object,
        path: str,
        faults: list[Fault],
        inks: Mapping[str, Spot] = NO_INKS,
        warnings: list[Fault] | None = None,
    ) -> None:
        self.path = values.path if isinstance(values, TracedTable) else path
        self.faults = faults
        self.inks = inks
        self.warnings = [] if warnings is None else warnings
        self._read: set[str] = set()
        self._values: dict[str, object] = {}
        self._paths: Mapping[str, str] = {}
        # A missing table was noted once; its content is not noted as well.
        self._absent = values is _NOTHING
        if isinstance(values, dict):
            self._values = dict(values)
            self._paths = values.paths if isinstance(values, TracedTable) else {}
        elif not self._absent:
            self.wrong("", Phrase("is not a table."), Phrase("Write a table."))

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and not self.has(key):
            return str(self._take(key, default))
        value = self._take(key, default)
        if isinstance(value, str) and value.strip():
            return value
        self._unless_missing(key, value, Phrase("is not a text, or is empty."))
        return default or ""

    def flag(self, key: str) -> bool:
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            self._unless_missing(key, value, Phrase("is neither true nor false."))
        return value is True

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        value = self._take(key, default)
        if isinstance(value, (int, float)) and is_number(value):
            if least <= value <= most:
                return float(value)
            self.wrong(
                key,
                Phrase(
                    "%(value)s is not between %(least)s and %(most)s.",
                    value=f"{value:g}",
                    least=f"{least:g}",
                    most=f"{most:g}",
                ),
                Phrase("Use a number in that range."),
            )
        else:
            self._unless_missing(key, value, Phrase("is not a number."))
        return least if default is None else default

    def choice(self, key: str, among: Collection[str], default: str | None = None) -> str:
        value = self._take(key, default)
        if isinstance(value, str) and value in among:
            return value
        self._unless_missing(
            key, value, _not_one_of(value, among),
            closest(str(value), among),
        )  # fmt: skip
        return default or ""

    def colour(self, key: str, default: str | None = None) -> Ink:
        value = self._take(key, default)
        if ink := parse(value, self.inks):
            return ink
        self._unless_missing(key, value, FORMS, closest(str(value), self.inks))
        return BLACK

    def numbers(self, key: str, count: int, default: Sequence[float] | None = None) -> list[float]:
        value = self._take(key, default)
        if isinstance(value, (list, tuple)) and len(value) == count and all(map(is_number, value)):
            return [float(number) for number in value]
        self._unless_missing(key, value, Phrase("is not %(count)s numbers.", count=count))
        return [1.0] * count

    def box(self, key: str, within: Box) -> Box:
        """Four numbers, x, y, width and height, inside ``within``."""
        before = len(self.faults)
        box = Box(*self.numbers(key, 4))
        sound = box.width > 0 and box.height > 0 and within.holds(box, slack=1e-6)
        if len(self.faults) == before and not sound:
            self._outside(key, list(box), within)
        return box

    def square(self, key: str, within: Box, least: float) -> Box:
        """A square box of at least the size ``least``."""
        before = len(self.faults)
        box = self.box(key, within)
        if len(self.faults) == before and not (box.width == box.height >= least):
            self.wrong(
                key,
                Phrase(
                    "%(width)s by %(height)s is not a square of at least %(least)s mm.",
                    width=f"{box.width:g}",
                    height=f"{box.height:g}",
                    least=f"{least:g}",
                ),
                Phrase("Correct its width and height."),
            )
        return box

    def point(self, key: str, within: Box) -> tuple[float, float]:
        """Two numbers, x and y, inside ``within``."""
        before = len(self.faults)
        x, y = self.numbers(key, 2)
        if len(self.faults) == before and not within.holds(Box(x, y, 0, 0)):
            self._outside(key, [x, y], within)
        return x, y

    def _outside(self, key: str, numbers: list[float], within: Box) -> None:
        said = ", ".join(f"{number:g}" for number in numbers)
        self.wrong(
            key,
            Phrase(
                "%(said)s is not inside the sheet, %(width)s by %(height)s mm.",
                said=said,
                width=f"{within.width:g}",
                height=f"{within.height:g}",
            ),
            Phrase("Move it or make it smaller."),
        )

    def names(self, key: str, among: Collection[str]) -> tuple[str, ...]:
        """A list of texts, each one of ``among``; empty without the key."""
        value = self._take(key, ())
        if not isinstance(value, (list, tuple)):
            self.wrong(key, Phrase("is not a list."), Phrase("Correct it."))
            return ()
        for i, name in enumerate(value):
            if not isinstance(name, str) or name not in among:
                self.wrong(
                    f"{key}[{i}]",
                    _not_one_of(name, among),
                    Phrase("Correct it."), closest(str(name), among),
                )  # fmt: skip
        return tuple(name for name in value if isinstance(name, str) and name in among)

    def colours(self, key: str, most: int, default: Sequence[str]) -> tuple[Ink, ...]:
        """Take a list of one to ``most`` colours."""
        value = self._take(key, default)
        if not isinstance(value, (list, tuple)) or not 0 < len(value) <= most:
            what = Phrase("is not a list of one to %(most)s colours.", most=most)
            self._unless_missing(key, value, what)
            return (BLACK,)
        inks = [parse(each, self.inks) for each in value]
        if None in inks:
            wrong = str(value[inks.index(None)])
            self._unless_missing(key, value, FORMS, closest(wrong, self.inks))
        return tuple(ink or BLACK for ink in inks)

    def assume(self, key: str, value: object) -> None:
        """The value of a key that is not written."""
        self._values.setdefault(key, value)

    def table(self, key: str) -> Table:
        return self._under(self._take(key, None), self.at(key))

    def tables(self, key: str) -> list[Table]:
        value = self._take(key, None)
        if isinstance(value, list):
            return [self._under(each, f"{self.at(key)}[{i}]") for i, each in enumerate(value)]
        self._unless_missing(key, value, Phrase("is not a list of tables."))
        return []

    def keys(self) -> list[str]:
        return list(self._values)

    def has(self, key: str) -> bool:
        return key in self._values

    def close(self, *known: str) -> None:
        """Note every unread key except those that are ``known``."""
        self._read.update(known)
        for key in self._values:
            if key not in self._read:
                self.wrong(
                    key,
                    Phrase("is not known here."),
                    Phrase("Remove or correct it."),
                    closest(key, self._read),
                )

    def wrong(self, key: str, what: Phrase, remedy: Phrase, suggestion: str | None = None) -> None:
        self.faults.append(Fault(self.at(key), what, remedy, suggestion))

    def warn(self, key: str, what: Phrase, remedy: Phrase) -> None:
        self.warnings.append(Fault(self.at(key), what, remedy))

    def again(self, values: object) -> Table:
        """Other values in place of these, with the same lists of faults and warnings."""
        return self._under(values, self.path)

    def _under(self, values: object, path: str) -> Table:
        return Table(values, path, self.faults, self.inks, self.warnings)

    def at(self, key: str) -> str:
        return self._paths.get(key) or (_joined(self.path, key) if key else self.path)

    def _take(self, key: str, default: object) -> object:
        self._read.add(key)
        if key in self._values:
            return self._values[key]
        if default is None and not self._absent:
            self.wrong(key, Phrase("is missing."), Phrase("Add it."))
        return _NOTHING if default is None else default

    def _unless_missing(
        self, key: str, value: object, what: Phrase, suggestion: str | None = None
    ) -> None:
        if value is not _NOTHING:
            self.wrong(key, what, Phrase("Correct it."), suggestion)


def _not_one_of(value: object, among: Collection[str]) -> Phrase:
    return Phrase("“%(value)s” is not one of %(known)s.", value=value, known=listed(among))


def is_number(value: object) -> bool:
    """TOML has booleans (which Python counts as integers), infinity, NaN, endless digits."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    # NaN compares below everything.
    return abs(value) < LARGEST


def closest(word: str, among: Collection[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, among, n=1, cutoff=0.5)), None)
