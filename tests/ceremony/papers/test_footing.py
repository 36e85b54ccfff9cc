"""Every page says which version it was made from, and whether there is a newer one."""

from __future__ import annotations

from awards.ceremony.papers.footing import foot, warning
from awards.ceremony.papers.namesakes import NamedOne, apart
from awards.words import translated
from tests.stage.arranged import version

THIRD = version(number=3)


def test_a_foot_names_version_digest_time_and_page() -> None:
    assert foot(THIRD, "zh") == "第3版 · 8f3a2c · 2月27日 18:05 · 第{page}页/共{pages}页"
    assert warning(THIRD) is None


def test_a_draft_and_an_old_version_say_so() -> None:
    draft, old = version(number=0), version(number=3)
    old = type(old)(3, 2, old.digest, old.made_at, old.content, 4)

    assert foot(draft, "zh").startswith("草稿 · 8f3a2c")
    assert translated(warning(draft), "zh") == "草稿"
    assert foot(old, "zh").startswith("第3.2版 · 已有第4版 · 8f3a2c")
    assert translated(warning(old), "zh") == "已有第4版"


def test_equal_names_differ_by_unit_then_number_then_order() -> None:
    assert apart(
        [NamedOne("王磊", "甲局"), NamedOne("王磊", "乙局"), NamedOne("李强", "甲局")]
    ) == [
        "甲局",
        "乙局",
        "",
    ]
    assert apart([NamedOne("王磊", "甲局", "1号"), NamedOne("王磊", "甲局", "2号")]) == [
        "1号",
        "2号",
    ]
    assert apart([NamedOne("王磊", "甲局"), NamedOne("王 磊", "甲局")]) == ["1", "2"]
