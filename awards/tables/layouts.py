"""Sources of layouts: as certificates were issued with them, and the office's own."""

from __future__ import annotations

from piccolo.columns import Bytea, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table


class StoredLayout(Table, tablename="stored_layout"):
    """The source of a layout as it was when certificates were issued with it."""

    id: Serial
    digest = Varchar(length=64, unique=True)
    layout_id = Varchar(length=64)
    source = Text()


class LayoutVersion(Table, tablename="layout_version"):
    """A version of the office's own layout: each save adds one, and none is overwritten."""

    id: Serial
    layout_id = Varchar(length=64)
    version = Integer()
    source = Text()
    note = Varchar(length=200)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    layout_version_once = Unique([layout_id, version])


class LayoutPicture(Table, tablename="layout_picture"):
    """A picture shown by layouts; it never changes, because issued certificates show it too."""

    id: Serial
    name = Varchar(length=80, unique=True)
    digest = Varchar(length=64, unique=True)
    content = Bytea()
    size = Integer()
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    StoredLayout,
    LayoutVersion,
    LayoutPicture,
)
