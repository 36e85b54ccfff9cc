"""The places for fields in a layout's text."""

from __future__ import annotations

import pytest

from certificates.template import TemplateFault, of_field, parse


@pytest.mark.parametrize(
    ("source", "placeholder"),
    [
        ("{nmae}", "nmae"),
        ("{name!r}", "name!r"),
        ("{name:>20}", "name>20"),
        ("{name!s:5}", "name!s5"),
        ("{number", ""),
        ("number}", ""),
        ("{}", ""),
    ],
)
def test_a_place_that_cannot_be_filled_is_named_as_it_was_written(
    source: str, placeholder: str
) -> None:
    with pytest.raises(TemplateFault) as fault:
        parse(source)

    assert fault.value.placeholder == placeholder


def test_the_first_blank_field_is_named() -> None:
    template = parse("{name}：{unit}，{honour}")

    assert template.blank({"name": "甲", "unit": " ", "honour": ""}) == "unit"
    assert template.blank({"name": "甲", "unit": "乙", "honour": "丙"}) == ""
    assert template.blank({}) == "name"


def test_a_text_is_filled_or_not_at_all() -> None:
    template = parse("第{number}号，{{{name}}}")

    assert template.filled({"number": "8", "name": "甲"}) == "第8号，{甲}"
    assert template.filled({"number": "8", "name": " "}) is None
    assert template.filled({"number": "8"}) is None
    assert parse("{number}", among=("number",)).fields == ("number",)
    assert of_field("number", "编号：").filled({"number": "8"}) == "编号：8"
