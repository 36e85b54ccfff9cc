"""How a person wants the pages. Kept with the account, so that every browser follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Density = Literal["compact", "roomy"]
DENSITIES: tuple[Density, ...] = ("compact", "roomy")

#: How many rows a page of a list may have.
ROWS = (50, 100, 200)


class Habits(msgspec.Struct, frozen=True):
    """``columns`` are those of the winners' list, by name; empty means the usual ones.

    Without ``shortcuts`` no single key does anything (WCAG 2.1.4).
    """

    density: Density = "compact"
    rows: int = 50
    columns: tuple[str, ...] = ()
    shortcuts: bool = True

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> Habits:
        return cls(
            row["density"],
            row["page_rows"],
            tuple(name for name in row["columns"].split(",") if name),
            bool(row["shortcuts"]),
        )

    def changed(self, given: Mapping[str, Any]) -> Habits:
        """With what a form sends; values that no page offers change nothing."""
        rows = str(given.get("rows") or "")
        density: Any = given.get("density")
        return Habits(
            density if density in DENSITIES else self.density,
            int(rows) if rows in map(str, ROWS) else self.rows,
            self.columns,
            {"on": True, "off": False}.get(str(given.get("shortcuts")), self.shortcuts),
        )
