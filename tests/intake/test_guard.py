"""Malicious packages are refused before a parser sees them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from awards.errors import FileRefused
from awards.intake.reading import refusals
from awards.intake.reading.child import parsed
from awards.intake.reading.limits import Hints, Limits
from tests.intake.cast import book_of
from tests.intake.files import HEADER, bare_parts, formatted_blanks, inline, repacked, xlsx, zipped

GOOD = xlsx([HEADER, (1, "突出贡献企业", "", "甲公司")])
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b"""<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>"""


def with_prolog(declaration: bytes, part: str) -> bytes:
    head = b"?>"
    return repacked(
        bytes(
            zipped(
                bare_parts(inline("A1", "姓名"))
                | {"xl/sharedStrings.xml": '<?xml version="1.0"?><sst/>'}
            )
        ),
        {part: lambda data: data.replace(head, head + declaration, 1)},
    )


def read(data: bytes, limits: Limits) -> None:
    parsed(data, limits, Hints())


def test_a_bomb_is_refused_by_the_bytes_it_really_inflates_to() -> None:
    bomb = zipped(bare_parts("") | {"xl/media/a.bin": bytes(3_000_000)})
    with pytest.raises(refusals.Bomb):
        read(bomb, Limits(unpacked=2_000_000))


def test_a_directory_that_lies_about_sizes_is_refused() -> None:
    data = bytearray(zipped(bare_parts("") | {"xl/media/a.bin": bytes(3_000_000)}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        entry = package.getinfo("xl/media/a.bin")
    true, false = struct.pack("<L", 3_000_000), struct.pack("<L", 10)
    at = data.rindex(true, 0)
    assert entry.file_size == 3_000_000
    data[at : at + 4] = false
    with pytest.raises(refusals.Damaged):
        read(bytes(data), Limits())
    with pytest.raises(refusals.Bomb):
        read(bytes(data), Limits(unpacked=2_000_000))


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(refusals.Bomb):
        read(zipped({f"p{n}.xml": "" for n in range(1_001)}), Limits())


def test_a_small_file_may_pack_better_than_the_ratio() -> None:
    limits = Limits(ratio=2)
    assert parsed(GOOD, limits, Hints()).sheets[0].lines


def test_a_large_file_may_not() -> None:
    with pytest.raises(refusals.Bomb):
        read(GOOD, Limits(ratio=2, ratio_from=1_000))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "xl\\..\\..\\a", "C:/a", "\\\\a\\b"]
)
def test_a_part_that_climbs_out_is_refused(name: str) -> None:
    with pytest.raises(refusals.Unsafe):
        book_of(zipped(bare_parts("") | {name: "x"}))


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(buffer, "w") as package:
            for name in ("a.xml", "a.xml"):
                package.writestr(name, "x")
    with pytest.raises(refusals.Unsafe):
        book_of(buffer.getvalue())


def test_names_that_differ_by_case_alone_are_one_name() -> None:
    with pytest.raises(refusals.Unsafe):
        book_of(zipped(bare_parts("") | {"XL/WORKBOOK.XML": "x"}))


def test_a_link_is_refused() -> None:
    entry = zipfile.ZipInfo("xl/link")
    entry.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(entry, "/etc/passwd")
    with pytest.raises(refusals.Unsafe):
        book_of(buffer.getvalue())


def test_overlapping_parts_are_refused() -> None:
    """Two directory records share one body, as in a zip quine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.bin", b"a" * 50)
        package.writestr("b.bin", b"a" * 50)
    data = bytearray(buffer.getvalue())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        second = package.getinfo("b.bin").header_offset
    at = data.rindex(struct.pack("<L", second) + b"b.bin")
    data[at : at + 4] = struct.pack("<L", 0)
    with pytest.raises(refusals.Unsafe):
        book_of(bytes(data))


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"])
def test_a_dtd_is_refused_in_every_part(part: str) -> None:
    with pytest.raises(refusals.Unsafe) as refused:
        book_of(with_prolog(ENTITIES, part))
    assert part in str(refused.value)


def test_a_doctype_without_any_entity_is_refused_too() -> None:
    with pytest.raises(refusals.Unsafe):
        book_of(with_prolog(b"<!DOCTYPE worksheet>", SHEET))


def test_an_external_entity_is_refused() -> None:
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(refusals.Unsafe):
        book_of(with_prolog(outside, SHEET))


def test_a_dtd_in_utf_16_is_refused_too() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{ENTITIES.decode()}<worksheet/>'
    with pytest.raises(refusals.Unsafe):
        book_of(zipped(bare_parts("") | {SHEET: text.encode("utf-16")}))


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_a_truncated_file_is_damaged(keep: float) -> None:
    with pytest.raises(refusals.Damaged):
        book_of(GOOD[: int(len(GOOD) * keep)])


def test_no_flipped_bit_gives_anything_but_a_book_or_a_refusal() -> None:
    outcomes = set()
    for at in range(0, len(GOOD), 37):
        data = bytearray(GOOD)
        data[at] ^= 0x10
        try:
            outcomes.add(type(book_of(bytes(data))).__name__)
        except FileRefused as refused:
            outcomes.add(type(refused).__name__)
    assert {"Book", "Damaged"} <= outcomes


def test_an_encrypted_part_is_an_encrypted_file() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(refusals.Encrypted):
        book_of(bytes(data))


def test_a_hundred_thousand_formatted_blank_rows_are_no_bomb() -> None:
    assert len(book_of(formatted_blanks(100_000)).sheets[0].lines) == 2
