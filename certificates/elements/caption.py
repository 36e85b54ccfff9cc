"""Words that belong to another element: a text made of two of its keys, ``caption`` and ``style``."""

from __future__ import annotations

from certificates.elements import text
from certificates.elements.element import Element, ElementContext
from certificates.paper import Box
from certificates.reading.keys import StyleKey, TextKey
from certificates.reading.tables import Table, TracedTable

CAPTION = TextKey("caption", "Caption")
STYLE = StyleKey("style", "Type style")


def read(
    table: Table, element_id: str, box: Box, valign: str, context: ElementContext
) -> Element | None:
    """Read the caption; None if there is none."""
    if not table.has("caption"):
        return None
    words, style = CAPTION.read(table), table.text(STYLE.name)
    said = {"box": list(box), "valign": valign, "words": words, "style": style}
    own = TracedTable.of({}, table.path)
    for key, value in said.items():
        # A fault in the words leads to the caption.
        own.put(key, value, table.at("caption" if key == "words" else key))
    return text.read(table.again(own), element_id, context)
