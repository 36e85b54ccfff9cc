"""A list flows over pages: headings again on each, groups with their rows, pages counted."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import page as validation
import pypdfium2 as pdfium
import pytest

from certificates import (
    RED,
    ContentRefused,
    ListColumn,
    ListFooter,
    ListGroup,
    ListItem,
    ListNames,
    ListPage,
    ListRefused,
    ListWords,
    Problem,
    Shelf,
    find,
    render_list,
    render_lists,
)
from tests.certificates.listing.structure import linked, structure
from tests.certificates.printed import characters, shapes
from tests.certificates.reading import lines, opened, squeezed

COLUMNS = (
    ListColumn("序号", width=14, align="centre"),
    ListColumn("姓名", width=30),
    ListColumn("单位"),
)
PAGE = ListPage("表彰名册", COLUMNS)
SCRIPTS = Path(__file__).parents[1] / "scripts"


def made(items: Iterable[ListItem], page: ListPage, shelf: Shelf) -> bytes:
    out = io.BytesIO()
    render_list(items, page, shelf, out)
    return out.getvalue()


def people(count: int) -> Iterator[ListItem]:
    for number in range(1, count + 1):
        yield (number, "欧阳一二", f"××街道办事处第{number}所")


def problems(items: Iterable[ListItem], page: ListPage, shelf: Shelf) -> tuple[Problem, ...]:
    out = io.BytesIO()
    with pytest.raises(ContentRefused) as refusal:
        render_list(items, page, shelf, out)
    assert out.getvalue() == b""
    return refusal.value.problems


def test_each_page_has_the_headings_and_its_number_of_all_pages(shelf: Shelf) -> None:
    pages = lines(made(people(90), PAGE, shelf))

    texts = [squeezed("".join(page)) for page in pages]
    assert len(texts) == 3
    assert all("序号" in text and "姓名" in text and "单位" in text for text in texts)
    assert ["表彰名册" in text for text in texts] == [True, False, False]
    assert [f"第{n}页共3页" in text for n, text in enumerate(texts, 1)] == [True] * 3
    rows = [text.partition("所")[0] for page in pages for text in page if "街道" in text]
    assert len(rows) == 90
    assert rows[0].endswith("第1")
    assert rows[-1].endswith("第90")


@pytest.mark.parametrize("before", range(26, 40))
def test_a_group_line_stays_with_its_first_row(before: int, shelf: Shelf) -> None:
    items = [*people(before), ListGroup("先进集体（2个）"), (1, "某某局", ""), (2, "某某所", "")]

    pages = ["".join(page) for page in lines(made(items, PAGE, shelf))]

    assert [page for page in pages if "先进集体" in page] == [
        page for page in pages if "某某局" in page
    ]


def test_a_group_is_named_again_where_it_goes_on(shelf: Shelf) -> None:
    items = [ListGroup("先进个人", again="先进个人（续）"), *people(60)]

    pages = ["".join(page) for page in lines(made(items, PAGE, shelf))]

    assert ["先进个人（续）" in page for page in pages] == [False, True]


def test_a_group_may_begin_a_page(shelf: Shelf) -> None:
    items = [ListGroup("甲单位"), *people(2), ListGroup("乙单位", new_page=True), *people(2)]

    pages = ["".join(page) for page in lines(made(items, PAGE, shelf))]

    assert ["甲单位" in page for page in pages] == [True, False]
    assert ["乙单位" in page for page in pages] == [False, True]


def test_a_list_is_one_table_over_all_pages(shelf: Shelf) -> None:
    items = [ListGroup("先进个人", again="先进个人（续）"), *people(60)]
    page = ListPage("表彰名册", (*COLUMNS, ListColumn("签名", width=30, sign=True)))

    with opened(made(items, page, shelf)) as document:
        root = structure(document)
        assert linked(document)

    (table,) = root.all("Table")
    assert [kid.kind for kid in root.kids] == ["H1", "Table"]
    assert [kid.kind for kid in table.kids] == ["THead", "TBody"]
    head, body = table.kids
    assert [len(row.kids) for row in head.kids] == [4]
    assert {cell.attributes["/Scope"] for cell in head.all("TH")} == {"/Column"}
    group, *rows = body.kids
    assert [(cell.kind, cell.attributes["/ColSpan"]) for cell in group.kids] == [("TH", "4")]
    assert [[cell.kind for cell in row.kids] for row in rows] == [["TD"] * 4] * 60
    assert table.pages == (0, 1, 2)
    assert head.pages == (0,)  # Repeated headings are decoration.


@pytest.mark.parametrize("profile", ["PDF_A_2U", "PDF_UA_1"])
def test_a_list_is_archival_and_tagged(profile: str, shelf: Shelf) -> None:
    words = ListWords("制表人：", font="kai", gap=4)
    page = ListPage(
        "名单", COLUMNS, lines=["一月"], closing=[words], blank_rows=2, language="en-GB"
    )
    data = made([ListGroup("先进个人"), *people(50)], page, shelf)

    wanted = validation.ValidationProfile[profile]
    failures = map(str, validation.validate_pdf_bytes(data, profile=wanted).failures)

    # Only a person who has listened to a file can say that it is PDF/UA.
    assert [each for each in failures if "UA1-ID" not in each] == []
    with opened(data) as document:
        assert str(document.Root.Lang) == "en-GB"


def test_the_same_list_gives_the_same_bytes(shelf: Shelf) -> None:
    assert made(people(50), PAGE, shelf) == made(list(people(50)), PAGE, shelf)


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [
        ("A3", False, (297, 420)),
        ("A3", True, (420, 297)),
        ("A4", True, (297, 210)),
        ("A5", False, (148, 210)),
        ("A5", True, (210, 148)),
    ],
)
def test_a_list_fills_the_paper_in_both_directions(
    paper: str, landscape: bool, size: tuple[int, int], shelf: Shelf
) -> None:
    page = ListPage("名单", COLUMNS, paper=paper, landscape=landscape)
    with opened(made(people(3), page, shelf)) as document:
        box = [round(float(side) * 25.4 / 72) for side in document.pages[0].mediabox]
    assert box == [0, 0, *size]


def test_words_are_printed_as_they_are(shelf: Shelf) -> None:
    row = (1, "=HYPERLINK(1)", "{page} %s <b>&amp;</b> \\(")
    footer = ListFooter("{pages}版", right="{page}")

    (text,) = lines(made([row], ListPage("{title}", COLUMNS, footer=footer), shelf))

    words = squeezed("".join(text))
    assert all(
        each in words for each in ("=HYPERLINK(1)", squeezed(row[2]), "{title}", "{pages}版")
    )


def test_each_problem_names_its_row_and_its_column(shelf: Shelf) -> None:
    page = ListPage("名单", COLUMNS)
    items: list[ListItem] = [
        (1, "欧阳一二", "某局"),
        (2, "王\ue000", "某局"),
        ListGroup("组"),
        (3, "李\u200b四", "某局"),
        (4, "Pneumonoultramicroscopicsilicovolcanoconiosis", "某局"),
        (5, "多一个"),
    ]

    found = {each.code: each for each in problems(items, page, shelf)}

    places = {code: (each.key, each.element) for code, each in found.items()}
    assert places == {
        "missing-glyph": ("2", "姓名"),
        "unprintable": ("3", "姓名"),
        "does-not-fit": ("4", "姓名"),
        "wrong-count": ("5", ""),
    }
    assert found["missing-glyph"].en.what == (
        "No font here has “\ue000” (U+E000), in row 2, “姓名”."
    )
    assert found["missing-glyph"].zh.what == "第2行“姓名”：没有字体含有“\ue000”（U+E000）。"


def test_a_name_in_another_script_is_shaped_or_named_with_its_script(shelf: Shelf) -> None:
    name = "ئابدۇقادىر"
    (problem,) = problems([(1, name, "")], PAGE, shelf)
    assert (problem.code, problem.key, problem.element) == ("missing-script", "1", "姓名")

    with_font = find([SCRIPTS], system=False)
    assert name in "".join(lines(made([(1, name, "")], PAGE, with_font))[0])


def test_a_row_higher_than_a_page_is_a_problem(shelf: Shelf) -> None:
    (problem,) = problems([(1, "字" * 3000, "")], PAGE, shelf)
    assert (problem.code, problem.key) == ("row-too-high", "1")


def test_a_name_is_made_smaller_before_it_is_broken(shelf: Shelf) -> None:
    columns = (ListColumn("姓名", width=30, whole=True), ListColumn("单位"))
    name = "阿卜杜热合曼·买买提"
    found = lines(made([(name, "某局")], ListPage("名单", columns), shelf))
    assert any(name in line for line in found[0])


def test_a_list_to_sign_keeps_cells_empty_and_rows_free(shelf: Shelf) -> None:
    columns = (*COLUMNS[:2], ListColumn("签名", width=40, sign=True))
    page = ListPage("签到表", columns, blank_rows=3)

    with opened(made([(n, "王一") for n in range(1, 41)], page, shelf)) as document:
        body = structure(document).all("TBody")[0]

    pages = len(body.pages)
    assert pages == 2
    assert len(body.kids) == 40 + 3 * pages


def test_several_lists_are_counted_as_one_file(shelf: Shelf) -> None:
    out = io.BytesIO()
    wide = ListPage("托盘二", COLUMNS[:2], landscape=True)

    count = render_lists([(people(2), PAGE), ([(1, "王一")], wide)], shelf, out)

    first, second = (squeezed("".join(page)) for page in lines(out.getvalue()))
    assert count == 2
    assert {"表彰名册", "第1页共2页"} == {
        each for each in ("表彰名册", "第1页共2页") if each in first
    }
    assert {"托盘二", "第2页共2页"} == {each for each in ("托盘二", "第2页共2页") if each in second}


def test_closing_words_are_never_alone_on_a_page(shelf: Shelf) -> None:
    page = ListPage("名单", COLUMNS, closing=[ListWords("某某委员会", align="right")])
    for count in range(30, 45, 2):
        *_, last = ["".join(each) for each in lines(made(people(count), page, shelf))]
        assert "某某委员会" in last
        assert f"第{count}所" in last


def test_a_list_without_rows_is_a_page(shelf: Shelf) -> None:
    (text,) = lines(made([], PAGE, shelf))
    assert "表彰名册" in "".join(text)


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (ListPage("名单", COLUMNS, paper="A7"), "paper"),
        (ListPage("名单", ()), "columns"),
        (ListPage("名单", COLUMNS, font="comic"), "font"),
        (ListPage("名单", COLUMNS, floor=12), "floor"),
        (ListPage("名单", (ListColumn("甲", width=170), ListColumn("乙"))), "columns[1].width"),
        (ListPage("名单", (ListColumn("签名", width=12, sign=True),)), "columns[0].width"),
    ],
)
def test_a_page_that_cannot_be_so_is_refused(page: ListPage, path: str, shelf: Shelf) -> None:
    with pytest.raises(ListRefused) as refusal:
        render_list([], page, shelf, io.BytesIO())
    assert [fault.path for fault in refusal.value.faults] == [path]


def test_a_cell_of_another_kind_is_a_fault_of_the_caller(shelf: Shelf) -> None:
    with pytest.raises(TypeError, match="row 1, “姓名”"):
        render_list([(1, None, "")], PAGE, shelf, io.BytesIO())  # type: ignore[list-item]


def test_a_column_to_tick_has_a_square_in_each_row_and_red_words_warn(shelf: Shelf) -> None:
    columns = (
        ListColumn("姓名"),
        ListColumn("装盘", 16, tick=True),
        ListColumn("注意", colour=RED),
    )
    page = ListPage("托盘", columns, stamp="草稿", footer=ListFooter(page="第{page}页/共{pages}页"))

    data = made([("王磊", "尚未打印"), ("李强", "")], page, shelf)

    profile = validation.ValidationProfile.PDF_A_2U
    assert list(validation.validate_pdf_bytes(data, profile=profile).failures) == []
    document = pdfium.PdfDocument(data)
    inks = {each.character: each.ink for each in characters(document[0])}
    assert inks["草"] == inks["尚"] != inks["王"]
    wide = [each.box[2] - each.box[0] for each in shapes(document[0])]
    assert [width for width in wide if 4 <= width < 5]
    assert "第1页/共1页" in document[0].get_textpage().get_text_range()


def test_names_stand_in_columns_each_with_its_reading_below(shelf: Shelf) -> None:
    rows = [
        ListNames([("曾丽丽", "Zēng Lìlì"), ("欧阳一二", "")], across=2),
        ListNames([("买买提·吐尔逊江·阿卜杜拉", "Mǎimǎití"), ("王磊", "Wáng Lěi")], across=2),
    ]
    page = replace(PAGE, columns=(ListColumn(""),), ruled=False)
    [words] = lines(made(rows, page, shelf))
    text = "".join(words)
    order = [text.index(each) for each in ("曾丽丽", "Zēng Lìlì", "欧阳一二", "Wáng Lěi")]
    assert order == sorted(order)
    assert len(structure(opened(made(rows, page, shelf))).all("P")) == 8


def test_a_head_and_words_above_the_foot_stand_on_every_page(shelf: Shelf) -> None:
    foot = ListFooter(page="第{page}页/共{pages}页", head="上一批：甲", above="下一批：乙")
    pages = lines(made(people(60), replace(PAGE, footer=foot), shelf))
    assert len(pages) > 1
    for number, words in enumerate(pages, 1):
        assert [each for each in words if "批" in each] == ["上一批：甲", "下一批：乙"]
        assert f"第{number}页/共{len(pages)}页" in words


def test_words_alone_in_the_foot_have_its_whole_width(shelf: Shelf) -> None:
    long = "第3.12版 · 已有第14版 · 8f3a2c · 12月27日 18:05 · 第{page}页/共{pages}页" * 2
    alone = replace(PAGE, footer=ListFooter(page=long))
    [words] = lines(made(people(1), alone, shelf))
    assert long.format(page=1, pages=1) in words
