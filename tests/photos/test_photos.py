"""Photos from a ZIP and one by one: on pages, by the API, by the command, and on paper."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from base64 import urlsafe_b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from awards.settings import Settings
from tests.api.test_flow import ACME, HERE, LIN, OUYANG
from tests.people import SOURCE, Cast
from tests.photos.pictures import archive, jpeg, opened, picture, png

pytestmark = pytest.mark.usual  # decodes pictures in child processes

TIAN = {"category": "GR", "name": "田禾", "unit": "京航办事处", "honour": "营商环境先进个人"}


async def registered(cast: Cast, *winners: dict[str, Any]) -> list[int]:
    answer = await cast.rita.post(f"{HERE}/winners", json={"winners": winners})
    assert answer.status_code == 201, answer.text
    ids: list[int] = answer.json()["winners"]
    return ids


async def taken(cast: Cast, content: bytes, *, commit: bool = True) -> Any:  # noqa: ANN401 - JSON
    files = {"file": ("照片.zip", content)}
    query = "?commit=true" if commit else ""
    return (await cast.rita.post(f"{HERE}/photos{query}", files=files)).json()


def stored(settings: Settings) -> list[Path]:
    return sorted((settings.data_dir / "photos").rglob("*.jpg"))


async def test_a_zip_of_photos_is_matched_and_kept(cast: Cast, settings: Settings) -> None:
    lin, ouyang, tian, _ = await registered(cast, LIN, OUYANG, TIAN, ACME)
    content = archive(
        {
            "照片/林晚舟-潮河办事处.jpg": jpeg(),
            "照片/欧阳若水.png": png(picture(top="#00A000")),
            "照片/IMG_1.jpg": jpeg(),
            "照片/说明.txt": "甲".encode(),
            "照片/Thumbs.db": b"x",
            "__MACOSX/照片/._林晚舟-潮河办事处.jpg": b"x",
        }
    )

    checked = await taken(cast, content, commit=False)
    before = [
        (await cast.rita.get(f"/api/v1/winners/{each}")).json()["photo"] for each in (lin, ouyang)
    ]
    kept = await taken(cast, content)

    assert (checked["files"], checked["kept"], kept["kept"]) == (4, 0, 2)
    assert before == ["", ""]
    assert [(each["file"], each["winner"]) for each in kept["matched"]] == [
        ("林晚舟-潮河办事处.jpg", lin),
        ("欧阳若水.png", ouyang),
    ]
    assert {each["file"]: each["code"] for each in kept["problems"]} == {
        "IMG_1.jpg": "nobody",
        "说明.txt": "refused",
    }
    assert [each["winner"] for each in kept["without"]] == [tian]
    assert len(stored(settings)) == 2


async def test_names_from_chinese_windows_are_read(cast: Cast) -> None:
    await registered(cast, LIN)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as made:
        # The format says UTF-8 with a flag; old programs write GBK without one.
        info = zipfile.ZipInfo("x" * len("林晚舟".encode("gbk")) + ".jpg")
        made.writestr(info, jpeg())
    raw = package.getvalue().replace(b"xxxxxx.jpg", "林晚舟".encode("gbk") + b".jpg")

    assert [each["file"] for each in (await taken(cast, raw))["matched"]] == ["林晚舟.jpg"]


async def test_one_name_in_two_folders_is_taken_from_neither(cast: Cast) -> None:
    await registered(cast, LIN)
    report = await taken(cast, archive({"甲/林晚舟.jpg": jpeg(), "乙/林晚舟.jpg": jpeg()}))
    assert [each["code"] for each in report["problems"]] == ["same-name"]
    assert report["kept"] == 0


def _linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        link = zipfile.ZipInfo("林晚舟.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    return out.getvalue()


def _bomb() -> bytes:
    return archive({f"{n}.jpg": b"\0" * 20_000_000 for n in range(6)})


@pytest.mark.parametrize(
    ("content", "said"),  # made when it is needed, not when tests are collected
    [
        (lambda: b"", "照片压缩包"),
        (lambda: b"no zip", "不是 ZIP"),
        (lambda: archive({"../../林晚舟.jpg": b"x"}), "可疑"),
        (lambda: archive({"/林晚舟.jpg": b"x"}), "可疑"),
        (_linked, "可疑"),
        (lambda: archive({f"{n}.jpg": b"" for n in range(5001)}), "5000"),
        (_bomb, "过大"),
        (lambda: archive({"林晚舟.jpg": jpeg()})[:-60], "损坏"),
    ],
    ids=["empty", "no zip", "climbing", "absolute", "link", "many", "bomb", "cut off"],
)
async def test_a_hostile_zip_is_refused_as_a_whole(
    guests: Cast, content: Callable[[], bytes], said: str
) -> None:
    files = {"file": ("照片.zip", content())}
    refused = await guests.rita.post(f"{HERE}/photos?commit=true", files=files)
    assert refused.status_code == 422
    assert refused.json()["code"] == "invalid.photos"
    assert said in refused.text


async def test_a_page_takes_the_zip_and_names_every_mismatch(cast: Cast) -> None:
    lin, tian = await registered(cast, LIN, TIAN)
    hostile = "<script>x.jpg"
    sent = {"photos": ("照片.zip", archive({"林晚舟.jpg": jpeg(), hostile: jpeg()}))}

    form = (await cast.rita.get("/c/2023/photos")).text
    checked = await cast.rita.post("/c/2023/photos", data={"act": "check"}, files=sent)
    kept = await cast.rita.post("/c/2023/photos", data={"act": "keep"}, files=sent)
    none = await cast.rita.post("/c/2023/photos", data={"act": "keep"})
    bad = await cast.rita.post("/c/2023/photos", files={"photos": ("a.zip", b"x")})

    assert "3:4" in form
    assert "尚未采用" in checked.text
    assert "采用 1 张" in kept.text
    assert "没有获奖者是这个姓名" in kept.text
    assert "<script>x" not in kept.text
    assert f'<a href="/winners/{tian}">田禾</a>' in kept.text
    assert none.status_code == bad.status_code == 422
    assert "不是 ZIP" in bad.text
    assert f"/winners/{lin}/photo" in (await cast.vera.get(f"/winners/{lin}")).text


async def test_a_photo_is_set_shown_replaced_and_removed_on_the_winners_page(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await registered(cast, LIN)
    address = f"/winners/{lin}/photo"

    saved = await cast.rita.post(address, files={"photo": ("a.jpg", jpeg(picture((900, 800))))})
    shown = await cast.vera.get(address)
    first = stored(settings)
    await cast.rita.post(address, files={"photo": ("b.png", png(picture(top="#00A000")))})
    second = stored(settings)
    refused = await cast.rita.post(address, files={"photo": ("c.gif", b"GIF89a")})
    told = await cast.rita.post(f"/api/v1{address}", files={"file": ("c.gif", b"GIF89a")})
    gone = await cast.rita.post(f"{address}/remove")

    assert saved.headers["location"] == f"/winners/{lin}"
    assert shown.headers["content-type"] == "image/jpeg"
    assert "private" in shown.headers["cache-control"]
    assert opened(shown.content).size == (600, 800)
    assert len(first) == len(second) == 1
    assert first != second
    assert refused.status_code == 303
    assert (told.status_code, told.json()["code"]) == (422, "invalid.photo")
    assert "GIF" in told.text
    assert gone.status_code == 303
    assert stored(settings) == []
    assert (await cast.vera.get(address)).status_code == 404
    history = (await cast.vera.get(f"/winners/{lin}")).text
    assert "添加了获奖者的照片" in history
    assert "删除了获奖者的照片" in history


async def test_a_photo_is_personal(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    [lin] = await registered(cast, LIN)
    await cast.rita.post(f"/winners/{lin}/photo", files={"photo": ("a.jpg", jpeg())})
    digest = (await cast.rita.get(f"/api/v1/winners/{lin}")).json()["photo"]

    stranger = await cast.nobody.get(f"/winners/{lin}/photo", headers={"accept": "image/*"})
    history = (await cast.vera.get(f"/api/v1/winners/{lin}/history")).text

    assert stranger.status_code != 200
    assert digest not in history
    assert digest not in caplog.text


async def test_a_photo_of_a_withdrawn_winner_can_still_be_removed(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await registered(cast, LIN)
    await cast.rita.post(f"/winners/{lin}/photo", files={"photo": ("a.jpg", jpeg())})
    reason = {"winners": [lin], "reason": "本人放弃"}
    await cast.anna.post("/api/v1/winners/withdraw", json=reason)

    page = (await cast.rita.get(f"/winners/{lin}")).text
    refused = await cast.rita.post(
        f"/api/v1/winners/{lin}/photo", files={"file": ("b.jpg", jpeg(picture(top="#00A000")))}
    )
    await cast.rita.post(f"/winners/{lin}/photo/remove")

    assert f'action="/winners/{lin}/photo/remove"' in page
    assert f'action="/winners/{lin}/photo"' not in page
    assert refused.status_code == 409
    assert stored(settings) == []


async def test_a_photo_leaves_a_confirmation_alone(cast: Cast) -> None:
    [lin] = await registered(cast, LIN)
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": [lin]})
    answer = await cast.rita.post(f"/api/v1/winners/{lin}/photo", files={"file": ("a.jpg", jpeg())})
    assert answer.json()["state"] == "confirmed"
    assert answer.json()["revision"] == 3


LAYOUT = (
    'id = "own"\nname = "本单位"\nbase = "classic"\n[elements.face]\nkind = "image"\n'
    'box = [230, 140, 30, 40]\nfield = "photo"\n'
)


async def _with_layout(cast: Cast, *winners: dict[str, Any]) -> list[int]:
    made = await cast.adam.post("/api/v1/layouts", json={"source": LAYOUT, "note": ""})
    assert made.status_code == 201, made.text
    source = SOURCE.replace('layout = "joint"', 'layout = "own"')
    toml = {"Content-Type": "application/toml"}
    await cast.adam.put(HERE, content=source.encode(), headers=toml)
    ids = await registered(cast, *winners)
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": ids})
    return ids


def _face(pdf: bytes) -> tuple[int, ...]:
    """The colour in the upper part of the place of the photo."""
    page = pypdfium2.PdfDocument(pdf)[0]
    drawn: Image.Image = page.render(scale=1).to_pil().convert("RGB")
    mm = 72 / 25.4
    found = drawn.getpixel((int(245 * mm), int(147 * mm)))
    assert isinstance(found, tuple)
    return found


async def test_a_sheet_shows_the_photo_it_was_issued_with(cast: Cast, settings: Settings) -> None:
    [lin] = await _with_layout(cast, LIN)
    photo = f"/api/v1/winners/{lin}/photo"
    missing = await cast.anna.post(f"{HERE}/certificates", json={})
    await cast.rita.post(photo, files={"file": ("a.jpg", jpeg(picture(top="#C00000")))})
    preview = await cast.vera.get(f"/winners/{lin}/preview.png")
    issued = await cast.anna.post(f"{HERE}/certificates", json={})
    first = (await cast.paul.post(f"{HERE}/print.pdf", json={})).content
    await cast.rita.post(photo, files={"file": ("b.jpg", jpeg(picture(top="#00C000")))})
    again = (await cast.paul.post(f"{HERE}/print.pdf", json={})).content
    page = (await cast.vera.get(f"/winners/{lin}/certificate")).text
    await cast.rita.delete(photo)

    assert missing.status_code == 409
    assert preview.status_code == 200
    assert issued.status_code == 201, issued.text
    red = _face(first)
    assert red[0] > 150 > red[1]
    assert again == first
    assert "<ins>另一张照片</ins>" in page
    assert len(stored(settings)) == 1, "the issued certificate keeps its photo"

    number = issued.json()["numbers"][0]
    await cast.rita.post(photo, files={"file": ("b.jpg", jpeg(picture(top="#00C000")))})
    told = {"number": number, "reason": "更换照片"}
    done = await cast.anna.post("/api/v1/certificates/reissue", json=told)
    green = _face((await cast.paul.post(f"{HERE}/print.pdf", json={})).content)
    assert done.status_code == 200, done.text
    assert green[1] > 150 > green[0]


async def test_a_lost_photo_of_an_issued_certificate_is_named(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await _with_layout(cast, LIN)
    photo = f"/api/v1/winners/{lin}/photo"
    await cast.rita.post(photo, files={"file": ("a.jpg", jpeg())})
    await cast.anna.post(f"{HERE}/certificates", json={})
    [file] = stored(settings)
    file.unlink()

    refused = await cast.paul.post(f"{HERE}/print.pdf", json={})

    assert refused.status_code == 503
    assert "林晚舟" in refused.text


async def test_a_coarse_photo_is_kept_and_warned_of_until_it_is_printed(cast: Cast) -> None:
    """The layout’s portrait is 42 by 58.8 mm: 150 dpi are 248 by 348 pixels."""
    source = re.sub('layout = ".+"', 'layout = "folder"', SOURCE, count=1)
    toml = {"Content-Type": "application/toml"}
    await cast.adam.put(HERE, content=source.encode(), headers=toml)
    ids = await registered(cast, LIN)
    coarse = jpeg(picture((180, 240)))

    report = await taken(cast, archive({"林晚舟.jpg": coarse}))
    fine = await taken(cast, archive({"林晚舟.jpg": jpeg()}), commit=False)
    saved = await cast.rita.post(f"/winners/{ids[0]}/photo", files={"photo": ("a.jpg", coarse)})
    told = await cast.rita.post(
        f"/api/v1/winners/{ids[0]}/photo", files={"file": ("a.jpg", coarse)}
    )
    preview = await cast.rita.get(f"/winners/{ids[0]}/preview")
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": ids})
    plan = await cast.anna.get("/c/2023/certificates")
    issued = await cast.anna.post(f"{HERE}/certificates", json={})
    check = (await cast.paul.post(f"{HERE}/runs/check", json={"stock": "a4-landscape"})).json()

    assert (report["kept"], fine["coarse"]) == (1, [])
    assert [(each["file"], each["code"]) for each in report["coarse"]] == [("林晚舟.jpg", "coarse")]
    assert "248 × 348" in report["coarse"][0]["en"]
    [message] = [text.partition(".")[0] for text in saved.cookies.values()]
    assert "248 × 348" in urlsafe_b64decode(message).decode()
    assert ["248 × 348" in each["en"] for each in told.json()["coarse"]] == [True]
    assert all("248 × 348" in shown.text for shown in (preview, plan))
    assert issued.is_success, issued.text
    assert check["problems"] == []
    assert [(each["person"], "103 dpi" in each["what_en"]) for each in check["warnings"]] == [
        ("林晚舟", True)
    ]
