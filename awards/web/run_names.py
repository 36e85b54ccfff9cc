"""Names of print runs as people say them: “Run 3, Advanced individuals, reprint”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from awards.tables import RunPart
from awards.words import C_, Joined, Phrase

_PARTS = {
    RunPart.REPRINT: Phrase(C_("run", "reprint")),
    RunPart.REST: Phrase(C_("run", "the rest")),
}


class RunName(NamedTuple):
    """What a name is made of.

    ``number`` counts the runs of a commendation. A ``title`` replaces what the run ``covers``: the
    name of the first of its ``categories``. A ``direct`` print names no paper.
    """

    number: int
    title: str = ""
    covers: str = ""
    categories: int = 1
    part: str = ""
    direct: bool = False

    @property
    def words(self) -> Joined:
        parts = (Phrase(C_("run", "Run %(number)s"), number=self.number), self._content, self._why)
        return Joined(tuple(part for part in parts if part), Phrase(C_("run", ", ")))

    @property
    def _content(self) -> object:
        if self.title or self.categories < 2:
            return self.title or self.covers
        return Phrase(
            "%(covers)s and others, %(count)s categories", covers=self.covers, count=self.categories
        )

    @property
    def _why(self) -> object:
        if self.part:
            return _PARTS[RunPart(self.part)]
        return Phrase(C_("run", "direct")) if self.direct else ""


def run_name(row: Mapping[str, Any]) -> RunName:
    """From a row with these columns of a run; one without paper was printed directly."""
    return RunName(
        row["number"],
        row["title"],
        row["covers"],
        row["categories"],
        row["part"],
        direct=not row["stock"],
    )
