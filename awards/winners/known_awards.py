"""The awards that a recipient may have already, and the warnings about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awards.errors import Finding, Severity
from awards.text.names import match_key, visible
from awards.winner_fields import Registration
from awards.winners.identity import Likeness
from awards.words import N_, Joined, Phrase, listed

#: The most awards that one finding names.
_NAMED = 5


class KnownAward(NamedTuple):
    """One award of somebody who may be the same recipient.

    ``winner`` is None for a record of a certificate on paper. ``here``: of the same commendation.
    ``ended``: it was revoked.
    """

    likeness: Likeness
    winner: int | None
    here: bool
    year: int
    category: str
    category_code: str
    honour: str
    name: str
    unit: str
    number: str
    ended: bool

    @property
    def text(self) -> str:
        """Such as “2022年度 先进个人 TC012”, in the words of the certificate."""
        return f"{self.year}年度 {self.category} {self.number}".strip()


#: What and remedy of each finding, by its code.
WORDS = {
    "winner.known-number": (
        N_("A registered winner has the same number: %(awards)s."),
        N_("A number belongs to one person: correct it, or leave this entry out."),
    ),
    "winner.known-code": (
        N_("A registered winner has the same credit code: %(awards)s."),
        N_("A code belongs to one body: correct it, or leave this entry out."),
    ),
    "winner.known-name": (
        N_("A registered winner has the same name and unit: %(awards)s."),
        N_("Make sure they are two recipients."),
    ),
    "winner.known-near": (
        N_("A registered winner may be the same: %(awards)s."),
        N_("If so, leave this entry out."),
    ),
    "winner.earlier-award": (
        N_("Awarded before: %(awards)s."),
        N_("Check whether it may be awarded again."),
    ),
    "winner.earlier-near": (
        N_("Perhaps awarded before: %(awards)s."),
        N_("Compare name and unit."),
    ),
}

_HERE = {
    Likeness.NUMBER: "winner.known-number",
    Likeness.CODE: "winner.known-code",
    Likeness.NAME: "winner.known-name",
    Likeness.NEAR: "winner.known-near",
}


def findings(wanted: Registration, awards: Sequence[KnownAward]) -> Iterator[Finding]:
    """One warning for each reason; never a refusal."""
    odd = [award for award in awards if award.here and _is_odd(award, wanted)]
    for likeness, code in _HERE.items():
        yield from _finding(code, [a for a in odd if a.likeness is likeness], wanted)
    earlier = [award for award in awards if not award.here]
    sure = [award for award in earlier if award.likeness is not Likeness.NEAR]
    yield from _finding("winner.earlier-award", sure, wanted)
    near = [award for award in earlier if award.likeness is Likeness.NEAR]
    yield from _finding("winner.earlier-near", near, wanted)


def _is_odd(award: KnownAward, wanted: Registration) -> bool:
    """A recipient may be in several categories, but then always under one name.

    With the number of a namesake a person has said that this is somebody else.
    """
    if wanted.namesake and award.likeness is Likeness.NAME:
        return False
    if award.category_code == wanted.category:
        return True
    by_number = award.likeness in (Likeness.NUMBER, Likeness.CODE)
    return by_number and match_key(award.name) != match_key(wanted.name)


def _finding(code: str, awards: Sequence[KnownAward], wanted: Registration) -> Iterator[Finding]:
    if awards:
        what, remedy = WORDS[code]
        told = listed(_told(award, wanted) for award in awards[:_NAMED])
        if len(awards) > _NAMED:
            told = Joined((told, "…"))
        yield Finding(code, Severity.WARNING, Phrase(what, awards=told), Phrase(remedy))


def _told(award: KnownAward, wanted: Registration) -> object:
    """The award, and whose it is where that is not what was typed."""
    same = (award.name, award.unit) == (wanted.name, wanted.unit)
    whose = "" if same else f"（{'，'.join(filter(None, (award.name, award.unit)))}）"
    text = visible(award.text + whose)
    return Phrase("%(award)s, revoked", award=text) if award.ended else text
