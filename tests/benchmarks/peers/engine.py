"""The project's own engine.

The one place to say how it is driven: on more cores, or by volumes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count, islice
from pathlib import Path

from certificates import Content, render, render_each
from tests.benchmarks.materials import Materials
from tests.benchmarks.peers.program import file_of
from tests.benchmarks.winners import CLOSING, DATE, ISSUERS, TITLE, Winner

VOLUME = 1000


class Engine:
    def __init__(self, materials: Materials) -> None:
        self._layout, self._shelf = materials.layout, materials.shelf

    def one_file(self, winners: Sequence[Winner], out: Path) -> None:
        with out.open("wb") as file:
            render(map(content, winners), self._layout, self._shelf, file)

    def volumes(self, winners: Iterable[Winner], folder: Path) -> None:
        """Files of `VOLUME` pages each, in constant memory."""
        left = iter(winners)
        for number in count(1):
            if not (some := list(islice(left, VOLUME))):
                return
            self.one_file(some, folder / f"volume-{number:04}.pdf")

    def single_files(self, winners: Sequence[Winner], folder: Path) -> None:
        made = render_each(map(content, winners), self._layout, self._shelf)
        for winner, (_, data) in zip(winners, made, strict=True):
            file_of(winner, folder).write_bytes(data)


def content(winner: Winner) -> Content:
    return Content(
        winner.number,
        winner.name,
        {
            "title": TITLE,
            "salutation": winner.salutation,
            "body": winner.body,
            "closing": CLOSING,
            "issuers": "\n".join(ISSUERS),
            "date": DATE,
            "code": winner.code,
            "number": winner.number,
        },
    )
