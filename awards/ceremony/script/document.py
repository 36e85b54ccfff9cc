"""The host script as DOCX, to be edited before it is read."""

from __future__ import annotations

from collections.abc import Sequence

from awards.ceremony.papers.footing import foot
from awards.ceremony.screen.breaking import broken
from awards.ceremony.script.pages import LineKind, ScriptPage, around
from awards.documents import (
    DIRECTION,
    ITEM,
    LINE,
    LIST_TITLE,
    SPOKEN,
    OfficeDocument,
    PageMargins,
    PageSetup,
)
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.words import Phrase, translated

_SETUP = PageSetup(PageMargins(16, 20, 20, 20))
_CHARACTER = 16 / 72 * 25.4
_SPARE = 0.4
"""The width of a character of a name in millimetres, and what stays free beside it, in characters."""

_STYLES = {LineKind.HEADING: ITEM, LineKind.SPOKEN: SPOKEN, LineKind.DIRECTION: DIRECTION}


def as_docx(pages: Sequence[ScriptPage], version: StageVersion, settings: Settings) -> bytes:
    language = settings.language
    title = version.content.title or version.content.commendation
    made = OfficeDocument(title, _SETUP, language, foot_words=foot(version, language))

    def words(given: Phrase | None) -> str:
        return translated(given, language) if given else ""

    for at, page in enumerate(pages):
        if at:
            made.new_part()
        made.around(*map(words, around(pages, at)))
        _write(made, page)
    return made.finished()


def _write(made: OfficeDocument, page: ScriptPage) -> None:
    made.paragraph(page.heading, LIST_TITLE)
    for line in page.lines:
        if line.kind is LineKind.NAMES:
            made.names(
                [(_in_lines(n.words, line.across), n.below) for n in line.names], line.across
            )
        else:
            made.paragraph(line.words, _STYLES[line.kind])
    if page.lines and page.lines[-1].kind is LineKind.NAMES:
        made.paragraph("", LINE)  # LibreOffice drops a table at the end of a document.


def _in_lines(name: str, across: int) -> str:
    """Broken where a reader pauses; programs would break anywhere."""
    room = _SETUP.width / across / _CHARACTER - _SPARE
    return "\n".join(broken(name, room)) or name
