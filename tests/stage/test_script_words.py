"""What stands in the host script for the names in braces."""

from __future__ import annotations

import msgspec

from awards.stage.content import StageGroup, StageItem, StageLetter
from awards.stage.rules import script_words
from awards.stage.rules.script_layers import fill
from awards.stage.words import ItemKind, WalkOn
from tests.stage.arranged import arranged


def _group(**changes: object) -> StageGroup:
    return msgspec.structs.replace(arranged().groups[8], **changes)


def test_a_group_names_its_number_members_and_presenters() -> None:
    content = arranged()
    words = script_words.of_group(content, content.groups[2])
    assert words["group"] == "第3批"
    assert words["category"] == words["group_name"] == words["honour"] == "创新引领企业"
    assert words["count"] == "10"
    assert words["names"].count("、") == 9
    assert words["presenters"] == "管委会副主任方亦、管委会副主任柏如松"
    assert words["item"] == "第三项"
    assert words["side"] == "台下看右侧"


def test_an_item_counts_its_groups_and_members() -> None:
    content = arranged()
    words = script_words.of_item(content, content.items[2])
    assert (words["groups"], words["count"], words["minutes"]) == ("10", "94", "20")
    assert words["speaker"] == "〔待定〕"
    letters = StageItem(5, ItemKind.LETTERS, "", 0, 7.5, letters=(StageLetter(1, "甲局"),))
    words = script_words.of_item(content, letters)
    assert (words["units"], words["title"], words["minutes"]) == ("甲局", "〔待定〕", "7.5")


def test_the_meeting_lists_its_platform_and_items() -> None:
    content = msgspec.structs.replace(arranged(), walk_on=WalkOn.LEFT)
    words = script_words.of_meeting(content)
    assert words["platform"].startswith("区党工委书记蓝一鸣、区党工委副书记、管委会主任向北辰、")
    assert words["programme"].startswith("一是总结2023年工作，安排部署2024年重点工作；二是宣读")
    assert words["attendees"] == "400"
    assert words["side"] == "台下看左侧"


def test_what_is_not_decided_is_said() -> None:
    content = msgspec.structs.replace(
        arranged(), title="", place="", items=(), platform=(), attendees=()
    )
    empty = _group(members=(), name="", category="")
    words = script_words.of_group(content, empty)
    for name in ("meeting", "place", "programme", "platform", "attendees", "names", "presenters"):
        assert words[name] == "〔待定〕", name
    assert words["category"] == words["group_name"] == words["honour"] == "〔待定〕"


def test_a_content_without_texts_has_the_shipped_ones() -> None:
    content = arranged()
    text = script_words.script_of_group(content, content.groups[9])
    filled = fill(text, script_words.of_group(content, content.groups[9]))
    assert "下面为第10批颁奖：先进个人，共12名。" in filled
    assert "{" not in filled
    assert "请以下企业代表上台领奖" in script_words.script_of_group(content, content.groups[0])
    assert script_words.script_of_group(content, _group(script="甲")) == "甲"
    assert script_words.script_of_item(StageItem(1, ItemKind.ANTHEM, "", 0, 3)).startswith(
        "【开始】"
    )
    assert script_words.script_of_item(StageItem(1, ItemKind.ANTHEM, "", 0, 3, script="甲")) == "甲"


def test_equal_names_have_their_units_or_else_their_numbers() -> None:
    content = arranged()
    first, second, third, *_ = content.groups[9].members
    same = [
        msgspec.structs.replace(
            member, certificate=msgspec.structs.replace(member.certificate, name="王磊", unit=unit)
        )
        for member, unit in ((first, "甲局"), (second, "乙局"), (third, "乙局"))
    ]
    numbers = [member.certificate.number for member in same]
    assert list(script_words.told_apart(same[:2])) == ["王磊（甲局）", "王磊（乙局）"]
    assert list(script_words.told_apart(same)) == [
        "王磊（甲局）",
        f"王磊（{numbers[1]}）",
        f"王磊（{numbers[2]}）",
    ]
    assert list(script_words.told_apart(same[:1])) == ["王磊"]
    assert script_words.listed_names(same[:2]) == "王磊（甲局）、王磊（乙局）"
