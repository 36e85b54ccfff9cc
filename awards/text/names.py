"""Names of people, teams and bodies: stored as typed, folded only to compare."""

from __future__ import annotations

from awards.errors import Finding
from awards.text.beside_bodies import OF_BODIES
from awards.text.beside_names import OF_ALL, OF_PERSONS
from awards.text.characters import (
    ANY_DOT,
    INVISIBLE,
    MIDDLE_DOT,
    SPACE,
    VARIATION_SELECTOR,
    clusters,
    folded,
    is_han,
    visible,
)
from awards.text.name_checks import CHECKS, EMPTY
from awards.text.nobody import COVERED, NO_UNIT, NOBODY
from awards.text.recipients import is_body

__all__ = [
    "examine",
    "examine_recipient",
    "examine_unit",
    "masked",
    "match_key",
    "padded",
    "tail",
    "trimmed",
    "visible",
]

_EVERY_SPACE = "".join(chr(point) for point in range(0x3001) if SPACE.match(chr(point)))


#: The star is no lost character, and the space before a remark is no padding.
_EXPLAINED = {"name.star": "name.placeholder", "name.remark": "name.padding"}


def trimmed(text: str) -> str:
    """Remove surrounding spaces of every width; keep everything between them."""
    return text.strip(_EVERY_SPACE)


def match_key(text: str) -> str:
    """The key that spellings of one name share. Use it for search only, never store or print it."""
    # Before folding too: NFKC makes an accent of one of the dots.
    seen = ANY_DOT.sub(MIDDLE_DOT, VARIATION_SELECTOR.sub("", INVISIBLE.sub("", text)))
    joined = SPACE.sub("", folded(seen).casefold())
    return ANY_DOT.sub(MIDDLE_DOT, folded(joined))  # Both steps can join letters and accents.


def examine(name: str) -> tuple[Finding, ...]:
    """Everything a person should know about this name before registration; faults first."""
    text = trimmed(name)
    if not trimmed(INVISIBLE.sub("", text)):
        return (EMPTY.finding(text),)
    return tuple(check.finding(text) for check in CHECKS if check.offends(text))


def examine_recipient(name: str, *, is_person: bool | None = None) -> tuple[Finding, ...]:
    """Like `examine`, and what no name of a winner should hold.

    A text that stands for nobody has no other finding. With ``is_person`` None the form of the
    name decides whether the checks of persons apply.
    """
    text = trimmed(name)
    if stands_for_nobody := [check.finding(text) for check in NOBODY if check.offends(text)]:
        return tuple(stands_for_nobody)
    person = not is_body(text) if is_person is None else is_person
    if person and COVERED.offends(text):
        return (COVERED.finding(text),)
    checks = (*OF_ALL, *(OF_PERSONS if person else OF_BODIES))
    beside = tuple(check.finding(text) for check in checks if check.offends(text))
    plain = examine(text)
    lost = {_EXPLAINED.get(each.code) for each in beside}
    return (*(each for each in plain if each.code not in lost), *beside)


def examine_unit(text: str) -> tuple[Finding, ...]:
    """A fault if the text stands for no unit, such as 待定 or a telephone number."""
    return (NO_UNIT.finding(text),) if NO_UNIT.offends(text) else ()


def masked(name: str) -> str:
    """The name as a stranger may see it: 仲* for two characters, 仲*妮 for more."""
    first, *rest = clusters(SPACE.sub("", name)) or ("",)
    if not rest:
        return "*"
    return f"{first}*" if len(rest) == 1 else f"{first}*{rest[-1]}"


def tail(number: str) -> str:
    """The last four characters of a number, ``****1234``. A shorter number stays hidden."""
    return "****" + (number[-4:] if len(number) > 4 else "")


def padded(name: str) -> str:
    """A two-character Chinese name padded to the width of three, for lists and seat cards."""
    parts = clusters(name)
    return "\u3000".join(parts) if len(parts) == 2 and is_han(name) else name
