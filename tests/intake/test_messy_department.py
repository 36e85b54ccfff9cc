"""Every fault of one very messy department list is found."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from awards.intake.checking.choices import CategorySlot, Choices, HonourSlot, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview
from awards.intake.checking.rules import check
from tests.intake.cast import book_of, key_of

FIXTURES = Path(__file__).parents[2] / "fixtures"
ANSWERS = Choices(sheets=("推荐名单", "补充名单"), hidden_rows="skip")


def register() -> RegistrySnapshot:
    told = tomllib.loads((FIXTURES / "commendation-2023.toml").read_text("utf-8"))
    return RegistrySnapshot(
        tuple(
            CategorySlot(
                category["code"],
                category["name"],
                category["kind"],
                category["quota"],
                honours=tuple(
                    HonourSlot(honour["name"], honour.get("quota"))
                    for honour in category.get("honour", ())
                ),
            )
            for category in told["category"]
        )
    )


def preview_of(name: str, choices: Choices) -> ImportPreview:
    return check(book_of((FIXTURES / name).read_bytes()), choices, register(), key_of)


def test_the_report_is_what_was_expected_cell_by_cell() -> None:
    told = tomllib.loads((FIXTURES / "department-messy.expected.toml").read_text("utf-8"))
    expected = Counter((one["sheet"], one["cell"], one["code"]) for one in told["finding"])
    preview = preview_of("department-messy.xlsx", ANSWERS)
    found = Counter((one.sheet, one.address, one.code) for one in preview.remarks)
    assert found == expected


def test_its_sheets_and_merged_cells_are_asked_about() -> None:
    unanswered = preview_of("department-messy.xlsx", Choices())
    assert [one.choice for one in unanswered.questions] == ["sheets"]
    answered = preview_of("department-messy.xlsx", ANSWERS)
    assert [one.choice for one in answered.questions] == ["fill_down"]


def test_eleven_for_ten_places_are_refused_with_the_sum() -> None:
    preview = preview_of("department-quota-over.csv", Choices())
    assert [fault.code for fault in preview.faults] == ["quota.category-full"]
    assert "名额 10，已有 0，本次 11，超 1" in preview.faults[0].finding.words("zh").what


def test_the_whole_cast_is_ready_from_every_kind_of_file() -> None:
    names = ["winners-2023.csv", "winners-2023.xlsx", "winners-2023-gb18030.csv"]
    first, *others = [preview_of(name, Choices()) for name in names]
    assert (first.ready, len(first.registrations)) == (True, 400)
    assert all(other.registrations == first.registrations for other in others)
