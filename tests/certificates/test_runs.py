"""Runs on the sheets of a stock: every certificate once, in volumes that a manifest proves."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from certificates import (
    Content,
    ContentRefused,
    Layout,
    Page,
    PressRefused,
    Shelf,
    load,
    print_card,
    print_run,
    print_sheets,
    render,
    render_each,
    shipped,
)
from certificates.press import (
    Feed,
    FillOrder,
    PrintCalibration,
    Setup,
    Stock,
    load_stock,
    shipped_stock,
)
from certificates.processes import AHEAD, in_order
from tests.certificates.conftest import content, named
from tests.certificates.reading import lines, opened, picture

POINTS = 72 / 25.4


def stock(stock_id: str) -> Stock:
    return load_stock(shipped_stock(stock_id))


def numbered(count: int) -> list[Content]:
    return [content(number=f"第{n:04}号") for n in range(1, count + 1)]


def pages(contents: list[Content], layout: Layout, shelf: Shelf) -> list[Page]:
    return [Page(each, layout, shelf) for each in contents]


def numbers(data: bytes) -> list[list[str]]:
    """Return the numbers of each page, in drawing order."""
    texts = lines(data)
    return [[said[3:] for said in page if said.startswith("编号：")] for page in texts]


def printed(setup: Setup, some: list[Page], **how: object) -> bytes:
    out = io.BytesIO()
    print_sheets(some, setup, out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def test_two_lie_on_each_sheet_and_none_is_left_out(classic: Layout, shelf: Shelf) -> None:
    data = printed(Setup(stock("a3-2up")), pages(numbered(5), classic, shelf))
    assert numbers(data) == [["第0001号", "第0002号"], ["第0003号", "第0004号"], ["第0005号"]]


def test_cut_and_laid_on_one_another_the_stacks_run_on(classic: Layout, shelf: Shelf) -> None:
    setup = Setup(stock("a3-2up"), order=FillOrder.CUT_AND_STACK)
    sheets = numbers(printed(setup, pages(numbered(6), classic, shelf)))
    assert [number for slot in (0, 1) for number in (sheet[slot] for sheet in sheets)] == [
        f"第{n:04}号" for n in range(1, 7)
    ]


def test_a_half_used_sheet_is_started_where_it_is_free(classic: Layout, shelf: Shelf) -> None:
    setup = Setup(stock("a3-2up"), start=2)
    data = printed(setup, pages(numbered(2), classic, shelf))
    assert numbers(data) == [["第0001号"], ["第0002号"]]
    first, second = (_ink_above_the_middle(data, page) for page in (0, 1))
    assert (first, second) == (False, True)


def _ink_above_the_middle(data: bytes, page: int) -> bool:
    with pikepdf.open(io.BytesIO(data)) as document:
        alone = pikepdf.new()
        alone.pages.append(document.pages[page])
        out = io.BytesIO()
        alone.save(out)
    image = picture(out.getvalue(), dpi=20).convert("L")
    half = image.crop((0, 0, image.width, image.height // 2))
    return min(half.tobytes()) < 200


def test_a_divider_names_the_group_behind_it(classic: Layout, shelf: Shelf) -> None:
    setup = Setup(stock("a4-landscape"))
    some = pages([named("甲"), named("乙")], classic, shelf)
    data = printed(setup, some, group_of=lambda page: f"先进{page.content.person}组")
    assert [page[0] for page in lines(data)] == ["先进甲组", "荣誉证书", "先进乙组", "荣誉证书"]


def test_behind_each_front_lies_its_own_back(classic: Layout, shelf: Shelf) -> None:
    some = [Page(each, classic, shelf, back=classic) for each in numbered(2)]
    assert numbers(printed(Setup(stock("a4-landscape"), duplex=True), some)) == [
        ["第0001号"], ["第0001号"], ["第0002号"], ["第0002号"],
    ]  # fmt: skip


def test_the_boxes_say_where_it_is_cut(classic: Layout, shelf: Shelf) -> None:
    setup = Setup(stock("sra3-2up"), bleed=3, crop_marks=True, colour_bar=True, slug="试印")
    data = printed(setup, pages(numbered(2), classic, shelf), total=1)
    with opened(data) as document:
        page = document.pages[0]
        trim, bleed = (
            [round(float(n) / POINTS) for n in box] for box in (page.trimbox, page["/BleedBox"])
        )
    assert (trim[2] - trim[0], trim[3] - trim[1]) == (297, 426)
    assert [inner - outer for inner, outer in zip(trim, bleed, strict=True)] == [3, 3, -3, -3]
    assert any("试印" in said for said in lines(data)[0])


def test_calibration_moves_all_that_is_printed(classic: Layout, shelf: Shelf) -> None:
    plain = Setup(stock("a4-landscape"))
    moved = replace(plain, front=PrintCalibration(x=5.0, y=-3.0))
    some = pages(numbered(1), classic, shelf)
    at, then = (_corner_of_the_name(printed(setup, some)) for setup in (plain, moved))
    assert then[0] - at[0] == pytest.approx(5 * POINTS, abs=0.1)
    assert then[1] - at[1] == pytest.approx(3 * POINTS, abs=0.1)


def _corner_of_the_name(data: bytes) -> tuple[float, float]:
    with pdfium.PdfDocument(data) as document:
        words = document[0].get_textpage()
        left, _, _, top = words.get_charbox(words.get_text_range().index("同志"))
        return left, top


def test_on_preprinted_paper_only_the_words_are_printed(shelf: Shelf) -> None:
    layout = load(shipped("overlay"))
    some = pages(numbered(1), layout, shelf)
    blank, preprinted = (
        printed(Setup(stock(name)), some) for name in ("a4-landscape", "a4-landscape-preprinted")
    )
    assert numbers(blank) == numbers(preprinted) == [["第0001号"]]
    ink = [sum(255 - n for n in picture(d, 30).convert("L").tobytes()) for d in (blank, preprinted)]
    assert ink[1] < ink[0] / 2


def test_volumes_hold_what_their_manifest_says(
    classic: Layout, shelf: Shelf, tmp_path: Path
) -> None:
    setup = Setup(stock("a3-2up"))
    made = print_run(pages(numbered(11), classic, shelf), setup, tmp_path, "证书", sheets=2)
    told = json.loads((tmp_path / "证书.json").read_text("utf-8"))
    assert [(v["first"], v["last"], v["certificates"]) for v in told["volumes"]] == [
        ("第0001号", "第0004号", 4), ("第0005号", "第0008号", 4), ("第0009号", "第0011号", 3),
    ]  # fmt: skip
    assert [volume.file for volume in made] == [v["file"] for v in told["volumes"]]
    for volume in made:
        data = (tmp_path / volume.file).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (volume.bytes, volume.sha256)
        found = [number for page in numbers(data) for number in page]
        assert (found[0], found[-1], len(found)) == (
            volume.first, volume.last, volume.certificates,
        )  # fmt: skip


def test_a_run_with_one_bad_sheet_leaves_no_file_and_names_all_that_is_wrong(
    classic: Layout, shelf: Shelf, tmp_path: Path
) -> None:
    bad = [named("甲"), named("周\ue000"), named("乙"), named("吴\ue001")]
    setup = Setup(stock("a4-landscape"))
    with pytest.raises(ContentRefused) as refusal:
        print_run(pages(bad, classic, shelf), setup, tmp_path, "证书", sheets=1)
    assert [problem.person for problem in refusal.value.problems] == ["周\ue000", "吴\ue001"]
    assert list(tmp_path.iterdir()) == []


def test_a_shorter_run_leaves_no_volume_of_a_longer_one_before_it(
    classic: Layout, shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "证书-100.pdf").write_bytes(b"someone else's")
    setup = Setup(stock("a4-landscape"))
    for count in (3, 1):
        print_run(pages(numbered(count), classic, shelf), setup, tmp_path, "证书", sheets=1)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "证书-001.pdf", "证书-100.pdf", "证书.json",
    ]  # fmt: skip


def test_a_set_up_that_cannot_be_is_refused_before_anything(
    classic: Layout, shelf: Shelf, tmp_path: Path
) -> None:
    setup = Setup(stock("a4-landscape"), start=2, crop_marks=True)
    with pytest.raises(PressRefused):
        print_run(pages(numbered(1), classic, shelf), setup, tmp_path, "证书")
    assert list(tmp_path.iterdir()) == []


def test_a_layout_of_another_size_is_not_squeezed_in(classic: Layout, shelf: Shelf) -> None:
    taller = load(shipped("classic").replace("height = 210", "height = 211"))
    some = [*pages(numbered(1), classic, shelf), Page(content(number="第9号"), taller, shelf)]
    with pytest.raises(PressRefused, match="第9号"):
        printed(Setup(stock("a3-2up")), some)


def test_any_number_of_processes_draws_the_same_bytes(
    classic: Layout, shelf: Shelf, pool: Executor
) -> None:
    names = [
        f"{a}{b}"
        for a in "王李张刘⽅方"
        for b in "晚舟若水明哲清扬雨桐金金书瑶景行思远安宁致和知秋望舒"
    ]
    contents = [named(name) for name in names]
    files = []
    for executor in (None, pool):
        out = io.BytesIO()
        render(contents, classic, shelf, out, executor=executor)
        singles = render_each(contents[:50], classic, shelf, executor=executor)
        files.append((out.getvalue(), [data for _, data in singles]))
    assert files[0] == files[1]


def test_problems_come_back_from_where_it_is_drawn(
    classic: Layout, shelf: Shelf, pool: Executor
) -> None:
    with pytest.raises(ContentRefused) as refusal:
        render([named("周\ue000")], classic, shelf, io.BytesIO(), executor=pool)
    assert [problem.person for problem in refusal.value.problems] == ["周\ue000"]


def test_only_so_much_work_is_under_way_at_a_time(pool: Executor) -> None:
    taken = []

    def work() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    results: Iterator[int] = in_order(abs, work(), pool)
    assert next(results) == 0
    assert len(taken) <= AHEAD + 1
    assert list(results) == list(range(1, 100))


def test_a_card_is_printed_for_each_side_under_its_calibration(shelf: Shelf) -> None:
    out = io.BytesIO()
    setup = Setup(stock("a4-landscape"), duplex=True, front=PrintCalibration(x=1.5))
    assert print_card(setup, Feed("甲机", "下层", "a4-landscape"), shelf, out) == 2
    front, back = lines(out.getvalue())
    assert any("1.5" in said for said in front)
    assert not any("1.5" in said for said in back)
