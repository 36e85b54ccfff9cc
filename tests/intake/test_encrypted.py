"""Files encrypted by company software are named as that, under any suffix."""

from __future__ import annotations

import random

import pytest

from awards.intake.reading import refusals
from tests.intake.cast import book_of

NOISE = random.Random(70).randbytes(4_000)  # noqa: S311 - stands for encrypted bytes
HEADER = "奖项,姓名,单位\n突出贡献企业,甲公司,甲局\n"


@pytest.mark.parametrize(
    ("head", "software"),
    [
        (b"b\x14#e\x85\x00\x05\x00E-SafeNet\x00\x00\x00LOCK", "E-SafeNet"),
        (b"%TSD-Header-###%", "TSD"),
        (b"<## NASCA DRM FILE - VER1.00 ##>", "NASCA"),
        (b"SCDSA002\x00\x00\xf0\x06", "SoftCamp"),
        (b"SCDSA004", "SoftCamp"),
        (b"\x9b DRMONE  This Document is encrypted", "Fasoo"),
        (b"<DOCUMENT SAFER V2.2>", "MarkAny"),
        (b"\x01\x00IP-guard\x00", "IP-guard"),
    ],
)
def test_the_software_is_named_by_the_head_of_the_file(head: bytes, software: str) -> None:
    with pytest.raises(refusals.CompanyEncrypted) as refused:
        book_of(head + NOISE)
    assert software in str(refused.value)


@pytest.mark.parametrize("size", [300, 1_000, 4_000])
def test_bytes_without_any_order_may_be_encrypted(size: int) -> None:
    with pytest.raises(refusals.SeemsEncrypted):
        book_of(b"\x17\x88" + NOISE[:size])


def test_a_text_with_one_nul_is_no_encrypted_file() -> None:
    with pytest.raises(refusals.NulBytes):
        book_of(HEADER.replace("甲公司", "甲\0公司").encode())


def test_a_list_that_names_the_software_is_a_list() -> None:
    assert book_of(f"IP-guard 采购名单\n{HEADER}".encode()).kind == "csv"
    assert book_of("E-SafeNet有限公司名单,\n".encode() + HEADER.encode()).kind == "csv"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_text(encoding: str) -> None:
    book = book_of((HEADER * 40).encode(encoding))
    assert (book.encoding, book.guessed) == (encoding, True)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_long_text_in_an_old_encoding_is_not_taken_for_encrypted(encoding: str) -> None:
    names = "陳大文,甲局\n李小明,乙局\n王一平,丙局\n" * 200
    assert book_of(f"姓名,單位\n{names}".encode(encoding)).encoding == encoding
