"""The registry proposes pinyin above a name, for a layout that asks for it and for no other."""

from __future__ import annotations

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.free_fields import FreeFieldRecord
from awards.issuing.rules import asked_fields, compose
from awards.issuing.trial_recipients import TrialRecipient
from awards.tables import FreeFieldKind


def words(
    here: CommendationRecord, code: str, name: str, asked: set[str], **more: object
) -> dict[str, str]:
    recipient = TrialRecipient(name, "甲单位", "", **more)  # type: ignore[arg-type]
    category = here.require_category(code)
    made = compose(here, category, recipient, number="1", token="t", public_url="https://a")  # noqa: S106
    return asked_fields(here, made, asked)


async def test_a_layout_that_asks_for_pinyin_is_given_a_proposal(
    commendation: CommendationRecord,
) -> None:
    asked = {"name_pinyin"}
    assert words(commendation, "GR", "曾丽丽", asked)["name_pinyin"] == "Zēng Lìlì"
    assert words(commendation, "GR", "欧阳修", asked)["name_pinyin"] == "Ōuyáng Xiū"
    assert (
        words(commendation, "GR", "欧阳修", asked, surname_length=1)["name_pinyin"] == "Ōu Yángxiū"
    )


async def test_no_other_layout_is_given_any(commendation: CommendationRecord) -> None:
    assert "name_pinyin" not in words(commendation, "GR", "曾丽丽", set())


async def test_an_enterprise_has_none(commendation: CommendationRecord) -> None:
    assert words(commendation, "CX", "云梯公司", {"name_pinyin"})["name_pinyin"] == ""


async def test_a_free_field_corrects_the_proposal(commendation: CommendationRecord) -> None:
    field = FreeFieldRecord(key="name_pinyin", name="拼音", kind=FreeFieldKind.TEXT, printed=True)
    here = msgspec.structs.replace(commendation, free_fields=(field,))
    said = words(here, "GR", "曾丽丽", {"name_pinyin"}, free={"name_pinyin": "Céng Lìli"})
    assert said["name_pinyin"] == "Céng Lìli"
    assert words(here, "GR", "曾丽丽", {"name_pinyin"})["name_pinyin"] == "Zēng Lìlì"
