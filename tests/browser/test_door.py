"""Telephones at the door in a real browser, without a network, and with one that loses answers."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import httpx
import psutil
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import FLAGS, program
from tests.browser.door_story import DoorOffice, at_the_door, stored_scans
from tests.browser.looking import is_too_wide, violations
from tests.browser.lossy import losing
from tests.browser.served import environment, settings_of
from tests.depth import DEPTH, Depth
from tests.nurseries import Nursery
from tests.waiting import PATIENCE, until

#: Telephones, and scans of each: all of section 12 at full depth.
PHONES, EACH = (20, 400) if DEPTH is Depth.DEEP else (2, 30)
#: Each telephone begins so many codes after the one before, so that codes are scanned at two doors.
STEP = 10


class Door(NamedTuple):
    """A served ceremony that can be killed and started again at its address."""

    folder: Path
    story: DoorOffice
    address: str
    start: Callable[[], None]
    kill: Callable[[], None]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DoorOffice]:
    folder = tmp_path_factory.mktemp("door")
    # The browser's own loop already runs in this thread.
    with ThreadPoolExecutor(1) as aside:
        story = at_the_door(settings_of(environment(folder)))
        return folder, aside.submit(asyncio.run, story).result()


@pytest.fixture
def door(told: tuple[Path, DoorOffice], tmp_path: Path, nursery: Nursery) -> Iterator[Door]:
    folder = tmp_path / "office"
    shutil.copytree(told[0], folder)
    given, running = environment(folder), list[psutil.Process]()
    address = given["AWARDS_PUBLIC_URL"]

    def answers() -> bool:
        with suppress(httpx.HTTPError):
            return httpx.get(f"{address}/health/live").is_success
        return False

    def start() -> None:
        running.append(nursery.born(given, folder / "server.log"))
        until(answers, f"{address} answers")

    def kill() -> None:
        process = running.pop()
        process.kill()
        process.wait(PATIENCE)

    start()
    yield Door(folder, told[1], address, start, kill)
    while running:
        kill()


_MANY = """(codes) => {
  for (const code of codes) {
    document.getElementById("code").value = code;
    document.getElementById("typing").requestSubmit();
  }
}"""


class Phone:
    """A telephone that was paired by a link and keeps its page."""

    def __init__(self, browser: Browser, address: str, code: str) -> None:
        self.faults: list[str] = []
        self.context = browser.new_context(
            base_url=address,
            viewport={"width": 360, "height": 740},
            has_touch=True,
            is_mobile=True,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page = self.opened(f"/door#{code}")
        expect(self.page.locator("#age")).to_have_text(re.compile(r"^名单 \d"))
        expect(self.page.locator("#kept")).to_contain_text("没有网络也能打开")
        self.way("type")

    def opened(self, path: str = "/door") -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.goto(path)
        expect(page.locator("#ways")).to_be_visible()
        return page

    def way(self, name: str) -> None:
        self.page.locator(f"#ways button[value={name}]").click()

    def scan(self, *codes: str) -> None:
        """Type them one after the other; many at once, as a keyboard scanner does."""
        if len(codes) > 1:
            self.page.evaluate(_MANY, codes)
            return
        self.page.locator("#code").fill(codes[0])
        self.page.locator("#code").press("Enter")
        expect(self.page.locator("#code")).to_have_value("")

    def reload(self) -> None:
        self.page.reload()
        expect(self.page.locator("#ways")).to_be_visible()

    def close_and_open(self) -> None:
        self.page.close()
        self.page = self.opened()

    def says(self, verdict: str, words: str) -> None:
        expect(self.page.locator(f"#verdict.{verdict}")).to_contain_text(words)

    def waits_for(self, count: int) -> None:
        words = f" · 待传 {count}" if count else ""
        expect(self.page.locator("#queue")).to_have_text(words, timeout=3 * PATIENCE * 1000)


@pytest.fixture
def phones(chromium: Browser) -> Iterator[Callable[[str, str], Phone]]:
    made: list[Phone] = []

    def pair(address: str, code: str) -> Phone:
        made.append(Phone(chromium, address, code))
        return made[-1]

    yield pair
    for phone in made:
        phone.context.close()
    assert [fault for phone in made for fault in phone.faults] == []


def test_without_a_network_nothing_is_lost_and_nothing_counts_twice(
    door: Door, phones: Callable[[str, str], Phone]
) -> None:
    wanted = [door.story.codes[at * STEP : at * STEP + EACH] for at in range(PHONES)]
    wanted = [[*codes, *door.story.codes[: EACH - len(codes)]] for codes in wanted]
    with losing(door.address, 0.3) as (address, proxy):
        here = [phones(address, code) for code in door.story.pairing[:PHONES]]
        for phone, codes in zip(here, wanted, strict=True):
            phone.context.set_offline(True)
            phone.scan(*codes[: EACH // 2])
            phone.waits_for(EACH // 2)
        here[0].reload()
        here[1].close_and_open()
        for phone, codes in zip(here, wanted, strict=True):
            phone.scan(*codes[EACH // 2 :])
            phone.says("green", "已签到")
            phone.waits_for(EACH)
            expect(phone.page.locator("#link")).to_have_text("离线")
        door.kill()
        for phone in here:
            phone.context.set_offline(False)
        door.start()
        for phone in here:
            phone.waits_for(0)
        for code in door.story.codes[-5:]:
            here[0].scan(code)
        total = PHONES * EACH + 5
        until(lambda: len(stored_scans(door.folder)) == total, f"{total} scans are stored")
        here[0].waits_for(0)

    rows = stored_scans(door.folder)
    arrived = [row for row in rows if row["verdict"] == "green"]
    everybody = {code for codes in wanted for code in codes} | set(door.story.codes[-5:])
    assert proxy.lost > 0
    assert len(rows) == total
    assert {row["code"] for row in arrived} == everybody
    assert {row["verdict"] for row in rows} == {"green", "amber"}
    assert len(arrived) == len(everybody)
    # Both doors showed green for the same people; the server names the second one, and nothing flips.
    assert {row["shown"] for row in rows if row["verdict"] == "amber"} <= {"green", "amber"}
    told = [phone.page.locator("#differ-count").text_content() or "" for phone in here]
    assert any("条与服务器不同" in words for words in told)


def test_a_telephone_is_used_with_one_thumb_and_by_keyboard(
    door: Door, phones: Callable[[str, str], Phone]
) -> None:
    phone = phones(door.address, door.story.pairing[0])
    page = phone.page
    found = []
    for code, verdict, words in (
        (door.story.codes[3], "green", "已签到"),
        (door.story.codes[3], "amber", "已到过，不必再签"),
        ("wxp://f2f0", "red", "这是付款码"),
    ):
        phone.scan(code)
        phone.says(verdict, words)
        found += [*violations(page), *(["too wide"] if is_too_wide(page) else [])]

    phone.way("find")
    page.keyboard.type("潮河街道")
    expect(page.locator("#found button")).to_have_count(10)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    phone.says("green", "已签到")
    page.locator("#lately button").first.press("Enter")
    phone.says("green", "已撤回")
    page.evaluate(_SCANNER, door.story.codes[20])
    phone.says("green", "已签到")
    small = page.evaluate(
        "[...document.querySelectorAll('button, input, select, summary')]"
        ".map((each) => each.getBoundingClientRect()).filter((box) => box.height && box.height < 44).length"
    )

    assert found == []
    assert small == 0


#: The keys of a scanner come faster than a busy machine passes them on: they are made in the page.
_SCANNER = """(code) => {
  document.activeElement.blur();
  for (const key of [...code, "Enter"]) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }
}"""


def test_a_wrong_certificate_is_refused_with_its_right_place(
    door: Door, phones: Callable[[str, str], Phone]
) -> None:
    phone = phones(door.address, door.story.pairing[0])
    phone.page.locator("#kinds button[value=packed]").click()
    phone.scan(door.story.certificates[1])
    expect(phone.page.locator("#fault")).to_contain_text("请先选择托盘")

    phone.page.locator("#tray").select_option("2-1")
    phone.scan(door.story.certificates[1])
    phone.says("red", "不在此托盘")
    phone.says("red", "第 1 批 2 号位")

    phone.page.locator("#tray").select_option("1-1")
    phone.scan(door.story.certificates[1])
    phone.says("green", "已放入托盘")
    expect(phone.page.locator("#count")).to_have_text("1/10")

    phone.page.locator("#kinds button[value=handed]").click()
    phone.page.locator("#recipient").fill("李岩")
    phone.scan(door.story.certificates[1])
    phone.says("green", "已发给李岩")
    phone.waits_for(0)
    assert [(row["kind"], row["verdict"]) for row in stored_scans(door.folder)] == [
        ("packed", "red"),
        ("packed", "green"),
        ("handed", "green"),
    ]


def test_a_revoked_telephone_loses_its_list_at_once(
    door: Door, phones: Callable[[str, str], Phone]
) -> None:
    phone = phones(door.address, door.story.pairing[0])
    phone.scan(door.story.codes[0])
    phone.waits_for(0)
    with closing(sqlite3.connect(door.folder / "awards.sqlite")) as connection, connection:
        connection.execute("UPDATE door_device SET revoked_at = CURRENT_TIMESTAMP")

    phone.page.evaluate("dispatchEvent(new Event('online'))")

    expect(phone.page.locator("#pairing")).to_be_visible()
    expect(phone.page.locator("#pairing-fault")).to_contain_text("名单已删除")
    kept = phone.page.evaluate(
        """() => new Promise((resolve) => {
          indexedDB.open("door").onsuccess = ({ target }) => {
            const found = target.result.transaction("kept").objectStore("kept").getAllKeys();
            found.onsuccess = () => resolve(found.result);
          };
        })"""
    )
    assert kept == ["choice"]


def test_the_camera_reads_the_code_on_a_slip_once(door: Door, tmp_path: Path) -> None:
    film = tmp_path / "slip.y4m"
    _filmed(film, f"{door.address}/d/{door.story.codes[7]}")
    flags = [
        *FLAGS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    with ThreadPoolExecutor(1) as aside:
        aside.submit(_seen_by_camera, flags, door).result()

    assert [row["code"] for row in stored_scans(door.folder)] == [door.story.codes[7]]


def _seen_by_camera(flags: list[str], door: Door) -> None:
    """In a thread of its own, for Playwright runs once in a thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=flags)
        context = browser.new_context(
            base_url=door.address,
            viewport={"width": 360, "height": 740},
            permissions=["camera"],
            extra_http_headers={"Accept-Language": "zh"},
        )
        page = context.new_page()
        page.goto(f"/door#{door.story.pairing[0]}")
        expect(page.locator("#verdict.green")).to_contain_text("已签到")
        expect(page.locator("#count")).to_have_text("1/400")
        expect(page.locator("#queue")).to_have_text("")
        browser.close()


def _filmed(film: Path, text: str) -> None:
    """Thirty pictures of 640 × 480 in which the code moves a little, as in a hand."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    drawn = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6))
    with film.open("wb") as out:
        out.write(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n")
        for at in range(30):
            picture = Image.new("L", (640, 480), 200)
            picture.paste(drawn, (180 + at % 7, 100 + at % 5))
            out.write(b"FRAME\n" + picture.tobytes() + bytes([128]) * (640 * 480 // 2))
