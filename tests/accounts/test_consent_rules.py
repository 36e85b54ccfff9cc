"""Which acts need a second person, and how they go on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from awards.accounts.consent_rules import Way, due, is_acting, is_guarded, way
from awards.roles import Role
from awards.tables import ConsentAct

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asker", "administrators", "expected"),
    [
        ("adam", set(), Way.AT_ONCE),
        ("root#0", set(), Way.AT_ONCE),
        ("adam", {"adam"}, Way.AFTER_A_DAY),
        ("adam", {"adam", "carol"}, Way.CONSENT),
        ("rita", {"adam"}, Way.CONSENT),
        ("root#0", {"adam"}, Way.AFTER_A_DAY),
        ("root#0", {"adam", "carol"}, Way.UNKNOWN_PERSON),
    ],
)
def test_an_act_waits_for_another_administrator_or_a_day(
    asker: str, administrators: set[str], expected: Way
) -> None:
    assert way(asker, administrators) is expected


def test_it_takes_effect_by_itself_after_24_hours_and_only_without_another() -> None:
    assert due(Way.AFTER_A_DAY, AT) == datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    assert due(Way.CONSENT, AT) is None


def test_roles_that_write_confirm_or_administer_are_guarded() -> None:
    acting = {role for role in Role if is_acting(role)}
    closing = {role for role in Role if is_guarded(ConsentAct.CLOSE, role)}
    roles = {role for role in Role if is_guarded(ConsentAct.ROLE, role)}
    links = {role for role in Role if is_guarded(ConsentAct.PASSWORD, role)}

    assert acting == links == {Role.REGISTRAR, Role.APPROVER, Role.ADMIN}
    assert closing == {Role.APPROVER, Role.ADMIN}
    assert roles == set(Role)
