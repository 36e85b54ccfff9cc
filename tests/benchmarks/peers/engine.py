"""The project's own engine.

This module is the only place that calls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from io import BytesIO
from pathlib import Path

from certificates import Content, Page, print_run, render, render_each
from certificates.pdf import PIECE
from certificates.press.setup import Setup
from certificates.press.stock import Stock
from certificates.processes import process_pool
from tests.benchmarks.materials import Materials
from tests.benchmarks.peers.program import CORES, file_of
from tests.benchmarks.winners import CLOSING, DATE, ISSUERS, TITLE, Winner, winners


class Engine:
    """The engine on one core, unless it is given processes."""

    executor: Executor | None = None

    def __init__(self, materials: Materials) -> None:
        self._layout, self._shelf = materials.layout, materials.shelf

    def one_file(self, winners: Sequence[Winner], out: Path) -> None:
        with out.open("wb") as file:
            render(map(content, winners), self._layout, self._shelf, file, executor=self.executor)

    def single_files(self, winners: Sequence[Winner], folder: Path) -> None:
        made = render_each(map(content, winners), self._layout, self._shelf)
        for winner, (_, data) in zip(winners, made, strict=True):
            file_of(winner, folder).write_bytes(data)

    def volumes(self, winners: Iterable[Winner], folder: Path) -> None:
        """Print on sheets of the certificate's own size, a thousand to a file."""
        sheet = self._layout.page
        setup = Setup(Stock("benchmark", "对比测量", sheet, (sheet,)))
        pages = (Page(content(winner), self._layout, self._shelf) for winner in winners)
        print_run(pages, setup, folder, "volume", executor=self.executor)


class EngineOnAllCores(Engine):
    def __init__(self, materials: Materials) -> None:
        super().__init__(materials)
        self.executor = process_pool(CORES)
        # Each process has then started and has its fonts.
        warm = map(content, winners(4 * CORES * PIECE, 500_000))
        render(warm, self._layout, self._shelf, BytesIO(), executor=self.executor)


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
