"""The operator's choice of certificates for a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound, SetupRefused
from awards.issuing import queries as issued
from awards.issuing import service as issuing
from awards.issuing.typed_numbers import sheets_by_number, typed_numbers
from awards.issuing.valid_certificates import valid_certificates
from awards.layouts import versions
from awards.printing.runs import preview
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import (
    CertificateSelection,
    chosen,
)
from awards.printing.runs.planning import planned
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from awards.tables import Category
from tests.cast import ACME, GRID, LIN, OUYANG, TIAN, confirmed, settings

A4 = RunSetup("a4-landscape")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("CX001", ["CX001"]),
        ("gr1，ＪＴ００１", ["JT001", "GR001"]),
        ("GR001-GR003", ["GR001", "GR002", "GR003"]),
        ("GR2–3", ["GR002", "GR003"]),
        ("GR001至GR002、GR002", ["GR001", "GR002"]),
        ("GR003 CX1\nGR3", ["CX001", "GR003"]),
    ],
)
async def test_numbers_are_written_as_people_write_them(
    here: Settings, commendation: CommendationRecord, typed: str, numbers: list[str]
) -> None:
    found = sheets_by_number(typed, await valid_certificates(commendation))

    assert sorted(each.number[-6:-1] for each in found) == sorted(numbers)


async def test_whole_numbers_are_found_and_the_order_stays(
    here: Settings, commendation: CommendationRecord
) -> None:
    sheets = await valid_certificates(commendation)
    typed = ", ".join(each.number for each in reversed(sheets))

    assert sheets_by_number(typed, sheets) == sheets


async def test_a_short_list_of_numbers_finds_the_same_certificates(
    here: Settings, commendation: CommendationRecord
) -> None:
    sheets = await valid_certificates(commendation)

    assert typed_numbers(sheets) == "CX001, GR001-GR003, JT001"
    assert sheets_by_number(typed_numbers(sheets), sheets) == sheets
    assert sheets_by_number(typed_numbers(sheets[1:]), sheets) == sheets[1:]


@pytest.mark.parametrize("typed", ["GR004", "GR000", "GR3-GR1x", "XX001", "GR", "GR001-GR999", "7"])
async def test_a_number_that_is_not_there_is_named(
    here: Settings, commendation: CommendationRecord, typed: str
) -> None:
    with pytest.raises(NotFound) as refused:
        sheets_by_number(f"CX001, {typed}", await valid_certificates(commendation))
    assert typed.casefold() in refused.value.words("en").what


async def test_of_two_layouts_each_is_printed_by_itself(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    given = settings(tmp_path)
    await confirmed(LIN, OUYANG)
    await issuing.issue("cli/carol", "2023", given)
    before = await versions.newest("joint")
    other = before.source.replace('name = "', 'name = "另一版', 1)
    await versions.save("cli/paul", "joint", other, "", basis=before.version)
    await confirmed(TIAN, ACME, GRID)
    await issuing.issue("cli/carol", "2023", given)
    here = await catalogue.find("2023")

    used = await issued.layouts_of(here)

    assert [each.certificates for each in used] == [3, 2]
    old = await chosen(here, CertificateSelection(layout=used[1].digest))
    assert {each.name for each in old} == {LIN.name, OUYANG.name}


@pytest.mark.parametrize(
    "setup",
    [
        msgspec.structs.replace(A4, bleed=3.0),
        msgspec.structs.replace(A4, crop_marks=True),
        RunSetup("sra3-2up", slug="作业" * 400),
        RunSetup("a4-10up-cards"),
    ],
)
async def test_a_set_up_that_cannot_be_is_refused_before_anything_begins(
    here: Settings, setup: RunSetup
) -> None:
    with pytest.raises(SetupRefused):
        await runs.start("cli/paul", "2023", CertificateSelection(), setup, here)


async def test_the_picture_is_of_the_sheet_that_was_asked_for(
    here: Settings, commendation: CommendationRecord
) -> None:
    made = await planned(commendation, await valid_certificates(commendation), A4, here)

    pictures = [await preview.picture(made, sheet, here) for sheet in (1, 2, 1)]

    assert pictures[0] == pictures[2] != pictures[1]
    with pytest.raises(NotFound):
        await preview.picture(made, 6, here)


async def test_a_divider_that_no_font_can_print_is_refused_by_its_character(
    here: Settings, commendation: CommendationRecord
) -> None:
    renamed: dict[Any, Any] = {Category.name: "\U00010ffe奖项"}
    await Category.update(renamed).where(Category.code == "CX")
    again, setup = await catalogue.find("2023"), msgspec.structs.replace(A4, dividers=True)

    with pytest.raises(SetupRefused) as refused:
        await planned(again, await valid_certificates(again), setup, here)

    assert refused.value.words("en").what == (
        "It cannot be printed: No font here has “\U00010ffe”, in “\U00010ffe奖项”. "
        "Use other words, or install a font that has it."
    )


async def test_an_objection_to_a_set_up_is_reported_with_its_remedy(
    here: Settings, commendation: CommendationRecord
) -> None:
    setup = msgspec.structs.replace(A4, start=2)

    with pytest.raises(SetupRefused) as refused:
        await planned(commendation, await valid_certificates(commendation), setup, here)

    assert refused.value.words("en").what == (
        "It cannot be printed: 2 is not a slot: “A4 横放，一张一份” has 1. "
        "Use a number from 1 to 1."
    )
    assert refused.value.words("zh").what == (
        "不能这样打印：没有第 2 格，“A4 横放，一张一份”每张有 1 格。请填 1 到 1。"
    )


async def test_certificates_of_two_sizes_are_not_planned_together(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    given = settings(tmp_path)
    await confirmed(LIN)
    await issuing.issue("cli/carol", "2023", given)
    before = await versions.newest("joint")
    smaller = before.source + "\n[page]\nwidth = 298\n"
    await versions.save("cli/paul", "joint", smaller, "", basis=before.version)
    await confirmed(OUYANG)
    await issuing.issue("cli/carol", "2023", given)
    again = await catalogue.find("2023")

    with pytest.raises(SetupRefused) as refused:
        await planned(again, await valid_certificates(again), A4, given)

    assert refused.value.words("en").what == (
        "It cannot be printed: They are of several sizes: 297 × 210、298 × 210 mm. "
        "Print each layout separately."
    )


async def test_a_run_that_is_cut_and_stacked_counts_down_the_stacks(
    here: Settings, commendation: CommendationRecord
) -> None:
    """Of five certificates, two on a sheet, the first stack has 1 to 3 and the second 4 and 5."""
    setup = RunSetup("a3-2up", order="cut-and-stack")

    made = await planned(commendation, await valid_certificates(commendation), setup, here)

    sheets = [[cell.item for cell in side.cells] for volume in made.plan for side in volume]
    assert sheets == [[1, 4], [2, 5], [3]]


async def test_a_run_in_sequence_fills_one_sheet_after_the_other(
    here: Settings, commendation: CommendationRecord
) -> None:
    sheets = await valid_certificates(commendation)

    made = await planned(commendation, sheets, RunSetup("a3-2up"), here)

    assert [[cell.item for cell in side.cells] for volume in made.plan for side in volume] == [
        [1, 2],
        [3, 4],
        [5],
    ]
