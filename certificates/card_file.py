"""The test card (校准卡) of a feed as a file, to be measured for calibration."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from certificates.compose import Batch, DrawnPage, note_used
from certificates.drawing import draw, matrix_operator
from certificates.fonts import Shelf
from certificates.pdf import write_file
from certificates.press.calibration import Feed
from certificates.press.card import card
from certificates.press.setup import Setup
from certificates.press.sides import SheetBoxes


def print_card(setup: Setup, feed: Feed, shelf: Shelf, out: BinaryIO) -> int:
    """A page for the front and, if duplex, one for the back, each with its own calibration."""
    sides = (False, True) if setup.duplex else (False,)
    return write_file([_side(setup, feed, shelf, back=back) for back in sides], out)


def _side(setup: Setup, feed: Feed, shelf: Shelf, *, back: bool) -> Batch:
    sheet, calibration = setup.stock.sheet, setup.calibration(back=back)
    marks = card(sheet, feed, shelf, back=back, calibration=calibration)
    drawing = draw(marks, sheet.height)
    moved = matrix_operator(calibration.matrix(sheet), sheet.height, sheet.height)
    words = f"/Artifact BMC q {moved}\n{drawing.operators}\nQ EMC"
    page = DrawnPage(
        zlib.compress(words.encode("ascii")), SheetBoxes(*[sheet] * 3), (), " · ".join(feed), ()
    )
    batch = Batch([page], {}, {}, {}, {"校准卡": None}, {}, {}, {})
    note_used(drawing, batch.used)
    return batch
