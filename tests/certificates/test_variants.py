"""One layout serves several kinds of recipient; some elements depend on the content."""

from __future__ import annotations

import dataclasses
import pickle

from hypothesis import given
from hypothesis import strategies as st

from certificates import Content, Layout, load
from certificates.content import KINDS
from certificates.layout_file import resolve
from tests.certificates.conftest import content

SOURCE = """
id = "both"
name = "两用"

[page]
width = 297
height = 210

[styles.body]
font = "kai"
size = 20

[[elements]]
id = "paper"
kind = "box"
box = [5, 5, 200, 200]
fill = "#FFF6DC"
preprinted = true

[[elements]]
id = "words"
kind = "field"
box = [10, 10, 100, 20]
field = "body"
style = "body"

[[elements]]
id = "unit"
kind = "field"
box = [10, 40, 100, 20]
field = "unit"
style = "body"
when = { has = ["unit"] }

[[elements]]
id = "portrait"
kind = "image"
box = [10, 70, 30, 40]
field = "photo"
when = { kind = ["individual"], has = ["photo"] }

[[elements]]
id = "frame"
kind = "box"
box = [10, 70, 30, 40]
stroke = "#000000"
when = { lacks = ["photo"] }

[variants.enterprise.page]
width = 400
height = 280

[variants.enterprise.styles.body]
size = 30

[variants.enterprise.elements.words]
box = [10, 10, 380, 30]

[variants.enterprise.elements.portrait]
remove = true

[variants.enterprise.elements.rule]
kind = "line"
from = [10, 50]
to = [390, 50]
colour = "#000000"
width = 0.3
before = "unit"
"""

BOTH = load(SOURCE)


def ids(given: Content, layout: Layout = BOTH, *, preprinted: bool = False) -> list[str]:
    return [e.id for e in layout.elements_for(given, preprinted=preprinted)]


def of_kind(kind: str, **words: str) -> Content:
    return dataclasses.replace(content(**words), kind=kind)


def test_an_element_is_left_out_where_its_condition_does_not_hold() -> None:
    assert ids(content()) == ["paper", "words", "frame"]
    assert ids(content(unit="××街道")) == ["paper", "words", "unit", "frame"]
    assert "unit" not in ids(content(unit="　"))


def test_all_parts_of_a_condition_must_hold() -> None:
    pictured = dataclasses.replace(of_kind("individual"), pictures={"photo": b"any"})
    assert ids(pictured) == ["paper", "words", "portrait"]
    assert "portrait" not in ids(dataclasses.replace(pictured, kind="team"))
    assert "portrait" not in ids(of_kind("individual"))


def test_a_variant_changes_sheet_style_and_elements_for_its_kind_alone() -> None:
    enterprise = BOTH.for_kind("enterprise")
    assert ids(of_kind("enterprise", unit="甲")) == ["paper", "words", "rule", "unit", "frame"]
    assert (enterprise.page.width, BOTH.page.width) == (400, 297)
    assert next(e.box.width for e in enterprise.elements if e.id == "words") == 380
    assert BOTH.for_kind("team") is BOTH.for_kind("") is BOTH


def test_what_the_stock_has_is_left_out_on_it() -> None:
    assert ids(content(), preprinted=True) == ["words", "frame"]


@given(st.sampled_from(["", *KINDS]), st.booleans(), st.booleans(), st.booleans())
def test_the_same_choice_is_the_very_same_tuple(
    kind: str, preprinted: bool, unit: bool, photo: bool
) -> None:
    words = {"unit": "甲"} if unit else {}
    one, two = (
        dataclasses.replace(
            of_kind(kind, **words), person=person, pictures={"photo": b"x"} if photo else {}
        )
        for person in "甲乙"
    )
    first = BOTH.chosen(one, preprinted=preprinted)
    assert first is BOTH.chosen(two, preprinted=preprinted)


def test_brought_into_another_process_time_and_again_it_is_one_layout() -> None:
    sent = pickle.dumps(BOTH)
    first, again = pickle.loads(sent), pickle.loads(sent)  # noqa: S301 - our own
    assert first is again
    assert first.digest == BOTH.digest
    assert ids(of_kind("enterprise"), first) == ids(of_kind("enterprise"))
    assert first.for_kind("enterprise") is not first


def test_every_field_of_every_variant_is_named() -> None:
    more = (
        SOURCE
        + """
[variants.team.elements.honour]
kind = "field"
box = [10, 90, 100, 20]
field = "honour"
style = "body"
"""
    )
    assert load(more).fields == ("body", "unit", "photo", "honour")


def test_a_child_changes_a_variant_of_its_base() -> None:
    child = """
id = "child"
name = "子版式"
base = "both"

[variants.enterprise.elements.words]
box = [20, 10, 370, 30]

[variants.team.elements.words]
remove = true
"""
    layout = load(child, lambda _: SOURCE)
    enterprise = layout.for_kind("enterprise")
    assert next(e.box.x for e in enterprise.elements if e.id == "words") == 20
    assert enterprise.page.width == 400
    assert "words" not in ids(of_kind("team"), layout)
    assert load(resolve(child, lambda _: SOURCE)).digest == layout.digest
