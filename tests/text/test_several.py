"""Several names in one text are found; one name with spaces, dots or brackets stays whole."""

from __future__ import annotations

import pytest

from awards.text.several import several_names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("甲乙丙、丁戊己、庚辛壬", "甲乙丙|丁戊己|庚辛壬"),
        ("子丑\n寅卯\r\n辰巳", "子丑|寅卯|辰巳"),
        ("午未　申酉　戌亥", "午未|申酉|戌亥"),
        ("午未   申酉", "午未|申酉"),
        ("张伟；刘洋;李娜", "张伟|刘洋|李娜"),
        ("李雷/韩梅梅", "李雷|韩梅梅"),
        ("李雷\t韩梅梅", "李雷|韩梅梅"),
        ("张伟，刘洋", "张伟|刘洋"),
        ("张伟&刘洋", "张伟|刘洋"),
        ("王　芳、李　强", "王　芳|李　强"),
        ("王　芳　　李强", "王　芳|李强"),
        ("1、张伟\n2、刘洋", "张伟|刘洋"),
        ("1.张伟 2.刘洋", "张伟|刘洋"),
        ("1.张伟2.刘洋", "张伟|刘洋"),
        ("1、张伟2、刘洋", "张伟|刘洋"),
        ("甲乙（女，回族）、丙丁（男）", "甲乙（女，回族）|丙丁（男）"),
        ("张伟同志、刘洋同志", "张伟同志|刘洋同志"),
        ("张伟和刘洋", "张伟|刘洋"),
        ("张三、李四和王五", "张三|李四|王五"),
        ("努尔兰·别克、张伟", "努尔兰·别克|张伟"),
        ("阿依古丽 买买提、张伟", "阿依古丽 买买提|张伟"),
        ("欧阳甲乙、丙丁", "欧阳甲乙|丙丁"),
        ("John Smith、Jane Doe", "John Smith|Jane Doe"),
        ("John Smith, Jane Doe", "John Smith|Jane Doe"),
        ("张伟、李娜、John Smith", "张伟|李娜|John Smith"),
        ("甲局、乙局", "甲局|乙局"),
        ("张伟13800000000、刘洋 0371-66780000", "张伟13800000000|刘洋 0371-66780000"),
    ],
)
def test_people_one_after_the_other_are_separated(text: str, people: str) -> None:
    found = several_names(text)

    assert found is not None
    assert (found.names, found.certain) == (tuple(people.split("|")), True)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("张伟 刘洋", "张伟|刘洋"),
        ("张三丰 李四光 王五", "张三丰|李四光|王五"),
        ("王 芳 李 强", "王芳|李强"),
        ("李强 王 芳", "李强|王芳"),
        ("张伟/David Zhang", "张伟|David Zhang"),
    ],
)
def test_narrow_spaces_and_a_name_in_two_scripts_are_not_certain(text: str, people: str) -> None:
    found = several_names(text)

    assert found is not None
    assert (found.names, found.certain) == (tuple(people.split("|")), False)


@pytest.mark.parametrize(
    "text",
    [
        "王　芳",
        "王  芳",
        "王 小 芳",
        "欧阳　建国",
        "欧阳 建国",
        "马 云龙",
        "阿依古丽 买买提",
        "古丽巴哈尔·买买提 艾力",
        "John Smith",
        "Anna Maria Garcia Lopez",
        "Smith, John",
        "Martin Luther King, Jr.",
        "甲乙（女，回族）",
        "1、甲某",
        "张和平",
        "周涛 同志",
        "张伟  汉族",
        "张伟、科长",
        "王芳 女",
        "王强 书记",
        "张三、李四团队",
        "张伟、",
        "",
        "、",
    ],
)
def test_one_name_stays_whole(text: str) -> None:
    assert several_names(text) is None


@pytest.mark.parametrize(
    ("text", "bodies", "certain"),
    [
        ("甲局、乙局", "甲局|乙局", False),
        ("甲公司　　乙公司", "甲公司|乙公司", False),
        ("甲局\n乙局", "甲局|乙局", True),
        ("甲公司；乙公司（集团）", "甲公司|乙公司（集团）", True),
    ],
)
def test_bodies_are_separated_where_each_part_is_one(text: str, bodies: str, certain: bool) -> None:
    found = several_names(text, bodies=True)

    assert found is not None
    assert (found.names, found.certain) == (tuple(bodies.split("|")), certain)


@pytest.mark.parametrize(
    "text",
    [
        "人工智能、大数据创新团队",
        "郑州某某\n有限公司",
        "甲局（乙科、丙科）",
        "郑州某某（集团）有限公司",
    ],
)
def test_the_name_of_one_body_stays_whole(text: str) -> None:
    assert several_names(text, bodies=True) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三丰、李四、王五共3人", ("张三丰", "李四", "王五")),
        ("张三丰、李四等2人", ("张三丰", "李四")),
        ("张三丰、李四等5人", ("张三丰", "李四等5人")),
        ("张三丰、李四（共两人）", ("张三丰", "李四")),
        ("张三丰 李四五 共二名", ("张三丰", "李四五")),
    ],
)
def test_how_many_they_are_is_no_part_of_the_last_name(text: str, names: tuple[str, ...]) -> None:
    found = several_names(text)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize("text", ["王强等5人", "N/A", "n/a", "无/无", "见附件"])
def test_one_name_and_a_word_for_nobody_are_not_divided(text: str) -> None:
    assert several_names(text) is None
