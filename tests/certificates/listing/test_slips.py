"""Slips: a small card for each row, several on a sheet between cut marks."""

from __future__ import annotations

import io
from collections.abc import Sequence

import page as validation
import pytest
import zxingcpp

from certificates import ContentRefused, ListRefused, Shelf, SlipLine, SlipPage, render_slips
from tests.certificates.listing.structure import linked, structure
from tests.certificates.reading import lines, opened, picture

PAGE = SlipPage(
    "座位条",
    (SlipLine("姓名", size=22, pair=True), SlipLine("单位"), SlipLine("座位", "座位：")),
    heading="表彰大会",
    code=True,
)


def made(rows: Sequence[Sequence[str]], shelf: Shelf, page: SlipPage = PAGE) -> bytes:
    out = io.BytesIO()
    render_slips(rows, page, shelf, out)
    return out.getvalue()


def guests(count: int) -> list[tuple[str, ...]]:
    return [("王磊", "××街道办事处", f"{n}排8座", f"SEAT{n:04}") for n in range(1, count + 1)]


def test_a_sheet_holds_as_many_slips_as_fit(shelf: Shelf) -> None:
    pages = ["".join(page) for page in lines(made(guests(13), shelf))]
    assert [page.count("表彰大会") for page in pages] == [10, 3]
    assert "座位：13排8座" in pages[1]


def test_the_codes_of_slips_can_be_scanned(shelf: Shelf) -> None:
    found = zxingcpp.read_barcodes(picture(made(guests(3), shelf), 200))
    assert sorted(each.text for each in found) == ["SEAT0001", "SEAT0002", "SEAT0003"]


def test_slips_are_archival_and_each_is_a_section(shelf: Shelf) -> None:
    data = made(guests(3), shelf)

    profile = validation.ValidationProfile.PDF_A_2U
    assert list(validation.validate_pdf_bytes(data, profile=profile).failures) == []
    with opened(data) as document:
        root = structure(document)
        assert linked(document)
    assert [[kid.kind for kid in slip.kids] for slip in root.kids] == [["P"] * 4 + ["Figure"]] * 3


@pytest.mark.parametrize(
    ("row", "code", "element"),
    [
        (("王\ue000", "", "", "X"), "missing-glyph", "姓名"),
        (("王", "字" * 400, "", "X"), "does-not-fit", ""),
        (("王", "", "", "X" * 300), "code-too-long", "code"),
        (("王", "", "X"), "wrong-count", ""),
    ],
)
def test_a_slip_that_cannot_be_printed_is_named_by_its_row(
    row: tuple[str, ...], code: str, element: str, shelf: Shelf
) -> None:
    with pytest.raises(ContentRefused) as refusal:
        made([guests(1)[0], row], shelf)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.key, problem.element) == (code, "2", element)


def test_slips_that_no_sheet_holds_are_refused(shelf: Shelf) -> None:
    with pytest.raises(ListRefused):
        made([], shelf, SlipPage("座位条", PAGE.lines, width=400))
