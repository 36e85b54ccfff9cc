"""The history in plain words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from awards.audit.rules import Action, ChainEntry, canonical
from awards.audit.sentences import FIELDS, SENTENCES, sentence_of
from awards.errors import Language
from awards.words import catalogues

PEOPLE = {"rita": "经办员"}


def link(action: str, before: Any = None, after: Any = None, actor: str = "web/rita") -> ChainEntry:  # noqa: ANN401 - any stored value
    at = datetime(2026, 3, 1, 6, 5, tzinfo=UTC)
    return ChainEntry(1, at, actor, action, "winner/7", canonical(before), canonical(after), "", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_action_has_a_sentence_of_its_own(language: Language) -> None:
    words = {action: sentence_of(link(action), language, {}).words for action in Action}

    assert [action for action, said in words.items() if said == action.value] == []
    assert len(set(words.values())) == len(Action)


def test_every_word_of_the_history_is_known_in_chinese() -> None:
    known = {each.id: each.string for file in catalogues().values() for each in file}

    asked = [*SENTENCES.values(), *FIELDS.values()]

    assert [words for words in asked if not known.get(words)] == []


def test_a_changed_name_is_shown_before_and_after_with_the_person() -> None:
    entry = sentence_of(
        link(
            Action.WINNER_AMENDED, {"name": "李蕾", "revision": 1}, {"name": "李雷", "revision": 2}
        ),
        "zh",
        PEOPLE,
    )

    [detail] = entry.details
    assert (entry.who, entry.words) == ("经办员", "修改了获奖者")
    assert (detail.field, detail.before, detail.after) == ("姓名（名称）", "李蕾", "李雷")
    assert detail.changed


def test_every_chinese_sentence_says_that_it_happened() -> None:
    said = [sentence_of(link(action), "zh", {}).words for action in Action]

    assert [words for words in said if "了" not in words and "已" not in words] == []


@pytest.mark.parametrize(
    ("language", "chinese"),
    [
        ("zh", ["A4 横放，一张一份", "正面", "荣誉证书（A4 横版）", "右移 +1.25 毫米"]),
        ("en", ["A4 landscape, one on a sheet", "Front", "荣誉证书（A4 横版）", "+1.25 mm right"]),
    ],
)
def test_papers_sides_and_calibrations_are_shown_by_their_names(
    language: Language, chinese: list[str]
) -> None:
    stored = "右移 x +1.25　下移 y -0.50　横向 100.00%　纵向 99.80%　右端下移 fall +0.10　下端右移 lean -0.20（mm）"
    facts = {"stock": "a4-landscape", "side": "front", "layout": "classic", "correction": stored}

    shown = [each.after for each in sentence_of(link("x", None, facts), language, {}).details]

    assert set(chinese[:3]) < set(shown)
    [calibration] = set(shown) - set(chinese[:3])
    assert calibration.startswith(chinese[3])
    assert "lean" not in calibration.split()


def test_codes_are_shown_in_words() -> None:
    entry = sentence_of(
        link(Action.WINNER_CONFIRMED, {"state": "draft"}, {"state": "confirmed", "category": "GR"}),
        "zh",
        PEOPLE,
        {"GR": "先进个人"},
    )

    shown = {detail.field: (detail.before, detail.after) for detail in entry.details}
    assert shown == {"状态": ("已登记", "已确认"), "奖项": ("", "先进个人")}


def test_a_person_without_an_account_is_shown_by_the_account_name() -> None:
    assert sentence_of(link(Action.WINNER_HELD, actor="cli/zoe"), "en", PEOPLE).who == "zoe"


@pytest.mark.parametrize(
    "facts",
    [
        None,
        [],
        "text",
        7,
        {"name": {"a": [1, None]}, "state": ["draft", 3], "role": {}},
        {"category": [1], "honours": [{"name": "甲", "quota": None}], "unheard": {"of": 1}},
    ],
)
@pytest.mark.parametrize("action", [*Action, "of.tomorrow"])
def test_facts_that_nobody_foresaw_do_not_hide_the_rest(action: str, facts: object) -> None:
    entry = sentence_of(link(action, facts, facts), "en", PEOPLE, {"GR": "Individuals"})

    assert entry.who == "经办员"
    assert msgspec.to_builtins(entry.details) is not None
