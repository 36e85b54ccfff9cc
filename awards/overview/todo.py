"""What waits for the person who looks, and the dates ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.overview.next_steps import NextAct, NextStep
from awards.overview.next_words import WORDS
from awards.overview.rules import Counts
from awards.roles import Permission, Role
from awards.words import N_, Phrase, Plural

#: A day that is near is shown as such.
SOON = 1

#: Acts that settle what somebody waits for; the other steps are shown as the next one.
_SETTLING = (
    NextAct.LOOK_AT_REMARKS,
    NextAct.DECIDE_PROPOSALS,
    NextAct.REMIND_UNITS,
    NextAct.DECIDE_OBJECTIONS,
    NextAct.RELEASE_HELD,
)


class TodoItem(msgspec.Struct, frozen=True):
    """``path`` is below the commendation's own address."""

    words: Plural | Phrase
    path: str
    due: date | None = None

    def is_soon(self, today: date) -> bool:
        return self.due is not None and (self.due - today).days <= SOON


class DateAhead(msgspec.Struct, frozen=True):
    day: date
    words: str
    great: bool = False


#: Where each act is done, below the commendation's own address.
PATHS: dict[NextAct, str] = {
    NextAct.SET_QUOTAS: "/settings",
    NextAct.IMPORT: "/intake",
    NextAct.LOOK_AT_REMARKS: "/winners?warnings=true",
    NextAct.DECIDE_PROPOSALS: "/proofs/proposals",
    NextAct.ASK_UNITS: "/proofs",
    NextAct.REMIND_UNITS: "/proofs?show=silent",
    NextAct.DECIDE_OBJECTIONS: "/notices#objections",
    NextAct.PUBLISH_NOTICE: "/notices",
    NextAct.CONFIRM: "/winners?state=noticed",
    NextAct.RELEASE_HELD: "/winners?held=true",
    NextAct.ISSUE: "/certificates",
    NextAct.PRINT: "/print",
    NextAct.ROSTER: "/roster",
    NextAct.DELIVER: "/deliveries",
    NextAct.AWAIT_NOTICE: "/notices",
}


def path_of(step: NextStep, counts: Counts) -> str:
    """Winners who were on no notice are confirmed from the drafts."""
    if step.act is NextAct.CONFIRM and not counts.notices:
        return "/winners?state=draft"
    return PATHS[step.act]


def todo(
    steps: Sequence[NextStep], counts: Counts, differing: dict[str, int], role: Role
) -> list[TodoItem]:
    """Everything that this role can settle. A difference is shown to everybody."""
    found = [
        TodoItem(WORDS[step.act](step.count), path_of(step, counts), step.until)
        for step in steps
        if step.act in _SETTLING and step.permission in role.permissions
    ]
    if counts.drafts and Permission.IMPORT in role.permissions:
        words = Plural(
            "Finish %(num)s import before it is cleared",
            "Finish %(num)s imports before they are cleared",
            counts.drafts,
        )
        found.append(TodoItem(words, "/intake", counts.drafts_end))
    if counts.own and Permission.CONFIRM in role.permissions:
        words = Plural(
            "%(num)s winner waits for another person to confirm: you changed the words",
            "%(num)s winners wait for another person to confirm: you changed their words",
            counts.own,
        )
        found.append(TodoItem(words, PATHS[NextAct.CONFIRM]))
    if Permission.DELIVER in role.permissions:
        found += _deliveries(counts)
    found.sort(key=lambda item: item.due or date.max)
    return [*(TodoItem(words, "/differences") for words in _differences(differing)), *found]


def _deliveries(counts: Counts) -> list[TodoItem]:
    found = (
        TodoItem(
            Plural(
                "The day of %(num)s delivery has passed",
                "The day of %(num)s deliveries has passed",
                counts.deliveries_overdue,
            ),
            "/deliveries?show=overdue",
        ),
        TodoItem(
            Plural(
                "%(num)s visit on a quiet day has no ground",
                "%(num)s visits on quiet days have no ground",
                counts.deliveries_quiet,
            ),
            "/deliveries?show=quiet",
        ),
    )
    return [item for item in found if isinstance(item.words, Plural) and item.words.number]


def _differences(differing: dict[str, int]) -> list[Plural]:
    certificates, notices, listed, proofs, rosters, stages, runs = (
        differing.get(kind, 0)
        for kind in ("certificate", "notice", "published", "proof", "roster", "stage", "run")
    )
    found = (
        Plural(
            "%(num)s certificate differs from the register.",
            "%(num)s certificates differ from the register.",
            certificates,
        ),
        Plural(
            "A notice differs from the register about %(num)s winner.",
            "Notices differ from the register about %(num)s winners.",
            notices,
        ),
        Plural(
            "The announced list differs from the register about %(num)s winner.",
            "The announced list differs from the register about %(num)s winners.",
            listed,
        ),
        Plural(
            "What a unit confirmed differs from the register about %(num)s winner.",
            "What units confirmed differs from the register about %(num)s winners.",
            proofs,
        ),
        Plural(
            "The roster as it was handed out differs from the register about %(num)s winner.",
            "The roster as it was handed out differs from the register about %(num)s winners.",
            rosters,
        ),
        Plural(
            "The frozen ceremony differs from the register about %(num)s winner.",
            "The frozen ceremony differs from the register about %(num)s winners.",
            stages,
        ),
        Plural(
            "Sheets of print runs differ from the register about %(num)s winner.",
            "Sheets of print runs differ from the register about %(num)s winners.",
            runs,
        ),
    )
    return [words for words in found if words.number]


def dates_ahead(here: CommendationRecord, counts: Counts, today: date) -> list[DateAhead]:
    """From today on, the nearest first."""
    known = [
        DateAhead(day, words, words == _CEREMONY)
        for day, words in (
            (counts.notice_ends, N_("Notice ends")),
            (counts.links_end, N_("Last day for the units")),
            (here.decided_on, N_("Date of the decision")),
            (here.ceremony_on, _CEREMONY),
        )
        if day is not None and day >= today
    ]
    return sorted(known, key=lambda each: each.day)


_CEREMONY = N_("Ceremony")
