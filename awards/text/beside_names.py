"""What stands beside a name in its cell: numbers, brackets, titles, marks, other people.

A proposal takes away what is certainly no part of the name. Where that is not certain there is no
proposal.
"""

from __future__ import annotations

from awards.errors import Severity
from awards.text.name_check import NameCheck, parts_of, without
from awards.text.name_marks import (
    ACCENT,
    CREDIT_CODE,
    DOTS_AT_ENDS,
    EDGE,
    FOOTNOTE,
    HEADING,
    LAST_DIGITS,
    LISTED,
    OF_SEVERAL,
    OF_SEVERAL_BODIES,
    QUOTED,
    SHAPES,
    STARS,
    TELEPHONE,
    ZERO,
    letters_beside,
    marks_at_ends,
    marks_inside,
    spaces_kept,
    unclosed,
    unexplained_digits,
)
from awards.text.name_remarks import (
    HYPHEN,
    descriptions,
    hyphens,
    remarks_after,
    remarks_in_brackets,
    several_people,
    surname_alone,
    without_bracket,
    without_remark,
    words_inside,
)
from awards.text.recipients import is_body
from awards.text.titles import titles, without_title
from awards.words import C_, N_

#: Of every recipient.
OF_ALL = (
    NameCheck(
        "name.listed",
        Severity.WARNING,
        parts_of(LISTED),
        N_("“%(name)s” begins with the number of a list."),
        N_("Take the number away."),
        without(LISTED),
    ),
    NameCheck(
        "name.footnote",
        Severity.WARNING,
        parts_of(FOOTNOTE),
        N_("“%(name)s” ends with the number of a footnote."),
        N_("Take the number away."),
        without(FOOTNOTE),
    ),
    NameCheck(
        "name.telephone",
        Severity.WARNING,
        parts_of(TELEPHONE),
        N_("“%(name)s” holds a telephone number."),
        N_("Take it away; it would be printed."),
        spaces_kept(TELEPHONE),
    ),
    NameCheck(
        "name.credit-code",
        Severity.WARNING,
        parts_of(CREDIT_CODE),
        N_("“%(name)s” holds a credit code."),
        N_("Take it away; it would be printed."),
        spaces_kept(CREDIT_CODE),
    ),
    NameCheck(
        "name.of-several-bodies",
        Severity.WARNING,
        parts_of(OF_SEVERAL_BODIES),
        N_("“%(name)s” names one of several bodies."),
        N_("Give each a row of their own."),
    ),
    NameCheck(
        "name.quoted",
        Severity.WARNING,
        parts_of(QUOTED),
        N_("“%(name)s” stands in quotation marks or brackets as a whole."),
        N_("Take the marks away."),
        lambda name: QUOTED.sub(r"\1", name),
    ),
    NameCheck(
        "name.edge-mark",
        Severity.WARNING,
        marks_at_ends,
        N_("“%(name)s” begins or ends with a mark: %(seen)s."),
        C_("mark", "Take it away."),
        without(EDGE),
    ),
    NameCheck(
        "name.star",
        Severity.WARNING,
        parts_of(STARS),
        N_("“%(name)s” ends with a mark that leads to a remark: %(seen)s."),
        C_("mark", "Take it away."),
        without(STARS),
    ),
    NameCheck(
        "name.unclosed",
        Severity.WARNING,
        unclosed,
        N_("“%(name)s” has half a pair of brackets: %(seen)s."),
        N_("Check the source."),
    ),
    NameCheck(
        "name.shapes",
        Severity.WARNING,
        parts_of(SHAPES),
        N_("“%(name)s” describes a character by its parts: %(seen)s."),
        N_("Type the character itself."),
    ),
    NameCheck(
        "name.accent",
        Severity.WARNING,
        parts_of(ACCENT),
        N_("“%(name)s” has an accent on a Chinese character."),
        C_("mark", "Take it away."),
        without(ACCENT),
    ),
    NameCheck(
        "name.dots",
        Severity.WARNING,
        parts_of(DOTS_AT_ENDS),
        N_("“%(name)s” has a middle dot with nothing on one side."),
        N_("Is a part of the name missing?"),
        without(DOTS_AT_ENDS),
    ),
)
#: Of persons. A body may have brackets, digits and marks in its name.
OF_PERSONS = (
    NameCheck(
        "name.several",
        Severity.FAULT,
        several_people,
        N_("“%(name)s” names several people: %(seen)s."),
        N_("Give each a row of their own."),
    ),
    NameCheck(
        "name.of-several",
        Severity.WARNING,
        parts_of(OF_SEVERAL),
        N_("“%(name)s” names one of several people."),
        N_("Give each a row of their own."),
    ),
    NameCheck(
        "name.bracket",
        Severity.WARNING,
        remarks_in_brackets,
        N_("“%(name)s” has a remark in brackets: %(seen)s."),
        N_("Put the remark into the note."),
        without_bracket,
    ),
    NameCheck(
        "name.remark",
        Severity.WARNING,
        remarks_after,
        N_("“%(name)s” has a remark after the name: %(seen)s."),
        N_("Put the remark into the note."),
        without_remark,
    ),
    NameCheck(
        "name.described",
        Severity.WARNING,
        descriptions,
        N_("“%(name)s” describes a character in words: %(seen)s."),
        N_("Type the character itself."),
    ),
    NameCheck(
        "name.title",
        Severity.WARNING,
        titles,
        N_("“%(name)s” has a form of address: %(seen)s."),
        C_("mark", "Take it away."),
        without_title,
    ),
    NameCheck(
        "name.words",
        Severity.WARNING,
        words_inside,
        N_("“%(name)s” holds words that no name has: %(seen)s."),
        N_("Type the name alone."),
    ),
    NameCheck(
        "name.letters",
        Severity.WARNING,
        letters_beside,
        N_("“%(name)s” has letters beside Chinese characters: %(seen)s."),
        N_("Type the name as the person's document has it."),
    ),
    NameCheck(
        "name.surname-alone",
        Severity.WARNING,
        surname_alone,
        N_("“%(name)s” is a surname alone."),
        N_("Type the whole name."),
    ),
    NameCheck(
        "name.digits",
        Severity.WARNING,
        unexplained_digits,
        N_("“%(name)s” holds digits: %(seen)s."),
        N_("Take the number away."),
        without(LAST_DIGITS),
    ),
    NameCheck(
        "name.zero",
        Severity.WARNING,
        parts_of(ZERO),
        N_("“%(name)s” has a circle: %(seen)s."),
        N_("Is the character 〇 meant?"),
        lambda name: ZERO.sub("〇", name),
    ),
    NameCheck(
        "name.hyphen",
        Severity.WARNING,
        hyphens,
        N_("“%(name)s” has a hyphen between its parts."),
        N_("Use “·” (U+00B7)."),
        lambda name: HYPHEN.sub("·", name),
    ),
    NameCheck(
        "name.inside-mark",
        Severity.WARNING,
        marks_inside,
        N_("“%(name)s” has marks that no name has: %(seen)s."),
        N_("Check the source."),
    ),
    NameCheck(
        "name.heading",
        Severity.WARNING,
        lambda name: [name] if HEADING.fullmatch("".join(name.split())) else [],
        N_("“%(name)s” reads as the heading of a part of the list."),
        N_("Type the name, or leave the row out."),
    ),
    NameCheck(
        "name.body",
        Severity.WARNING,
        lambda name: [name] if is_body(name) else [],
        N_("“%(name)s” reads as the name of a body, not of a person."),
        N_("Check the columns and the category."),
    ),
)
