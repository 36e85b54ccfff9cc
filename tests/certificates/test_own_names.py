"""Fields and pictures that a caller declares beside the engine's own."""

from __future__ import annotations

import io
import pickle

import pytest
from PIL import Image

from certificates import (
    OPEN,
    STANDARD,
    Content,
    ContentNames,
    Layout,
    LayoutRefused,
    OwnField,
    load,
    resolve,
    shipped,
    shipped_ids,
)
from certificates.marks import Picture, TextRun
from certificates.place import place
from certificates.trial.cases import contents
from tests.certificates.conftest import sample
from tests.certificates.one_text import SHELF, toml
from tests.certificates.reading import pdf

OWN = ContentNames(
    (OwnField("职务", "职务", "办公室主任"), OwnField("duty_2")), (OwnField("徽标"),)
)
DUTY = toml({"words": "{name}，{职务}"}, {})
PICTURES = """
id = "two"
name = "二"
[page]
width = 140
height = 80
[styles]
[[elements]]
id = "face"
kind = "image"
box = [10, 10, 30, 40]
field = "photo"
[[elements]]
id = "mark"
kind = "image"
box = [60, 10, 30, 30]
field = "徽标"
when = { has = ["职务", "徽标"] }
"""


def words(layout_source: str, content: Content, names: ContentNames) -> list[str]:
    sheet = place(content, load(layout_source, names=names), SHELF)
    assert sheet.problems == ()
    return [mark.text for mark in sheet.marks if isinstance(mark, TextRun)]


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, "PNG")
    return out.getvalue()


def test_a_declared_field_is_printed_like_the_engines_own() -> None:
    content = Content("1", "甲", {"name": "甲某某", "职务": "办公室主任"})
    assert words(DUTY, content, OWN) == ["甲某某，办公室主任"]


def test_an_undeclared_field_of_a_layout_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(LayoutRefused) as refused:
        load(DUTY, names=ContentNames((OwnField("职位"),)))
    [fault] = refused.value.faults
    assert fault.path == "elements[0].words"
    assert fault.suggestion == "职位"
    assert "职务" in str(fault.what)
    assert "职位" in str(fault.remedy)


def test_without_a_declaration_only_the_engines_own_names_are_known() -> None:
    for source in (DUTY, PICTURES, toml({"field": "职务"}, {})):
        with pytest.raises(LayoutRefused):
            load(source)
        with pytest.raises(LayoutRefused):
            resolve(source)


def test_an_undeclared_field_of_the_content_is_a_problem() -> None:
    layout = load(DUTY, names=OWN)
    content = Content("1", "甲", {"name": "甲某某", "职务": "主任", "民族": "回族"})
    [problem] = place(content, layout, SHELF).problems
    assert problem.code == "unknown-field"
    assert "民族" in str(problem.what)


def test_a_sheet_has_as_many_pictures_as_are_declared() -> None:
    layout = load(PICTURES, names=OWN)
    given = {"photo": png("red"), "徽标": png("blue")}
    sheet = place(Content("1", "甲", {"职务": "主任"}, pictures=given), layout, SHELF)
    assert sheet.problems == ()
    drawn = [mark.image.digest for mark in sheet.marks if isinstance(mark, Picture)]
    assert len(set(drawn)) == 2
    assert layout.pictures == ("photo", "徽标")


def test_a_condition_asks_for_a_declared_field() -> None:
    layout = load(PICTURES, names=OWN)
    given = {"photo": png("red"), "徽标": png("blue")}
    sheet = place(Content("1", "甲", pictures=given), layout, SHELF)
    assert len(sheet.marks) == 1


@pytest.mark.parametrize(
    "name", ["name", "photo", "", "2", "a b", "a.b", "{x}", "a!r", "职务：", "x" * 41]
)
def test_a_name_of_another_shape_or_of_the_engine_cannot_be_declared(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        ContentNames((OwnField(name),))


def test_a_name_is_declared_once() -> None:
    with pytest.raises(ValueError, match="not a name"):
        ContentNames((OwnField("职务"),), (OwnField("职务"),))


def test_an_open_layout_takes_any_name_but_no_text_in_its_place() -> None:
    content = Content("1", "甲", {"name": "甲某某", "职务": "主任", "民族": "回族"})
    assert words(DUTY, content, OPEN) == ["甲某某，主任"]
    with pytest.raises(LayoutRefused):
        load(toml({"words": "{a.b}"}, {}), names=OPEN)


@pytest.mark.parametrize("names", [OWN, OPEN], ids=["declared", "open"])
def test_a_layout_is_tried_with_samples_of_its_own_names(names: ContentNames) -> None:
    for source in (DUTY, PICTURES):
        layout = load(source, names=names)
        for content in contents(layout):
            problems = place(content, layout, SHELF).problems
            assert {problem.element for problem in problems} <= {"face", "it"}
            assert "unknown-field" not in {problem.code for problem in problems}
    assert next(contents(load(DUTY, names=OWN))).fields["职务"] == "办公室主任"


@pytest.mark.parametrize("layout_id", shipped_ids())
def test_declared_names_change_nothing_of_a_shipped_layout(layout_id: str) -> None:
    source = shipped(layout_id)
    plain, own = load(source), load(source, names=OWN)
    assert own.digest == plain.digest
    assert _pdf(own, layout_id) == _pdf(plain, layout_id)
    assert resolve(source, names=OWN) == resolve(source)


def _pdf(layout: Layout, layout_id: str) -> bytes:
    return pdf([sample(layout_id)], layout, SHELF)


def test_another_process_keeps_layouts_of_other_names_apart() -> None:
    source = shipped("classic")
    arrived = [pickle.loads(pickle.dumps(load(source, names=n))) for n in (STANDARD, OWN)]  # noqa: S301
    assert [layout.names for layout in arrived] == [STANDARD, OWN]
