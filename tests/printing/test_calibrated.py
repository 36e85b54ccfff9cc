"""After its card was read, an inexact printer prints in the right place; rasters prove it.

The card comes from the page, and a simulated printer distorts it. Crosses are found on the raster,
and the readings of an operator are typed into the page. The next print is distorted in the same
way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import pytest
from PIL import ImageChops, ImageStat
from PIL.Image import Image

from awards.issuing import service as issuing
from awards.printing.press.press import Press
from awards.printing.runs import queries
from awards.settings import Settings
from certificates.marks import Matrix
from certificates.press import Cross, crosses
from tests.cast import LIN, confirmed
from tests.certificates.press.paper import PIXEL, found, misprinted, pages
from tests.certificates.press.test_calibration import A4
from tests.people import Cast
from tests.printing.test_runs import Here

pytestmark = pytest.mark.usual  # prints and measures

FEED = {"printer": "二楼激光打印机", "tray": "手送纸盒", "stock": "a4-landscape"}
MOVED = Matrix(e=2.4, f=-3.1)
SCALED = Matrix(a=1.005, d=0.995)
SKEWED = Matrix(b=math.sin(0.006), c=-math.sin(0.006), a=math.cos(0.006), d=math.cos(0.006))
ALL = SCALED.then(SKEWED).then(MOVED)

Read = Callable[[float], float]


def exactly(millimetres: float) -> float:
    return round(millimetres, 3)


def by_a_ruler(millimetres: float) -> float:
    """Round to the quarter of a millimetre that the card asks for."""
    return round(millimetres * 4) / 4


async def _card(cast: Cast, side: str, printer: Matrix) -> Image:
    """Return the card, printed from the page by that printer."""
    shown = await cast.paul.get("/feeds/feed", params={**FEED, "side": side})
    address = shown.text.split('href="/feeds/card.pdf', 1)[1].split('"', 1)[0]
    pdf = (await cast.paul.get(f"/feeds/card.pdf{address.replace('&amp;', '&')}")).content
    return misprinted(pages(pdf)[-1], printer)


async def _type(cast: Cast, side: str, image: Image, read: Read, act: str) -> str:
    """Type the reading of every cross, and return the text of the next page."""
    shown = await cast.paul.get("/feeds/feed", params={**FEED, "side": side})
    card = shown.text.split('name="printed_with"', 1)[1]
    chosen = card.split(" selected", 1)[0].rsplit('value="', 1)[1] if " selected" in card else '0"'
    typed = {"side": side, "act": act, "printed_with": chosen.rstrip('"')}
    for cross in crosses(A4):
        x, y = cross.from_edges(*found(cross, image), A4)
        typed |= {f"{cross.label}-x": f"{read(x):.3f}", f"{cross.label}-y": f"{read(y):.3f}"}
    answer = await cast.paul.post("/feeds/feed", data={**FEED, **typed})
    assert answer.status_code == (303 if act == "save" else 200), answer.text
    return answer.text


def _off(image: Image) -> float:
    """Return the error of the worst of the four corner crosses, in millimetres."""
    return max(_apart(cross, image) for cross in crosses(A4) if cross.label in "ACGI")


def _apart(cross: Cross, image: Image) -> float:
    return math.dist(found(cross, image), (cross.x, cross.y))


@pytest.mark.parametrize(
    ("printer", "side"),
    [(MOVED, "front"), (SCALED, "front"), (SKEWED, "front"), (ALL, "front"), (ALL, "back")],
    ids=["offset", "scale", "skew", "all", "back"],
)
async def test_the_corners_lie_where_they_should_on_the_second_card(
    cast: Cast, printer: Matrix, side: str
) -> None:
    first = await _card(cast, side, printer)
    await _type(cast, side, first, exactly, "save")
    second = await _card(cast, side, printer)
    said = await _type(cast, side, second, exactly, "look")

    assert _off(first) > 0.5
    assert _off(second) < 0.1
    assert "够准了。" in said


async def test_read_to_a_quarter_of_a_millimetre_less_than_a_third_is_left(cast: Cast) -> None:
    """Nine crosses, each read an eighth wrong at most and all in the worst way, leave 0.295."""
    await _type(cast, "front", await _card(cast, "front", ALL), by_a_ruler, "save")

    assert _off(await _card(cast, "front", ALL)) < 0.3


async def test_a_second_reading_corrects_what_the_first_left(cast: Cast) -> None:
    await _type(cast, "front", await _card(cast, "front", ALL), by_a_ruler, "save")
    between = await _card(cast, "front", ALL)
    await _type(cast, "front", between, exactly, "save")

    assert _off(await _card(cast, "front", ALL)) < min(0.1, _off(between))


async def test_the_front_is_not_moved_by_the_calibration_of_the_back(cast: Cast) -> None:
    await _type(cast, "back", await _card(cast, "back", ALL), exactly, "save")

    assert _off(await _card(cast, "front", Matrix())) < 0.05


async def test_certificates_of_a_run_on_that_feed_lie_where_they_should(
    cast: Cast, settings: Settings
) -> None:
    await confirmed(LIN)
    await issuing.issue("web/anna", "2023", settings)
    await _type(cast, "front", await _card(cast, "front", ALL), exactly, "save")

    meant = await _run(cast, settings, feed="")
    calibrated = await _run(cast, settings, feed=await _offered(cast))

    assert max(_shifts(meant, misprinted(meant, ALL))) > 0.5
    assert max(_shifts(meant, misprinted(calibrated, ALL))) < 0.1


async def _offered(cast: Cast) -> str:
    """Return the choices that a run's page offers for the calibrated tray."""
    shown = (await cast.paul.get("/c/2023/print")).text
    before = shown.split(f">{FEED['printer']} · {FEED['tray']}</option>")[0]
    return before.rsplit('value="', 1)[1].split('"', 1)[0]


async def _run(cast: Cast, settings: Settings, feed: str) -> Image:
    """Return the only certificate of the run's file."""
    asked = {"what": "all", "stock": FEED["stock"], "feed": feed, "once": f"on {feed}"}
    answer = await cast.paul.post("/c/2023/print/runs", data=asked)
    path = str(answer.headers["location"])
    await Press(settings, Here()).empty()
    run = await queries.run(path.rpartition("/")[2])
    pdf = (await cast.paul.get(f"{path}/volumes/1")).content
    await cast.paul.post(f"{path}/cancel", data={"reason": "试印"})
    assert run.certificates == 1
    return pages(pdf)[0]


def _shifts(meant: Image, seen: Image) -> Iterable[float]:
    """Return the shifts of the content of each corner of a certificate, in millimetres."""
    side = round(45 / PIXEL)
    for left in (side // 4, meant.width - side - side // 4):
        for top in (side // 4, meant.height - side - side // 4):
            box = left, top, left + side, top + side
            yield _shift(meant.crop(box), seen, left, top)


def _shift(patch: Image, seen: Image, left: int, top: int, most: int = 6) -> float:
    """Return the best shift, to a part of a pixel; infinite when the best one is not near."""
    unlike = {
        (x, y): _unlike(patch, seen, left + x, top + y)
        for x in range(-most, most + 1)
        for y in range(-most, most + 1)
    }
    x, y = min(unlike, key=unlike.__getitem__)
    if most in (abs(x), abs(y)):
        return math.inf
    across = _dip(*(unlike[x + step, y] for step in (-1, 0, 1)))
    down = _dip(*(unlike[x, y + step] for step in (-1, 0, 1)))
    return math.hypot(x + across, y + down) * PIXEL


def _unlike(patch: Image, seen: Image, left: int, top: int) -> float:
    here = seen.crop((left, top, left + patch.width, top + patch.height))
    return float(ImageStat.Stat(ImageChops.difference(patch, here)).sum2[0])


def _dip(before: float, lowest: float, after: float) -> float:
    """Return the lowest point of the parabola through three heights, relative to the middle one."""
    return (before - after) / (2 * (before - 2 * lowest + after))
