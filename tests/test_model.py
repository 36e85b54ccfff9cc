"""The registry against a simple model of it: after each random action, every promise holds."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Coroutine, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings, strategies
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from awards import database
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.ceremony.service import roster
from awards.database.migrate import migrate
from awards.errors import (
    AwardsError,
    Duplicate,
    FieldRefused,
    QuotaFull,
    Stale,
    WrongState,
)
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order, versions
from awards.settings import Settings
from awards.tables import Certificate, CertificateState, IssuedNumber, WinnerState
from awards.verification.service import verify
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.queries import STANDING, listing
from awards.winners.rules import AMEND_FROM, CONFIRM_FROM, WITHDRAW_FROM
from tests import cast
from tests.cast import SECRET
from tests.depth import examples

pytestmark = pytest.mark.usual  # hundreds of steps

SOURCE = """
code = "{code}"
title = "模型表彰"
year = 2023
decided_on = 2024-02-28
ceremony_on = 2024-02-28
issuers = ["模型委员会"]
number = "{code}-{{category}}{{seq:02}}号"

[[category]]
code = "A"
name = "甲类"
kind = "individual"
quota = 6
order = "surname-strokes"
salutation = "{{name}}同志："
body = "被评为“{{honour}}”。"
closing = "特发此证。"

[[category.honour]]
name = "甲一"
quota = 3

[[category.honour]]
name = "甲二"

[[category]]
code = "B"
name = "乙类"
kind = "individual"
quota = 3
order = "pinyin"
salutation = "{{name}}同志："
body = "被评为“{{category}}”。"
closing = "特发此证。"
"""
QUOTAS = {"A": 6, "B": 3}
HONOUR_QUOTAS = {"甲一": 3}
HONOURS = [("A", "甲一"), ("A", "甲二"), ("B", "")]

Result = TypeVar("Result")
Refusal = type[AwardsError] | None

_names = strategies.sampled_from(["林晚舟", "欧阳若水", "田禾", "丁一", "林一", "万丈"])
_honours = strategies.sampled_from(HONOURS)
_pick = strategies.integers(0, 9)
_picks = strategies.lists(_pick, min_size=1, max_size=3)


@dataclass
class Modelled:
    """``sheets`` are the states of the certificates under ``number``, oldest first."""

    category: str
    honour: str
    name: str
    state: WinnerState = WinnerState.DRAFT
    revision: int = 1
    hand_place: int | None = None
    number: str = ""
    said: tuple[str, str] = ("", "")
    sheets: list[CertificateState] = field(default_factory=list)

    def to(self, state: WinnerState) -> None:
        self.state = state
        self.revision += 1

    def drop(self, state: WinnerState) -> None:
        self.to(state)
        self.hand_place = None


class Registry(RuleBasedStateMachine):
    """Each run has a commendation of its own in one database."""

    def __init__(self, runner: asyncio.Runner, here: Settings, code: str) -> None:
        super().__init__()
        self.runner, self.settings, self.code = runner, here, code
        plan = parse(SOURCE.format(code=code), code)
        self.run(catalogue.load("cli/alice", plan))
        self.told = self.run(audit.verify())[0]
        self.people: dict[int, Modelled] = {}

    def run(self, deed: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(deed)

    def refused(self, refusal: Refusal, deed: Coroutine[Any, Any, object]) -> bool:
        with pytest.raises(refusal) if refusal else nullcontext():
            self.run(deed)
        return refusal is not None

    def person(self, pick: int) -> tuple[int, Modelled]:
        return list(self.people.items())[pick % len(self.people)]

    def chosen(self, picks: Sequence[int]) -> dict[int, Modelled]:
        return dict(self.person(pick) for pick in picks)

    def members(self, category: str, *states: WinnerState) -> list[Modelled]:
        held = states or tuple(set(WinnerState) - {WinnerState.WITHDRAWN})
        return [p for p in self.people.values() if p.category == category and p.state in held]

    def taken(self, honour: str) -> int:
        return sum(p.honour == honour for p in self.members("A"))

    def known(self, category: str, name: str, but: Modelled | None = None) -> bool:
        return any(p.name == name for p in self.members(category) if p is not but)

    def full(self, honour: str) -> bool:
        return self.taken(honour) >= HONOUR_QUOTAS.get(honour, QUOTAS["A"])

    @rule(where=_honours, name=_names)
    def register(self, where: tuple[str, str], name: str) -> None:
        category, honour = where
        refusal: Refusal = Duplicate if self.known(category, name) else None
        if len(self.members(category)) == QUOTAS[category] or (honour and self.full(honour)):
            refusal = QuotaFull
        asked = [Registration(category, name, honour=honour)]
        with pytest.raises(refusal) if refusal else nullcontext():
            [made] = self.run(winners.register("cli/rita", self.code, asked, secret=SECRET))
            self.people[made] = Modelled(category, honour, name)
            self.told += 1

    @precondition(lambda self: self.people)
    @rule(pick=_pick, name=_names, honour=_honours, late=strategies.integers(0, 4))
    def amend(self, pick: int, name: str, honour: tuple[str, str], late: int) -> None:
        winner, person = self.person(pick)
        wanted = honour[1] if honour[0] == person.category else person.honour
        moves = wanted != person.honour
        changes = moves or name != person.name
        refusal: Refusal = None
        if late == 0:
            refusal = Stale
        elif person.state not in AMEND_FROM:
            refusal = WrongState
        elif name != person.name and self.known(person.category, name, person):
            refusal = Duplicate
        elif moves and self.full(wanted):
            refusal = QuotaFull
        revision = person.revision - (late == 0)
        asked = Amendment(name=name, honour=wanted)
        deed = winners.amend(
            "cli/rita", winner, asked, revision=revision, secret=SECRET, reason="与原件不符"
        )
        if not self.refused(refusal, deed) and changes:
            back = person.state is WinnerState.CONFIRMED
            person.to(WinnerState.DRAFT if back else person.state)
            person.name, person.honour = name, wanted
            self.told += 1

    @precondition(lambda self: self.people)
    @rule(picks=_picks)
    def confirm(self, picks: list[int]) -> None:
        them = self.chosen(picks)
        ready = all(person.state in CONFIRM_FROM for person in them.values())
        if not self.refused(None if ready else WrongState, winners.confirm("cli/anna", list(them))):
            for person in them.values():
                person.to(WinnerState.CONFIRMED)
            self.told += len(them)

    @precondition(lambda self: self.people)
    @rule(picks=_picks)
    def withdraw(self, picks: list[int]) -> None:
        them = self.chosen(picks)
        ready = all(person.state in WITHDRAW_FROM for person in them.values())
        deed = winners.withdraw("cli/anna", list(them), "本人放弃")
        if not self.refused(None if ready else WrongState, deed):
            for person in them.values():
                person.drop(WinnerState.WITHDRAWN)
            self.told += len(them)

    @precondition(lambda self: self.people)
    @rule(pick=_pick, place=strategies.none() | strategies.integers(0, 5))
    def place(self, pick: int, place: int | None) -> None:
        winner, person = self.person(pick)
        others = [p.hand_place for p in self.members(person.category) if p is not person]
        standing = len(self.members(person.category, *STANDING))
        refusal: Refusal = None
        if person.state not in AMEND_FROM:
            refusal = WrongState
        elif place is not None and (place in others or not 1 <= place <= standing):
            refusal = FieldRefused
        if not self.refused(refusal, winners.place_by_hand("cli/rita", winner, place)):
            person.to(person.state)
            person.hand_place = place
            self.told += 1

    @rule(category=strategies.sampled_from([None, "A", "B"]))
    def issue(self, category: str | None) -> None:
        deed = issuing.issue("cli/anna", self.code, self.settings, category=category)
        made = set(self.run(deed))
        wanted = [p for c in QUOTAS if category in (None, c) for p in self.members(c, *_READY)]
        rows = self.run(_numbers(self.code))
        for winner, person in self.people.items():
            if person in wanted and person.state is WinnerState.CONFIRMED:
                person.to(WinnerState.ISSUED)
                person.number, person.said = rows[winner], (person.name, person.honour)
                person.sheets.append(CertificateState.VALID)
                made.remove(person.number)
                self.told += 1
        assert not made

    @rule(pick=_pick)
    @precondition(lambda self: any(p.number for p in self.people.values()))
    def reissue(self, pick: int) -> None:
        person = self.numbered(pick)
        ready = person.sheets[-1] is CertificateState.VALID
        deed = issuing.reissue("cli/anna", person.number, "姓名有误", self.settings)
        says = (person.name, person.honour)
        if not self.refused(None if ready else WrongState, deed) and says != person.said:
            person.said = says
            person.sheets[-1:] = [CertificateState.SUPERSEDED, CertificateState.VALID]
            self.told += 1

    @rule(pick=_pick)
    @precondition(lambda self: any(p.number for p in self.people.values()))
    def revoke(self, pick: int) -> None:
        person = self.numbered(pick)
        ready = person.sheets[-1] is CertificateState.VALID
        deed = issuing.revoke("cli/anna", person.number, "经查不符合条件")
        if not self.refused(None if ready else WrongState, deed):
            person.sheets[-1] = CertificateState.REVOKED
            person.drop(WinnerState.REVOKED)
            self.told += 1

    def numbered(self, pick: int) -> Modelled:
        those = [person for person in self.people.values() if person.number]
        return those[pick % len(those)]

    @invariant()
    def everyone_is_as_modelled(self) -> None:
        stored = {w.id: w for w in self.run(listing(self.run(catalogue.find(self.code))))}
        assert stored.keys() == self.people.keys()
        for winner, person in self.people.items():
            found = stored[winner]
            for key in ("category", "honour", "name", "state", "revision", "hand_place"):
                assert getattr(found, key) == getattr(person, key), key

    @invariant()
    def places_are_counted_right(self) -> None:
        for category in self.run(catalogue.find(self.code)).categories:
            assert category.taken == len(self.members(category.code)) <= category.quota
            for honour in category.honours:
                assert honour.taken == self.taken(honour.name)

    @invariant()
    def numbers_have_no_gap(self) -> None:
        numbers = sorted(self.run(_numbers(self.code)).values())
        assert numbers == sorted(p.number for p in self.people.values() if p.number)
        counted = Counter(p.category for p in self.people.values() if p.number)
        assert numbers == [
            f"{self.code}-{category}{n:02}号"
            for category in QUOTAS
            for n in range(1, counted[category] + 1)
        ]

    @invariant()
    def only_the_last_sheet_of_who_stands_is_valid(self) -> None:
        sheets = {p.number: p.sheets for p in self.people.values() if p.number}
        assert self.run(_sheets(self.code)) == sheets

    def teardown(self) -> None:
        """Compare the public answers at the end, because asking takes long."""
        for person in self.people.values():
            for sheet in self.run(versions(person.number)) if person.number else ():
                state = person.sheets[sheet.record.version - 1]
                assert self.run(verify(sheet.record.token)).standing.value == state.value

    @invariant()
    def print_and_roster_show_who_has_a_certificate_in_one_order(self) -> None:
        here = self.run(catalogue.find(self.code))
        lines = self.run(roster(self.code)).lines
        printed = [sheet.record.number for sheet in self.run(valid_in_order(here))]
        called = [p for c in QUOTAS for p in self.members(c, WinnerState.ISSUED)]
        assert Counter(line.name for line in lines) == Counter(p.name for p in called)
        assert printed == [line.number for line in lines]

    @invariant()
    def each_change_is_recorded_once(self) -> None:
        assert self.run(audit.verify()) == (self.told, None)


_READY = (WinnerState.CONFIRMED,)


async def _numbers(code: str) -> dict[int, str]:
    rows = await IssuedNumber.select(IssuedNumber.winner, IssuedNumber.text).where(
        IssuedNumber.category._.commendation._.code == code
    )
    return {row["winner"]: row["text"] for row in rows}


async def _sheets(code: str) -> dict[str, list[str]]:
    """Map each number to the states of its certificates, oldest first."""
    number = Certificate.issued_number
    rows = (
        await Certificate.select(Certificate.state, number.text.as_alias("number"))
        .where(number._.category._.commendation._.code == code)
        .order_by(Certificate.version)
    )
    sheets = defaultdict(list)
    for row in rows:
        sheets[row["number"]].append(row["state"])
    return sheets


def test_any_mix_of_changes_leaves_the_registry_as_modelled(
    database_url: str, tmp_path: Path
) -> None:
    codes = (f"m{n}" for n in count(1))
    with asyncio.Runner() as runner:
        opened = database.opened(database_url)
        runner.run(opened.__aenter__())
        try:
            runner.run(migrate())
            run_state_machine_as_test(
                lambda: Registry(runner, cast.settings(tmp_path), next(codes)),  # type: ignore[arg-type] # a factory will do
                settings=settings(
                    max_examples=examples(7),
                    stateful_step_count=50,
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(opened.__aexit__(None, None, None))
