"""The styles that an official document has beside its text: annexes, head and imprint.

Clauses are those of GB/T 9704-2012.
"""

from __future__ import annotations

from awards.documents.styles import BODY, GRID, TITLE, ParagraphStyle
from awards.documents.typefaces import FANGSONG, HEI, KAI

RED = "FF0000"

#: 7.3.1. It keeps to the grid, so that the first page has as many lines as the others.
OFFICIAL_TITLE = TITLE._replace(key="OfficialTitle", name="Official Title", pitch=GRID, below=0)
#: 7.3.7: 附件1 in 黑体 at the first line, its title on the third.
ANNEX_MARK = BODY._replace(
    key="AnnexMark", name="Annex Mark", face=HEI, indent=0, align="left", stays=True
)
ANNEX_TITLE = OFFICIAL_TITLE._replace(key="AnnexTitle", name="Annex Title", level=1)
ANNEX_COUNT = BODY._replace(
    key="AnnexCount", name="Annex Count", face=KAI, indent=0, align="center", stays=True
)
NAMES = BODY._replace(key="Names", name="List of Names", indent=0, align="left")
#: 7.2.4: the red mark. Its size is set for its words.
MARK = ParagraphStyle("Mark", "Red Mark", TITLE.face, 42, "center", stays=True, colour=RED)
#: 7.2.5: the number of the document.
NUMBER = BODY._replace(key="Number", name="Document Number", indent=0, align="center", stays=True)
#: 7.4: size 4, one character in.
IMPRINT = ParagraphStyle("Imprint", "Imprint", FANGSONG, 14, "left", pitch=24)

OFFICIAL_STYLES = (
    OFFICIAL_TITLE, ANNEX_MARK, ANNEX_TITLE, ANNEX_COUNT, NAMES, MARK, NUMBER, IMPRINT,
)  # fmt: skip
