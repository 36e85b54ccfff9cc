"""A photo is checked, cut to 3 : 4 and written again without metadata."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from awards.photos.portrait import portrait
from certificates import ImageRefused
from tests.certificates.test_images import huge
from tests.photos.pictures import jpeg, opened, picture, png

SECRET = b"taken at 34.7N 113.6E"


def _near(found: object, expected: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 12 for a, b in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("size", "cut"),
    [
        ((600, 800), (600, 800)),
        ((1200, 1600), (600, 800)),
        ((4000, 3000), (600, 800)),
        ((300, 400), (300, 400)),
        ((295, 413), (295, 393)),
        ((800, 800), (600, 800)),
        ((150, 900), (150, 200)),
        ((601, 800), (600, 800)),
    ],
)
def test_every_photo_is_cut_to_three_by_four(size: tuple[int, int], cut: tuple[int, int]) -> None:
    made = opened(portrait(jpeg(picture(size))))
    assert (made.format, made.size) == ("JPEG", cut)


def test_too_wide_loses_both_sides() -> None:
    wide = Image.new("RGB", (1000, 400), "white")
    wide.paste("#C00000", (350, 0, 650, 400))
    made = opened(portrait(png(wide)))
    assert made.size == (300, 400)
    assert _near(made.getpixel((10, 200)), (0xC0, 0, 0))
    assert _near(made.getpixel((289, 200)), (0xC0, 0, 0))


def test_too_high_loses_its_foot() -> None:
    made = opened(portrait(png(picture((300, 800), "#00A000", "#0000A0"))))
    assert made.size == (300, 400)
    assert _near(made.getpixel((150, 5)), (0, 0xA0, 0))
    assert _near(made.getpixel((150, 390)), (0, 0xA0, 0))


def test_place_and_time_are_gone_and_the_photo_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    lying = picture((800, 600), "#A00000", "#A00000")
    lying.paste("#0000A0", (400, 0, 800, 600))
    sent = jpeg(lying, exif=exif, comment=SECRET)
    assert SECRET in sent

    made = portrait(sent)

    assert SECRET not in made
    assert b"Exif" not in made
    assert opened(made).size == (600, 800)
    assert _near(opened(made).getpixel((300, 20)), (0xA0, 0, 0))


def test_a_transparent_photo_is_on_white() -> None:
    clear = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    assert _near(opened(portrait(png(clear))).getpixel((5, 5)), (255, 255, 255))


def test_the_same_photo_is_the_same_file() -> None:
    assert portrait(jpeg()) == portrait(jpeg())


def _gif() -> bytes:
    out = io.BytesIO()
    picture().save(out, "GIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a PNG, JPEG"),
        (b"<svg onload='x'>", "SVG"),
        (_gif(), "GIF"),
        (b"%PDF-1.7", "PDF"),
        (jpeg()[:2000], "broken"),
        (huge(), "megapixels"),
        (jpeg(picture((140, 180))), "135 × 180 pixels"),
        (jpeg(picture((2000, 150))), "112 × 150 pixels"),
        (jpeg(Image.new("CMYK", (300, 400))), "CMYK"),
        (b"\xff\xd8\xff" + b"\0" * 20_000_000, "20 MB"),
    ],
    ids=["empty", "svg", "gif", "pdf", "cut off", "bomb", "small", "flat", "cmyk", "heavy"],
)
def test_what_is_no_photo_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ImageRefused) as refused:
        portrait(data)
    assert said in str(refused.value)
