"""Faults that nobody would notice before delivery: cut sheets, moved words, unreadable files."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from certificates import (
    Content,
    ContentRefused,
    Page,
    PressRefused,
    Shelf,
    load,
    parts,
    print_run,
    print_sheets,
    render,
    render_pages,
    shipped,
)
from certificates.press import Setup, load_stock, shipped_stock
from tests.certificates.conftest import sample

RULE = """
id = "rule"
name = "Rule"
[page]
width = {width}
height = 100
[styles]
[[elements]]
id = "rule"
kind = "line"
from = [10, 50]
to = [90, 50]
width = 1
colour = "#000000"
"""


class _Forgetful(dict[object, object]):
    """A cache that another thread clears as soon as it holds something."""

    def __setitem__(self, key: object, value: object) -> None:
        super().__setitem__(key, value)
        self.clear()


def test_another_thread_may_forget_what_was_kept(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_statics", _Forgetful())
    assert render([sample("classic")], load(shipped("classic")), shelf, io.BytesIO()) == 1


@pytest.mark.parametrize("field", ["title", "issuers"])
@pytest.mark.parametrize("layout_id", ["citation", "plaque", "classic"])
@pytest.mark.parametrize("hidden", ["\ud800", "\x00", "\ufffe"])
def test_unprintable_characters_in_metadata_are_refused_too(
    field: str, layout_id: str, hidden: str, shelf: Shelf
) -> None:
    content = sample(layout_id)
    bad = replace(content, fields={**content.fields, field: f"甲{hidden}"})
    with pytest.raises(ContentRefused) as refused:
        render([bad], load(shipped(layout_id)), shelf, io.BytesIO())
    assert {problem.code for problem in refused.value.problems} == {"unprintable"}


def test_a_number_that_cannot_be_written_is_refused(shelf: Shelf) -> None:
    bad = replace(sample("classic"), key="\ud800")
    with pytest.raises(ContentRefused):
        render([bad], load(shipped("classic")), shelf, io.BytesIO())


def test_the_same_ornament_on_sheets_of_two_sizes_is_not_cut_off_by_either(shelf: Shelf) -> None:
    layouts = [load(RULE.format(width=width)) for width in (100, 200)]
    out = io.BytesIO()
    render_pages([Page(Content("一", "甲"), each, shelf) for each in layouts], out)
    with pikepdf.open(out) as pdf:
        forms = pdf.pages[0].Resources.XObject.values()
        assert sorted(round(float(form.BBox[2])) for form in forms) == [283, 567]


def test_a_back_of_another_size_than_its_front_is_refused(shelf: Shelf) -> None:
    front, back = load(shipped("classic")), load(shipped("plaque"))
    setup = Setup(load_stock(shipped_stock("a3-2up")), duplex=True)
    with pytest.raises(PressRefused):
        print_sheets([Page(sample("一"), front, shelf, back)], setup, io.BytesIO())


def test_dividers_need_no_face_of_the_frozen_certificates(shelf: Shelf) -> None:
    layout = load(RULE.format(width=100))
    page = Page(Content("一", "甲"), layout, shelf.limited_to({}))
    setup = Setup(load_stock(shipped_stock("a3-2up")))
    told = {"group_of": lambda _: "甲组"}
    with pytest.raises(PressRefused):
        print_sheets([page], setup, io.BytesIO(), **told)  # type: ignore[arg-type]
    assert print_sheets([page], setup, io.BytesIO(), shelf=shelf, **told) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["../away", "a/b", "", "..", "/away"])
def test_a_run_is_not_called_by_a_path(name: str, tmp_path: Path, shelf: Shelf) -> None:
    folder = tmp_path / "run"
    page = Page(sample("一"), load(shipped("classic")), shelf)
    with pytest.raises(PressRefused):
        print_run([page], Setup(load_stock(shipped_stock("a4-landscape"))), folder, name)
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]
