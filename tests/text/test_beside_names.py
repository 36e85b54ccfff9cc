"""What stands in a name's place or beside a name is found; names that only look so are not."""

from __future__ import annotations

import pytest

from awards.errors import Severity
from awards.text import names


def _found(name: str, *, is_person: bool | None = True) -> list[tuple[str, str | None]]:
    findings = names.examine_recipient(name, is_person=is_person)
    return [(finding.code, finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "没有",
        "/",
        "—",
        "－－",
        "-",
        "。",
        "…",
        "同上",
        "〃",
        "待定",
        "待补充",
        "暂缺",
        "空缺",
        "略",
        "NULL",
        "null",
        "None",
        "nan",
        "N/A",
        "#REF",
        "#REF!",
        "#N/A",
        "TRUE",
        "false",
        "姓名",
        "单位名称",
        "序号",
        "工作单位",
        "？？",
        "见附件",
        "多人",
        "若干",
        "本人",
        "全体人员",
        "如上",
        "名单附后",
        "无此人",
        "见上",
        "详见附表",
        "（空）",
        "【无】",
    ],
)
def test_a_word_for_nobody_is_a_fault_and_nothing_else(text: str) -> None:
    for is_person in (True, False, None):
        [finding] = names.examine_recipient(text, is_person=is_person)
        assert (finding.code, finding.severity) == ("name.nobody", Severity.FAULT)
        assert finding.suggestion is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", "name.number"),
        ("360", "name.number"),
        ("３.５", "name.number"),
        ("1,200", "name.number"),
        ("13800000000", "name.telephone-only"),
        ("电话：13800000000", "name.telephone-only"),
        ("0371-66780000", "name.telephone-only"),
        ("张×", "name.covered"),
        ("张XX", "name.covered"),
        ("张 xx", "name.covered"),
        ("李**", "name.covered"),
        ("王○○", "name.covered"),
        ("赵…", "name.covered"),
        ("张某", "name.covered"),
        ("欧阳某某", "name.covered"),
        ("某某某", "name.covered"),
    ],
)
def test_a_number_or_a_covered_name_is_a_fault(text: str, code: str) -> None:
    [finding] = names.examine_recipient(text, is_person=True)

    assert (finding.code, finding.severity) == (code, Severity.FAULT)


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("1、甲乙", "name.listed", "甲乙"),
        ("（2）甲乙", "name.listed", "甲乙"),
        ("③甲乙", "name.listed", "甲乙"),
        ("一、甲乙丙", "name.listed", "甲乙丙"),
        ("甲乙①", "name.footnote", "甲乙"),
        ("甲乙²", "name.footnote", "甲乙"),
        ("甲乙；", "name.edge-mark", "甲乙"),
        ("甲乙，", "name.edge-mark", "甲乙"),
        ("：甲乙", "name.edge-mark", "甲乙"),
        ("“甲乙”", "name.quoted", "甲乙"),
        ("甲乙（女）", "name.bracket", "甲乙"),
        ("甲乙（女，回族）", "name.bracket", "甲乙"),
        ("（候选）甲乙", "name.bracket", "甲乙"),
        ("甲乙【已退休】", "name.bracket", "甲乙"),
        ("王（女）", "name.bracket", None),
        ("甲乙 13800000000", "name.telephone", "甲乙"),
        ("甲乙，电话：0371-66780000", "name.telephone", "甲乙"),
        ("甲乙同志", "name.title", "甲乙"),
        ("甲乙丙 主任", "name.title", "甲乙丙"),
        ("张书记", "name.title", None),
        ("欧阳主任", "name.title", None),
        ("老赵", "name.title", None),
        ("小赵", "name.title", None),
        ("甲乙*", "name.star", "甲乙"),
        ("甲乙※", "name.star", "甲乙"),
        ("甲乙2", "name.digits", "甲乙"),
        ("甲乙(2)", "name.digits", "甲乙"),
        ("甲乙等5人", "name.of-several", None),
        ("甲乙等三名", "name.of-several", None),
        ("甲乙丙等", "name.of-several", None),
        ("甲乙丙 男", "name.remark", "甲乙丙"),
        ("甲乙　汉族", "name.remark", "甲乙"),
        ("甲乙丙 维吾尔族", "name.remark", "甲乙丙"),
        ("甲乙 中共党员", "name.remark", "甲乙"),
        ("甲乙丙 已退休", "name.remark", "甲乙丙"),
        ("甲乙丙-组长", "name.title", "甲乙丙"),
        ("（甲乙丙）", "name.quoted", "甲乙丙"),
        ("【甲乙】", "name.quoted", "甲乙"),
        ("甲乙丙/", "name.edge-mark", "甲乙丙"),
        ("甲乙\\", "name.edge-mark", "甲乙"),
        ("马（马右加文）", "name.described", None),
        ("冯马（马右加文）", "name.described", None),
        ("李(金监)", "name.described", None),
        ("张[王莹]", "name.described", None),
        ("⿰王莹甲", "name.shapes", None),
        ("王", "name.surname-alone", None),
        ("司马", "name.surname-alone", None),
        ("王○", "name.zero", "王〇"),
        ("甲乙́", "name.accent", "甲乙"),
        ("甲_乙", "name.inside-mark", None),
        ("阿卜杜拉-艾合买提", "name.hyphen", "阿卜杜拉·艾合买提"),
        ("阿卜杜拉··艾合买提", "name.dots", "阿卜杜拉·艾合买提"),
        ("·艾合买提", "name.dots", "艾合买提"),
        ("第一组", "name.heading", None),
        ("第 3 名", "name.heading", None),
        ("一等奖", "name.heading", None),
        ("优秀奖", "name.heading", None),
        ("甲组", "name.heading", None),
        ("甲局", "name.body", None),
        ("甲乙机械有限公司", "name.body", None),
    ],
)
def test_text_beside_a_persons_name_is_reported_with_a_safe_proposal(
    text: str, code: str, mended: str | None
) -> None:
    found = dict(_found(text))

    assert found[code] == mended
    assert all(
        finding.severity is Severity.WARNING
        for finding in names.examine_recipient(text, is_person=True)
    )


@pytest.mark.parametrize("dot", "˙。｡․﹒ᐧ⸰°•・")
def test_any_dot_between_han_characters_is_offered_as_the_middle_dot(dot: str) -> None:
    assert _found(f"阿卜杜拉{dot}艾合买提") == [("name.middle-dot", "阿卜杜拉·艾合买提")]
    assert names.match_key(f"阿卜杜拉{dot}艾合买提") == names.match_key("阿卜杜拉·艾合买提")


@pytest.mark.parametrize(
    "text",
    [
        "甲乙丙、丁戊己",
        "甲乙,丙丁",
        "甲乙/丙丁戊",
        "甲乙；丙丁",
        "甲乙　丙丁　戊己",
        "欧阳甲乙、丙丁",
    ],
)
def test_several_people_in_one_cell_are_a_fault_and_never_joined(text: str) -> None:
    found = dict(_found(text))

    assert found["name.several"] is None
    assert not any(found.values())


@pytest.mark.parametrize("text", ["甲乙\n丙丁", "甲乙丙\n丁戊\n己庚"])
def test_names_on_lines_of_their_own_are_never_joined(text: str) -> None:
    assert _found(text)[0] == ("name.control", None)


@pytest.mark.parametrize(
    ("text", "mended"),
    [("王  芳", "王芳"), ("欧阳　建国", "欧阳建国"), ("周涛 丙丁", None)],
)
def test_padding_is_taken_out_of_one_name_only(text: str, mended: str | None) -> None:
    assert dict(_found(text))["name.padding"] == mended


#: Given names and surnames that look like notes, titles, numbers or words for nobody.
CONTROLS = """
    李平等 何多人 张若男 王本 全体仁 佟汉 见附 李女 王男
    合理 张合理 于小计 张小计 单一 单位 共明 共小明 备战 备小注 注一 注册 总管 武备 张无忌 毛略
    李学院 陈和平 高校 石厂 万里 单于飞 欧阳和平 甲某甲 甲某 李〇 王左右 加藤 任重道 计划 别同
    金奖 第五伦 一等 何等奖 组长安
    全同上 毋空 司待定 王缺 张定 何无待 阿卜杜热合曼·阿卜杜热伊木
""".split()  # noqa: SIM905 - a table


@pytest.mark.parametrize("name", CONTROLS)
def test_a_true_name_that_looks_like_a_trap_has_no_remark(name: str) -> None:
    assert _found(name) == []


@pytest.mark.parametrize(
    "name",
    [
        "郑州某某（集团）有限公司",
        "第3网格",
        "“网格+”工作专班",
        "3.15专班",
        "甲局（乙科、丙科）",
        "无锡某某电子有限公司",
        "360度科技有限公司",
        "共青团某某区委员会",
        "注册会计师协会",
        "合计划管理咨询有限公司",
        "甲委员会、乙局联合专班",
    ],
)
def test_a_body_may_have_brackets_digits_and_marks(name: str) -> None:
    assert _found(name, is_person=False) == []
    assert _found(name, is_person=None) == []


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("甲甲有限公司 91410100MA44K1234X", "name.credit-code", "甲甲有限公司"),
        ("甲甲有限公司（91410100MA44K1234X）", "name.credit-code", "甲甲有限公司"),
        ("甲局办公室等3个集体", "name.of-several-bodies", None),
        ("甲甲有限公司等五家", "name.of-several-bodies", None),
    ],
)
def test_text_beside_a_bodys_name_is_reported_with_a_safe_proposal(
    text: str, code: str, mended: str | None
) -> None:
    [finding] = names.examine_recipient(text, is_person=False)

    assert (finding.code, finding.severity) == (code, Severity.WARNING)
    assert finding.suggestion == mended
