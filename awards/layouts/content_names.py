"""The fields that a layout may ask for beside the engine's: the printed free fields of all years."""

from __future__ import annotations

import msgspec

from awards.free_fields import FreeFieldRecord
from awards.tables import FreeField
from certificates import ContentNames, OwnField
from certificates.content import STANDARD


async def known() -> ContentNames:
    """A layout is for any commendation, so it may ask for the fields of each."""
    rows = await FreeField.select().where(FreeField.printed.eq(True)).order_by(FreeField.id)
    declared: dict[str, OwnField] = {}
    for row in rows:
        choices = msgspec.json.decode(row["choices"])
        each = msgspec.convert({**row, "choices": choices, "shown": ()}, FreeFieldRecord)
        if each.key in STANDARD.fields:
            continue
        declared[each.key] = OwnField(each.key, each.name, each.printed_text(each.sample))
    return ContentNames(tuple(declared.values()))
