"""The ZIP of a pack: its manifest, its names, and the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from awards.ceremony.pack.papers import all_papers, download_name, find_paper
from awards.ceremony.pack.service import WholePack, pack_of
from awards.errors import NotFound, PaperRefused
from awards.stage.content import StageContent
from tests.cast import settings as in_folder
from tests.ceremony.test_decision import of_names
from tests.stage.arranged import arranged, version

REPLACE = msgspec.structs.replace
SMALL = ("groups", "decision", "press")


def _pack(content: StageContent | None = None, only: tuple[str, ...] = SMALL) -> WholePack:
    return pack_of(version(content), in_folder(Path()), all_papers(only))


def _opened(pack: WholePack) -> ZipFile:
    return ZipFile(io.BytesIO(pack.content))


def test_the_manifest_comes_first_and_names_each_file_with_its_digest() -> None:
    pack = _pack()
    with _opened(pack) as file:
        names = file.namelist()
        said = json.loads(file.read("manifest.json"))
        contents = {name: file.read(name) for name in names}

    assert names[0] == "manifest.json"
    assert [each["file"] for each in said["files"]] == names[1:]
    for each in said["files"]:
        assert each["sha256"] == hashlib.sha256(contents[each["file"]]).hexdigest()
        assert each["size"] == len(contents[each["file"]])
        assert {"kind", "form", "pages", "names"} <= set(each)
    assert (said["version"], said["name"], said["digest"][:6]) == (3, "第3版", "8f3a2c")
    assert said["counts"] == {
        "certificates": 400,
        "on_stage": 94,
        "groups": 10,
        "in_bags": 306,
        "bags": said["counts"]["bags"],
        "presenters": 8,
        "attendees": 400,
        "seated": said["counts"]["seated"],
    }


def test_only_some_kinds_may_be_asked_for_and_no_unknown_one() -> None:
    said = _pack(only=("press",)).manifest

    assert {each.kind for each in said.files} == {"press"}
    with pytest.raises(NotFound):
        all_papers(["posters"])
    with pytest.raises(NotFound):
        find_paper("decision.exe")


def test_names_are_chinese_in_utf_8_and_the_press_list_bears_its_embargo() -> None:
    with _opened(_pack()) as file:
        entries = {each.filename: each for each in file.infolist()}

    assert "表彰决定.docx" in entries
    assert "新闻名单（2月28日9时前不得发布）.docx" in entries
    assert all(each.flag_bits & 0x800 for name, each in entries.items() if not name.isascii())


def test_no_text_of_an_office_leads_out_of_the_folder() -> None:
    texts = {"press.embargo": "../../etc/<a>:2月|"}
    content = REPLACE(arranged(), texts=texts, code="../2023")
    pack = _pack(content, ("press",))
    with _opened(pack) as file:
        names = file.namelist()

    for name in (*names, pack.name, download_name("a.docx", version(content))):
        assert not set(name) & set('/\\<>:"|?*'), name
        assert not name.startswith(".")


def test_the_same_version_gives_the_same_bytes() -> None:
    assert _pack().content == _pack().content


def test_a_paper_that_cannot_be_made_names_itself_the_person_and_the_remedy() -> None:
    """U+E000 is a private character, and U+30000 is in no font."""
    private, rare = of_names(["林晚舟", "陈\ue000三"]), of_names(["林晚舟", "陈\U000323af三"])

    with pytest.raises(PaperRefused) as refused:
        _pack(private, ("decision",))
    what, remedy = refused.value.words("zh")
    assert what == "无法制作表彰决定，因此什么都没有制作：陈\ue000（U+E000）三"
    assert remedy == "请在登记中改正姓名，再定新版次。"

    assert _pack(rare, ("decision",)).manifest.files[0].names == 2
    with pytest.raises(PaperRefused) as refused:
        _pack(rare, ("roster",))
    what, remedy = refused.value.words("zh")
    assert what.startswith("无法制作名册（按上台顺序），因此什么都没有制作：陈\U000323af三\n")
    assert remedy
