"""The acts that are possible now, in order, and who does each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from awards.overview.rules import Counts, YearStep
from awards.roles import Permission
from awards.tables import Role


class NextAct(StrEnum):
    """The acts in the order in which they are proposed."""

    SET_QUOTAS = "set-quotas"
    IMPORT = "import"
    LOOK_AT_REMARKS = "look-at-remarks"
    DECIDE_PROPOSALS = "decide-proposals"
    ASK_UNITS = "ask-units"
    REMIND_UNITS = "remind-units"
    DECIDE_OBJECTIONS = "decide-objections"
    PUBLISH_NOTICE = "publish-notice"
    CONFIRM = "confirm"
    RELEASE_HELD = "release-held"
    ISSUE = "issue"
    PRINT = "print"
    ROSTER = "roster"
    DELIVER = "deliver"
    AWAIT_NOTICE = "await-notice"


class ActFacts(msgspec.Struct, frozen=True):
    """The step of the year that an act belongs to, and the permission that it needs."""

    step: YearStep
    permission: Permission


ACTS: dict[NextAct, ActFacts] = {
    NextAct.SET_QUOTAS: ActFacts(YearStep.QUOTAS, Permission.MANAGE_CATALOGUE),
    NextAct.IMPORT: ActFacts(YearStep.IMPORT, Permission.IMPORT),
    NextAct.LOOK_AT_REMARKS: ActFacts(YearStep.CHECK, Permission.REGISTER),
    NextAct.DECIDE_PROPOSALS: ActFacts(YearStep.CHECK, Permission.PROOFREAD),
    NextAct.ASK_UNITS: ActFacts(YearStep.CHECK, Permission.PROOFREAD),
    NextAct.REMIND_UNITS: ActFacts(YearStep.CHECK, Permission.PROOFREAD),
    NextAct.DECIDE_OBJECTIONS: ActFacts(YearStep.NOTICE, Permission.NOTICE),
    NextAct.PUBLISH_NOTICE: ActFacts(YearStep.NOTICE, Permission.NOTICE),
    NextAct.CONFIRM: ActFacts(YearStep.CONFIRM, Permission.CONFIRM),
    NextAct.RELEASE_HELD: ActFacts(YearStep.CONFIRM, Permission.NOTICE),
    NextAct.ISSUE: ActFacts(YearStep.ISSUE, Permission.ISSUE),
    NextAct.PRINT: ActFacts(YearStep.PRINT, Permission.PRINT),
    NextAct.ROSTER: ActFacts(YearStep.HAND_OUT, Permission.ROSTER),
    NextAct.DELIVER: ActFacts(YearStep.HAND_OUT, Permission.DELIVER),
    NextAct.AWAIT_NOTICE: ActFacts(YearStep.NOTICE, Permission.NOTICE),
}


#: The permission of each step's first act.
NEEDS: dict[YearStep, Permission] = {
    facts.step: facts.permission for facts in reversed(ACTS.values())
}


def whose(permission: Permission) -> Role:
    """The role that usually does it; an administrator only if no other role may."""
    able = [role for role in Role if permission in role.permissions]
    return next((role for role in able if role is not Role.ADMIN), Role.ADMIN)


class NextStep(msgspec.Struct, frozen=True):
    """``count`` says how many it is about, and ``until`` by when."""

    act: NextAct
    count: int = 0
    until: date | None = None

    @property
    def step(self) -> YearStep:
        return ACTS[self.act].step

    @property
    def permission(self) -> Permission:
        return ACTS[self.act].permission

    @property
    def role(self) -> Role:
        return whose(self.permission)


def next_steps(counts: Counts) -> list[NextStep]:
    """Every act that is possible now; none about nobody."""
    found = [
        NextStep(act, count, _UNTIL[act](counts) if act in _UNTIL else None)
        for act, count_of in _COUNTS.items()
        if (count := count_of(counts)) > 0
    ]
    if not found and counts.notice_ends is not None and counts.waiting:
        return [NextStep(NextAct.AWAIT_NOTICE, counts.waiting, counts.notice_ends)]
    return found


def next_of(steps: Sequence[NextStep], role: Role) -> NextStep | None:
    """The first step that this role may do."""
    return next((step for step in steps if step.permission in role.permissions), None)


def _missing(counts: Counts) -> int:
    """Free places, unless the office went on with fewer winners."""
    noticed = counts.notices > 0 and not counts.unnoticed
    went_on = counts.registered > 0 and (counts.waiting == 0 or noticed)
    return 0 if went_on else counts.quota - counts.registered


def _to_ask(counts: Counts) -> int:
    """The winners that no unit was asked about."""
    return 0 if counts.went_past_check else counts.unasked


def _to_notice(counts: Counts) -> int:
    return counts.unnoticed if counts.notice_days else 0


def _roster(counts: Counts) -> int:
    return counts.valid if counts.before_ceremony and counts.printed >= counts.valid else 0


def _to_deliver(counts: Counts) -> int:
    """What is left after the ceremony, once hand-overs are recorded."""
    is_over = counts.hand_over_recorded and not counts.before_ceremony
    return counts.valid - counts.handed if is_over else 0


_COUNTS: dict[NextAct, Callable[[Counts], int]] = {
    NextAct.SET_QUOTAS: lambda counts: counts.categories - counts.with_quota,
    NextAct.IMPORT: _missing,
    NextAct.LOOK_AT_REMARKS: lambda counts: counts.remarked,
    NextAct.DECIDE_PROPOSALS: lambda counts: counts.proposals,
    NextAct.ASK_UNITS: _to_ask,
    NextAct.REMIND_UNITS: lambda counts: counts.links_open,
    NextAct.DECIDE_OBJECTIONS: lambda counts: counts.objections,
    NextAct.PUBLISH_NOTICE: _to_notice,
    NextAct.CONFIRM: lambda counts: counts.ready - counts.own,
    NextAct.RELEASE_HELD: lambda counts: counts.held - counts.objected,
    NextAct.ISSUE: lambda counts: counts.confirmed,
    NextAct.PRINT: lambda counts: counts.valid - counts.printed,
    NextAct.ROSTER: _roster,
    NextAct.DELIVER: _to_deliver,
}
_UNTIL: dict[NextAct, Callable[[Counts], date | None]] = {
    NextAct.REMIND_UNITS: lambda counts: counts.links_end,
    NextAct.DECIDE_PROPOSALS: lambda counts: counts.links_end,
    NextAct.DECIDE_OBJECTIONS: lambda counts: counts.notice_ends,
    NextAct.RELEASE_HELD: lambda counts: counts.notice_ends,
}
