"""A file for a print shop is PDF/X-4. No free program checks it, so each rule is asserted here.

The rules are those of ISO 15930-7:2010 for complete files.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image

from certificates import (
    Content,
    Layout,
    Page,
    PressFile,
    ProfileRefused,
    Shelf,
    coated,
    load,
    print_run,
    process_pool,
    read_profile,
    render,
    render_each,
    shipped,
    shipped_ids,
)
from certificates.__main__ import main
from certificates.press import Setup, load_stock, shipped_stock
from tests.certificates.conftest import content, sample
from tests.certificates.programs import needs, run
from tests.certificates.test_spot_inks import layout as with_spots
from tests.certificates.test_spot_inks import plates, share

pytestmark = pytest.mark.usual  # too long for a run between two edits

MADE = datetime(2026, 1, 8, 9, 30, tzinfo=UTC)
FORBIDDEN = {
    "/AA", "/JS", "/JavaScript", "/Encrypt", "/EmbeddedFiles", "/Annots", "/AcroForm", "/TR", "/TR2",
    "/HTP", "/OPI", "/Alternates", "/OCProperties", "/XFA", "/PS", "/ArtBox", "/Ref",
}  # fmt: skip


def pressed(given: Content, layout: Layout, shelf: Shelf) -> pikepdf.Pdf:
    out = io.BytesIO()
    render([given], layout, shelf, out, standard=PressFile(made=MADE))
    return pikepdf.open(out)


def samples() -> Iterator[tuple[str, Content, Layout]]:
    for name in shipped_ids():
        yield name, sample(name), load(shipped(name))
    picture = io.BytesIO()
    Image.new("RGBA", (300, 420), (90, 20, 20, 128)).save(picture, "PNG")
    shown = content("个人")
    yield (
        "photo",
        Content(shown.key, "某人", shown.fields, "individual", {"photo": picture.getvalue()}),
        load(shipped("folder")),
    )
    yield "spots", content(), with_spots()


SAMPLES = list(samples())
EACH = pytest.mark.parametrize(
    ("given", "layout"), [each[1:] for each in SAMPLES], ids=[each[0] for each in SAMPLES]
)


def dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    for each in document.objects:
        if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            yield each


def operators(document: pikepdf.Pdf) -> Iterator[str]:
    for each in dictionaries(document):
        is_form = isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"
        if is_form or each.get("/Type") == "/Page":
            yield from (str(step.operator) for step in pikepdf.parse_content_stream(each))


@EACH
def test_each_rule_of_a_press_file_holds(given: Content, layout: Layout, shelf: Shelf) -> None:
    with pressed(given, layout, shelf) as document:
        # PDF 1.6 without encryption, with an identifier.
        assert document.pdf_version == "1.6"
        assert not document.is_encrypted
        assert len(document.trailer.ID) == 2
        # one output intent, with the profile of a press that has four inks.
        (intent,) = document.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        assert str(intent.S) == "/GTS_PDFX"
        assert int(intent.DestOutputProfile.N) == 4
        assert (profile[12:16], profile[16:20], profile[36:40]) == (b"prtr", b"CMYK", b"acsp")
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        # where the page is cut; each box lies inside the one before.
        for page in document.pages:
            media, bleed, trim = (
                [float(side) for side in page[name]]
                for name in ("/MediaBox", "/BleedBox", "/TrimBox")
            )
            assert media[0] <= bleed[0] <= trim[0] < trim[2] <= bleed[2] <= media[2]
            assert media[1] <= bleed[1] <= trim[1] < trim[3] <= bleed[3] <= media[3]
        # no colour of a screen without its profile, in words, pictures or tints.
        assert not {"rg", "RG"} & set(operators(document))
        assert b"/DeviceRGB" not in b"".join(each.unparse() for each in document.objects)
        # nothing that acts, is hidden, or leads elsewhere.
        found = [dict(each.items()) for each in dictionaries(document)]
        assert not FORBIDDEN & {key for each in found for key in each}
        filters = {str(each.get("/Filter", "")) for each in dictionaries(document)}
        assert filters <= {"", "/FlateDecode", "/DCTDecode"}
        fonts = [each for each in dictionaries(document) if each.get("/Type") == "/FontDescriptor"]
        assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts)


@EACH
def test_a_press_file_says_what_it_is_in_both_places(
    given: Content, layout: Layout, shelf: Shelf
) -> None:
    with pressed(given, layout, shelf) as document, document.open_metadata() as told:
        info = document.docinfo
        assert told["pdfxid:GTS_PDFXVersion"] == str(info["/GTS_PDFXVersion"]) == "PDF/X-4"
        assert told["dc:title"] == str(info["/Title"]) != ""
        assert (told["pdf:Trapped"], str(info["/Trapped"])) == ("False", "/False")
        assert told["xmp:CreateDate"] == told["xmp:ModifyDate"] == "2026-01-08T09:30:00Z"
        assert told["xmp:MetadataDate"] == "2026-01-08T09:30:00Z"
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20260108093000Z"
        assert (told["xmpMM:RenditionClass"], told["xmpMM:VersionID"]) == ("default", "1")
        assert told["xmpMM:DocumentID"].startswith("uuid:")
        assert "pdfaid:part" not in told


def test_the_bleed_of_a_layout_stays_around_the_trim_for_a_press(shelf: Shelf) -> None:
    source = shipped("classic").replace("height = 210", "height = 210\nbleed = 3")
    with pressed(content(), load(source), shelf) as document:
        page = document.pages[0]
        sides = {
            name: [float(n) for n in page[f"/{name}Box"]] for name in ("Media", "Bleed", "Trim")
        }
    # 297 × 210 mm and 3 mm around, in points of 25.4 / 72 mm.
    assert sides["Bleed"] == sides["Media"] == pytest.approx([0, 0, 858.898, 612.283], abs=0.001)
    assert sides["Trim"] == pytest.approx([8.504, 8.504, 850.394, 603.780], abs=0.001)


def test_the_same_input_gives_the_same_press_file_with_any_number_of_workers(shelf: Shelf) -> None:
    given, layout = [content(number=f"第{n}号") for n in range(3)], load(shipped("classic"))
    ((_, one),) = render_each(given[:1], layout, shelf, standard="x4")
    with process_pool(2) as pool:
        ((_, other),) = render_each(given[:1], layout, shelf, standard="x4", executor=pool)
    assert one == other
    ((_, dated),) = render_each(given[:1], layout, shelf, standard=PressFile(made=MADE))
    assert dated != one


@needs("qpdf")
@needs("mutool")
@needs("pdfinfo")
def test_other_programs_open_a_press_file(tmp_path: Path, shelf: Shelf) -> None:
    setup = Setup(load_stock(shipped_stock("sra3-2up")), bleed=3, crop_marks=True, colour_bar=True)
    page = Page(content(), load(shipped("classic")), shelf)
    (volume,) = print_run([page], setup, tmp_path, "证书", standard="x4")
    file = tmp_path / volume.file
    checked = run("qpdf", "--check", file)
    assert (checked.returncode, checked.stderr) == (0, "")
    drawn = run("mutool", "draw", "-q", "-F", "png", "-o", tmp_path / "one.png", file)
    assert drawn.returncode == 0
    assert "error" not in drawn.stderr
    assert "PDF/X-4" in run("pdfinfo", file).stdout


@needs("gs")
def test_black_is_printed_over_other_inks_in_a_press_file(tmp_path: Path, shelf: Shelf) -> None:
    source = """
id = "over"
name = "压印"
edition = 2
[page]
width = 100
height = 80
[styles.black]
font = "hei"
size = 40
[[elements]]
id = "bed"
kind = "box"
box = [5, 5, 60, 40]
fill = "cmyk(50 20 0 0)"
[[elements]]
id = "words"
kind = "text"
box = [7, 8, 37, 24]
words = "墨"
style = "black"
"""
    with (tmp_path / "one.pdf").open("wb") as out:
        render([content()], load(source), shelf, out, standard="x4")
    found = plates(tmp_path / "one.pdf")
    assert found["Black"].getextrema()[0] == 0
    assert found["Cyan"].crop((16, 16, 180, 124)).getextrema() == (128, 128)
    assert share(found["Magenta"], 60, 40) == 0.2


def changed(at: int, value: bytes) -> bytes:
    data = coated().data
    return data[:at] + value + data[at + len(value) :]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not an ICC profile"),
        (b"%PDF-1.7" * 40, "not an ICC profile"),
        (coated().data[:-1], "cut off"),
        (coated().data + b"\0", "cut off"),
        (changed(12, b"mntr"), "“mntr” for CMYK"),
        (changed(16, b"RGB "), "“prtr” for RGB"),
        (changed(8, b"\x05"), "version 5"),
        (changed(128, struct.pack(">I", 2**32 - 1)), "broken"),
        (changed(132, b"none"), "broken"),
        (bytes(5 * 2**20), "larger than 4 MB"),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ProfileRefused) as refused:
        read_profile(data)
    assert says in str(refused.value)
    assert "Ask the print shop" in str(refused.value)


def test_a_profile_of_a_shop_is_the_output_of_its_files(shelf: Shelf) -> None:
    own = read_profile(changed(8, b"\x04"))  # the same tables under another version
    out = io.BytesIO()
    render([content()], load(shipped("classic")), shelf, out, standard=PressFile(own, MADE))
    with pikepdf.open(out) as document:
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == own.data
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert str(intent.Info) == own.name == "Coated offset, FOGRA39L, 320 %"


def test_the_command_writes_a_press_file_for_the_profile_of_a_shop(tmp_path: Path) -> None:
    rows, shop, out = (tmp_path / name for name in ("rows.csv", "shop.icc", "out.pdf"))
    rows.write_text("name,honour,number\n甲公司,突出贡献企业,第1号\n", encoding="utf-8")
    words = ("--set", "year=2025", "--set", "issuers=管委会", "--set", "date=二〇二六年一月八日")
    command = ["render", str(rows), "plaque", "-o", str(out), *words, "--profile", str(shop)]
    shop.write_bytes(changed(8, b"\x04"))
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    with pikepdf.open(out) as document:
        assert str(document.Root.OutputIntents[0].OutputConditionIdentifier) == "Custom"
    shop.write_bytes(b"no profile")
    refused = CliRunner().invoke(main, command)
    assert refused.exit_code == 1
    assert "not an ICC profile" in refused.output
