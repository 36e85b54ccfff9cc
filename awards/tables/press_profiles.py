"""Profiles of the presses of print shops."""

from __future__ import annotations

from piccolo.columns import Bytea, Integer, Serial, Timestamptz, Varchar
from piccolo.table import Table


class PressProfile(Table, tablename="press_profile"):
    """An ICC profile; it never changes, so that a file for a shop can be made again."""

    id: Serial
    digest = Varchar(length=64, unique=True)
    name = Varchar(length=200)
    content = Bytea()
    size = Integer()
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (PressProfile,)
