"""``field``: a text of one field, as its own kind for brevity."""

from __future__ import annotations

from certificates.content import FIELDS
from certificates.elements import text
from certificates.elements.element import Setting
from certificates.reading.tables import Table


def read(table: Table, element_id: str, setting: Setting) -> text.Text:
    table.choice("field", FIELDS)
    return text.read(table, element_id, setting)
