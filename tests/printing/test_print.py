"""The printed words are the issued words."""

from __future__ import annotations

import dataclasses
import zipfile
from io import BytesIO
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from awards.audit import queries as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.errors import FontsChanged, NotFound
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.layouts import service as layouts
from awards.layouts import versions
from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.press.files import fit_name, whole_file
from awards.printing.runs.choosing import CertificateSelection, chosen
from awards.tables import Certificate, Values
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.queries import find
from certificates import shipped
from tests.cast import ACME, EVERYONE, SECRET, confirmed, settings
from tests.conftest import FIXTURES


@pytest.fixture
async def issued(commendation: CommendationRecord, tmp_path: Path) -> list[int]:
    ids = await confirmed(*EVERYONE)
    await issuing.issue("cli/carol", "2023", settings(tmp_path))
    return ids


ALL = CertificateSelection()


async def _pdf(folder: Path, choice: CertificateSelection = ALL) -> bytes:
    out = BytesIO()
    await print_sheets("cli/paul", "2023", choice, FileKind.PDF, settings(folder), out)
    return out.getvalue()


def _texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


async def test_one_page_for_each_certificate_in_the_one_order(
    issued: list[int], commendation: CommendationRecord, tmp_path: Path
) -> None:
    texts = _texts(await _pdf(tmp_path))

    names = [sheet.record.name for sheet in await valid_in_order(commendation)]
    assert len(texts) == len(EVERYONE)
    assert all(name in text for name, text in zip(names, texts, strict=True))


async def test_what_was_frozen_without_a_kind_of_recipient_still_prints(
    issued: list[int], tmp_path: Path
) -> None:
    """An earlier build froze it like this, with only the words of the sheet."""
    printed = ("title", "salutation", "body", "closing", "issuers", "date", "number", "code")
    before = _texts(await _pdf(tmp_path))
    for row in await Certificate.select(Certificate.id, Certificate.snapshot):
        frozen = msgspec.json.decode(row["snapshot"])
        del frozen["kind"]
        frozen["fields"] = {name: frozen["fields"][name] for name in printed}
        values: Values = {Certificate.snapshot: msgspec.json.encode(frozen).decode()}
        await Certificate.update(values).where(Certificate.id == row["id"])

    assert _texts(await _pdf(tmp_path)) == before


async def test_a_range_is_counted_in_the_order_from_one(issued: list[int], tmp_path: Path) -> None:
    texts = _texts(await _pdf(tmp_path, CertificateSelection("GR", 2, 3)))

    assert ["林晚舟" in texts[0], "欧阳若水" in texts[1], len(texts)] == [True, True, 2]


async def test_nothing_to_print_is_said_so(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    with pytest.raises(NotFound):
        await _pdf(tmp_path)


async def test_an_unknown_category_is_said_so(issued: list[int], tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="XX"):
        await _pdf(tmp_path, CertificateSelection("XX"))


async def test_the_same_certificates_print_the_same_bytes_after_an_edit(
    issued: list[int], tmp_path: Path
) -> None:
    before = await _pdf(tmp_path)
    winner = await find(issued[0])
    await winners.amend(
        "cli/bob",
        winner.id,
        Amendment(note="改"),
        revision=winner.revision,
        secret=SECRET,
        reason="与原件不符",
    )

    assert await _pdf(tmp_path) == before


async def test_a_zip_names_each_file_by_its_number(issued: list[int], tmp_path: Path) -> None:
    out = BytesIO()
    await print_sheets("cli/paul", "2023", ALL, FileKind.ZIP, settings(tmp_path), out)

    archive = zipfile.ZipFile(out)
    assert archive.namelist()[0] == "郑经开表〔2024〕CX001号_郑州云梯智能装备有限公司.pdf"
    assert len(set(archive.namelist())) == len(EVERYONE)
    assert "郑州云梯智能装备有限公司" in _texts(archive.read(archive.namelist()[0]))[0]


async def test_every_print_is_in_the_history(issued: list[int], tmp_path: Path) -> None:
    await _pdf(tmp_path)
    await _pdf(tmp_path)

    acts = await audit.history("commendation/2023")
    assert [act.actor for act in acts] == ["cli/paul", "cli/paul"]


async def test_a_font_that_changed_since_issue_refuses_the_print(
    issued: list[int], tmp_path: Path
) -> None:
    [row, *_] = await Certificate.select()
    digest = next(iter(layouts.shelf(()).chosen.values())).digest
    other = row["snapshot"].replace(digest, "0" * 64)
    await Certificate.update({Certificate.snapshot: other}).where(Certificate.id == row["id"])

    with pytest.raises(FontsChanged):
        await _pdf(tmp_path)


async def _change_the_layout() -> None:
    changed = shipped("joint").replace("size = 54", 'size = 54\ncolour = "#000000"')
    await versions.save("web/paul", "joint", changed, "黑色标题", basis=0)


async def test_a_layout_that_changed_since_issue_does_not_change_the_sheet(
    issued: list[int], tmp_path: Path
) -> None:
    before = await _pdf(tmp_path)

    await _change_the_layout()

    assert await _pdf(tmp_path) == before


async def test_layouts_of_two_times_print_in_one_file(issued: list[int], tmp_path: Path) -> None:
    """After the layout was changed one certificate is reissued; the rest keep the old one."""
    await _change_the_layout()

    done = await issuing.reissue(
        "cli/carol", "郑经开表〔2024〕GR002号", "换用新版式", settings(tmp_path)
    )

    assert done.changed
    assert len(_texts(await _pdf(tmp_path))) == len(EVERYONE)


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "certificates.pdf"
    target.write_bytes(b"old")

    with pytest.raises(ZeroDivisionError), whole_file(target) as out:
        out.write(b"half")
        raise ZeroDivisionError

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张三/李四", "张三_李四"),
        ("..", "_"),
        ("尾点. ", "尾点"),
        ("a\u202eb\x00c", "a_b_c"),
        ("长" * 100, "长" * 66),
    ],
)
def test_a_file_name_fits_every_system(text: str, name: str) -> None:
    assert fit_name(text) == name


async def test_a_choice_is_counted_from_one(
    issued: list[int], commendation: CommendationRecord
) -> None:
    every = await chosen(commendation, ALL)

    assert await chosen(commendation, dataclasses.replace(ALL, first=2, last=3)) == every[1:3]


async def test_numbers_alike_but_for_a_forbidden_sign_get_files_of_their_own(
    opened: str, tmp_path: Path
) -> None:
    """A/1 and A_1 are two numbers; a file system allows only one such name."""
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    start, end = source.index("[[category]]"), source.index("[[category]]", source.index("CX"))
    two = source[:start] + source[start:end]
    plan = two.replace('number = "郑经开表〔2024〕{category}{seq:03}号"\n', "").replace(
        'code = "TC"', 'code = "TC"\nnumber = "A/{seq}"'
    )
    plan = plan.replace('code = "CX"', 'code = "CX"\nnumber = "A_{seq}"')
    await catalogue.load("cli/alice", parse(plan, "two.toml"))
    await confirmed(ACME, Registration("TC", ACME.name))
    await issuing.issue("cli/carol", "2023", settings(tmp_path))

    out = BytesIO()
    await print_sheets("cli/paul", "2023", ALL, FileKind.ZIP, settings(tmp_path), out)

    assert zipfile.ZipFile(out).namelist() == [
        f"A_1_{ACME.name}.pdf",
        f"A_1_{ACME.name}-2.pdf",
    ]
