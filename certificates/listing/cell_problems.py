"""Problems of a list, each with the row and the column where it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from certificates.fonts.script_names import script_name
from certificates.fonts.scripts import package_for
from certificates.listing.cells import SetCell
from certificates.problems import Problem
from certificates.words import Phrase


class CellPlace(NamedTuple):
    """``row`` counts from 1; 0 is outside the rows. ``column`` is the heading, or another part.

    ``whose`` is the name in the row, if it has one.
    """

    row: int
    column: str
    whose: str = ""

    @property
    def words(self) -> Phrase:
        if self.whose:
            return Phrase(
                "row %(row)s of “%(whose)s”, “%(column)s”",
                row=self.row,
                whose=self.whose,
                column=self.column,
            )
        if self.row:
            return Phrase("row %(row)s, “%(column)s”", row=self.row, column=self.column)
        return Phrase("“%(column)s”", column=self.column)


def problems_of(cell: SetCell, place: CellPlace, width: float, floor: float) -> Iterator[Problem]:
    for character in cell.hidden:
        yield _problem(
            place,
            "unprintable",
            Phrase(
                "In %(place)s is %(point)s (%(name)s), which cannot be printed.",
                place=place.words,
                point=_point(character),
                name=unicodedata.name(character, "no name"),
            ),
            Phrase("Remove it from the record."),
        )
    for character in cell.lacking:
        yield _problem(
            place,
            "missing-glyph",
            Phrase(
                "No font here has “%(character)s” (%(point)s), in %(place)s.",
                character=character,
                point=_point(character),
                place=place.words,
            ),
            Phrase("Install a font that has it, then check again."),
        )
    for words, script in cell.unshaped:
        yield _problem(
            place,
            "missing-script",
            Phrase(
                "No font here draws “%(words)s” (%(script)s), in %(place)s.",
                words=words,
                script=script_name(script),
                place=place.words,
            ),
            Phrase(
                "Install a font for this script, such as those of the package %(package)s, or put "
                "one into a folder of fonts. Then check again.",
                package=package_for(script),
            ),
        )
    if cell.over:
        yield _problem(
            place,
            "does-not-fit",
            Phrase(
                "In %(place)s a word is %(over)s mm wider than its column of %(width)s mm, even at "
                "%(floor)s pt.",
                place=place.words,
                over=f"{cell.over:.1f}",
                width=f"{width:.1f}",
                floor=f"{floor:g}",
            ),
            Phrase("Widen the column, or divide the word by a space."),
        )


def row_too_high(place: CellPlace, high: float, room: float) -> Problem:
    return _problem(
        place,
        "row-too-high",
        Phrase(
            "In %(place)s the words are %(high)s mm high, and a page has %(room)s mm for them.",
            place=place.words,
            high=f"{high:.1f}",
            room=f"{room:.1f}",
        ),
        Phrase("Widen the column, or shorten the words."),
    )


def slip_too_full(place: CellPlace, over: float) -> Problem:
    return _problem(
        place,
        "does-not-fit",
        Phrase(
            "In %(place)s the words are %(over)s mm more than their slip holds, even at the "
            "smallest size.",
            place=place.words,
            over=f"{over:.1f}",
        ),
        Phrase("Use larger slips, or shorten the words."),
    )


def box_too_full(place: CellPlace, words: str, size: str, over: float, floor: float) -> Problem:
    return _problem(
        place,
        "does-not-fit",
        Phrase(
            "%(place)s: “%(words)s” is %(over)s mm more than its box of %(size)s mm holds, even at "
            "%(floor)s pt.",
            place=place.words,
            words=words,
            over=f"{over:.1f}",
            size=size,
            floor=f"{floor:g}",
        ),
        Phrase("Choose a larger paper, or shorten the words."),
    )


def no_code(place: CellPlace, module: float, least: float) -> Problem:
    return _problem(
        place,
        "code-too-long",
        Phrase(
            "%(place)s: the code is empty or too long: its squares would be %(module)s mm, and must "
            "be %(least)s.",
            place=place.words,
            module=f"{module:.2f}",
            least=least,
        ),
        Phrase("Use a shorter code."),
    )


def code_too_dense(row: int, module: float, least: float) -> Problem:
    return _problem(
        CellPlace(row, "code"),
        "code-too-long",
        Phrase(
            "The code of row %(row)s is too long: its squares would be %(module)s mm, and must be "
            "%(least)s.",
            row=row,
            module=f"{module:.2f}",
            least=least,
        ),
        Phrase("Use a shorter address."),
    )


def wrong_count(row: int, cells: int, columns: int) -> Problem:
    return _problem(
        CellPlace(row, ""),
        "wrong-count",
        Phrase(
            "Row %(row)s has %(cells)s cells for %(columns)s columns.",
            row=row,
            cells=cells,
            columns=columns,
        ),
        Phrase("Give it one cell for each column that is not signed in."),
    )


def _point(character: str) -> str:
    return " ".join(f"U+{ord(part):04X}" for part in character)


def _problem(place: CellPlace, code: str, what: Phrase, remedy: Phrase) -> Problem:
    return Problem(str(place.row or ""), place.whose, code, place.column, what, remedy)
