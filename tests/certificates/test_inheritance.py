"""A layout can start from a base layout and override parts of it."""

from __future__ import annotations

import tomllib

import pytest

from certificates import Layout, LayoutRefused, LayoutUnknown, load, shipped
from certificates.elements.line import StraightLine
from certificates.layout_file import resolve
from certificates.marks import TextRun
from certificates.place import place
from tests.certificates.conftest import content

CHILD = """
id = "child"
name = "子版式"
edition = 2
base = "classic"
"""


def child(more: str = "") -> Layout:
    return load(CHILD + more)


def ids(layout: Layout) -> list[str]:
    return [element.id for element in layout.elements]


def test_missing_keys_come_from_the_base(classic: Layout) -> None:
    assert ids(child()) == ids(classic)
    assert (child().id, child().page) == ("child", classic.page)


def test_a_style_is_changed_key_by_key(classic: Layout, shelf: object) -> None:
    layout = child('[styles.salutation]\ncolour = "#FF0000"\n')
    (run,) = _runs(layout, shelf, "欧阳一二同志：")
    (before,) = _runs(classic, shelf, "欧阳一二同志：")
    assert run.colour == (1.0, 0.0, 0.0)
    assert run.size == before.size


def _runs(layout: Layout, shelf: object, text: str) -> list[TextRun]:
    marks = place(content(), layout, shelf).marks  # type: ignore[arg-type]
    return [mark for mark in marks if isinstance(mark, TextRun) and mark.text == text]


def test_an_element_is_changed_by_its_id_and_keeps_its_place(classic: Layout) -> None:
    layout = child('[[elements]]\nid = "title"\nbox = [10, 30, 277, 25]\n')
    assert ids(layout) == ids(classic)
    assert next(e.box.width for e in layout.elements if e.id == "title") == 277


def test_an_element_can_be_removed(classic: Layout) -> None:
    layout = child('[[elements]]\nid = "underprint"\nremove = true\n')
    assert ids(layout) == [each for each in ids(classic) if each != "underprint"]


LINE = """
[[elements]]
id = "rule"
kind = "line"
from = [50, 60]
to = [100, 60]
colour = "#000000"
width = 0.3
"""


def test_a_new_element_stands_last_or_before_another() -> None:
    assert ids(child(LINE))[-1] == "rule"
    placed = ids(child(LINE + 'before = "words"\n'))
    assert placed[placed.index("rule") + 1] == "words"


def test_another_kind_under_the_same_id_starts_empty() -> None:
    (rule,) = (e for e in child(LINE.replace("rule", "flourish")).elements if e.id == "flourish")
    assert isinstance(rule, StraightLine)


def test_a_base_may_have_a_base() -> None:
    sources = {"middle": CHILD.replace("child", "middle") + LINE}
    grown = load(CHILD.replace("classic", "middle"), lambda key: sources.get(key) or shipped(key))
    assert ids(grown)[-1] == "rule"


def test_a_ring_of_bases_is_refused() -> None:
    sources = {"one": 'base = "two"', "two": 'base = "one"'}
    with pytest.raises(LayoutRefused) as refusal:
        load(CHILD.replace("classic", "one"), sources.__getitem__)
    assert [fault.path for fault in refusal.value.faults] == ["two: base"]


def test_a_base_that_is_no_toml_is_named() -> None:
    with pytest.raises(LayoutRefused) as refusal:
        load(CHILD, lambda _: "id = [")
    assert [fault.path for fault in refusal.value.faults] == ["classic: (file)"]


def test_a_base_that_is_not_there_lists_those_that_are() -> None:
    def none(key: str) -> str:
        raise LayoutUnknown(key, ["classical"])

    with pytest.raises(LayoutRefused) as refusal:
        load(CHILD, none)
    assert refusal.value.faults[0].suggestion == "classical"


def test_resolved_it_needs_no_base_and_is_the_same_layout() -> None:
    source = CHILD + LINE + 'before = "words"\n'
    frozen = resolve(source)
    assert "base" not in tomllib.loads(frozen)
    alone, before = load(frozen, _nobody), load(source)
    assert (ids(alone), alone.digest) == (ids(before), before.digest)
    assert resolve(frozen, _nobody) == frozen


def _nobody(key: str) -> str:
    raise LayoutUnknown(key, [])


def test_a_source_without_a_base_is_resolved_already() -> None:
    assert resolve(shipped("classic")) == shipped("classic")


def test_a_change_in_the_base_is_another_digest() -> None:
    other = shipped("classic").replace("#B8141C", "#B8141D")
    assert load(CHILD, lambda _: other).digest != load(CHILD).digest


def test_a_broken_layout_is_not_resolved() -> None:
    with pytest.raises(LayoutRefused):
        resolve(CHILD + "size = 3\n")
