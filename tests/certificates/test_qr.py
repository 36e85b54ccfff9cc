"""The code: what it says is read back from paper, and every module is where others put it."""

from __future__ import annotations

import dataclasses

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import Layout, Shelf
from certificates.marks import Squares
from certificates.place import place
from certificates.qr_code import VERSIONS, TooLong, capacity, encode
from tests.certificates.conftest import WORDS, content
from tests.certificates.reading import pdf, picture

MOST = capacity(VERSIONS[-1])


def test_the_code_reads_back_from_a_sheet_at_150_dpi(classic: Layout, shelf: Shelf) -> None:
    (found,) = zxingcpp.read_barcodes(picture(pdf([content()], classic, shelf), dpi=150))
    assert found.text == WORDS["code"]
    assert found.ec_level == "M"


def test_the_code_is_large_enough_and_keeps_its_quiet_zone(classic: Layout, shelf: Shelf) -> None:
    box = next(element.box for element in classic.elements if element.id == "code")
    (code,) = (m for m in place(content(), classic, shelf).marks if isinstance(m, Squares))
    assert len(code.rows) * code.module >= 22
    assert min(code.x - box.x, code.y - box.y) >= 4 * code.module - 0.001


@pytest.mark.parametrize("length", [*range(1, MOST, 13), *map(capacity, VERSIONS)])
def test_every_version_reads_back(length: int) -> None:
    payload = ("https://award.example.cn/" + "a1" * MOST)[:length]
    (found,) = zxingcpp.read_barcodes(_raster(encode(payload.encode())))
    assert found.text == payload


@settings(max_examples=60)
@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=MOST))
def test_modules_agree_with_another_encoder_where_masks_do(payload: str) -> None:
    ours, theirs = encode(payload.encode()), _theirs(payload)
    assert len(ours) == len(theirs)
    assert ours == theirs or _mask(ours) != _mask(theirs)


def test_the_best_mask_is_chosen_as_another_encoder_does() -> None:
    payloads = [f"https://award.example.cn/v/{'abcdefgh'[n]}" for n in range(8)]
    same = [_mask(encode(p.encode())) == _mask(_theirs(p)) for p in payloads]
    assert sum(same) >= 6


def test_more_bytes_than_the_largest_version_holds_are_refused() -> None:
    assert len(encode(b"a" * MOST)) == 57
    with pytest.raises(TooLong):
        encode(b"a" * (MOST + 1))


def test_the_same_words_give_the_same_code_for_every_person(classic: Layout, shelf: Shelf) -> None:
    one, two = content("甲"), dataclasses.replace(content("乙"), key="2")
    assert place(one, classic, shelf).marks == place(two, classic, shelf).marks


def _theirs(payload: str) -> tuple[str, ...]:
    symbol = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(symbol, scale=1)
    side, pixels = image.shape[0], bytes(image)  # type: ignore[call-overload]  # a buffer, which its stubs leave out
    rows = (pixels[i * side + 4 : (i + 1) * side - 4] for i in range(4, side - 4))
    return tuple("".join("0" if pixel else "1" for pixel in row) for row in rows)


def _mask(rows: tuple[str, ...]) -> str:
    return rows[8][2:5]


def _raster(rows: tuple[str, ...], scale: int = 4) -> object:
    """Pixels, dark ones 0, with a quiet zone of four modules."""
    side = len(rows) + 8
    wide = ["0" * side] * 4 + [f"0000{row}0000" for row in rows] + ["0" * side] * 4
    pixels = bytes(
        0 if c == "1" else 255
        for row in wide
        for _ in range(scale)
        for c in row
        for _ in range(scale)
    )
    return memoryview(pixels).cast("B", (side * scale, side * scale))
