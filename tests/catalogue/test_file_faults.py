"""Each fault of a commendation file is named with its path and what is wrong, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from awards.catalogue.rules import parse
from awards.errors import CommendationRefused
from tests.conftest import FIXTURES

SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
ISSUERS = 'issuers = ["中共郑州经济技术开发区工作委员会", "郑州经济技术开发区管理委员会"]'
NUMBER = 'number = "郑经开表〔2024〕{category}{seq:03}号"'

FAULTS = [
    (
        ("quota = 20", "quota = -1"),
        "category[1].quota 应在 0 至 1000000 之间。",
        "category[1].quota is -1, not from 0 to 1000000",
    ),
    (
        ("quota = 20", "quota = 1000001"),
        "category[1].quota 应在 0 至 1000000 之间。",
        "category[1].quota is 1000001, not from 0 to 1000000",
    ),
    (
        ("quota = 20", 'quota = "x"'),
        "category[1].quota 应为整数：'x'",
        "category[1].quota is not int: 'x'",
    ),
    (
        ("year = 2023", "year = 1948"),
        "year 应在 1949 至 9999 之间。",
        "year is 1948, not from 1949 to 9999",
    ),
    (
        ("decided_on = 2024-02-28", 'decided_on = "2024"'),
        "decided_on 应为日期，例如 2026-03-01：'2024'",
        "decided_on is not date: '2024'",
    ),
    (
        ("ceremony_on = 2024-02-28", "ceremony_on = 2024-02-27"),
        "ceremony_on 早于决定日期 2024-02-28：请核对两个日期",
        "ceremony_on is before the decision of 2024-02-28: check both",
    ),
    (
        ("ceremony_on = 2024-02-28", "ceremony_on = 2042-02-28"),
        "ceremony_on 远晚于决定日期 2024-02-28：请核对两项",
        "ceremony_on is long after the decision of 2024-02-28: check both",
    ),
    (
        ("decided_on = 2024-02-28", "decided_on = 1024-02-28"),
        "decided_on 与年度 2023 相差过大：请核对两项",
        "decided_on is far from the year 2023: check both",
    ),
    (
        ('code = "2023"', 'code = "20/23"'),
        "code 只能使用文字、数字、点、短横和下划线。",
        "code is '20/23': letters, digits, dots, dashes and underscores only",
    ),
    (
        ('name = "突出贡献企业"', 'name = ""'),
        "category[1].name 未填写。",
        "category[1].name is empty",
    ),
    (
        ('name = "突出贡献企业"', 'name = "突出\\u0007企业"'),
        "category[1].name 含有控制字符，请重新输入。",
        "category[1].name holds a control character: '突出\\x07企业'",
    ),
    (
        (ISSUERS, "issuers = []"),
        "issuers 至少一项，每项 1 至 60 个字符。",
        "issuers must list texts of 1 to 60 characters",
    ),
    (
        (ISSUERS, 'issuers = ["甲", 3]'),
        "issuers 至少一项，每项 1 至 60 个字符。",
        "issuers must list texts of 1 to 60 characters",
    ),
    (
        ('name = "优秀网格"', 'name = "综合考评先进单位"'),
        "category[7].honour[2].name “综合考评先进单位”重复。",
        "category[7].honour[2].name '综合考评先进单位' is named twice",
    ),
    (
        ('name = "创新引领企业"', 'name = "突出贡献企业"'),
        "category[2].name “突出贡献企业”重复使用。",
        "category[2].name is used twice: '突出贡献企业'",
    ),
    (
        ('code = "CX"', 'code = "TC"'),
        "category[2].code “TC”重复使用。",
        "category[2].code is used twice: 'TC'",
    ),
    (
        ('closing = "特颁此证。"', 'closing = "特颁此证。}"'),
        "category[1].closing 花括号不成对。",
        "category[1].closing has an unmatched brace",
    ),
    (
        ('closing = "特颁此证。"', 'closing = "{特颁此证。"'),
        "category[1].closing 花括号不成对。",
        "category[1].closing has an unmatched brace",
    ),
    (
        ('closing = "特颁此证。"', 'closing = "特颁{who}"'),
        (
            "category[1].closing 含有未知的占位符 {who}，"
            "可用：{name}、{unit}、{category}、{honour}、{year}、{name_en}、{unit_en}、{honour_en}。"
        ),
        "category[1].closing names {who}; known are {name}、{unit}、{category}、{honour}、{year}、{name_en}、{unit_en}、{honour_en}",
    ),
    (
        ('kind = "enterprise"', 'kind = "firm"'),
        (
            "category[1].kind 请从列表中选择"
            "（enterprise, team, task-force, collective, individual）。"
        ),
        (
            "category[1].kind is 'firm', not one of "
            "enterprise, team, task-force, collective, individual"
        ),
    ),
    (
        (ISSUERS, 'issuers = ["甲", ""]'),
        "issuers 至少一项，每项 1 至 60 个字符。",
        "issuers must list texts of 1 to 60 characters",
    ),
]

PATTERNS = [
    (
        "郑" * 53 + "{seq:03}号",
        "category[1].number 编号将超过 60 个字符。",
        f"category[1].number makes numbers of more than 60 characters: '{'郑' * 53}{{seq:03}}号'",
    ),
    (
        "郑 经 {seq:03} 号",
        "category[1].number 不能含有空格。",
        "category[1].number may hold no spaces: '郑 经 {seq:03} 号'",
    ),
    (
        "郑经{year}{seq:03}",
        "category[1].number 除 {category} 和 {seq:03} 外不能有其他花括号。",
        (
            "category[1].number may hold no other braces than {category} and {seq:03}: "
            "'郑经{year}{seq:03}'"
        ),
    ),
    (
        "郑经{category}号",
        "category[1].number 应恰好含有一个 {seq} 或 {seq:03}。",
        "category[1].number must hold {seq} or {seq:03} exactly once: '郑经TC号'",
    ),
    (
        "郑经{seq:03}号",
        "category[2].number 与“突出贡献企业”的编号可能重复：'郑经{seq:03}号', '郑经{seq:03}号'",
        (
            "category[2].number of TC and CX might give the same number: "
            "'郑经{seq:03}号', '郑经{seq:03}号'"
        ),
    ),
]


def _plain(words: str) -> str:
    """The letters of the words: mutmut cannot ask for a test with a control character in its id."""
    return re.sub(r"[^a-z]+", "-", words.lower())[:60]


def _faults_of(source: str) -> tuple[list[str], list[str]]:
    """The faults, line by line, in Chinese and in English."""
    with pytest.raises(CommendationRefused) as refused:
        parse(source, "a.toml")
    zh, en = (refused.value.words(language).what.splitlines() for language in ("zh", "en"))
    assert (zh[0], en[0]) == ("表彰文件 a.toml 有误：", "The commendation file a.toml is wrong:")
    return zh[1:], en[1:]


@pytest.mark.parametrize(("change", "zh", "en"), FAULTS, ids=[_plain(each[2]) for each in FAULTS])
def test_each_fault_is_reported_alone_with_its_path(
    change: tuple[str, str], zh: str, en: str
) -> None:
    assert _faults_of(SOURCE.replace(*change, 1)) == ([zh], [en])


@pytest.mark.parametrize(
    ("pattern", "zh", "en"), PATTERNS, ids=[_plain(each[2]) for each in PATTERNS]
)
def test_a_wrong_number_pattern_is_reported_for_each_category(
    pattern: str, zh: str, en: str
) -> None:
    faults_zh, faults_en = _faults_of(SOURCE.replace(NUMBER, f'number = "{pattern}"'))

    assert (faults_zh[0], faults_en[0]) == (zh, en)
    assert {line.partition(".")[0] for line in faults_en} >= {f"category[{n}]" for n in range(2, 9)}


def test_a_file_without_categories_is_refused() -> None:
    head, *_ = SOURCE.partition("[[category]]")

    assert _faults_of(head) == (
        ["category 至少应有一个奖项。"],
        ["category is missing: there is at least one"],
    )


def test_categories_that_are_no_tables_are_refused() -> None:
    head, *_ = SOURCE.partition("[[category]]")

    assert _faults_of("category = 1\n" + head) == (
        ["category 应为表。", "category 至少应有一个奖项。"],
        ["category must be tables", "category is missing: there is at least one"],
    )


def test_a_file_that_is_not_toml_is_refused_with_the_words_of_the_reader() -> None:
    assert _faults_of('year = "2023') == (
        ["不是有效的 TOML：Unterminated string (at end of document)"],
        ["Unterminated string (at end of document)"],
    )


def test_the_limits_themselves_are_accepted() -> None:
    plan = parse(SOURCE.replace("quota = 20", "quota = 1000000", 1), "a.toml")
    assert plan.categories[0].quota == 1_000_000
    assert parse(SOURCE.replace("year = 2023", "year = 1949"), "a.toml").year == 1949


def test_every_key_is_read_into_its_own_field() -> None:
    """Optional keys are set here, so that a key read from the wrong place is noticed."""
    english = 'certificate_title_en = "Certificate"\nissuers_en = "The Zone"\nnotice_days = 5\n'
    body = 'closing = "特颁此证。"\nbody_en = "For {honour} in {year}."'

    plan = parse(english + SOURCE.replace('closing = "特颁此证。"', body, 1), "a.toml")

    assert (plan.certificate_title_en, plan.issuers_en) == ("Certificate", "The Zone")
    assert (plan.notice_days, plan.two_person, plan.layout) == (5, False, "joint")
    assert (plan.decided_on, plan.ceremony_on) == (date(2024, 2, 28), date(2024, 2, 28))
    first, *_, task_forces, _, people = plan.categories
    assert (first.code, first.recipient_kind, first.form) == ("TC", "enterprise", "certificate")
    assert first.body_en == "For {honour} in {year}."
    assert first.number_pattern == "郑经开表〔2024〕TC{seq:03}号"
    assert (task_forces.order_method, people.order_method) == ("decision", "surname-strokes")
    assert [(honour.name, honour.quota) for honour in people.honours] == [
        ("综合考评先进工作者", None),
        ("优秀网格长（员）", None),
        ("营商环境先进个人", None),
    ]
