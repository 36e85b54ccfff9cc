"""The host script: a page a group, everybody called, spoken words and directions told apart."""

from __future__ import annotations

import io
import random
from pathlib import Path

import docx
import msgspec
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from awards.ceremony.outputs import find_output
from awards.stage.content import StageContent, StageGroup, StageVersion
from tests.cast import settings as in_folder
from tests.ceremony.reading_back import called, orders, pdf_pages, script_names
from tests.certificates.reading import squeezed
from tests.stage.arranged import arranged, version

replace = msgspec.structs.replace


def _made(kind: str, form: str, given: StageContent | StageVersion, folder: Path) -> bytes:
    at = given if isinstance(given, StageVersion) else version(given)
    return find_output(kind).forms[form](at, in_folder(folder)).content


def _pages(kind: str, given: StageContent | StageVersion, folder: Path) -> list[str]:
    return [squeezed(page) for page in pdf_pages(_made(kind, "pdf", given, folder))]


def _groups(*groups: StageGroup, **changes: object) -> StageContent:
    return replace(arranged(), groups=groups, **changes)


def test_each_group_has_its_page_with_the_groups_around_it(tmp_path: Path) -> None:
    pages = _pages("script", arranged(), tmp_path)
    assert len(pages) == 12
    for number in range(1, 11):
        page = pages[number]
        assert f"第{number}批" in page
        assert f"下面为第{number}批颁奖" in page
    assert "上一项：第3项颁奖" in pages[1]
    assert "下一批：第2批突出贡献企业" in pages[1]
    assert "上一批：第1批突出贡献企业" in pages[2]
    assert "下一项：第4项印发2024年发展计划及工作方案" in pages[10]
    assert "上一批：第10批先进个人" in pages[11]
    assert "下一" not in pages[11]
    assert "第1页/共12页" in pages[0]


def test_the_awards_alone_are_a_page_a_group_with_the_words_around_them(tmp_path: Path) -> None:
    pages = _pages("award-script", arranged(), tmp_path)
    assert len(pages) == 10
    assert "本项共分10批颁发，共94名代表上台领奖。" in pages[0]
    assert "向受到表彰的先进集体和先进个人表示祝贺" in pages[9]
    assert "上一" not in pages[0]
    assert find_output("award-script").forms["pdf"](version(), in_folder(tmp_path))[1:] == (10, 94)


@pytest.mark.parametrize("kind", ["script", "award-script"])
def test_everybody_on_stage_is_called_once_in_the_order_of_the_stage(
    kind: str, tmp_path: Path
) -> None:
    content = arranged()
    names = script_names(_made(kind, "docx", content, tmp_path))
    assert names == called(content)
    assert len(names) == 94
    text = "".join(_pages(kind, content, tmp_path))
    for group in content.groups:
        assert f"颁奖嘉宾：{_first_presenter(content, group)}" in text


def test_the_script_and_the_running_order_have_the_same_items(tmp_path: Path) -> None:
    script = "".join(_pages("script", arranged(), tmp_path))
    order = squeezed("".join(pdf_pages(_made("programme", "pdf", arranged(), tmp_path))))
    for item in arranged().items:
        assert squeezed(f"第{item.place}项{item.title}") in script
        assert f"{item.place}{_start(item.starts)}" in order
        assert squeezed(item.title) in order


def _start(minutes: float) -> str:
    return f"{9 + int(minutes // 60):02}:{int(minutes % 60):02}"


def test_all_papers_name_everybody_on_stage_in_one_order(tmp_path: Path) -> None:
    """Also where the order is not that of the decision, or of the alphabet."""
    shuffled = random.Random(7)  # noqa: S311 - an order, and no secret
    groups = [
        replace(group, members=tuple(shuffled.sample(group.members, len(group.members))))
        for group in shuffled.sample(arranged().groups, 10)
    ]
    numbered = tuple(replace(group, number=at) for at, group in enumerate(groups, 1))
    content = replace(arranged(), groups=numbered)
    wanted = [member.certificate.number for member in content.on_stage]
    found = orders(version(content), in_folder(tmp_path))
    assert {kind for kind, numbers in found.items() if numbers != wanted} == set()
    assert len(found) == 5


def _first_presenter(content: StageContent, group: StageGroup) -> str:
    [first] = [each for each in content.presenters if each.rank == group.presenters()[0]]
    return f"{first.duty}{first.name}（1—{(len(group.members) + 1) // 2}号位）"


def test_the_words_of_the_meeting_and_of_groups_can_be_the_office_s_own(tmp_path: Path) -> None:
    group = replace(
        arranged().groups[9], script="【上台】\n有请{count}位{category}！\n（{side}）\n谢谢 {x} <b>"
    )
    content = _groups(group, texts={"meeting.opening": "{meeting}开始", "meeting.closing": "散了"})
    first, page, last = _pages("script", content, tmp_path)
    assert "2024年推进高质量发展再造新经开行动大会开始" in first
    assert "有请12位先进个人！" in page
    assert "谢谢{x}<b>" in page
    assert "盖世昌" in page, "names are called even where the text has no place for them"
    assert "散了" in last
    assert "同志们" not in first + last


def test_empty_groups_missing_presenters_and_speakers_are_shown_as_undecided(
    tmp_path: Path,
) -> None:
    empty = replace(arranged().groups[9], members=())
    pages = _pages("script", _groups(empty), tmp_path)
    assert "第10批先进个人（0）颁奖嘉宾：〔待定〕" in pages[1]
    assert "请以下同志上台领奖：〔待定〕" in pages[1]
    names = script_names(_made("script", "docx", _groups(empty), tmp_path))
    assert names == ["〔待定〕"]


def test_no_rank_is_called_but_the_prizes_of_a_ranked_category(tmp_path: Path) -> None:
    ninth = arranged().groups[9]
    first = replace(ninth.members[0].certificate, honour="一等奖")
    group = replace(ninth, members=(replace(ninth.members[0], certificate=first),))
    ranked = tuple(replace(each, ranked=True) for each in arranged().categories)
    assert "盖世昌一等奖" in _pages("script", _groups(group, categories=ranked), tmp_path)[1]
    plain = "".join(_pages("script", _groups(group), tmp_path))
    assert "一等奖" not in plain
    assert "第一名" not in plain


def test_namesakes_of_a_group_are_called_with_their_units_and_stand_ins_named(
    tmp_path: Path,
) -> None:
    ninth = arranged().groups[9]
    members = tuple(
        replace(
            member,
            recipient=stand_in,
            certificate=replace(member.certificate, name="王磊", unit=unit),
        )
        for member, unit, stand_in in zip(
            ninth.members, ("甲局", "乙局"), ("", "李明"), strict=False
        )
    )
    content = _groups(replace(ninth, members=members))
    assert script_names(_made("script", "docx", content, tmp_path)) == called(content)
    assert called(content) == ["王磊（甲局）", "王磊（乙局）"]
    assert "由李明代领" in _pages("script", content, tmp_path)[1]


def _elements(content: bytes) -> list[Paragraph | Table]:
    return list(docx.Document(io.BytesIO(content)).iter_inner_content())


def test_what_is_spoken_and_what_is_done_have_their_own_types(tmp_path: Path) -> None:
    made = _elements(_made("award-script", "docx", arranged(), tmp_path))
    styles = {
        each.text: each.style.name for each in made if isinstance(each, Paragraph) and each.style
    }
    assert styles["请以下企业代表上台领奖："] == "Spoken"
    assert styles["（引导员引导从台下看右侧上台，按站位站好）"] == "Stage Direction"
    document = docx.Document(io.BytesIO(_made("award-script", "docx", arranged(), tmp_path)))
    fonts = {name: document.styles[name].font.size for name in ("Spoken", "Stage Direction")}
    assert fonts["Spoken"] is not None
    assert fonts["Spoken"].pt == 16
    assert document.sections[0].footer.paragraphs[0].text == "下一批：第2批 突出贡献企业"
    assert document.sections[1].header.paragraphs[0].text == "上一批：第1批 突出贡献企业"
    assert "第3版 · 8f3a2c · 2月27日 18:05 · 第" in document.sections[9].footer.paragraphs[1].text


def test_a_meeting_without_groups_or_items_has_its_scripts(tmp_path: Path) -> None:
    assert "〔待定〕" in _pages("award-script", _groups(), tmp_path)[0]
    assert len(_pages("script", _groups(items=()), tmp_path)) == 1
    beside = replace(arranged().groups[9], item=99)
    for kind in ("script", "award-script"):
        names = script_names(_made(kind, "docx", _groups(beside), tmp_path))
        assert names == called(_groups(beside))


def test_marks_that_would_turn_words_around_are_shown(tmp_path: Path) -> None:
    group = replace(arranged().groups[9], script="【上台】\n请\u202e上台\u200f<i>{")
    assert "请[U+202E]上台[U+200F]<i>{" in _pages("script", _groups(group), tmp_path)[1]


def test_a_table_of_names_is_never_the_end_of_a_document(tmp_path: Path) -> None:
    """LibreOffice drops it."""
    ninth = arranged().groups[9]
    plain = replace(ninth.members[0].certificate, name="王磊", reading="")
    members = (replace(ninth.members[0], certificate=plain),)
    group = replace(ninth, script="【上台】\n{names}", members=members)
    item = replace(arranged().items[2], script="【收尾】\n")
    content = _groups(group, items=(item,))
    made = _elements(_made("award-script", "docx", content, tmp_path))
    assert isinstance(made[-2], Table)
    assert isinstance(made[-1], Paragraph)


def test_every_page_of_a_draft_says_so(tmp_path: Path) -> None:
    pages = _pages("script", version(number=0), tmp_path)
    assert all("草稿·8f3a2c" in page for page in pages)
    old = _pages("script", replace(version(), newest=4), tmp_path)
    assert all("第3版·已有第4版" in page for page in old)


def test_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    for form in ("docx", "pdf"):
        assert _made("script", form, version(), tmp_path) == _made(
            "script", form, version(), tmp_path
        )
