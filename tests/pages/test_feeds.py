"""Calibrate a printer on pages: card, readings, their result, saved, restored."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import httpx
import pypdfium2
import pytest

from awards.printing.feeds import service as feeds
from awards.printing.feeds.calibrations import FeedSide
from certificates.press import NONE, PrintCalibration
from tests.people import Cast

PAGE = "/feeds/feed"
HERE = {"printer": "二楼激光打印机", "tray": "手送纸盒", "stock": "a4-landscape", "side": "front"}
SIDE = FeedSide("二楼激光打印机", "手送纸盒", "a4-landscape")

#: A print that is 1 mm too far right and 2 mm too far down.
CORNERS = {
    "A-x": "21", "A-y": "22", "C-x": "19", "C-y": "22",
    "G-x": "21", "G-y": "18", "I-x": "19", "I-y": "18",
}  # fmt: skip
MENDS_IT = PrintCalibration(x=-1, y=-2)
RIGHT = dict.fromkeys(CORNERS, "20")


async def _send(cast: Cast, act: str, read: dict[str, str], **more: str) -> httpx.Response:
    return await cast.paul.post(PAGE, data={**HERE, "act": act, **read, **more})


async def _saved(cast: Cast, read: dict[str, str] = CORNERS, **more: str) -> None:
    answer = await _send(cast, "save", read, **more)
    assert answer.status_code == 303, answer.text


def _typed(shown: httpx.Response, field: str) -> str:
    found = re.search(rf'name="{field}" value="([^"]*)"', shown.text)
    return unescape(found[1]) if found else ""


def _fault(shown: httpx.Response, field: str) -> str:
    """Return the fault beside a field, and check that the summary at the top links to it."""
    found = re.search(rf'id="error-{field}">(.*?)</p>', shown.text, re.DOTALL)
    assert found, f"nothing beside {field}"
    assert f'href="#field-{field}"' in shown.text
    return re.sub(r"<[^>]*>", "", found[1])


def _step(shown: httpx.Response) -> str:
    found = re.search(r'<li aria-current="step">(.*?)</li>', shown.text)
    return found[1] if found else ""


async def test_from_the_card_to_a_print_that_is_good_enough(cast: Cast) -> None:
    begun = await cast.paul.get(PAGE, params=HERE)
    seen = await _send(cast, "look", CORNERS)
    unsaved = await feeds.current(*SIDE.feed)
    await _saved(cast)
    again = await cast.paul.get(PAGE, params=HERE)
    checked = await _send(cast, "look", RIGHT, printed_with=_card(again))

    steps = [_step(each) for each in (begun, seen, again, checked)]
    assert steps == ["打印校准卡", "查看调整并保存", "重印核对", "重印核对"]
    assert "偏离最大的是十字 A，为 2.24 毫米" in seen.text
    assert "左移 1.00 毫米" in seen.text
    assert "上移 2.00 毫米" in seen.text
    assert unsaved == NONE
    assert await feeds.current(*SIDE.feed) == MENDS_IT
    assert "够准了。" in checked.text
    assert "为 0.00 毫米" in checked.text


def _card(shown: httpx.Response) -> str:
    """Return the calibration with which the next card is printed."""
    found = re.search(r"/feeds/card\.pdf\?[^\"]*printed_with=(\d+)", shown.text)
    assert found
    return found[1]


async def test_what_is_still_off_asks_for_another_round(cast: Cast) -> None:
    await _saved(cast)
    again = await cast.paul.get(PAGE, params=HERE)

    answer = await _send(cast, "look", {**RIGHT, "A-x": "20.5"}, printed_with=_card(again))

    assert "请再校准一次。" in answer.text
    assert "为 0.50 毫米" in answer.text


async def test_readings_of_an_older_card_are_taken_for_what_they_are(cast: Cast) -> None:
    await _saved(cast)

    await _saved(cast, {**CORNERS, "A-x": "21.25"}, printed_with="0")

    assert abs((await feeds.current(*SIDE.feed)).x - MENDS_IT.x) < 0.1


async def test_the_card_a_page_offers_is_under_what_counts_and_says_so(cast: Cast) -> None:
    await _saved(cast)
    again = await cast.paul.get(PAGE, params=HERE)

    bare = await cast.paul.get("/feeds/card.pdf", params=HERE)
    moved = await cast.paul.get("/feeds/card.pdf", params={**HERE, "printed_with": _card(again)})

    assert "二楼激光打印机" in _words(bare)
    assert "右移 x +0.00" in _words(bare)
    assert "右移 x -1.00" in _words(moved)
    assert ".pdf" in moved.headers["content-disposition"]


def _words(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == "application/pdf"
    with pypdfium2.PdfDocument(BytesIO(answer.content)) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


async def test_a_back_is_printed_behind_its_front_and_has_its_own_calibration(cast: Cast) -> None:
    await _saved(cast, side="back")
    await _saved(cast, {**CORNERS, "A-x": "22", "C-x": "18", "G-x": "22", "I-x": "18"})
    card = await cast.paul.get("/feeds/card.pdf", params={**HERE, "side": "back"})
    shown = (await cast.paul.get(PAGE, params={**HERE, "side": "back"})).text

    assert "沿短边翻转" in shown
    with pypdfium2.PdfDocument(card.content) as document:
        front, back = (page.get_textpage().get_text_range() for page in document)
    assert "正面" in front
    assert "右移 x -2.00" in front
    assert "背面" in back
    assert "右移 x +0.00" in back
    assert (await feeds.current(*SIDE.feed)).x == -2
    assert await feeds.current(*SIDE.feed, back=True) == MENDS_IT


@pytest.mark.parametrize("way", ["21.00", "21,00", "２１", "２１．０", "21。0", " 21 mm", "21毫米"])
async def test_a_length_is_read_however_people_write_it(cast: Cast, way: str) -> None:
    await _saved(cast, {**CORNERS, "A-x": way})

    assert await feeds.current(*SIDE.feed) == MENDS_IT


@pytest.mark.parametrize(
    "wrong",
    ["abc", "-21", "2l", "1e2", "NaN", "inf", "1" * 400, "20.2.5", "20½", "<b>", "二十"],
)
async def test_a_reading_that_is_not_a_length_is_reported_at_its_cross_and_nothing_typed_is_lost(
    cast: Cast, wrong: str
) -> None:
    answer = await _send(cast, "save", {**CORNERS, "A-x": wrong})

    assert answer.status_code == 422
    assert "毫米数，如 20.25" in _fault(answer, "A-x")
    assert _typed(answer, "A-x") == wrong
    assert _typed(answer, "I-y") == "18"
    assert _step(answer) == "填写读数"
    assert await feeds.history(SIDE) == []


async def test_for_a_cross_read_in_one_direction_the_missing_one_is_reported(
    cast: Cast,
) -> None:
    answer = await _send(cast, "look", {**CORNERS, "G-y": ""})

    assert answer.status_code == 422
    assert _fault(answer, "G-y")


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ({**CORNERS, "I-x": "", "I-y": ""}, "读数太少"),
        ({}, "读数太少"),
        (
            {k: {"20": "28", "19": "27"}.get(v, v) for k, v in {**RIGHT, "C-x": "19"}.items()},
            "实际大小",
        ),
    ],
    ids=["three", "none", "fitted to the page"],
)
async def test_readings_that_give_no_calibration_are_reported_and_nothing_typed_is_lost(
    cast: Cast, read: dict[str, str], said: str
) -> None:
    answer = await _send(cast, "save", read)

    assert answer.status_code == 422
    assert said in answer.text
    assert all(_typed(answer, field) == value for field, value in read.items())
    assert await feeds.history(SIDE) == []


@pytest.mark.parametrize(
    ("slip", "said"),
    [({"C-x": "277"}, "较近的纸边"), ({"I-y": "21"}, "互相矛盾"), ({"A-x": "9999"}, "不像是")],
    ids=["from the wrong edge", "against the others", "wildly wrong"],
)
async def test_a_wrong_reading_is_reported_at_its_cross(
    cast: Cast, slip: dict[str, str], said: str
) -> None:
    answer = await _send(cast, "look", {**CORNERS, "E-x": "149.5", "E-y": "107", **slip})

    [field] = slip
    assert answer.status_code == 422
    assert said in _fault(answer, f"{field[0]}-x")
    assert _typed(answer, field) == slip[field]


async def test_saved_twice_it_is_saved_once(cast: Cast) -> None:
    await _saved(cast)
    await _saved(cast)

    assert len(await feeds.history(SIDE)) == 1


async def test_an_earlier_calibration_is_restored_and_the_history_records_it(cast: Cast) -> None:
    await _saved(cast)
    await _saved(cast, {**RIGHT, "A-x": "20.25"}, printed_with="0")
    newest, oldest = await feeds.history(SIDE)
    before = await cast.paul.get(PAGE, params=HERE)
    assert f'name="to" value="{oldest.id}"' in before.text
    assert f'name="to" value="{newest.id}"' not in before.text

    for _ in range(2):
        answer = await cast.paul.post("/feeds/back", data={"to": str(oldest.id)})
        assert answer.status_code == 303

    assert await feeds.current(*SIDE.feed) == oldest.correction
    assert [each.again for each in await feeds.history(SIDE)] == [oldest.id, 0, 0]


async def test_a_printer_is_the_same_one_however_its_name_is_typed(cast: Cast) -> None:
    await _saved(cast, printer="HP 401", tray="纸盒2")

    again = await cast.paul.get(PAGE, params={**HERE, "printer": "ＨＰ４０１", "tray": " 纸盒 ２ "})
    listed = await cast.paul.get("/feeds")

    assert "历次校准" in again.text
    assert listed.text.count('href="/feeds/feed?') == 1
    assert await feeds.current("hp 401", "纸盒2", "a4-landscape") == MENDS_IT


@pytest.mark.parametrize(
    "wrong",
    [
        {"printer": ""},
        {"printer": "　"},
        {"printer": "\u200b"},
        {"tray": "x" * 61},
        {"printer": "a\u202eb"},
        {"stock": "papyrus"},
        {"stock": ""},
        {"side": "edge"},
        {"printed_with": "1e9"},
    ],
    ids=str,
)
async def test_a_feed_that_cannot_be_is_refused_beside_its_field(
    cast: Cast, wrong: dict[str, str]
) -> None:
    asked = {**HERE, **wrong}
    answers = [
        await cast.paul.get("/feeds/card.pdf", params=asked),
        await _send(cast, "save", CORNERS, **wrong),
    ]

    assert [each.status_code for each in answers] == [422, 422]
    assert await feeds.feeds() == []


async def test_a_name_with_markup_is_shown_as_it_was_typed(cast: Cast) -> None:
    name = "<script>alert(1)</script>&amp;\"'"
    await _saved(cast, printer=name)

    for path, asked in (("/feeds", {}), (PAGE, {**HERE, "printer": name})):
        shown = (await cast.paul.get(path, params=asked)).text
        assert "<script>alert" not in shown
        assert name in unescape(shown)


async def test_a_name_that_no_font_has_is_refused_in_words(cast: Cast) -> None:
    answer = await cast.paul.get("/feeds/card.pdf", params={**HERE, "printer": "打印机\U0010fffd"})

    assert answer.status_code == 422
    assert 'class="summary"' in answer.text


async def test_a_calibration_that_is_not_there_is_not_found(cast: Cast) -> None:
    await _saved(cast, side="back")
    [other] = await feeds.history(FeedSide(*SIDE.feed, back=True))

    answers = [
        await cast.paul.get("/feeds/card.pdf", params={**HERE, "printed_with": str(other.id)}),
        await cast.paul.post("/feeds/back", data={"to": "999999"}),
    ]

    assert [each.status_code for each in answers] == [404, 404]


async def test_a_person_who_may_not_print_cannot_calibrate(cast: Cast) -> None:
    for person in (cast.vera, cast.rita, cast.anna):
        answer = await person.post(PAGE, data={**HERE, "act": "save", **CORNERS})
        assert answer.status_code == 403

    assert await feeds.feeds() == []
