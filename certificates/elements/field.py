"""``field``: a text of one field, as its own kind for brevity."""

from __future__ import annotations

from certificates.elements import paragraph, text
from certificates.elements.element import ElementContext, ElementKind
from certificates.reading.tables import Table


def read(table: Table, element_id: str, context: ElementContext) -> text.Text:
    paragraph.FIELD.read(table, context.names.fields)
    return text.read(table, element_id, context)


KIND = ElementKind(
    name="field",
    label="Field",
    draws="one field",
    rank=20,
    keys=text.KEYS,
    beginning={"box": [0, 0, 80, 12], "field": "name", "valign": "middle"},
    read=read,
    paragraph=paragraph.KEYS,
)
