"""Insert very many plain rows in one statement, ten times as fast as with table objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from piccolo.columns import Column
from piccolo.table import Table

from awards.database.engine import is_sqlite

Plain = int | str | datetime | None


async def insert_plain(
    table: type[Table], columns: Sequence[Column], rows: Sequence[Sequence[Plain]]
) -> None:
    """``rows`` have a value for each of ``columns``. Other columns get their SQL default.

    The values are sent as one JSON parameter, never as a part of the statement. A time is stored as
    Piccolo stores it.
    """
    names = ", ".join(f'"{column._meta.db_column_name}"' for column in columns)  # noqa: SLF001 - Piccolo has no public name for it
    values = ", ".join(_value(place, column) for place, column in enumerate(columns))
    source = "json_each({})" if is_sqlite() else "jsonb_array_elements({}::jsonb) AS each(value)"
    where = table._meta.tablename  # noqa: SLF001 - likewise
    statement = f'INSERT INTO "{where}" ({names}) SELECT {values} FROM {source}'  # noqa: S608 - all names are of our own tables
    await table.raw(statement, json.dumps(rows, ensure_ascii=False, default=_text_of_time))


@lru_cache(maxsize=16)
def _text_of_time(value: datetime) -> str:
    return str(value.astimezone(UTC))


def _value(place: int, column: Column) -> str:
    if is_sqlite():
        return f"json_extract(value, '$[{place}]')"
    return f"(value ->> {place})::{column.column_type}"
