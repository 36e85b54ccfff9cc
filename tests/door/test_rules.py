"""What a scanned text is, whose clock is believed, and who is there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from awards.door import codes, rules
from awards.door.codes import CodeKind
from awards.door.records import PastScan
from awards.tables import ScanKind

NOON = datetime(2024, 2, 28, 4, tzinfo=UTC)
TOKEN = "Zk3-aQ_9xYw0vUt7sRq2Pn"  # noqa: S105 - of nobody


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("ab12-cd34 ef56", CodeKind.ATTENDEE, "AB12CD34EF56"),
        ("ＡＢ１２ＣＤ３４ＥＦ５６", CodeKind.ATTENDEE, "AB12CD34EF56"),
        ("https://a.example/d/AB12CD34EF56", CodeKind.ATTENDEE, "AB12CD34EF56"),
        (f"https://a.example/v/{TOKEN}", CodeKind.TOKEN, codes.digest_of(TOKEN)),
        (TOKEN, CodeKind.TOKEN, codes.digest_of(TOKEN)),
        ("0" * 32, CodeKind.DIGEST, "0" * 32),
        ("TC001", CodeKind.NUMBER, "TC001"),
        ("  \u200b\n", CodeKind.EMPTY, ""),
        ("wxp://f2f0xyz", CodeKind.PAYMENT, ""),
        ("https://qr.alipay.com/abc", CodeKind.PAYMENT, ""),
        ("284567890123456789", CodeKind.PAYMENT, ""),
        ("https://example.org/v/short", CodeKind.FOREIGN, ""),
        ("x" * 4000, CodeKind.FOREIGN, ""),
    ],
)
def test_every_text_is_something(text: str, kind: CodeKind, value: str) -> None:
    assert codes.scanned(text) == (kind, value)


def test_a_long_code_is_stored_short_and_never_like_another() -> None:
    one, other = codes.stored("好" * 4000), codes.stored("好" * 3999)

    assert len(one) <= codes.STORED
    assert one != other


def test_of_a_certificate_only_the_digest_of_its_code_is_stored() -> None:
    assert codes.stored(f"https://a.example/v/{TOKEN}") == codes.digest_of(TOKEN)


@pytest.mark.parametrize(
    ("said", "sent", "at", "ahead"),
    [
        (-10, 0, -10, False),
        (110, 120, -10, False),  # two hours fast
        (-130, -120, -10, False),  # two hours slow
        (1, 0, 0, False),
        (60, 0, 0, True),
        (-60 * 24 * 40, 0, 0, True),
    ],
)
def test_a_clock_is_corrected_by_its_difference_at_sending(
    said: int, sent: int, at: int, ahead: bool
) -> None:
    def minutes(number: int) -> datetime:
        return NOON + timedelta(minutes=number)

    assert rules.corrected(minutes(said), minutes(sent), NOON) == (minutes(at), ahead)


def _past(name: str, kind: ScanKind, minute: int, undoes: str = "") -> PastScan:
    return PastScan(name, kind, "a1", NOON + timedelta(minutes=minute), "东门", undoes=undoes)


def test_the_first_arrival_counts_in_whatever_order_scans_come() -> None:
    late, early = _past("1", ScanKind.ARRIVED, 9), _past("2", ScanKind.ARRIVED, 3)

    assert rules.presence([late, early]) == (early, True)


def test_who_left_is_not_there_until_the_next_arrival() -> None:
    came, left = _past("1", ScanKind.ARRIVED, 1), _past("2", ScanKind.LEFT, 5)
    back = _past("3", ScanKind.ARRIVED, 7)

    assert rules.presence([came, left]) == (came, False)
    assert rules.presence([came, left, back]) == (came, True)


def test_an_undone_arrival_leaves_the_next_one() -> None:
    first, second = _past("1", ScanKind.ARRIVED, 1), _past("2", ScanKind.ARRIVED, 4)

    assert rules.presence([first, second, _past("3", ScanKind.UNDONE, 5, "1")]).first == second
