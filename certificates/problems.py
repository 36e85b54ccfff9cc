"""Problems on paper as data: many are gathered and shown together, none is raised."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from certificates.content import Content
from certificates.words import C_, InBoth, Phrase


@dataclass(frozen=True, slots=True)
class Problem(InBoth):
    """One problem of one sheet. ``element`` is the id of the layout element."""

    key: str
    person: str
    code: str
    element: str
    what: Phrase
    remedy: Phrase

    def __str__(self) -> str:
        return f"{self.key} {self.person} [{self.element}] {self.what}"


def _point(character: str) -> str:
    return " ".join(f"U+{ord(part):04X}" for part in character)


def _whose(content: Content) -> Phrase:
    """A text of the layout itself is on every sheet."""
    if not content.person:
        return Phrase("every certificate")
    return Phrase(C_("certificate of", "“%(person)s”"), person=content.person)


def missing_glyph(content: Content, element: str, character: str) -> Problem:
    point, whose = _point(character), _whose(content)
    return Problem(
        content.key,
        content.person,
        "missing-glyph",
        element,
        Phrase(
            "No font here has “%(character)s” (%(point)s), needed for %(whose)s.",
            character=character,
            point=point,
            whose=whose,
        ),
        Phrase("Install a font that has it, then check again."),
    )


def missing_font(element: str, face: str) -> Problem:
    return Problem(
        "",
        "",
        "missing-font",
        element,
        Phrase("The layout’s own font “%(face)s” is not in a folder of fonts.", face=face),
        Phrase("Put its file into a folder of fonts, or correct its name in the layout."),
    )


def missing_script(
    content: Content, element: str, words: str, script: object, package: str
) -> Problem:
    """``script`` is its name; ``package`` is one of Debian's that has a font for it."""
    return Problem(
        content.key,
        content.person,
        "missing-script",
        element,
        Phrase(
            "No font here draws “%(words)s” (%(script)s), needed for %(whose)s.",
            words=words,
            script=script,
            whose=_whose(content),
        ),
        Phrase(
            "Install a font for this script, such as those of the package %(package)s, or put one "
            "into a folder of fonts. Then check again.",
            package=package,
        ),
    )


def unprintable(content: Content, element: str, character: str) -> Problem:
    point, name = _point(character), unicodedata.name(character, "no name")
    whose = _whose(content)
    return Problem(
        content.key,
        content.person,
        "unprintable",
        element,
        Phrase(
            "The words for %(whose)s hold %(point)s (%(name)s), which cannot be printed.",
            whose=whose,
            point=point,
            name=name,
        ),
        Phrase("Remove it from the record."),
    )


def chinese_in_latin(content: Content, element: str, characters: str) -> Problem:
    return Problem(
        content.key,
        content.person,
        "chinese-in-latin",
        element,
        Phrase(
            "“%(element)s” of %(whose)s would print Chinese in an English sentence: %(characters)s.",
            element=element,
            whose=_whose(content),
            characters=characters,
        ),
        Phrase(
            "Supply the words in English; in the wording, write {name_en}, {unit_en} and {honour_en}."
        ),
    )


def does_not_fit(content: Content, element: str, box: str, missing: float, floor: float) -> Problem:
    """``missing`` is the excess over ``box`` in mm, with every style at its ``floor`` (points)."""
    whose = _whose(content)
    return Problem(
        content.key,
        content.person,
        "does-not-fit",
        element,
        Phrase(
            "At its smallest, %(floor)s pt, “%(element)s” of %(whose)s is still %(missing)s mm "
            "more than its box of %(box)s mm.",
            floor=f"{floor:g}",
            element=element,
            whose=whose,
            missing=f"{missing:.1f}",
            box=box,
        ),
        Phrase("Shorten the words, or give the layout a larger box or a lower floor."),
    )


def no_room_for_seals(
    content: Content, element: str, count: int, diameter: float, roomier: str
) -> Problem:
    """``roomier`` is the layout that has the room, if one is named."""
    return Problem(
        content.key,
        content.person,
        "no-room-for-seals",
        element,
        Phrase(
            "“%(element)s” of %(whose)s has no room for the seals of %(count)s issuing bodies, "
            "%(diameter)s mm each.",
            element=element,
            whose=_whose(content),
            count=count,
            diameter=f"{diameter:g}",
        ),
        Phrase("Use the layout “%(layout)s”, which has the room.", layout=roomier)
        if roomier
        else Phrase("Use a layout with more room, or name fewer bodies."),
    )


def missing_field(content: Content, element: str, field: str) -> Problem:
    return Problem(
        content.key,
        content.person,
        "missing-field",
        element,
        Phrase("“%(person)s” has nothing for “%(field)s”.", person=content.person, field=field),
        Phrase("Supply it, or use another layout."),
    )


def unknown_field(content: Content, field: str, known: str) -> Problem:
    return Problem(
        content.key,
        content.person,
        "unknown-field",
        "",
        Phrase(
            "“%(person)s” has an unknown field “%(field)s”.", person=content.person, field=field
        ),
        Phrase("There are: %(known)s.", known=known),
    )


def unknown_picture(content: Content, picture: str, known: str) -> Problem:
    return Problem(
        content.key,
        content.person,
        "unknown-picture",
        "",
        Phrase(
            "“%(person)s” has an unknown picture “%(picture)s”.",
            person=content.person,
            picture=picture,
        ),
        Phrase("There are: %(known)s.", known=known),
    )


def unknown_kind(content: Content, known: str) -> Problem:
    return Problem(
        content.key,
        content.person,
        "unknown-kind",
        "",
        Phrase(
            "“%(person)s” is of an unknown kind, “%(kind)s”.",
            person=content.person,
            kind=content.kind,
        ),
        Phrase("There are: %(known)s.", known=known),
    )


def code_too_long(content: Content, element: str, module: float, least: float) -> Problem:
    """``module`` is the size of a square of the code in its box, in millimetres."""
    return Problem(
        content.key,
        content.person,
        "code-too-long",
        element,
        Phrase(
            "The code of “%(person)s” is too long: its squares would be %(module)s mm, and "
            "must be %(least)s.",
            person=content.person,
            module=f"{module:.2f}",
            least=least,
        ),
        Phrase("Use a shorter address, or a larger code in the layout."),
    )


def bad_picture(content: Content, element: str, what: Phrase, remedy: Phrase) -> Problem:
    return Problem(
        content.key,
        content.person,
        "bad-picture",
        element,
        Phrase("“%(person)s”: %(what)s", person=content.person, what=what),
        remedy,
    )


def two_inks(name: str) -> Problem:
    """Layouts of one file give a spot ink two looks, which would be two plates of one name."""
    return Problem(
        "",
        "",
        "two-inks",
        "",
        Phrase("The layouts of this file declare the ink “%(name)s” in two ways.", name=name),
        Phrase("Give it the same alternate in each, or print them in runs of their own."),
    )


def no_contours(content: Content, element: str) -> Problem:
    whose = _whose(content)
    return Problem(
        content.key,
        content.person,
        "no-contours",
        element,
        Phrase(
            "“%(element)s” of %(whose)s cannot be drawn as closed contours: too many of its lines "
            "cross each other.",
            element=element,
            whose=whose,
        ),
        Phrase("Leave it out, or use a simpler ornament."),
    )


def too_coarse_picture(
    content: Content, element: str, dpi: int, needed: tuple[int, int]
) -> Problem:
    """``needed`` are the pixels with which its squares cannot be seen."""
    what = Phrase(
        "The picture “%(element)s” of “%(person)s” would print at %(dpi)s dpi: its squares would "
        "be seen.",
        element=element,
        person=content.person,
        dpi=dpi,
    )
    return _of_picture(content, "picture-too-coarse", element, what, needed)


def coarse_picture(content: Content, element: str, dpi: int, needed: tuple[int, int]) -> Problem:
    """A warning."""
    what = Phrase(
        "The picture “%(element)s” of “%(person)s” would print at %(dpi)s dpi and look soft.",
        element=element,
        person=content.person,
        dpi=dpi,
    )
    return _of_picture(content, "picture-coarse", element, what, needed)


def _of_picture(
    content: Content, code: str, element: str, what: Phrase, needed: tuple[int, int]
) -> Problem:
    wide, high = needed
    remedy = Phrase("Use one of at least %(wide)s × %(high)s pixels.", wide=wide, high=high)
    return Problem(content.key, content.person, code, element, what, remedy)
