"""How names are read aloud, and where a reading comes from."""

from __future__ import annotations

import pytest

from awards.ceremony.script.readings import reading_of, received
from awards.stage.content import StageCertificate, StageMember


def _certificate(name: str, reading: str = "", surname: int | None = None) -> StageCertificate:
    return StageCertificate(
        1, "1号", 1, name, "甲局", "先进个人", "GR", "certificate", reading, surname
    )


@pytest.mark.parametrize(
    ("name", "reading", "wanted"),
    [
        ("曾丽丽", "", "Zēng Lìlì〔姓〕"),
        ("王昈", "", "Wáng Hù〔僻〕"),
        ("王长乐", "", "Wáng Chánglè〔多〕"),
        ("王磊", "", ""),
        ("王磊", "Wáng Lěi", "Wáng Lěi"),
        ("王磊", "Wáng Lèi", "Wáng Lèi〔改〕"),
        ("曾丽丽", "Céng Lìlì", "Céng Lìlì〔改〕"),
    ],
)
def test_a_reading_bears_the_mark_of_its_source(name: str, reading: str, wanted: str) -> None:
    assert reading_of(_certificate(name, reading), is_person=True) == wanted


def test_of_a_body_only_rare_characters_have_their_sounds() -> None:
    assert (
        reading_of(_certificate("河南璟芃精密璟公司"), is_person=False) == "璟 jǐng 芃 péng〔僻〕"
    )
    assert reading_of(_certificate("郑州机械有限公司"), is_person=False) == ""


def test_another_recipient_is_named() -> None:
    member = StageMember(1, 1, _certificate("王磊"), 1, 1, recipient="李明")
    assert received(member, is_person=True) == "由李明代领"
    assert received(member, is_person=False) == "李明领奖"
    assert received(StageMember(1, 1, _certificate("王磊"), 1, 1), is_person=True) == ""
