"""A file of a hall, in any of its forms, read under limits."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

import anyio

from awards.intake.reading.isolated import read as read_workbook
from awards.intake.reading.limits import Limits
from awards.intake.reading.refusals import Empty, TooBig
from awards.stage.seats.grid import from_grid
from awards.stage.seats.hall_file import from_toml
from awards.stage.seats.limits import MOST_BYTES, MOST_CELLS
from awards.stage.seats.plan import HallPlan
from awards.stage.seats.pretix_plan import from_pretix

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_GRID = Limits(upload=MOST_BYTES, unpacked=50_000_000, rows=MOST_CELLS, columns=MOST_CELLS)


async def read_hall(data: bytes, file_name: str, name: str = "") -> HallPlan:
    """A workbook or CSV is a grid, JSON a plan of pretix, anything else our own TOML.

    ``name`` replaces the name in a grid or a plan of pretix; else a grid has the file's name.
    Raises HallRefused and FileRefused.
    """
    if len(data) > MOST_BYTES:
        raise TooBig(size=len(data), limit=MOST_BYTES)
    if not data.strip():
        raise Empty
    path = PurePath(file_name)
    if data.startswith(_WORKBOOKS) or path.suffix.casefold() == ".csv":
        book = await read_workbook(data, _GRID)
        return from_grid(book, name or path.stem)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return await anyio.to_thread.run_sync(partial(from_pretix, data, name))
    return await anyio.to_thread.run_sync(from_toml, data)
