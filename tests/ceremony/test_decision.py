"""The commendation decision in words and in its file (GB/T 9704-2012)."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import msgspec
import pytest

from awards.ceremony.outputs import find_output
from awards.stage.content import StageBag, StageCertificate, StageContent
from tests.cast import settings as in_folder
from tests.stage.arranged import arranged, version

REPLACE = msgspec.structs.replace


def written(content: StageContent | None = None, number: int = 3) -> bytes:
    made = version(content, number)
    return find_output("decision").forms["docx"](made, in_folder(Path())).content


def paragraphs(content: StageContent | None = None, number: int = 3) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(written(content, number))).paragraphs]


def of_names(names: list[str], *, units: list[str] | None = None) -> StageContent:
    """A ceremony whose only winners are persons of these names."""
    given = units or [""] * len(names)
    certificates = tuple(
        StageCertificate(
            at, f"{at}号", 1, name, unit, "先进个人", "GR", "certificate", "", None, at
        )
        for at, (name, unit) in enumerate(zip(names, given, strict=True), 1)
    )
    bags = (StageBag(1, "", certificates),)
    return REPLACE(arranged(), groups=(), bags=bags, attendees=())


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as file:
        return {n: file.read(n).decode() for n in file.namelist() if n.endswith(".xml")}


def test_it_says_basis_honours_with_counts_and_first_names_hopes_annexes_and_who_signs() -> None:
    said = paragraphs()

    assert said[:4] == [
        "中共郑州经济技术开发区工作委员会",
        "郑州经济技术开发区管理委员会",
        "关于表彰郑州经开区2023年度经济社会发展",
        "先进集体和先进个人的决定",
    ]
    [given] = [each for each in said if each.startswith("经研究，决定授予")]
    assert given.startswith(
        "经研究，决定授予河南璟旻栩精密机械有限公司等20家企业“突出贡献企业”称号；授予"
    )
    assert "授予六大产业培育工程工作专班等6个工作专班“‘四大工程’优秀工作专班”称号" in given
    assert "授予综合办公室等20个集体“综合考评先进单位”称号" in given
    assert "授予盖世昌等150名同志“综合考评先进工作者”称号" in given
    at = said.index("附件：1.\t突出贡献企业名单")
    assert said[at + 7] == "8.\t先进个人名单"
    assert [each for each in said[at + 8 :] if each][:3] == [
        "中共郑州经济技术开发区工作委员会",
        "郑州经济技术开发区管理委员会",
        "2024年2月28日",
    ]


def test_each_annex_begins_with_its_mark_and_the_words_of_the_list_on_the_third_line() -> None:
    said = paragraphs()

    for number, title, count in (
        (1, "突出贡献企业名单", "（20家）"),
        (8, "先进个人名单", "（278名）"),
    ):
        at = said.index(f"附件{number}")
        assert said[at : at + 4] == [f"附件{number}", "", title, count]
    assert "一、综合考评先进工作者（150名）" in said
    assert "三、营商环境先进个人（30名）" in said


def test_each_winner_is_in_an_annex_once_in_the_order_of_the_decision() -> None:
    said = paragraphs()
    listed = "\t".join(said[said.index("附件1") :]).split("\t")

    names = [each.name for each in arranged().decision_order]
    found = [each.partition("（")[0] for each in listed]
    wanted = [each.partition("（")[0] for each in names]
    kept = set(wanted)
    assert [each for each in found if each in kept] == wanted


def test_namesakes_have_their_unit_or_else_their_number() -> None:
    units = ["经济运行局", "财政局", "财政局", "财政局"]
    said = "\t".join(paragraphs(of_names(["王磊", "王磊", "李敏", "李敏"], units=units)))

    for name in ("王磊（经济运行局）", "王磊（财政局）", "李敏（3号）", "李敏（4号）"):
        assert name in said


def test_a_single_annex_has_no_number_and_a_single_winner_is_named_alone() -> None:
    said = paragraphs(of_names(["林晚舟"]))

    assert "附件：先进个人名单" in said
    assert "附件" in said
    assert "经研究，决定授予林晚舟同志“先进个人”称号。" in said


def test_a_circular_commends_and_many_bodies_are_shortened_in_the_title() -> None:
    bodies = ("甲市财政局", "甲市人社局", "甲市总工会", "共青团甲市委")
    content = REPLACE(arranged(), texts={"decision.form": "circular"}, issuers=bodies)
    said = paragraphs(content)

    assert said[0] == "甲市财政局等4部门"
    assert said[2].endswith("的通报") or said[3].endswith("的通报")
    [given] = [each for each in said if each.startswith("经研究，决定对")]
    assert given.startswith("经研究，决定对“突出贡献企业”河南璟旻栩精密机械有限公司等20家企业、“")
    assert given.endswith("予以通报表彰。")
    assert [each for each in said if each in bodies] == list(bodies)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于表彰2023年度先进个人的决定", ["关于表彰2023年度先进个人的决定"]),
        (
            "关于表彰2023年度全市安全生产先进集体和先进个人的决定",
            ["关于表彰2023年度全市安全生产", "先进集体和先进个人的决定"],
        ),
        ("第一行\n第二行较长的", ["第一行", "第二行较长的"]),
    ],
)
def test_a_title_is_divided_where_a_reader_pauses(title: str, lines: list[str]) -> None:
    content = REPLACE(arranged(), texts={"decision.title": title})
    assert paragraphs(content)[: len(lines) + 1] == [*lines, ""]


def test_before_the_decision_there_is_room_for_its_day_and_a_draft_says_so_on_every_page() -> None:
    content = REPLACE(arranged(), decided_on=None)
    parts = _parts(written(content, number=0))

    assert "2024年　月　日" in paragraphs(content)
    heads = [part for name, part in parts.items() if "header" in name]
    assert len(heads) == 2
    assert all("草稿" in each for each in heads)
    assert not [name for name in _parts(written()) if "header" in name]


def test_the_version_is_in_the_properties_and_the_same_version_is_the_same_file() -> None:
    assert "第3版 · 8f3a2c" in _parts(written())["docProps/core.xml"]
    assert written() == written()


def test_every_run_names_its_chinese_face_and_nothing_is_of_a_theme() -> None:
    content = REPLACE(
        arranged(), texts={"decision.mark": "××委员会文件", "decision.copies": "各单位。"}
    )
    for name, part in _parts(written(content)).items():
        assert not re.search("[Tt]heme(=|Color|Font)", part.replace("themeFontLang", "")), name
        runs = re.findall("<w:r>.*?</w:r>", part, re.DOTALL)
        assert [each for each in runs if 'w:eastAsia="' not in each] == []


def test_names_stay_as_stored_and_a_short_one_is_only_spaced() -> None:
    document = _parts(written(of_names(["王磊", "欧阳若琳"])))["word/document.xml"]

    assert "王　磊" not in document
    assert re.search('<w:spacing w:val="310"/></w:rPr><w:t[^>]*>王</w:t>', document)


def test_the_days_of_the_office_are_its_own() -> None:
    content = REPLACE(
        arranged(),
        decided_on=date(2024, 12, 1),
        texts={
            "decision.basis": "依据甲。",
            "decision.addressee": "各镇：",
            "decision.hopes": "望。",
        },
    )
    said = paragraphs(content)
    assert {"依据甲。", "各镇：", "望。", "2024年12月1日"} <= set(said)
