"""Every shipped layout works for every kind of recipient, from file to print."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.errors import CommendationRefused, PrintRefused
from awards.issuing.queries import versions
from awards.issuing.service import issue
from awards.layouts import artwork
from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.runs.choosing import CertificateSelection
from awards.settings import Settings
from awards.winner_fields import Registration
from certificates import shipped_ids
from tests.cast import ACME, EVERYONE, confirmed, settings
from tests.conftest import FIXTURES

pytestmark = pytest.mark.usual  # too long for a run between two edits

SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")

ENGLISH = 'certificate_title_en = "Certificate of Honour"\nissuers_en = "The Committee"\n'
SENTENCE = "is commended as {honour_en} of {year}."
GUEST = Registration("CX", "云梯公司", name_en="Skyladder Ltd", unit_en="Acme Group")


async def lay_out(layout: str, english: str, sentence: str = SENTENCE) -> None:
    source = SOURCE.replace('layout = "joint"\n', f'layout = "{layout}"\n{english}')
    body = f'name_en = "Leading Work"\nbody_en = "{sentence}"\nclosing ='
    honour = '[[category.honour]]\nname_en = "Leading Grid"\n'
    english = source.replace("closing =", body).replace("[[category.honour]]\n", honour)
    await catalogue.load("cli/alice", parse(english, "2023.toml"))


async def printed_words(here: Settings) -> list[str]:
    out = io.BytesIO()
    await issue("cli/carol", "2023", here)
    await print_sheets("cli/dave", "2023", CertificateSelection(), FileKind.PDF, here, out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        return ["".join(p.get_textpage().get_text_range().split()) for p in document]


@pytest.mark.parametrize("layout", shipped_ids())
async def test_it_prints_everyone(
    layout: str, commendation: CommendationRecord, tmp_path: Path
) -> None:
    await lay_out(layout, ENGLISH)
    await confirmed(*(msgspec.structs.replace(one, name_en="A. Guest") for one in EVERYONE))

    texts = await printed_words(settings(tmp_path))

    assert len(texts) == len(EVERYONE)
    # An engraver's letters are outlines.
    named = [any(one.name in text for text in texts) for one in EVERYONE]
    assert set(named) == {layout != "plaque"}
    english = any("A.GuestiscommendedasLeadingGridof2023." in text for text in texts)
    assert english == (layout == "bilingual")


async def test_without_its_english_title_a_bilingual_sheet_is_not_issued(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await lay_out("bilingual", "")
    await confirmed(GUEST)

    with pytest.raises(PrintRefused, match="title_en"):
        await issue("cli/carol", "2023", settings(tmp_path))


@pytest.mark.parametrize(
    ("recipient", "sentence", "reason"),
    [
        (Registration("CX", "云梯公司"), SENTENCE, "has nothing for “name_en”"),
        (
            GUEST,
            "is commended as {honour}.",
            "would print Chinese in an English sentence: 创新引领企业",
        ),
        (GUEST, "of {unit_en} is commended.", ""),
        (Registration("CX", "云梯公司", name_en="S"), "of {unit_en}", "nothing for “unit_en”"),
    ],
    ids=["no name", "a Chinese honour", "all there", "no unit"],
)
async def test_an_english_sentence_is_printed_in_english_or_refused_with_what_it_needs(
    commendation: CommendationRecord,
    tmp_path: Path,
    recipient: Registration,
    sentence: str,
    reason: str,
) -> None:
    await lay_out("bilingual", ENGLISH, sentence)
    await confirmed(recipient)

    if reason:
        with pytest.raises(PrintRefused) as refused:
            await issue("cli/carol", "2023", settings(tmp_path))
        assert reason in refused.value.words("en").what
    else:
        [words] = await printed_words(settings(tmp_path))
        assert "SkyladderLtdofAcmeGroupiscommended." in words


async def test_a_category_without_english_wording_has_a_sheet_in_chinese(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await lay_out("bilingual", ENGLISH, "")
    await confirmed(ACME)

    [words] = await printed_words(settings(tmp_path))

    assert "郑州云梯智能装备有限公司" in words
    assert "TheCommittee" in words


async def test_only_a_layout_that_prints_english_needs_it_and_freezes_it(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await lay_out("classic", ENGLISH)
    await confirmed(ACME)

    [number] = await issue("cli/carol", "2023", settings(tmp_path))

    [stored] = await versions(number)
    assert not {"name_en", "unit_en", "honour_en"} & stored.snapshot.fields.keys()


async def test_who_signs_is_printed_as_it_was_when_the_certificate_was_issued(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    """With the picture of the signature, also after the office names somebody else."""
    here = settings(tmp_path)
    picture = (await artwork.add("cli/alice", "signature.png", _signature())).name
    named = 'signer = "王一二"\nsigner_duty = "主任"\n'
    await lay_out("bilingual", f'{ENGLISH}{named}signature = "{picture}"\n')
    await confirmed(GUEST)
    await issue("cli/carol", "2023", here)
    await lay_out("bilingual", ENGLISH + named.replace("王一二", "李三"))

    out = io.BytesIO()
    everything = CertificateSelection()
    await print_sheets(
        "cli/dave", "2023", everything, FileKind.PDF, here, out, accept_differences=True
    )

    with pypdfium2.PdfDocument(out.getvalue()) as document:
        words = document[0].get_textpage().get_text_range()
        red = document[0].render(scale=1).to_pil().convert("RGB").getcolors(1 << 20)
    assert "主任 王一二" in words
    assert any(colour == (255, 0, 0) for _, colour in red)


@pytest.mark.parametrize(
    ("signer", "reason"),
    [
        ('signer = "王一二"\n', "signer_duty is missing"),
        ('signer_duty = "主任"\n', "signer is missing"),
        (
            'signer = "王"\nsigner_duty = "主任"\nsignature = "a.png"\n',
            "there is no picture 'a.png'",
        ),
    ],
)
async def test_half_a_signer_is_refused(
    commendation: CommendationRecord, signer: str, reason: str
) -> None:
    with pytest.raises(CommendationRefused) as refused:
        await lay_out("bilingual", ENGLISH + signer)
    assert reason in str(refused.value)


def _signature() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 300), "red").save(out, "PNG")
    return out.getvalue()
