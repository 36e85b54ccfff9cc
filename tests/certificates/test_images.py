"""Only the pixels of an image are used, and images come only from allowed places."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from certificates import Content, ImageRefused, Layout, LayoutRefused, Shelf, load, preflight
from certificates.images import Assets, ready
from certificates.layout_file import resolve
from certificates.marks import Picture
from certificates.paper import Box
from certificates.place import place, place_static
from tests.certificates.conftest import content

BOX = Box(0, 0, 40, 30)
SECRET = b"taken at the office"


def png(picture: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", **more)
    return out.getvalue()


def jpeg(picture: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", **more)
    return out.getvalue()


def plain(mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> Image.Image:
    return Image.new(mode, size, "red") if mode == "RGB" else Image.new(mode, size)


def photograph(size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Return a picture that is neither flat nor repetitive."""
    noise = bytes((x * x + y * 7 + x * y) % 251 for y in range(size[1]) for x in range(size[0] * 3))
    return Image.frombytes("RGB", size, noise)


def animated() -> bytes:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    return png(frames[0], save_all=True, append_images=frames[1:])


def huge() -> bytes:
    """Return the header of an image with a thousand megapixels, without its pixels."""
    head = struct.pack(">IIBBBBB", 40_000, 25_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def gif() -> bytes:
    out = io.BytesIO()
    plain().save(out, "GIF")
    return out.getvalue()


REFUSED = {
    "truncated PNG": (png(photograph())[:-3000], "broken"),
    "truncated JPEG": (jpeg(photograph())[:5000], "broken"),
    "too many pixels": (huge(), "40 megapixels"),
    "too many pixels of one colour": (png(Image.new("1", (6_500, 6_500))), "40 megapixels"),
    "CMYK": (jpeg(Image.new("CMYK", (40, 30))), "CMYK"),
    "animated": (animated(), "animated"),
    "GIF": (gif(), "GIF"),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "words": (b"hello", "not a PNG, JPEG, WebP or TIFF"),
    "nothing": (b"", "not a PNG, JPEG"),
    "only a signature": (b"\x89PNG\r\n\x1a\n", "broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_to_be_printed_is_refused_with_reason_and_remedy(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(ImageRefused, match=reason) as refusal:
        ready(data, BOX, "contain")
    assert all((*refusal.value.zh, *refusal.value.en))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_ordinary_kind_of_png_comes_through(mode: str) -> None:
    image = ready(png(plain(mode)), BOX, "contain")
    assert (image.width, image.height) == (40, 30)
    assert len(zlib.decompress(image.data)) == 40 * 30 * 3


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    grey = Image.new("I;16", (4, 4), 0x8000)
    assert set(zlib.decompress(ready(png(grey), BOX, "contain").data)) == {0x80}


def test_what_can_be_seen_through_becomes_a_mask() -> None:
    half = Image.new("RGBA", (4, 4), (255, 0, 0, 128))
    assert set(zlib.decompress(ready(png(half), BOX, "contain").alpha)) == {128}
    assert ready(png(Image.new("RGBA", (4, 4), (255, 0, 0, 255))), BOX, "contain").alpha == b""


def test_a_photograph_is_held_the_right_way_up_and_says_nothing_of_itself() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, SECRET.decode()
    image = ready(jpeg(photograph(), exif=exif.tobytes(), comment=SECRET), BOX, "contain")
    assert (image.width, image.height) == (200, 300)
    assert SECRET not in image.data


def test_colours_come_through_as_they_were_meant() -> None:
    """The colour profile of this picture has green and red swapped."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    image = ready(png(plain(), icc_profile=bytes(profile)), BOX, "contain")
    red_part, green_part, _ = zlib.decompress(image.data)[:3]
    assert green_part > 200 > red_part
    nonsense = ready(png(plain(), icc_profile=b"no profile"), BOX, "contain")
    assert zlib.decompress(nonsense.data)[:3] == b"\xff\0\0"


def test_words_in_a_png_and_bytes_behind_it_are_gone() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    image = ready(png(photograph(), pnginfo=info) + b"<script>" + SECRET, BOX, "contain")
    assert SECRET not in image.data + image.alpha


def test_a_photograph_becomes_a_jpeg_and_flat_art_does_not() -> None:
    smooth = Image.radial_gradient("L").convert("RGB").resize((400, 400))
    assert ready(jpeg(photograph()), BOX, "contain").coding == "jpeg"
    assert ready(png(plain()), BOX, "contain").coding == "flate"
    assert ready(png(smooth.quantize(64)), BOX, "contain").coding == "flate"


def test_no_more_pixels_are_kept_than_paper_can_show() -> None:
    large = ready(png(plain(size=(4000, 3000))), BOX, "contain")
    assert (large.width, large.height) == (630, 472)
    assert ready(png(plain(size=(500, 300))), BOX, "contain").width == 500


def test_the_same_file_gives_the_same_image() -> None:
    one, two = (ready(bytes(jpeg(photograph())), BOX, "cover") for _ in "ab")
    assert one is two
    assert one.digest == hashlib.sha256(one.data + one.alpha).hexdigest()


PHOTO = """
id = "pass"
name = "证件"

[page]
width = 100
height = 100

[styles]

[[elements]]
id = "portrait"
kind = "image"
field = "photo"
box = [10, 10, 40, 60]
fit = "FIT"
alt = "照片"
"""


def pictured(data: bytes) -> Content:
    return dataclasses.replace(content(), pictures={"photo": data})


@pytest.mark.parametrize(
    ("fit", "box", "pixels"),
    [
        ("contain", (10, 20, 40, 40), (60, 60)),
        ("cover", (10, 10, 40, 60), (40, 60)),
        ("stretch", (10, 10, 40, 60), (60, 60)),
    ],
)
def test_a_picture_is_fitted_into_its_box(
    fit: str, box: tuple[float, ...], pixels: tuple[int, int], shelf: Shelf
) -> None:
    layout = load(PHOTO.replace("FIT", fit))
    sheet = place(pictured(png(plain(size=(60, 60)))), layout, shelf)
    (mark,) = (mark for mark in sheet.marks if isinstance(mark, Picture))
    assert mark.box == box
    assert (mark.image.width, mark.image.height) == pixels
    assert [(group.tag, group.alt) for group in sheet.groups] == [("Figure", "照片")]


def test_a_bad_or_missing_photograph_is_a_problem_of_that_person(shelf: Shelf) -> None:
    layout = load(PHOTO.replace("FIT", "cover"))
    problems = preflight([pictured(b"%PDF-1.7"), content("丁一")], layout, shelf)
    assert [(p.code, p.element) for p in problems] == [
        ("bad-picture", "portrait"),
        ("missing-field", "portrait"),
    ]
    assert "欧阳一二" in problems[0].zh.what
    optional = load(PHOTO.replace("FIT", "cover") + "optional = true\n")
    assert preflight([content()], optional, shelf) == []


SEAL = """
id = "sealed"
name = "盖章"

[page]
width = 100
height = 100

[styles]

[[elements]]
id = "seal"
kind = "seal"
box = [10, 10, 42, 42]
image = "seal.png"
"""


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    folder = tmp_path / "images"
    folder.mkdir()
    (folder / "seal.png").write_bytes(png(plain()))
    (tmp_path / "secret.png").write_bytes(png(plain()))
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    return Assets([folder])


def sealed(name: str, assets: Assets) -> Layout:
    return load(SEAL.replace("seal.png", name), assets=assets)


def test_the_users_own_seal_stands_in_its_place(assets: Assets, shelf: Shelf) -> None:
    (mark,) = place_static(sealed("seal.png", assets), shelf).marks
    assert isinstance(mark, Picture)
    assert Box(10, 10, 42, 42).holds(mark.box)


@pytest.mark.parametrize(
    "name", ["../secret.png", "/etc/passwd", "link.png", "..", "a/b.png", "C:x.png", "none.png", ""]
)
def test_an_image_comes_from_the_folders_alone(name: str, assets: Assets) -> None:
    with pytest.raises(LayoutRefused) as refusal:
        sealed(name, assets)
    assert {fault.path for fault in refusal.value.faults} == {"elements[0].image"}


def test_a_resolved_layout_pins_its_images(assets: Assets) -> None:
    frozen = resolve(SEAL, assets=assets)
    assert load(frozen, assets=assets).digest == sealed("seal.png", assets).digest
    (assets.folders[0] / "seal.png").write_bytes(png(plain("L")))
    with pytest.raises(LayoutRefused) as refusal:
        load(frozen, assets=assets)
    assert [fault.path for fault in refusal.value.faults] == ["elements[0].sha256"]


def test_a_child_with_another_image_forgets_the_pin_of_its_base(assets: Assets) -> None:
    (assets.folders[0] / "other.png").write_bytes(png(plain("L")))
    frozen = resolve(SEAL, assets=assets)
    child = 'id = "c"\nname = "c"\nbase = "b"\n[[elements]]\nid = "seal"\nimage = "other.png"\n'
    assert load(child, lambda _: frozen, assets).elements[0].id == "seal"
