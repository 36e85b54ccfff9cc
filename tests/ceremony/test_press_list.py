"""The list for the press: the embargo first, the figures of each kind, the order of the decision."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import docx
import msgspec

from awards.ceremony.outputs import find_output
from awards.clock import CHINA
from awards.stage.content import StageContent
from tests.cast import settings as in_folder
from tests.ceremony.test_decision import of_names
from tests.stage.arranged import arranged, version

REPLACE = msgspec.structs.replace
PRESS = find_output("press")


def _written(form: str, content: StageContent | None = None) -> bytes:
    return PRESS.forms[form](version(content), in_folder(Path())).content


def _paragraphs(content: StageContent | None = None) -> list[str]:
    document = docx.Document(io.BytesIO(_written("docx", content)))
    return [each.text for each in document.paragraphs if each.text]


def _rows(content: StageContent | None = None) -> list[list[str]]:
    return list(csv.reader(io.StringIO(_written("csv", content).decode("utf-8-sig"))))


def test_the_first_line_of_both_files_and_their_names_say_when_it_may_be_published() -> None:
    assert _paragraphs()[0] == "【在2月28日9时前不得发布】"
    assert _rows()[0] == ["在2月28日9时前不得发布"]
    assert PRESS.warning is not None
    assert PRESS.warning(version()) == "2月28日9时前不得发布"


def test_the_embargo_follows_the_meeting_or_the_words_of_the_office() -> None:
    later = REPLACE(arranged(), begins_at=datetime(2024, 3, 1, 14, 30, tzinfo=CHINA))
    own = REPLACE(arranged(), texts={"press.embargo": "2月28日12时"})

    assert _paragraphs(later)[0] == "【在3月1日14时30分前不得发布】"
    assert _paragraphs(own)[0] == "【在2月28日12时前不得发布】"


def test_the_lead_gives_the_figure_of_each_kind() -> None:
    [lead] = [each for each in _paragraphs() if "受到表彰；" in each]

    assert lead == (
        "2月28日，2024年推进高质量发展再造新经开行动大会在经开区会议中心召开。20家突出贡献企业、"
        "10家创新引领企业、10家开放带动企业、10家税收贡献企业、16个创新创业人才（团队）、"
        "6个“四大工程”优秀工作专班受到表彰；50个先进集体、278名先进个人同时受到表彰。"
    )
    assert "1名先进个人受到表彰。" in "".join(_paragraphs(of_names(["林晚舟"])))


def test_names_follow_the_decision_in_both_files() -> None:
    order = arranged().decision_order
    rows = _rows()

    assert rows[1] == ["序号", "奖项", "称号", "姓名或名称", "单位"]
    assert [row[3] for row in rows[2:]] == [each.name for each in order]
    text = "\t".join(_paragraphs())
    places = [text.index(each.name) for each in order[:20]]
    assert places == sorted(places)
