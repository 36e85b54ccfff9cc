"""Files with columns that only a field of the office's own keeps."""

from __future__ import annotations

from pathlib import Path

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.intake import correcting
from awards.intake.checking.choices import Choices
from awards.intake.checking.own_columns import to_declare, words_of
from awards.intake.files import CheckedFile
from awards.winners.queries import listing
from tests.cast import settings
from tests.pages.test_free_fields import with_fields

CASES = Path(__file__).parent / "cases"
UNIT_AND_DUTY = (CASES / "26-unit-and-duty.xlsx").read_bytes()
STREET_OFFICE = (CASES / "street-office.xlsx").read_bytes()


async def _declare() -> None:
    await catalogue.load("cli/alice", parse(with_fields(), "2023.toml"))


async def _previewed(folder: Path, data: bytes, choices: Choices | None = None) -> CheckedFile:
    return await correcting.preview("2023", data, choices or Choices(), settings(folder))


async def test_columns_without_a_field_are_named_and_the_usual_ones_offered(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    report = await _previewed(tmp_path, UNIT_AND_DUTY)

    [heading] = report.preview.headings.values()
    assert heading.ignored == ("D1 性别", "E1 民族", "H1 所属街道", "I1 职务")
    offered = to_declare(words_of(each) for each in heading.ignored)
    assert [each.name for each in offered] == ["性别", "民族", "职务"]
    assert len(commendation.free_fields) == 0


async def test_a_duty_beside_the_unit_goes_to_the_field_of_duties(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _declare()
    taken = Choices(accept=frozenset({"row.unit-with-duty"}))

    report = await _previewed(tmp_path, UNIT_AND_DUTY, taken)

    [asked] = report.preview.registrations
    assert (asked.unit, asked.note) == ("甲局", "")
    assert asked.free == {"职务": "科长", "性别": "女"}
    assert commendation.code == "2023"


async def test_the_list_of_a_street_office_keeps_sex_and_duty(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _declare()
    taken = Choices(accept=frozenset({"row.unit-with-duty", "name.padding"}))

    report = await _previewed(tmp_path, STREET_OFFICE, taken)

    rows = {row.number: row.asked for row in report.preview.rows if row.asked}
    wang, li = rows[6], rows[7]
    assert (wang.unit, wang.free) == (
        "潮河街道办事处党政办公室",
        {"性别": "女", "职务": "主任"},
    )
    assert (li.unit, li.free) == ("潮河街道办事处应急办", {"性别": "男"})
    assert await listing(commendation) == []
