"""Files about one recipient twice: in a file, against the registry, in a corrected version."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.errors import FieldRefused, IntakeHasFaults, NotPermitted
from awards.intake import correcting
from awards.intake.checking.choices import CategorySlot, Choices, HonourSlot, RegistrySnapshot
from awards.intake.files import CheckedFile
from awards.issuing import service as issuing
from awards.roles import Role
from awards.tables import Winner
from awards.winner_fields import Registration
from awards.winners import service as winners
from awards.winners.queries import listing
from tests.cast import settings
from tests.conftest import FIXTURES
from tests.intake.cast import preview_of
from tests.intake.files import HEADER, xlsx

pytestmark = pytest.mark.usual  # a child process for each list

CASES = Path(__file__).parent / "cases"
GRID = "优秀网格长（员）"
DUTY = "营商环境先进个人"


def case(name: str) -> bytes:
    return (CASES / f"{name}.xlsx").read_bytes()


async def _preview(folder: Path, data: bytes, choices: Choices | None = None) -> CheckedFile:
    return await correcting.preview("2023", data, choices or Choices(), settings(folder))


async def _commit(
    folder: Path, data: bytes, choices: Choices | None = None, *, reason: str = ""
) -> str:
    done = await correcting.commit(
        "cli/alice",
        "2023",
        data,
        "名单.xlsx",
        choices or Choices(),
        settings(folder),
        reason=reason,
    )
    return done.reference


def _told(report: CheckedFile) -> list[tuple[int, str]]:
    """Row and code of each remark about identity."""
    return [
        (each.row, each.code)
        for each in report.preview.remarks
        if each.code.startswith(("row.", "winner."))
    ]


def _said(report: CheckedFile, code: str, row: int) -> str:
    [found] = [each for each in report.preview.remarks if (each.code, each.row) == (code, row)]
    return found.finding.words("zh").what


async def test_one_number_and_one_code_with_two_names_are_named_within_a_file(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    report = await _preview(tmp_path, case("24-duplicates"))

    assert _told(report) == [
        (3, "row.same-number"),
        (5, "row.same-name"),
        (6, "row.near-name"),
        (7, "row.near-name"),
        (9, "row.same-code"),
        (10, "row.twice-with-honours"),
        (11, "row.same-code"),
        (13, "row.duplicate-in-file"),
    ]
    assert "甲重" in _said(report, "row.same-number", 3)
    assert "丁公司" in _said(report, "row.same-code", 9)
    said = _said(report, "row.twice-with-honours", 10)
    assert all(word in said for word in (GRID, DUTY))


async def test_every_kind_of_dot_is_one_person(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    report = await _preview(tmp_path, case("71-dots-duplicates"))

    repeated = "row.duplicate-in-file"
    assert _told(report) == [
        (3, repeated),
        (4, repeated),
        (5, repeated),
        (6, "row.near-name"),
        (7, repeated),
    ]
    dots = [each for each in report.preview.remarks if each.code == "name.middle-dot"]
    assert [each.row for each in dots] == [3, 4, 5, 7]
    assert {each.finding.suggestion for each in dots} == {"阿卜杜拉·艾合买提"}


async def test_the_registry_is_asked_as_the_file_is(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _commit(tmp_path, case("50a-first"))

    report = await _preview(tmp_path, case("50b-second"))

    known = [each for each in _told(report) if each[1].startswith(("winner.", "row.reg"))]
    assert known == [
        (2, "winner.known-name"),
        (3, "winner.known-name"),
        (4, "winner.known-number"),
        (5, "winner.known-number"),
        (6, "row.registered-otherwise"),
    ]
    assert "甲双，甲局" in _said(report, "winner.known-number", 4)
    [change] = report.record().changes
    assert [msgspec.structs.astuple(each) for each in change.changes] == [("honour", GRID, DUTY)]
    assert report.ready, "a warning, never a refusal"


async def test_a_corrected_version_is_asked_about_before_anything_is_stored(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _commit(tmp_path, case("51a-list"))

    report = await _preview(tmp_path, case("51b-corrected"))

    [question] = report.record().questions
    assert (question.choice, [each.value for each in question.options]) == (
        "corrects",
        [reference, "none"],
    )
    assert reference in question.zh
    assert not report.record().ready
    with pytest.raises(IntakeHasFaults):
        await _commit(tmp_path, case("51b-corrected"))
    assert await Winner.count() == 5


async def test_a_corrected_version_changes_what_differs(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _commit(tmp_path, case("51a-list"))
    answer = Choices(corrects=reference)

    report = await _preview(tmp_path, case("51b-corrected"), answer)
    await _commit(tmp_path, case("51b-corrected"), answer)

    record = report.record()
    assert [
        (change.row, change.kind.value, [(c.field, c.after) for c in change.changes])
        for change in record.changes
    ] == [
        (2, "changed", [("name", "甲壹")]),
        (3, "changed", [("unit", "乙分局")]),
        (4, "changed", [("honour", DUTY)]),
        (5, "changed", [("personal_number", "****")]),
        (6, "replaced", [("name", "己一"), ("unit", "己局")]),
    ]
    assert [(missing.name, missing.withdraw) for missing in record.missing] == [("戊一", False)]
    assert _told(report) == []
    assert [(w.name, w.unit, w.honour) for w in await listing(commendation)] == [
        ("甲壹", "甲局", GRID),
        ("乙一", "乙分局", GRID),
        ("丙一", "丙局", DUTY),
        ("丁一", "丁局", GRID),
        ("戊一", "戊局", GRID),
        ("己一", "己局", GRID),
    ]


async def test_a_corrected_version_is_recognised_whatever_its_order_sheet_and_numbers(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    names = ("赵一鸣", "钱二虎", "孙三娘", "李四光")
    reference = await _commit(tmp_path, _list(*(_person(name) for name in names)))
    rows = [_person(name, number=f"N{at:05}") for at, name in enumerate(reversed(names))]

    report = await _preview(tmp_path, xlsx([HEADER, *rows], name="更正"))
    corrected = await _preview(
        tmp_path, xlsx([HEADER, *rows], name="更正"), Choices(corrects=reference)
    )

    [question] = report.preview.questions
    assert question.options[0].value == reference
    assert [change.kind.value for change in corrected.record().changes] == ["changed"] * 4


async def test_a_namesake_that_is_kept_has_no_warning(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _commit(tmp_path, _list(_person("赵一鸣")))
    choices = Choices(keep=frozenset({"名单!2"}), corrects="none")

    report = await _preview(tmp_path, _list(_person("赵一鸣"), _person("钱二虎")), choices)

    assert _told(report) == []
    assert [each.namesake for each in report.preview.registrations] == [1, 0]


async def test_a_missing_winner_goes_with_a_reason_alone(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _commit(tmp_path, case("51a-list"))
    last = (await listing(commendation))[-1]
    answer = Choices(corrects=reference, withdraw=frozenset({last.id}))

    with pytest.raises(FieldRefused):
        await _commit(tmp_path, case("51b-corrected"), answer)
    await _commit(tmp_path, case("51b-corrected"), answer, reason="重报")

    standing = [w.name for w in await listing(commendation) if w.state.value == "draft"]
    assert standing == ["甲壹", "乙一", "丙一", "丁一", "己一"]


async def test_a_registrar_withdraws_drafts_alone(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _commit(tmp_path, case("51a-list"))
    last = (await listing(commendation))[-1]
    await winners.confirm("cli/carol", [last.id])
    answer = Choices(corrects=reference, withdraw=frozenset({last.id}))

    with pytest.raises(NotPermitted):
        await correcting.commit(
            "api/rita",
            "2023",
            case("51b-corrected"),
            "名单.xlsx",
            answer,
            settings(tmp_path),
            reason="重报",
            role=Role.REGISTRAR,
        )


async def test_a_list_of_its_own_is_registered_anyway(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _commit(tmp_path, case("53a"))

    await _commit(tmp_path, case("53b"), Choices(corrects="none"))

    assert await Winner.count() == 6


async def test_somebody_else_inherits_nothing(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _commit(tmp_path, case("52a-list"))
    answer = Choices(corrects=reference)

    report = await _preview(tmp_path, case("52b-replaced"), answer)
    await _commit(tmp_path, case("52b-replaced"), answer)

    assert [
        (change.row, change.kind.value, change.name, [v.field for v in change.staying])
        for change in report.record().changes
    ] == [
        (2, "replaced", "子丑有限公司", ["credit_code", "note"]),
        (5, "replaced", "辛一", ["personal_number"]),
    ]
    rows = await Winner.select().where(Winner.name.is_in(["午未有限公司", "申一"]))
    assert [
        (row["credit_code"], row["note"], row["number_tail"], row["number_fingerprint"])
        for row in rows
    ] == [("", "", "", ""), ("", "", "", "")]
    assert await Winner.count() == 7


async def test_a_replaced_row_may_be_the_same_recipient_under_a_new_name(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _commit(tmp_path, case("52a-list"))
    answer = Choices(corrects=reference, same=frozenset({"Sheet!2"}))

    report = await _preview(tmp_path, case("52b-replaced"), answer)
    await _commit(tmp_path, case("52b-replaced"), answer)

    assert [change.kind.value for change in report.record().changes] == ["changed", "replaced"]
    [row] = await Winner.select().where(Winner.name == "午未有限公司")
    assert (row["credit_code"], row["note"]) == ("91410100MAFAKE000R", "子公司备注")


NEXT = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
for before, after in (
    ('code = "2023"', 'code = "2024"'),
    ("year = 2023", "year = 2024"),
    ("decided_on = 2024", "decided_on = 2025"),
    ("ceremony_on = 2024", "ceremony_on = 2025"),
    ("〔2024〕", "〔2025〕"),
):
    NEXT = NEXT.replace(before, after, 1)


def _list(*rows: Sequence[str]) -> bytes:
    return xlsx([HEADER, *rows])


def _person(name: str, unit: str = "甲局", number: str = "", honour: str = GRID) -> Sequence[str]:
    return ("", "先进个人", honour, name, unit, "", number, "")


def _body(name: str, code: str = "", category: str = "突出贡献企业") -> Sequence[str]:
    return ("", category, "", name, "", code, "", "")


CODE = "91410100MAFAKE000R"


@pytest.fixture
async def awarded(commendation: CommendationRecord, tmp_path: Path) -> list[int]:
    """Awards of 2023, and a commendation of the next year without winners."""
    await catalogue.load("cli/alice", parse(NEXT, "2024.toml"))
    return await winners.register(
        "cli/alice",
        "2023",
        [
            Registration("GR", "张三丰", "甲局", GRID, personal_number="JK10001"),
            Registration("GR", "阿卜杜拉·艾合买提", "乙局", GRID),
            Registration("GR", "赵国强", "郑州市丙局", GRID),
            Registration("TC", "郑州宏达商贸有限公司", credit_code=CODE),
        ],
        secret=settings(tmp_path).secret_key(),
    )


async def _later(folder: Path, *rows: Sequence[str]) -> CheckedFile:
    return await correcting.preview("2024", _list(*rows), Choices(), settings(folder))


EARLIER = [
    (_person("张三丰"), "winner.earlier-award", ""),
    (_person("张三丰", number="JK10001"), "winner.earlier-award", ""),
    (_person("张三丰", "丁局", "JK10001"), "winner.earlier-award", "张三丰，甲局"),
    (_person("李四光", "丁局", "jk10001"), "winner.earlier-award", "张三丰，甲局"),
    (_person("张三峰"), "winner.earlier-near", "张三丰，甲局"),
    (_person("张 三 丰"), "winner.earlier-award", "张三丰"),
    (_person("張三豐"), "winner.earlier-near", "张三丰"),
    (_person("阿卜杜拉艾合买提", "乙局"), "winner.earlier-near", "阿卜杜拉·艾合买提"),
    (_person("阿卜杜拉。艾合买提", "乙局"), "winner.earlier-award", "阿卜杜拉·艾合买提"),
    (_person("赵国强", "丙局"), "winner.earlier-near", "郑州市丙局"),
    (_person("赵国强", ""), "winner.earlier-near", "郑州市丙局"),
    (_body("郑州宏达商贸有限公司"), "winner.earlier-award", ""),
    (_body("郑州新名商贸有限公司", CODE), "winner.earlier-award", "郑州宏达商贸有限公司"),
    (_body("郑州鸿达商贸有限公司"), "winner.earlier-near", "郑州宏达商贸有限公司"),
    (_body("郑州宏达商贸有限公司", category="创新引领企业"), "winner.earlier-award", ""),
]

STRANGERS = [
    _person("张三丰", "丁局"),
    _person("李三丰"),
    _person("赵国强", "丁局"),
    _person("张三丰", "戊局", "JK10002"),
    _person("张无忌"),
    _body("郑州新名商贸有限公司"),
    _body("郑州宏达物流有限公司"),
]


async def test_an_earlier_award_is_a_warning_that_names_it(
    awarded: list[int], tmp_path: Path
) -> None:
    for row, code, named in EARLIER:
        report = await _later(tmp_path, row)

        assert [each for _, each in _told(report)] == [code], row
        said = _said(report, code, 2)
        assert "2023年度 " in said, row
        assert named in said, row
        assert report.ready, row


async def test_somebody_else_has_no_earlier_award(awarded: list[int], tmp_path: Path) -> None:
    report = await _later(tmp_path, *STRANGERS)

    assert _told(report) == []


async def test_an_earlier_award_has_its_number(awarded: list[int], tmp_path: Path) -> None:
    await winners.confirm("cli/carol", awarded)
    await issuing.issue("cli/carol", "2023", settings(tmp_path))

    report = await _later(tmp_path, _body("郑州宏达商贸有限公司"))

    said = _said(report, "winner.earlier-award", 2)
    assert "2023年度 突出贡献企业 郑经开表〔2024〕TC001号" in said


async def test_a_later_commendation_gives_no_earlier_award(
    awarded: list[int], tmp_path: Path
) -> None:
    await winners.register(
        "cli/alice",
        "2024",
        [Registration("GR", "王五常", "戊局", GRID)],
        secret=settings(tmp_path).secret_key(),
    )

    assert _told(await _preview(tmp_path, _list(_person("王五常", "戊局")))) == []


_SLOTS = (
    CategorySlot("TC", "突出贡献企业", "enterprise", 20),
    CategorySlot("CX", "创新引领企业", "enterprise", 20),
    CategorySlot("GR", "先进个人", "individual", 20, honours=(HonourSlot(GRID),)),
)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([_person("李雷"), _person("李蕾")], [(3, "row.near-name")]),
        ([_person("张晓明"), _person("张小明")], [(3, "row.near-name")]),
        ([_person("欧阳若水"), _person("欧阳若冰")], [(3, "row.near-name")]),
        ([_person("周七"), _person("周七七")], [(3, "row.near-name")]),
        ([_person("赵国强"), _person("趙國強")], [(3, "row.near-name")]),
        ([_person("王峰"), _person("王峯")], [(3, "row.near-name")]),
        ([_body("郑州甲方有限公司", CODE), _body("甲方公司", CODE)], [(3, "row.same-code")]),
        ([_body("甲公司", CODE), _body("乙公司", CODE, "创新引领企业")], [(3, "row.same-code")]),
        ([_person("钱一", number="A1"), _person("孙二", "乙局", "a1")], [(3, "row.same-number")]),
        ([_person("李雷", number="1"), _person("李雷", number="2")], [(3, "row.same-name")]),
        ([_body("甲方公司", CODE), _body("甲方公司", CODE, "创新引领企业")], []),
        ([_person("李雷"), _person("李蕾", "乙局")], []),
        ([_person("甲一"), _person("甲二"), _person("乙一")], []),
        ([_person("杨凯"), _person("杨堃"), _person("宋凯")], []),
        ([_person("左仲秋"), _person("宋仲秋")], []),
        ([_body("郑州一建有限公司"), _body("郑州二建有限公司")], []),
    ],
)
def test_rows_that_may_be_one_recipient_are_named(
    rows: Sequence[Sequence[str]], told: list[tuple[int, str]]
) -> None:
    preview = preview_of(_list(*rows), register=RegistrySnapshot(_SLOTS))

    assert [(each.row, each.code) for each in preview.remarks if "id-" not in each.code] == told


@pytest.mark.parametrize("name", ["winners-2023.xlsx", "winners-2023.csv"])
async def test_the_list_of_the_story_has_no_remark(
    commendation: CommendationRecord, tmp_path: Path, name: str
) -> None:
    report = await _preview(tmp_path, (FIXTURES / name).read_bytes())

    assert report.preview.remarks == ()
    assert report.ready
