"""A code reads back from paper, and every module is where other encoders put it."""

from __future__ import annotations

import dataclasses
import random
import string
from typing import Any

import pytest
import zxingcpp

from certificates import Layout, Shelf
from certificates.marks import Squares
from certificates.place import place
from certificates.qr_code import encode
from tests.certificates.conftest import WORDS, content
from tests.certificates.reading import pdf, picture


def test_the_code_reads_back_from_a_sheet_at_150_dpi(classic: Layout, shelf: Shelf) -> None:
    (found,) = zxingcpp.read_barcodes(picture(pdf([content()], classic, shelf), dpi=150))
    assert found.text == WORDS["code"]
    assert found.ec_level == "Q"


def test_the_code_is_large_enough_and_keeps_its_quiet_zone(classic: Layout, shelf: Shelf) -> None:
    box = next(element.box for element in classic.elements if element.id == "code")
    (code,) = (m for m in place(content(), classic, shelf).marks if isinstance(m, Squares))
    assert len(code.rows) * code.module >= 22
    assert min(code.x - box.x, code.y - box.y) >= 4 * code.module - 0.001


@pytest.mark.parametrize("length", [1, 20, 57, 90, 150, 213])
def test_every_length_reads_back(length: int) -> None:
    payload = ("https://award.example.cn/" + "a1" * length)[:length]
    (found,) = zxingcpp.read_barcodes(_raster(encode(payload)))
    assert found.text == payload


ALPHABETS = (
    f"{string.ascii_letters}{string.digits}-_",
    string.printable[:95],
    f"{string.ascii_uppercase}a1",
    f"{string.digits}ab",
)


@pytest.mark.parametrize("start", ["https://award.example.cn/v/", "http://127.0.0.1:8000/v/", ""])
def test_many_codes_of_one_length_are_each_what_another_encoder_makes(start: str) -> None:
    """Also where an encoder writes digits or capitals in a shorter way."""
    drawn = random.Random(20260108)  # noqa: S311 - no secret
    for number in range(900):
        payload = start + "".join(drawn.choices(ALPHABETS[number % len(ALPHABETS)], k=22))
        symbol = zxingcpp.create_barcode(
            payload, zxingcpp.BarcodeFormat.QRCode, ec_level="Q", dataMask=3
        )
        image: Any = zxingcpp.write_barcode_to_image(symbol, scale=1)
        pixels: Any = memoryview(image).tolist()
        dark = ["".join("01"[not pixel] for pixel in row) for row in pixels]
        assert list(encode(payload)) == [row[4:-4] for row in dark[4:-4]], payload


def test_the_same_words_give_the_same_code_for_every_person(classic: Layout, shelf: Shelf) -> None:
    one, two = content("甲"), dataclasses.replace(content("乙"), key="2")
    assert place(one, classic, shelf).marks == place(two, classic, shelf).marks


def _raster(rows: tuple[str, ...], scale: int = 4) -> object:
    """Return pixels, dark ones 0, with a quiet zone of four modules."""
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
