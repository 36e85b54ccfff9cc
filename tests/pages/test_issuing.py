"""Certificates on pages: preview, issue once, reissue, revoke; pictures."""

from __future__ import annotations

import asyncio
import re
from base64 import b64decode
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops

from awards import clock, database
from awards.audit import queries as audit
from awards.catalogue import service as catalogue
from awards.issuing import service as issuing
from awards.issuing import sheet_previews
from awards.issuing.pages.issue import TRIED
from awards.issuing.queries import of_winner
from awards.settings import Settings
from awards.tables import Category, Commendation, Values, Winner, WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import ACME, EVERYONE, LIN, OUYANG, SECRET, TIAN, confirmed, register
from tests.intake.files import xlsx
from tests.people import Cast

pytestmark = pytest.mark.usual  # too long for a run between two edits

PAGE = "/c/2023/certificates"
GR = "郑经开表〔2024〕GR{:03}号"

#: No font of ours has the last character (ʼPhags-pa).
UNDRAWABLE = Registration("GR", "禾ꡀ", "", LIN.honour)

#: Where a sheet of the classic layout shows the recipient, in parts of its width and height.
NAME_REGION = (0.1, 0.31, 0.7, 0.4)


async def _issued(settings: Settings, *who: Registration) -> list[int]:
    ids = await confirmed(*who)
    await issuing.issue("web/anna", "2023", settings, reason="按表彰决定签发")
    return ids


async def _rename(winner: int, name: str) -> None:
    before = await find(winner)
    amendment = Amendment(name=name)
    await winners.amend(
        "web/rita", winner, amendment, revision=before.revision, secret=SECRET, reason="与原件不符"
    )


async def _two_persons() -> None:
    values: Values = {Commendation.two_person: True}
    await Commendation.update(values).where(Commendation.code == "2023")


async def _picture(cast: Cast, path: str) -> Image.Image:
    answer = await cast.vera.get(path)
    assert answer.headers["content-type"] == "image/png"
    return Image.open(BytesIO(answer.content)).convert("RGB")


def _differ(one: Image.Image, other: Image.Image, part: tuple[float, ...] | None = None) -> bool:
    if part:
        wide, tall = one.size
        box = tuple(round(at * side) for at, side in zip(part, (wide, tall) * 2, strict=True))
        one, other = one.crop(box), other.crop(box)  # type: ignore[arg-type] # four of them
    return ImageChops.difference(one, other).getbbox() is not None


# Issuing.


async def test_a_number_that_is_recorded_on_paper_is_named_before_anything_is_done(
    cast: Cast,
) -> None:
    await confirmed(*EVERYONE)
    number = GR.format(2)
    header = ("证书编号", "姓名或名称", "发证日期")
    file = ("2024.xlsx", xlsx([header, (number, "甲双全", "2023-12-30")]), "application/x-xlsx")
    await cast.anna.post("/records", data={"then": "store"}, files={"file": file})

    shown = (await cast.anna.get(PAGE)).text
    pressed = await cast.anna.post(PAGE, data={"reason": "按表彰决定签发"})

    assert f"编号 {number} 已登记为纸质证书" in shown
    assert "位已确认的获奖者待签发证书" not in shown
    assert pressed.status_code == 422
    assert await of_winner(1) == []


async def test_the_page_names_counts_and_numbers_before_anything_is_done(cast: Cast) -> None:
    await confirmed(*EVERYONE)

    shown = (await cast.anna.get(PAGE)).text

    assert "5 位已确认的获奖者待签发证书" in shown
    assert f"{GR.format(1)} – {GR.format(3)}" in shown
    assert await of_winner(1) == []


async def _crowd(size: int) -> None:
    """Insert that many confirmed individuals directly into the table."""
    here = await catalogue.find("2023")
    category = here.require_category("GR")
    rows = [
        Winner(
            category=category.id,
            honour=category.honours[0].id,
            name="林晚舟",
            recipient_key=str(place),
            place=place,
            state=WinnerState.CONFIRMED.value,
            registered_at=clock.now(),
        )
        for place in range(1, size + 1)
    ]
    for batch in database.batches(rows, Winner):
        await Winner.insert(*batch)


async def test_with_very_many_winners_the_sheets_are_tried_on_request(cast: Cast) -> None:
    await _crowd(TRIED + 1)

    told = (await cast.anna.get(PAGE)).text
    tried = (await cast.anna.get(f"{PAGE}?tried=true")).text

    assert f"{TRIED + 1} 位已确认的获奖者待签发证书" in told
    assert "逐张试排" in told
    assert GR.format(1) not in told
    assert f"{GR.format(1)} – {GR.format(TRIED + 1)}" in tried


async def test_everyone_is_issued_to_and_the_result_leads_on(cast: Cast) -> None:
    await confirmed(*EVERYONE)

    done = await cast.adam.post(PAGE, data={"count": "5", "reason": "区委第12号纪要"})
    result = await cast.adam.get(done.headers["location"])

    assert done.status_code == 303
    assert "同批签发的有效证书 5 份" in result.text
    assert GR.format(3) in result.text
    assert 'action="/c/2023/print"' in result.text
    [entry] = [e for e in await audit.history("winner/1") if e.action == "certificate.issued"]
    assert "区委第12号纪要" in entry.after


async def test_sent_twice_it_issues_once(cast: Cast) -> None:
    await confirmed(*EVERYONE)

    both = await asyncio.gather(*(cast.anna.post(PAGE, data={"count": "5"}) for _ in range(2)))

    assert [answer.status_code for answer in both] == [303, 303]
    assert [len(await of_winner(winner)) for winner in range(1, 6)] == [1] * 5
    again = await cast.anna.post(PAGE, data={"count": "5"})
    assert again.headers["location"] == PAGE


async def test_only_one_category_or_only_some_by_name(cast: Cast) -> None:
    lin, ouyang, tian, acme, _ = await confirmed(*EVERYONE)

    chosen = await cast.anna.get(f"{PAGE}/choose?category=GR")
    narrowed = await cast.anna.get(f"{PAGE}?winner={lin}&winner={tian}")
    await cast.anna.post(PAGE, data={"count": "2", "winner": [str(lin), str(tian)]})
    await cast.anna.post(PAGE, data={"count": "1", "category": "CX"})

    assert (LIN.name in chosen.text, ACME.name in chosen.text) == (True, False)
    assert (LIN.name in narrowed.text, OUYANG.name in narrowed.text) == (True, False)
    states = [(await find(winner)).state for winner in (lin, tian, acme, ouyang)]
    assert states == [WinnerState.ISSUED] * 3 + [WinnerState.CONFIRMED]


async def test_other_winners_in_the_same_number_are_not_issued_unseen(cast: Cast) -> None:
    [lin] = await confirmed(LIN)
    [shown] = re.findall(r'name="shown" value="(\w+)"', (await cast.anna.get(PAGE)).text)
    await _rename(lin, "林晚洲")
    [tian] = await confirmed(TIAN)

    answer = await cast.anna.post(PAGE, data={"count": "1", "shown": shown})

    assert (answer.status_code, "请重新核对" in answer.text) == (422, True)
    assert (await find(tian)).state is WinnerState.CONFIRMED


async def test_winners_confirmed_meanwhile_are_not_issued_unseen(cast: Cast) -> None:
    await confirmed(LIN)
    await confirmed(TIAN)

    answer = await cast.anna.post(PAGE, data={"count": "1"})

    assert answer.status_code == 422
    assert "请重新核对" in answer.text
    assert await of_winner(1) == []


async def test_winners_who_cannot_be_printed_are_named_and_the_others_may_continue(
    cast: Cast,
) -> None:
    _, odd = await confirmed(LIN, UNDRAWABLE)

    shown = (await cast.anna.get(f"{PAGE}?lang=en")).text
    refused = await cast.anna.post(PAGE, data={"count": "2"})
    [on] = re.findall(rf'href="({PAGE}\?without={odd})"', shown)
    going = await cast.anna.get(on)
    done = await cast.anna.post(PAGE, data={"count": "1", "without": str(odd)})

    assert f'<a href="/winners/{odd}">禾ꡀ</a>' in shown
    assert "No font here draws" in shown
    assert "Phags Pa" in shown
    assert (refused.status_code, done.status_code) == (422, 303)
    assert "签发全部 1 份证书" in going.text
    assert (await find(odd)).state is WinnerState.CONFIRMED


async def test_what_is_wrong_with_every_sheet_is_reported_too(cast: Cast) -> None:
    await confirmed(LIN)
    values: Values = {Commendation.certificate_title: "荣誉ꡀ证书"}
    await Commendation.update(values).where(Commendation.code == "2023")

    shown = (await cast.anna.get(PAGE)).text

    assert "Phags Pa" in shown
    assert "签发全部" not in shown


async def test_the_two_person_rule_wants_a_reason(cast: Cast) -> None:
    await _two_persons()
    await confirmed(LIN)

    refused = await cast.anna.post(PAGE, data={"count": "1"})

    assert (refused.status_code, "请填写此项" in refused.text) == (422, True)
    assert (await cast.anna.post(PAGE, data={"count": "1", "reason": "决定"})).status_code == 303


async def test_the_api_takes_the_reason_as_well(cast: Cast) -> None:
    await _two_persons()
    await confirmed(LIN)
    path = "/api/v1/commendations/2023/certificates"

    refused = await cast.anna.post(path, json={})
    done = await cast.anna.post(path, json={"reason": "按表彰决定签发"})

    assert (refused.status_code, done.json()) == (422, {"numbers": [GR.format(1)]})


async def test_a_person_who_may_not_issue_reads_the_page_without_a_form(cast: Cast) -> None:
    await confirmed(LIN)

    shown = (await cast.vera.get(PAGE)).text

    assert "先进个人" in shown
    assert f'action="{PAGE}"' not in shown


# One certificate.


async def test_a_certificate_shows_its_number_the_target_of_its_code_and_its_digest(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await _issued(settings, LIN)
    [stored] = await of_winner(lin)

    shown = (await cast.vera.get(f"/winners/{lin}/certificate")).text

    assert GR.format(1) in shown
    assert f"https://awards.example.com/v/{stored.record.token}" in shown
    assert stored.record.digest in shown
    assert "/reissue" not in shown


async def test_a_reissue_shows_old_and_new_words_first_and_keeps_both_versions(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await _issued(settings, LIN)
    path = f"/winners/{lin}/certificate"
    assert f'action="{path}/reissue"' not in (await cast.anna.get(path)).text
    await _rename(lin, "林晚洲")

    asked = (await cast.anna.get(path)).text
    no_reason = await cast.anna.post(f"{path}/reissue", data={"reason": " "})
    done = await cast.anna.post(f"{path}/reissue", data={"reason": "姓名有误"})
    shown = (await cast.anna.get(path)).text

    assert "<del>林晚舟同志：</del> → <ins>林晚洲同志：</ins>" in asked
    assert (no_reason.status_code, done.status_code) == (422, 303)
    assert [s.record.version for s in await of_winner(lin)] == [1, 2]
    assert ("林晚舟" in shown, "姓名有误" in shown) == (True, True)


async def test_words_that_changed_since_they_were_read_are_not_reissued_unread(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await _issued(settings, LIN)
    path = f"/winners/{lin}/certificate"
    await _rename(lin, "林晚洲")
    [seen] = re.findall(r'name="seen" value="(\d+)"', (await cast.anna.get(path)).text)
    await _rename(lin, "林婉洲")

    late = await cast.anna.post(f"{path}/reissue", data={"reason": "姓名有误", "seen": seen})

    assert (late.status_code, "已被他人修改" in late.text) == (422, True)
    assert f'value="{int(seen) + 1}"' in late.text
    assert [s.record.version for s in await of_winner(lin)] == [1]


async def test_a_reissue_that_would_say_the_same_makes_nothing(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await _issued(settings, LIN)

    await cast.anna.post(f"/winners/{lin}/certificate/reissue", data={"reason": "再印一张"})

    assert len(await of_winner(lin)) == 1


async def test_revoking_names_a_reason_and_ends_it_once(cast: Cast, settings: Settings) -> None:
    [lin] = await _issued(settings, LIN)
    path = f"/winners/{lin}/certificate/revoke"

    no_reason = await cast.anna.post(path)
    done = await cast.anna.post(path, data={"revoke_reason": "经查不符合条件"})
    again = await cast.anna.post(path, data={"revoke_reason": "再次"})

    assert [no_reason.status_code, done.status_code, again.status_code] == [422, 303, 422]
    shown = (await cast.vera.get(f"/winners/{lin}/certificate")).text
    assert ("已撤销" in shown, "经查不符合条件" in shown) == (True, True)


async def test_what_is_not_there_is_a_page_that_says_so(cast: Cast) -> None:
    [lin] = await register(LIN)
    nothing = [
        f"/winners/{lin}/certificate",
        f"/winners/{lin}/preview.png?version=1",
        "/winners/999/preview.png",
        "/winners/99999999999999999999/certificate",
        "/winners/0/preview",
        f"{PAGE}?category=ZZ",
        f"{PAGE}/choose?category=ZZ",
        "/c/none/certificates",
        "/c/2023/categories/ZZ/preview.png",
    ]

    answers = {path: await cast.adam.get(path) for path in nothing}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(
        nothing, 404
    )
    assert all("<h1" in answer.text for answer in answers.values())


# Pictures.


async def test_a_picture_has_the_size_of_the_sheet_and_stays_small(cast: Cast) -> None:
    [lin] = await confirmed(LIN)

    answer = await cast.vera.get(f"/winners/{lin}/preview.png")

    assert Image.open(BytesIO(answer.content)).size == (1287, 910)
    assert len(answer.content) < 200_000


async def test_another_name_is_another_picture_where_the_name_stands(cast: Cast) -> None:
    [lin] = await confirmed(LIN)
    before = await _picture(cast, f"/winners/{lin}/preview.png")
    await _rename(lin, "林晚洲")

    after = await _picture(cast, f"/winners/{lin}/preview.png")

    assert _differ(before, after, NAME_REGION)


async def test_a_draft_is_marked_and_what_is_issued_is_not(cast: Cast, settings: Settings) -> None:
    [lin] = await confirmed(LIN)
    draft = await _picture(cast, f"/winners/{lin}/preview.png")
    await issuing.issue("web/anna", "2023", settings)

    issued = await _picture(cast, f"/winners/{lin}/preview.png?version=1")
    now = await _picture(cast, f"/winners/{lin}/preview.png")

    assert _differ(draft, issued, (0.3, 0.4, 0.7, 0.7))
    assert not _differ(now, issued)


async def test_the_code_in_the_picture_of_an_issued_one_leads_to_its_record(
    cast: Cast, settings: Settings
) -> None:
    [lin] = await _issued(settings, LIN)
    [stored] = await of_winner(lin)
    preview = await sheet_previews.of_issued(stored, settings)

    picture = Image.open(BytesIO(await preview.png(dpi=200))).convert("L")

    [code] = zxingcpp.read_barcodes(picture)
    assert code.text == f"https://awards.example.com/v/{stored.record.token}"


async def test_an_old_version_keeps_its_picture(cast: Cast, settings: Settings) -> None:
    [lin] = await _issued(settings, LIN)
    before = await _picture(cast, f"/winners/{lin}/preview.png?version=1")
    await _rename(lin, "林晚洲")
    await cast.anna.post(f"/winners/{lin}/certificate/reissue", data={"reason": "姓名有误"})

    assert not _differ(before, await _picture(cast, f"/winners/{lin}/preview.png?version=1"))
    assert _differ(before, await _picture(cast, f"/winners/{lin}/preview.png?version=2"))


async def test_a_picture_is_not_sent_again_until_its_words_change(cast: Cast) -> None:
    [lin] = await confirmed(LIN)
    path = f"/winners/{lin}/preview.png"
    first = await cast.vera.get(path)
    known = {"If-None-Match": first.headers["etag"]}

    same = await cast.vera.get(path, headers=known)
    await _rename(lin, "林晚洲")

    assert first.headers["cache-control"] == "private, no-cache"
    assert (same.status_code, same.content) == (304, b"")
    assert (await cast.vera.get(path, headers=known)).status_code == 200


async def test_what_cannot_be_drawn_is_reported_in_the_readers_language(cast: Cast) -> None:
    [odd] = await confirmed(UNDRAWABLE)

    picture = await cast.vera.get(f"/winners/{odd}/preview.png?lang=en")
    shown = await cast.vera.get(f"/winners/{odd}/preview")

    assert (picture.status_code, "Phags Pa" in picture.text) == (422, True)
    assert "No font here draws" in picture.text
    assert "没有可用的字体" in shown.text
    assert "preview.png" not in shown.text


# Wording at trial.


async def _tried(cast: Cast, **words: str) -> tuple[int, str]:
    answer = await cast.adam.post("/c/2023/categories/GR/preview", data=words)
    return answer.status_code, answer.text


def _shown_in(text: str) -> Image.Image:
    [data] = re.findall(r'src="data:image/png;base64,([^"]+)"', text)
    return Image.open(BytesIO(b64decode(data))).convert("RGB")


async def test_a_wording_is_seen_before_it_is_stored(cast: Cast) -> None:
    stored = await _picture(cast, "/c/2023/categories/GR/preview.png?which=longest")

    same = await _tried(cast)
    other = await _tried(cast, body="特授予“{honour}”称号。", certificate_title="证书")

    assert not _differ(stored, _shown_in(same[1]))
    assert _differ(stored, _shown_in(other[1]))
    [row] = await Category.select(Category.body).where(Category.code == "GR")
    assert "特授予" not in row["body"]


@pytest.mark.parametrize("body", ["{who}获奖。", "{name", "很长" * 240, "禾ꡀ"])
async def test_a_wording_that_cannot_be_printed_is_reported_in_words(cast: Cast, body: str) -> None:
    status, text = await _tried(cast, body=body)

    assert (status, "data:image" in text) == (422, False)
    assert '<div class="warning" role="alert"><p>' in text


async def test_a_wording_is_tried_on_the_longest_the_rarest_or_the_first(cast: Cast) -> None:
    await register(TIAN, Registration("GR", "䶮㛃", "京航办事处", LIN.honour), OUYANG)
    path = "/c/2023/categories/GR/preview.png?which="

    pictures = [await _picture(cast, path + which) for which in ("first", "rarest", "longest")]

    assert all(
        _differ(one, other, NAME_REGION)
        for one, other in [(pictures[0], pictures[1]), (pictures[1], pictures[2])]
    )
