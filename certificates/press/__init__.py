"""Paper: stocks, calibration, imposition and the marks for the cutter, as pure decisions.

`Setup` says how a run is laid out on paper. `faults` lists the contradictions in it. `Setup.sides`
yields every side, `marks_of` gives what a side bears beside its certificates, and `boxes_of` says
where the sheet is cut.
"""

from certificates.press.calibration import NONE, Feed, PrintCalibration
from certificates.press.card import Cross, card, crosses
from certificates.press.impose import FillOrder, count_sheets, impose, with_dividers
from certificates.press.margins import inks_of
from certificates.press.measuring import Measured, Reading, calibration_from
from certificates.press.printers_marks import marks_of
from certificates.press.setup import Setup, faults
from certificates.press.sides import Divider, PlacedItem, SheetBoxes, Side
from certificates.press.slot_fit import Turn
from certificates.press.stock import Stock, load_stock, shipped_stock, stock_ids
from certificates.press.trim import boxes_of
from certificates.press.volumes import Volume, in_volumes, manifest

__all__ = [
    "NONE",
    "Cross",
    "Divider",
    "Feed",
    "FillOrder",
    "Measured",
    "PlacedItem",
    "PrintCalibration",
    "Reading",
    "Setup",
    "SheetBoxes",
    "Side",
    "Stock",
    "Turn",
    "Volume",
    "boxes_of",
    "calibration_from",
    "card",
    "count_sheets",
    "crosses",
    "faults",
    "impose",
    "in_volumes",
    "inks_of",
    "load_stock",
    "manifest",
    "marks_of",
    "shipped_stock",
    "stock_ids",
    "with_dividers",
]
