"""A row that names a body and a person: a contact never becomes the winner without a word."""

from __future__ import annotations

import pytest

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import ImportPreview
from tests.intake.cast import preview_of
from tests.intake.files import xlsx

HEAD = ("序号", "奖项", "称号", "企业名称", "姓名", "备注")
BODY = ("1", "突出贡献企业", "", "甲乙丙有限公司", "张三丰", "重点企业")
PERSON = ("2", "先进个人", "先进工作者", "丁戊有限公司", "欧阳锋", "")


def _checked(*rows: tuple[str, ...], choices: Choices | None = None) -> ImportPreview:
    return preview_of(xlsx([HEAD, *rows]), choices)


def _winners(preview: ImportPreview) -> list[tuple[str, str, str]]:
    return [(each.name, each.unit, each.note) for each in preview.registrations]


def test_in_a_category_of_bodies_the_body_is_offered_and_asked_about() -> None:
    preview = _checked(BODY)

    [question] = preview.questions
    assert (question.code, question.choice) == ("question.recipient", "recipient")
    assert [option.value for option in question.options] == ["body", "person"]
    assert question.proposed == "body"
    assert not preview.ready


def test_the_body_is_awarded_and_its_contact_kept_in_the_note() -> None:
    preview = _checked(BODY, choices=Choices(recipient="body"))

    assert _winners(preview) == [("甲乙丙有限公司", "", "重点企业；姓名：张三丰")]
    assert preview.ready


def test_the_person_is_awarded_where_a_person_says_so() -> None:
    preview = _checked(BODY, choices=Choices(recipient="person"))

    assert _winners(preview) == [("张三丰", "甲乙丙有限公司", "重点企业")]


def test_persons_in_the_same_list_keep_their_unit() -> None:
    preview = _checked(BODY, PERSON, choices=Choices(recipient="body"))

    assert _winners(preview)[1] == ("欧阳锋", "丁戊有限公司", "")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (HEAD, PERSON),
        (("奖项", "姓名", "所在单位"), ("突出贡献企业", "甲乙丙有限公司", "")),
        (("奖项", "企业名称", "备注"), ("突出贡献企业", "甲乙丙有限公司", "")),
    ],
)
def test_without_a_body_and_a_person_beside_it_nothing_is_asked(
    head: tuple[str, ...], row: tuple[str, ...]
) -> None:
    assert preview_of(xlsx([head, row])).questions == ()
