"""``number``: the certificate's number, with what is usually said before it."""

from __future__ import annotations

from certificates.elements import paragraph, text
from certificates.elements.element import ElementContext, ElementKind
from certificates.reading.tables import Table


def read(table: Table, element_id: str, context: ElementContext) -> text.Text:
    table.assume("field", "number")
    table.assume("label", "编号：")
    return text.read(table, element_id, context)


KIND = ElementKind(
    name="number",
    label="Certificate number",
    draws="the certificate's number after 编号：",
    rank=30,
    keys=text.KEYS,
    beginning={"box": [0, 0, 80, 8]},
    read=read,
    paragraph=paragraph.KEYS,
)
