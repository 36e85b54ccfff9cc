"""Which day is quiet for whom, and which day is offered in its place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.catalogue.quiet import QuietFields, QuietRule, rule_of
from awards.deliveries.records import DeliveryTerms, HandedCertificate, VisitGround
from awards.deliveries.rules import (
    counts_as_handed,
    first_free,
    handed_at,
    is_quiet,
    missing_of,
    needs_ground,
    next_reception,
)
from awards.notices.working_days import Day
from awards.tables import DeliveryGround, DeliveryWay, RecipientKind

ENTERPRISE, VISIT = RecipientKind.ENTERPRISE, DeliveryWay.VISIT


def _rule(days: str) -> QuietRule:
    found = rule_of(QuietFields(days, ("enterprise",)))
    assert found is not None
    return found


ZONE = _rule("1-25")


def test_only_a_visit_to_the_named_kinds_is_quiet() -> None:
    inside, outside = date(2024, 3, 25), date(2024, 3, 26)

    assert is_quiet(ZONE, ENTERPRISE, VISIT, inside)
    assert not is_quiet(ZONE, ENTERPRISE, VISIT, outside)
    assert not is_quiet(ZONE, RecipientKind.COLLECTIVE, VISIT, inside)
    assert not any(is_quiet(ZONE, ENTERPRISE, way, inside) for way in DeliveryWay if way != VISIT)
    assert not is_quiet(None, ENTERPRISE, VISIT, inside)


def test_a_ground_settles_a_quiet_day() -> None:
    bare = DeliveryTerms(VISIT, date(2024, 3, 5))
    asked = VisitGround(DeliveryGround.REQUEST, "王经理", date(2024, 3, 1))

    assert needs_ground(ZONE, ENTERPRISE, bare)
    assert not needs_ground(ZONE, ENTERPRISE, bare._replace(ground=asked))
    assert missing_of(asked) == ""
    assert missing_of(VisitGround(DeliveryGround.REQUEST, "王经理")) == "asked_on"
    assert missing_of(VisitGround(DeliveryGround.APPROVAL)) == "reference"
    assert missing_of(VisitGround(DeliveryGround.EXEMPT)) == "reason"


@pytest.mark.parametrize(
    ("days", "asked", "free"),
    [
        ("1-25", "2024-03-05", "2024-03-26"),
        ("1-25", "2024-03-27", "2024-03-27"),
        # The 26th and 27th of October 2024 are a weekend.
        ("1-25", "2024-10-08", "2024-10-28"),
        # From January 26th 2025, a Sunday that is worked, to the Spring Festival.
        ("1-25", "2025-01-26", "2025-01-26"),
        # Nothing of February is free, and the end of March 2024 is a weekend.
        ("1-29", "2024-02-01", "2024-04-30"),
        ("mon-thu", "2024-03-04", "2024-03-08"),
        # Only weekends are free: the first one that is worked.
        ("mon-fri", "2024-03-04", "2024-04-07"),
        ("1-10,20-31", "2024-03-25", "2024-04-11"),
    ],
)
def test_the_first_free_day_is_a_working_day_perhaps_of_a_later_month(
    days: str, asked: str, free: str
) -> None:
    assert first_free(_rule(days), date.fromisoformat(asked), {}) == date.fromisoformat(free)


def test_days_of_the_offices_own_calendar_count() -> None:
    closed = {day: Day(day, working=False) for day in (date(2024, 3, 26), date(2024, 3, 27))}
    open_house = date(2024, 3, 13)
    own = {**closed, open_house: Day(open_house, working=True, reception=True)}

    assert first_free(ZONE, date(2024, 3, 5), own) == date(2024, 3, 28)
    assert next_reception(date(2024, 3, 13), own) == open_house
    assert next_reception(date(2024, 3, 14), own) is None


_RANGES = st.tuples(st.integers(1, 31), st.integers(1, 31)).map(sorted)


@given(
    st.lists(_RANGES, min_size=1, max_size=3).filter(
        lambda ranges: any(not any(a <= day <= b for a, b in ranges) for day in range(1, 29))
    ),
    st.dates(date(2020, 1, 1), date(2025, 6, 30)),
    st.sets(st.dates(date(2020, 1, 1), date(2026, 6, 30)), max_size=5),
)
def test_the_free_day_is_free_and_none_before_it_is(
    ranges: list[list[int]], asked: date, closed: set[date]
) -> None:
    rule = _rule(",".join(f"{first}-{last}" for first, last in ranges))
    own = {day: Day(day, working=False) for day in closed}
    works = {d: Day(d, working=True) for d in _all_from(asked) if d not in own}

    found = first_free(rule, asked, {**works, **own})

    assert found is not None
    assert not any(first <= found.day <= last for first, last in ranges)
    assert found not in closed
    before = [day for day in _all_from(asked) if day < found and day not in closed]
    assert all(any(first <= day.day <= last for first, last in ranges) for day in before)


def _all_from(day: date) -> list[date]:
    return [day + timedelta(days=n) for n in range(367)]


def test_who_received_an_earlier_sheet_still_waits_for_the_one_issued_since() -> None:
    given_at, later = datetime(2024, 2, 28, 3, tzinfo=UTC), datetime(2024, 3, 4, 1, tzinfo=UTC)
    handed = HandedCertificate("stage", given_at, "林晚舟")

    assert counts_as_handed(handed, given_at - timedelta(hours=1))
    assert not counts_as_handed(handed, later)
    assert handed_at(date(2024, 3, 1), later) == datetime(2024, 3, 1, 16, tzinfo=UTC)
    assert handed_at(date(2024, 3, 4), later) == later
