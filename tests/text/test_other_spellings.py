"""Names with something beside them, in words and marks that lists really have, and true names."""

from __future__ import annotations

import pytest

from awards.text.names import examine_recipient
from awards.text.several import several_names


def _found(name: str, *, person: bool = True) -> list[tuple[str, str | None]]:
    return [(one.code, one.suggestion) for one in examine_recipient(name, is_person=person)]


@pytest.mark.parametrize(
    "name",
    [
        "无人选",
        "暂无推荐人员",
        "待推荐",
        "姓名待定",
        "未填写",
        "已取消",
        "自动放弃",
        "空缺1人",
        "某同志",
        "×××",
        "√",
        "○",
        "--同上--",
        "〞",
        "无.",
        "none.",
        "No.1",
        "A",
        "同1",
        "同第三行",
        "见附件2",
        "请填写姓名",
        "示例",
        "见备注",
        "是",
        "138-0000-0000",
    ],
)
def test_words_and_marks_that_stand_for_nobody_are_a_fault(name: str) -> None:
    [(code, _)] = _found(name)
    assert code in ("name.nobody", "name.telephone-only")


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("王强副主任", "name.title", "王强"),
        ("王强高级工程师", "name.title", "王强"),
        ("王强党支部书记", "name.title", "王强"),
        ("王强民警", "name.title", "王强"),
        ("主任王强", "name.title", "王强"),
        ("局长 王强", "name.title", "王强"),
        ("刘总", "name.title", None),
        ("王强，男，汉族", "name.remark", "王强"),
        ("王强——女", "name.remark", "王强"),
        ("王强/男", "name.remark", "王强"),
        ("王强〈女〉", "name.bracket", "王强"),
        ("王强（(女)）", "name.bracket", "王强"),
        ("王强（女", "name.unclosed", None),
        ("王强√", "name.edge-mark", "王强"),
        ("- 王强", "name.edge-mark", "王强"),
        ("王强-1", "name.digits", "王强"),
        ("王qiang", "name.letters", None),
        ("王强 Wang Qiang", "name.letters", None),
        ("先进个人王强", "name.words", None),
        ("潮河办王强", "name.words", None),
        ("王强代李明", "name.words", None),
        ("王强等同志", "name.of-several", None),
        ("王强夫妇", "name.of-several", None),
        ("王X明", "name.covered", None),
        ("王囗", "name.placeholder", None),
    ],
)
def test_what_stands_beside_a_name_is_named(name: str, code: str, suggestion: str | None) -> None:
    assert (code, suggestion) in _found(name)


@pytest.mark.parametrize(
    "name", ["王强等同志", "王强李明（夫妻）", "王强（女）李明（男）", "王强\n女"]
)
def test_no_proposal_makes_a_name_that_nobody_has(name: str) -> None:
    assert {suggestion for _, suggestion in _found(name)} <= {None, "王强"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("郑州甲有限公司（盖章）", "name.bracket"),
        ("郑州甲有限公司（已更名）", "name.bracket"),
        ("郑州甲有限公司，联系人张三", "name.inside-mark"),
        ("郑州甲有限公司（郑州", "name.unclosed"),
        ("张三", "name.person"),
        ("张三（郑州甲有限公司）", "name.person"),
        ("XX公司", "name.nobody"),
    ],
)
def test_what_stands_beside_the_name_of_a_body_is_named(name: str, code: str) -> None:
    assert [found for found, _ in _found(name, person=False)] == [code]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王强→李明", ("王强", "李明")),
        ("王强~李明", ("王强", "李明")),
        ("王强…李明", ("王强", "李明")),
        ("王强——李明", ("王强", "李明")),
        ("王强﹑李明", ("王强", "李明")),
        ("王强<br/>李明", ("王强", "李明")),
        ("①王强②李明", ("王强", "李明")),
        ("（1）王强（2）李明", ("王强", "李明")),
        ("王强（女）李明（男）", ("王强（女）", "李明（男）")),
        ("王强13800000000李明13900000000", ("王强13800000000", "李明13900000000")),
        ("阿依古丽·买买提 古丽娜·艾山", ("阿依古丽·买买提", "古丽娜·艾山")),
        ("Tom and Jerry", ("Tom", "Jerry")),
        ("王强-李明", ("王强", "李明")),
        ("王强.李明", ("王强", "李明")),
        ("王强李明", ("王强", "李明")),
        ("王小强李小明", ("王小强", "李小明")),
        ("诸葛亮欧阳修", ("诸葛亮", "欧阳修")),
    ],
)
def test_several_names_are_found_behind_other_separators(text: str, names: tuple[str, ...]) -> None:
    found = several_names(text)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    [
        "潮河办事处和明湖办事处",
        "郑州甲有限公司与郑州乙有限公司",
        "郑州甲有限公司郑州乙有限公司",
    ],
)
def test_two_bodies_may_be_joined_by_a_word_or_by_nothing(text: str) -> None:
    found = several_names(text, bodies=True)
    assert found is not None
    assert (len(found.names), found.certain) == (2, False)


@pytest.mark.parametrize(
    "name",
    [
        "欧阳一二",
        "陈和平",
        "李白",
        "万里",
        "单位",
        "于小计",
        "张合理",
        "乌兰其其格",
        "阿卜杜热合曼",
        "尼玛次仁",
        "王秀女",
        "张亚男",
        "高校",
        "安主",
        "马木提·肖开提",
        "长孙无忌",
        "买买提",
        "欧阳震华",
        "李杨",
        "王于之",
        "郭何林",
        "胡适之",
        "黄河清",
        "李若水",
        "单于秋",
        "侯莫陈涛",
        "孙向阳",
        "郭〇一",
        "上官婉清",
    ],
)
def test_a_true_name_has_no_remark(name: str) -> None:
    assert (_found(name), several_names(name)) == ([], None)


@pytest.mark.parametrize(
    "name",
    [
        "郑州某某（集团）有限公司",
        "煦昕澄（郑州）光电技术有限公司",
        "“四大工程”要素保障工作专班",
        "青禾办事处和畅社区第三网格",
        "河南省郑州市、开封市联合中心",
        "产业集聚区建设、招商专班",
        "智能制造与检验检测技术研究院（集团）股份有限公司",
        "58同城",
        "3M中国有限公司",
        "张江高科技园区",
        "李村街道",
        "注册会计师协会",
        "以上科技有限公司",
        "王集乡",
    ],
)
def test_a_true_name_of_a_body_has_no_remark(name: str) -> None:
    assert (_found(name, person=False), several_names(name, bodies=True)) == ([], None)
