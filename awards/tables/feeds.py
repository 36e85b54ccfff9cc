"""Calibrations of printers."""

from __future__ import annotations

from piccolo.columns import Boolean, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table


class Calibration(Table):
    """How a printer's tray prints on one side of a stock; the newest row of a feed applies.

    ``correction`` is the calibration and ``readings`` are the measurements with their test card,
    both as JSON. ``residual`` is the error that remains, in thousandths of a millimetre. ``once`` is
    a digest of the readings and the previous calibration, so that none is saved twice.
    """

    id: Serial
    once = Varchar(length=64, unique=True)
    printer = Varchar(length=60)
    tray = Varchar(length=60)
    stock = Varchar(length=64)
    back = Boolean(default=False)
    correction = Text()
    readings = Text()
    residual = Integer(default=0)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (Calibration,)
