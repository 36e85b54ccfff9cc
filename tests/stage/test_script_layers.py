"""Layers of the host script: shipped < category < item < group, part by part."""

from __future__ import annotations

from datetime import datetime

import pytest

from awards.clock import CHINA
from awards.errors import ArrangementRefused
from awards.stage.arrangement import Arrangement, CeremonySettings
from awards.stage.rules.checking import require_sound
from awards.stage.rules.script_layers import (
    ScriptPart,
    fill,
    group_script,
    is_direction,
    item_script,
    part_of,
    script_faults,
    seen,
)
from awards.stage.words import ItemKind
from awards.tables import RecipientKind
from awards.words import translated


@pytest.mark.parametrize("kind", list(RecipientKind))
def test_every_kind_of_group_is_introduced_called_given_and_led_off(kind: RecipientKind) -> None:
    made = group_script(kind)
    for part in (
        ScriptPart.INTRODUCING,
        ScriptPart.CALLING,
        ScriptPart.HANDING,
        ScriptPart.LEAVING,
    ):
        assert part_of(made, part)
    assert "{names}" in part_of(made, ScriptPart.CALLING).splitlines()
    assert script_faults(made) == []


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_kind_of_item_has_a_text_of_known_names(kind: ItemKind) -> None:
    made = item_script(kind)
    assert part_of(made, ScriptPart.OPENING)
    assert script_faults(made) == []


def test_a_higher_layer_replaces_the_parts_that_it_has() -> None:
    made = group_script(
        RecipientKind.INDIVIDUAL,
        category="【颁奖】\n甲\n【退场】\n乙",
        item="【颁奖】\n丙\n【开始】\n项",
        group="【退场】\n丁\n",
    )
    assert part_of(made, ScriptPart.HANDING) == "丙"
    assert part_of(made, ScriptPart.LEAVING) == "丁"
    assert "{names}" in part_of(made, ScriptPart.CALLING)
    assert part_of(made, ScriptPart.OPENING) == ""
    assert (
        part_of(group_script(RecipientKind.TEAM, item="【颁奖】\n丙"), ScriptPart.HANDING) == "丙"
    )


def test_a_group_s_text_without_parts_stands_for_all_of_them() -> None:
    made = group_script(
        RecipientKind.TEAM, "【退场】\n旧", group="请上台：\n{names}\n【颁奖】\n请颁奖"
    )
    assert made == "【上台】\n请上台：\n{names}\n【颁奖】\n请颁奖"


def test_the_first_words_of_an_item_are_its_opening_and_no_words_of_its_groups() -> None:
    made = item_script(ItemKind.AWARD, "现在颁奖。\n\n请看大屏。\n【上台】\n丙")
    assert part_of(made, ScriptPart.OPENING) == "现在颁奖。\n\n请看大屏。"
    assert "祝贺" in part_of(made, ScriptPart.CLOSING)
    assert part_of(made, ScriptPart.CALLING) == ""
    assert "现在颁奖" not in group_script(RecipientKind.TEAM, item="现在颁奖。")


def test_an_empty_part_is_left_out() -> None:
    made = group_script(RecipientKind.TEAM, category="【退场】\n")
    assert "【退场】" not in made
    assert part_of(made, ScriptPart.CALLING)


def test_only_a_whole_line_in_parentheses_is_a_direction() -> None:
    assert is_direction("（礼仪上台）")
    assert is_direction("  （礼仪上台） ")
    assert is_direction("（蓝一鸣（书记）上台）")
    assert not is_direction("（掌声）谢谢")
    assert not is_direction("（甲）和（乙）")
    assert not is_direction("(in Latin)")
    assert not is_direction("（未完")
    assert not is_direction("")


def test_unknown_names_are_faults_and_other_braces_are_text() -> None:
    [fault] = script_faults("{names} { names } {} {甲 乙} < { {姓名} {姓名}")
    assert translated(fault, "en").startswith("names {姓名}; known are {commendation}、{meeting}")
    assert "{presenters}" in translated(fault, "en")


def test_characters_that_turn_words_are_named() -> None:
    [fault] = script_faults("甲\n乙\u202e丙\u202e\x07\u200f\u3000")
    assert translated(fault, "en") == "has [U+202E][U+0007][U+200F], which nobody sees"
    assert seen("甲\u202e乙\n丙\u3000丁\u200f") == "甲[U+202E]乙\n丙\u3000丁[U+200F]"


def test_filling_replaces_known_names_once_and_leaves_the_rest() -> None:
    words = {"names": "{count}", "count": "3"}
    assert fill("{names} {count} {other} { <b>", words) == "{count} 3 {other} { <b>"


@pytest.mark.parametrize("key", ["script.TC", "meeting.opening"])
def test_texts_of_a_category_and_of_the_meeting_are_checked_as_scripts(key: str) -> None:
    settings = CeremonySettings("大会", "礼堂", datetime(2024, 2, 28, 9, 0, tzinfo=CHINA))
    require_sound(Arrangement(settings, texts={key: "{names} {"}), ())
    require_sound(Arrangement(settings, texts={"decision.basis": "{foo}"}), ())
    with pytest.raises(ArrangementRefused) as refusal:
        require_sound(Arrangement(settings, texts={key: "{foo}"}), ())
    assert "{foo}" in refusal.value.words("zh").what
