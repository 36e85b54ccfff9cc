"""DOCX: faces that Chinese offices have, plain texts, tables with repeated heads."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import docx
import zxingcpp
from docx.oxml.ns import qn
from PIL import Image

from awards.documents import (
    BODY,
    OFFICIAL_WORD,
    TITLE,
    UPRIGHT,
    DocumentColumn,
    Foot,
    GroupLine,
    OfficeDocument,
)

COLUMNS = (DocumentColumn("姓名", 1), DocumentColumn("单位", 2))


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as file:
        return {n: file.read(n).decode() for n in file.namelist() if n.endswith((".xml", ".rels"))}


def _written(*words: str) -> bytes:
    made = OfficeDocument("表彰", OFFICIAL_WORD)
    made.title("表彰决定")
    for each in words:
        made.paragraph(each)
    return made.finished()


def test_every_style_names_a_chinese_face_and_no_theme() -> None:
    parts = _parts(_written("“甲”·乙"))
    styles = parts["word/styles.xml"]

    assert not re.search("Theme=", styles)
    assert "word/theme/theme1.xml" not in parts
    assert set(re.findall('eastAsia="([^"]+)"', styles)) == {
        "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "zh-CN",
    }  # fmt: skip
    # Quotes and dots exist in both scripts: the hint sets them in the Chinese face.
    runs = re.findall("<w:r>.*?</w:r>", parts["word/document.xml"])
    assert runs
    assert all('w:hint="eastAsia"' in each and 'w:eastAsia="' in each for each in runs)


def test_a_face_that_is_missing_has_an_alternative() -> None:
    table = _parts(_written())["word/fontTable.xml"]

    found = dict(re.findall('w:name="([^"]+)"><w:altName w:val="([^"]+)"', table))
    assert found["方正小标宋简体"] == "华文中宋"
    assert found["仿宋_GB2312"] == "仿宋"
    assert found["楷体_GB2312"] == "楷体"


def test_an_official_page_has_the_measures_of_the_standard() -> None:
    """GB/T 9704-2012: 37 mm above, 28 mm at the binding, 156 × 225 mm, 22 lines; sizes 2 and 3."""
    document = docx.Document(io.BytesIO(_written("正文")))
    page = document.sections[0]
    grid = page._sectPr.find(qn("w:docGrid"))

    assert page.page_width is not None
    assert page.page_height is not None
    sizes = (page.page_width, page.page_height, page.top_margin, page.left_margin)
    assert [round(each.mm) for each in sizes if each is not None] == [210, 297, 37, 28]
    assert page.right_margin is not None
    assert page.bottom_margin is not None
    assert round(210 - 28 - page.right_margin.mm) == 156
    assert round(297 - 37 - page.bottom_margin.mm) == 225
    assert grid is not None
    assert int(grid.get(qn("w:linePitch"))) * 22 <= 225 / 25.4 * 1440
    assert (TITLE.size, BODY.size, BODY.indent) == (22, 16, 2)
    assert [each.style.name for each in document.paragraphs if each.style] == [
        "Title",
        "Body Text",
    ]


def test_texts_stay_texts() -> None:
    nasty = ["{ PAGE }", "=1+1", "<w:p/>&amp;", "甲\x00\x0b乙\ud800", "一\n二\t三", "_x0041_"]
    document = docx.Document(io.BytesIO(_written(*nasty)))

    texts = [each.text for each in document.paragraphs[1:]]
    assert texts == ["{ PAGE }", "=1+1", "<w:p/>&amp;", "甲��乙�", "一\n二\t三", "_x0041_"]
    assert "instrText" not in _parts(_written(*nasty))["word/document.xml"]


def test_a_table_repeats_its_head_divides_no_row_and_keeps_a_group_with_its_row() -> None:
    made = OfficeDocument("名单", UPRIGHT)
    made.table(COLUMNS, [GroupLine("先进个人"), ("林晚舟", "潮河办事处"), ("田禾", 2)])
    [table] = docx.Document(io.BytesIO(made.finished())).tables
    xml = _parts(made.finished())["word/document.xml"]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["姓名", "单位"],
        ["先进个人", "先进个人"],
        ["林晚舟", "潮河办事处"],
        ["田禾", "2"],
    ]
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 4
    assert '<w:tblLayout w:type="fixed"/>' in xml
    widths = [int(each) for each in re.findall('gridCol w:w="([0-9]+)"', xml)]
    assert sum(widths) == round(180 / 25.4 * 1440)
    assert abs(widths[1] - 2 * widths[0]) <= 1
    group = re.search('w:styleId="Group".*?</w:style>', _parts(made.finished())["word/styles.xml"])
    assert group is not None
    assert "<w:keepNext/>" in group[0]


def test_pages_are_counted_in_words_or_with_dashes_at_the_outer_edge() -> None:
    counted = _parts(OfficeDocument("名单", UPRIGHT).finished())
    dashed = _parts(OfficeDocument("决定", OFFICIAL_WORD, foot=Foot.DASHED).finished())

    [foot] = [parts for name, parts in counted.items() if "footer" in name and "rels" not in name]
    assert re.findall("<w:(?:t|instrText)[^>]*>([^<]*)", foot) == [
        "第", " PAGE ", "1", "页　共", " NUMPAGES ", "1", "页",
    ]  # fmt: skip
    feet = sorted(part for name, part in dashed.items() if "footer" in name and "rels" not in name)
    assert [re.findall('pStyle w:val="([^"]+)"', each) for each in feet] == [
        ["FootEven"],
        ["FootOdd"],
    ]
    assert re.search("<w:evenAndOddHeaders(?! w:val=.0)", dashed["word/settings.xml"])


def test_a_code_is_readable_and_says_what_it_is() -> None:
    made = OfficeDocument("函", UPRIGHT)
    made.code("https://awards.example.org/p/1-abc", 32, "链接")
    content = made.finished()

    with ZipFile(io.BytesIO(content)) as file:
        [name] = [each for each in file.namelist() if each.startswith("word/media/")]
        picture = Image.open(io.BytesIO(file.read(name))).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        "https://awards.example.org/p/1-abc"
    ]
    assert 'descr="链接"' in _parts(content)["word/document.xml"]


def test_the_same_words_are_the_same_file_without_its_maker_or_the_time() -> None:
    content = _written("正文")
    core = _parts(content)["docProps/core.xml"]

    assert content == _written("正文")
    assert "python-docx" not in core
    assert "2000-01-01T00:00:00Z" in core
