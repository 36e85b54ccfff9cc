"""WebP, TIFF and four inks are taken where their colours can be converted right, else refused."""

from __future__ import annotations

import io
import zlib
from importlib import resources

import pytest
from PIL import Image, ImageCms

from certificates import ImageRefused
from certificates.images import ready
from certificates.paper import Box

pytestmark = pytest.mark.usual  # too long for a run between two edits

BOX = Box(0, 0, 40, 30)
PRESS = (resources.files("certificates") / "assets" / "coated-fogra39l.icc").read_bytes()


def file(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def first(data: bytes) -> tuple[int, ...]:
    """The first pixel, as it is embedded."""
    image = ready(data, BOX, "contain")
    if image.coding == "flate":
        return tuple(zlib.decompress(image.data)[:3])
    found = Image.open(io.BytesIO(image.data)).getpixel((0, 0))
    assert isinstance(found, tuple)
    return found


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
@pytest.mark.parametrize(
    ("inks", "colour"),
    [
        # Characterization data of FOGRA39: paper, solid cyan, magenta, yellow, black.
        ((0, 0, 0, 0), (255, 255, 255)),
        ((255, 0, 0, 0), (0, 158, 224)),
        ((0, 255, 0, 0), (226, 0, 122)),
        ((0, 0, 255, 0), (255, 237, 0)),
        ((255, 255, 255, 255), (0, 0, 0)),
    ],
)
def test_four_inks_become_the_colours_of_their_press(
    kind: str, inks: tuple[int, ...], colour: tuple[int, ...]
) -> None:
    data = file(Image.new("CMYK", (40, 30), inks), kind, icc_profile=PRESS)
    assert near(first(data), colour, 14), first(data)
    assert ready(data, BOX, "contain").digest == ready(bytes(data), BOX, "cover").digest


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
@pytest.mark.parametrize(
    "profile",
    [
        b"",
        b"no profile",
        PRESS[:2000],
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    ],
)
def test_four_inks_without_the_profile_of_a_press_are_refused(kind: str, profile: bytes) -> None:
    data = file(Image.new("CMYK", (40, 30)), kind, icc_profile=profile)
    with pytest.raises(ImageRefused, match="CMYK") as refusal:
        ready(data, BOX, "contain")
    assert "convert it to RGB" in refusal.value.en.remedy


def test_a_jpeg_that_does_not_say_which_way_its_inks_count_is_refused() -> None:
    data = file(Image.new("CMYK", (40, 30)), "JPEG", icc_profile=PRESS)
    at = data.index(b"\xff\xee\x00\x0eAdobe")
    with pytest.raises(ImageRefused, match="CMYK"):
        ready(data[:at] + data[at + 16 :], BOX, "contain")


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("WEBP", {"lossless": True}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "tiff_deflate"}),
        ("TIFF", {"big_tiff": True}),
    ],
)
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_webp_and_tiff_are_taken_as_png_is(
    kind: str, options: dict[str, object], mode: str
) -> None:
    picture = Image.linear_gradient("L").resize((40, 30)).convert(mode)
    if mode == "RGBA":
        picture.putalpha(
            Image.linear_gradient("L").resize((40, 30)).transpose(Image.Transpose.ROTATE_180)
        )
    as_png = ready(file(picture, "PNG"), BOX, "contain")
    assert ready(file(picture, kind, **options), BOX, "contain") == as_png


@pytest.mark.parametrize("kind", ["WEBP", "TIFF"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_their_profiles_count_too(kind: str, mode: str) -> None:
    """The profile of this picture has green and red swapped."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    colour = (255, 0, 0, 128)[: len(mode)]
    more = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    found = first(file(Image.new(mode, (9, 9), colour), kind, icc_profile=bytes(profile), **more))
    assert found[1] > 200 > found[0]


def test_sixteen_bits_of_a_tiff_are_scaled() -> None:
    assert first(file(Image.new("I;16", (4, 4), 0x8000), "TIFF")) == (0x80, 0x80, 0x80)


@pytest.mark.parametrize("kind", ["WEBP", "TIFF"])
def test_several_pictures_in_one_file_are_refused(kind: str) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    data = file(frames[0], kind, save_all=True, append_images=frames[1:])
    with pytest.raises(ImageRefused, match="several pages"):
        ready(data, BOX, "contain")


@pytest.mark.parametrize("kind", ["WEBP", "TIFF"])
def test_too_many_pixels_and_cut_files_are_refused(kind: str) -> None:
    large = Image.new("1", (6_500, 6_500)).convert("L" if kind == "TIFF" else "RGB")
    options = {"compression": "tiff_deflate"} if kind == "TIFF" else {"method": 0}
    with pytest.raises(ImageRefused, match="40 megapixels"):
        ready(file(large, kind, **options), BOX, "contain")
    whole = file(Image.effect_noise((90, 90), 50).convert("RGB"), kind)
    with pytest.raises(ImageRefused, match="broken"):
        ready(whole[: len(whole) // 2], BOX, "contain")


def test_what_has_no_sure_colours_is_refused() -> None:
    for mode in ("F", "I", "LAB"):
        with pytest.raises(ImageRefused, match=mode):
            ready(file(Image.new(mode, (9, 9)), "TIFF"), BOX, "contain")


def test_other_riff_files_are_no_pictures() -> None:
    with pytest.raises(ImageRefused, match="not a PNG"):
        ready(b"RIFF\x24\0\0\0WAVEfmt ", BOX, "contain")
