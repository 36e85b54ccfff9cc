"""Proof links cannot be guessed; the difference of two texts is found."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from awards.proofs.rules import agreed, differences, end_of, last_day, link_of, stranger, token
from awards.text.pinyin import spelled
from tests.cast import SECRET

OTHER = bytes([1] * 32)


def test_a_token_leads_to_its_link_alone() -> None:
    assert link_of(token(7, SECRET), SECRET) == 7
    assert token(7, SECRET) != token(7, OTHER)
    assert len(token(7, SECRET).partition("-")[2]) >= 22


def test_what_was_confirmed_before_a_field_was_shown_agrees_while_the_field_is_empty() -> None:
    said = {"3": {"name": ["林晚舟"], "unit": ["甲办事处"]}}
    now = {"name": "林晚舟", "unit": "甲办事处"}

    assert agreed(said, 3, {**now, "name_en": ""})
    assert not agreed(said, 3, {**now, "name_en": "Lin Wanzhou"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "7-",
        "x",
        token(7, OTHER),
        "8" + token(7, SECRET)[1:],
        "０" + token(7, SECRET),
        token(7, SECRET) + "=",
        "9" * 5000 + "-" + "A" * 22,
        "7-" + "é" * 22,
        "\x00",
    ],
    ids=[
        "nothing",
        "number alone",
        "no mac",
        "letter",
        "under another key",
        "of another link",
        "full-width digit",
        "longer",
        "number too long",
        "letters beyond ASCII",
        "NUL",
    ],
)
def test_whatever_we_did_not_give_out_leads_nowhere(text: str) -> None:
    assert link_of(text, SECRET) is None


def test_a_link_works_through_the_night_of_its_last_day_in_china() -> None:
    deadline = end_of(date(2026, 3, 1))

    assert deadline == datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
    assert last_day(deadline) == date(2026, 3, 1)


def test_the_characters_that_differ_are_marked_and_no_others() -> None:
    before, after = differences("林晚舟", "林晚洲")

    assert [(p.text, p.differs) for p in before] == [("林晚", False), ("舟", True)]
    assert [(p.text, p.differs) for p in after] == [("林晚", False), ("洲", True)]
    assert differences("", "甲")[0] == []


def test_a_strangers_name_is_never_taken_for_an_account() -> None:
    assert stranger("adam").rpartition("/")[2] != "adam"
    assert stranger("web/adam").rpartition("/")[2] != "adam"


def test_every_character_has_its_sound_beneath_and_none_is_lost() -> None:
    assert spelled("曾晚舟") == [("曾", "zēng"), ("晚", "wǎn"), ("舟", "zhōu")]
    for name in ("阿依古丽·买买提", "Anna Smith", "中国A股（集团）有限公司", "葛\U000e0100飞"):
        assert "".join(character for character, _ in spelled(name)) == name
    assert dict(spelled("阿·依"))["·"] == ""
