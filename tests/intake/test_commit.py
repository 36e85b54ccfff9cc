"""The intake services with the registry behind them: preview, commit, the same file twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import AlreadyImported, IntakeHasFaults, NothingNew
from awards.intake import previewing, service
from awards.intake.checking.choices import Choices
from awards.intake.reading.refusals import TooManyRows, Undecodable
from awards.tables import Intake, Winner
from awards.winners.queries import listing
from tests.cast import settings
from tests.conftest import FIXTURES
from tests.intake.files import xlsx

pytestmark = pytest.mark.usual  # a child process for each list

LIST = FIXTURES / "winners-2023.xlsx"
COUNTS = {"TC": 20, "CX": 10, "KF": 10, "SS": 10, "RC": 16, "ZB": 6, "JT": 50, "GR": 278}


async def _commit(folder: Path, file: Path = LIST, choices: Choices | None = None) -> str:
    done = await service.commit(
        "cli/alice", "2023", file.read_bytes(), file.name, choices or Choices(), settings(folder)
    )
    return done.reference


async def _taken() -> dict[str, int]:
    return {each.code: each.taken for each in (await catalogue.find("2023")).categories}


async def test_a_preview_changes_nothing(commendation: CommendationRecord, tmp_path: Path) -> None:
    before = await audit.verify()

    report = await previewing.preview("2023", LIST.read_bytes(), Choices(), settings(tmp_path))

    assert report.preview.ready
    assert await audit.verify() == before
    assert await Winner.count() == 0


async def test_a_commit_registers_every_row_in_the_files_order(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _commit(tmp_path)

    assert await _taken() == COUNTS
    first, *_ = (FIXTURES / "winners-2023.csv").read_text("utf-8").splitlines()[-278:]
    people = await listing(commendation, category="GR")
    assert people[0].name in first
    assert (await audit.verify())[1] is None


@pytest.mark.parametrize("name", ["winners-2023.csv", "winners-2023-gb18030.csv"])
async def test_every_form_of_the_list_gives_the_same_winners(
    commendation: CommendationRecord, tmp_path: Path, name: str
) -> None:
    await _commit(tmp_path, FIXTURES / name)

    assert await _taken() == COUNTS


async def test_the_same_file_twice_is_refused_with_the_first_reference(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _commit(tmp_path)

    with pytest.raises(AlreadyImported, match=reference):
        await _commit(tmp_path)


async def test_the_same_people_in_another_file_are_nothing_new(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _commit(tmp_path)

    with pytest.raises(NothingNew):
        await _commit(tmp_path, FIXTURES / "winners-2023-gb18030.csv")
    assert await Intake.count() == 1


async def test_a_file_over_quota_stores_no_row(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    with pytest.raises(IntakeHasFaults):
        await _commit(tmp_path, FIXTURES / "department-quota-over.csv")

    assert await Winner.count() == 0


async def test_a_file_with_faults_stores_no_row(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    answers = Choices(sheets=("推荐名单",), fill_down=True, hidden_rows="import")

    with pytest.raises(IntakeHasFaults):
        await _commit(tmp_path, FIXTURES / "department-messy.xlsx", answers)

    assert await Winner.count() == 0


async def test_a_guess_of_the_encoding_can_be_overruled(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    """The program believes a person's choice: these bytes are GB18030 and not Big5."""
    data = "奖项,姓名,称号\n先进个人,林晚舟,综合考评先进工作者\n".encode("gb18030")

    with pytest.raises(Undecodable, match="BIG5"):
        await previewing.preview("2023", data, Choices(encoding="big5"), settings(tmp_path))


async def test_a_file_with_an_open_question_stores_no_row_until_it_is_answered(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    def hide_the_second(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    file = tmp_path / "hidden.xlsx"
    rows = [
        ("奖项", "名称"),
        ("创新引领企业", "郑州甲有限公司"),
        ("创新引领企业", "郑州乙有限公司"),
    ]
    file.write_bytes(xlsx(rows, also=hide_the_second))

    with pytest.raises(IntakeHasFaults):
        await _commit(tmp_path, file)
    none = await Winner.count()
    await _commit(tmp_path, file, Choices(hidden_rows="skip"))

    assert none == 0
    assert [w.name for w in await listing(commendation)] == ["郑州甲有限公司"]


def _people(count: int) -> bytes:
    """So many records with a title, a header, a note, a heading and a total around them."""
    row = ("先进个人", "综合考评先进工作者")
    return xlsx(
        [
            ("推荐名单",),
            ("奖项", "称号", "姓名", "所在单位"),
            ("甲局：",),
            *[(*row, f"甲{chr(0x4E00 + number)}", "甲局") for number in range(count)],
            (f"合计：{count}人",),
            ("备注：略",),
        ]
    )


async def test_the_limit_of_rows_is_kept_exactly_and_counts_winners_alone(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    few = replace(settings(tmp_path), intake_rows=40)

    report = await previewing.preview("2023", _people(40), Choices(), few)

    assert (len(report.preview.registrations), report.preview.ready) == (40, True)
    with pytest.raises(TooManyRows) as refused:
        await previewing.preview("2023", _people(41), Choices(), few)
    assert refused.value.words("en").what == (
        "The file has more than 40 rows, without titles, notes and totals."
    )


@pytest.mark.deep  # reads and checks two long lists
async def test_twenty_thousand_rows_are_read_and_one_more_is_refused(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    usual = settings(tmp_path)

    report = await previewing.preview("2023", _people(20_000), Choices(), usual)

    assert report.preview.records == 20_000
    assert not any(remark.row for remark in report.preview.faults)
    with pytest.raises(TooManyRows) as refused:
        await previewing.preview("2023", _people(20_001), Choices(), usual)
    assert "20000" in refused.value.words("zh").what.replace(",", "")
