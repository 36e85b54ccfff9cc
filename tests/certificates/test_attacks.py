"""What would pass unnoticed in the shop: sheets cut off, words moved, files that no reader opens."""

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
    compose,
    load,
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
    """What is kept, when another thread clears it as soon as something is there."""

    def __setitem__(self, key: object, value: object) -> None:
        super().__setitem__(key, value)
        self.clear()


def test_another_thread_may_forget_what_was_kept(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "_statics", _Forgetful())
    assert render([sample("classic")], load(shipped("classic")), shelf, io.BytesIO()) == 1


@pytest.mark.parametrize("field", ["title", "issuers"])
@pytest.mark.parametrize("layout_id", ["citation", "plaque", "classic"])
@pytest.mark.parametrize("hidden", ["\ud800", "\x00", "\ufffe"])
def test_what_only_the_file_says_of_itself_is_looked_at_too(
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
