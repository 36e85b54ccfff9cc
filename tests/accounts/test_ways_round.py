"""Ways round the two-person rule, each tried: all end at a second person."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.errors import OwnWords, SamePerson
from awards.intake import correcting
from awards.intake.checking.choices import Choices
from awards.issuing import service as issuing
from awards.notices import service as notices
from awards.proofs import answering, deciding, queries
from awards.proofs import service as proofs
from awards.proofs.answering import Answer
from awards.settings import Settings
from awards.tables import WinnerState
from awards.winners import moving
from awards.winners import service as winners
from awards.winners.queries import find, listing
from tests.cast import LIN, OUYANG, SECRET, TIAN
from tests.notices.story import SOURCE, ask_for, noticed, pass_by
from tests.people import Cast
from tests.photos.pictures import jpeg, picture

LISTS = Path(__file__).parent.parent / "intake" / "cases"

DUTY = '[[field]]\nkey = "duty"\nname = "职务"\n'


@pytest.fixture
async def ruled(cast: Cast) -> Cast:
    await ask_for(two_person=True)
    return cast


async def _registered() -> int:
    [winner] = await winners.register("web/rita", "2023", [LIN], secret=SECRET)
    return winner


async def _by_page(cast: Cast, winner: int) -> None:
    typed = {"place": f"GR/{LIN.honour}", "name": "林婉舟", "unit": LIN.unit, "revision": "1"}
    await cast.adam.post(f"/winners/{winner}/edit", data=typed)


async def _by_program(cast: Cast, winner: int, caller: httpx.AsyncClient | None = None) -> None:
    place = f"/api/v1/winners/{winner}"
    await (caller or cast.adam).patch(place, json={"name": "林婉舟"}, headers={"If-Match": '"1"'})


async def _by_proposal(_: Cast, winner: int) -> None:
    here = await catalogue.find("2023")
    await proofs.make_links("web/rita", "2023", clock.today() + timedelta(days=7), None)
    [link] = await queries.unrevoked_links(here)
    await answering.answer(link.id, "王芳", [Answer(winner, 1, {"name": "林婉舟"})])
    [proposal] = await queries.proposals_of(link)
    await deciding.accept("web/adam", "2023", proposal.id, secret=SECRET)


async def _by_many(cast: Cast, winner: int) -> None:
    change = {"field": "unit", "values": ["京航办事处"], "winners": [winner], "reason": "改正"}
    await _by_program(cast, winner, cast.rita)
    await cast.adam.post("/api/v1/commendations/2023/winners/changes", json=change)


async def _by_moving(cast: Cast, winner: int) -> None:
    await _by_program(cast, winner, cast.rita)
    [row] = [w for w in await listing(await catalogue.find("2023")) if w.id == winner]
    await moving.move("web/adam", winner, "GR", OUYANG.honour, revision=row.revision)


async def _by_photo(cast: Cast, winner: int) -> None:
    await _by_program(cast, winner, cast.rita)
    files = {"file": ("a.jpg", jpeg(picture()))}
    await cast.adam.post(f"/api/v1/winners/{winner}/photo", files=files)


async def _by_wording(cast: Cast, winner: int) -> None:
    await _by_program(cast, winner, cast.rita)
    await _load(SOURCE.replace("特发此证，以资鼓励。", "特发此证。"))


async def _by_issuers(cast: Cast, winner: int) -> None:
    await _by_program(cast, winner, cast.rita)
    await _load(SOURCE.replace("管理委员会", "管委会"))


async def _by_category(cast: Cast, winner: int) -> None:
    await _by_program(cast, winner, cast.rita)
    await _load(SOURCE.replace('name = "先进个人"', 'name = "优秀个人"'))


async def _by_honour(cast: Cast, winner: int) -> None:
    await _by_program(cast, winner, cast.rita)
    name = f'name = "{LIN.honour}"'
    await _load(SOURCE.replace(name, f'{name}\nname_en = "Model Worker"'))


async def _load(source: str) -> None:
    assert source != SOURCE
    await catalogue.load("web/adam", parse("two_person = true\n" + source, "2023.toml"))


@pytest.mark.parametrize(
    "change",
    [
        _by_page,
        _by_program,
        _by_proposal,
        _by_many,
        _by_moving,
        _by_photo,
        _by_wording,
        _by_issuers,
        _by_category,
        _by_honour,
    ],
)
async def test_a_word_changed_by_any_door_makes_its_person_a_writer(
    ruled: Cast, change: Callable[[Cast, int], Awaitable[None]]
) -> None:
    winner = await _registered()
    await change(ruled, winner)

    own = await ruled.adam.post("/api/v1/winners/confirm", json={"winners": [winner]})
    other = await ruled.anna.post("/api/v1/winners/confirm", json={"winners": [winner]})

    assert (await find(winner)).name == "林婉舟"
    assert (own.status_code, own.json()["code"]) == (409, "conflict.same-person")
    assert re.search(r"林婉舟 \((rita, adam|adam, rita)\)", own.text)
    assert other.is_success


async def test_a_corrected_list_makes_its_person_a_writer_of_what_it_changes(
    ruled: Cast, settings: Settings
) -> None:
    first, second = (LISTS / name for name in ("51a-list.xlsx", "51b-corrected.xlsx"))
    made = await correcting.commit(
        "web/rita", "2023", first.read_bytes(), first.name, Choices(), settings
    )
    await correcting.commit(
        "web/adam",
        "2023",
        second.read_bytes(),
        second.name,
        Choices(corrects=made.reference),
        settings,
    )
    registered = {w.name: w.id for w in await listing(await catalogue.find("2023"))}

    with pytest.raises(SamePerson, match="甲壹"):
        await notices.confirm("web/adam", [registered["甲壹"]])
    with pytest.raises(SamePerson, match="甲壹"):
        await notices.confirm("web/rita", [registered["甲壹"]])
    await notices.confirm("web/anna", list(registered.values()))


async def test_undoing_an_import_and_registering_again_hides_nobody(
    ruled: Cast, settings: Settings
) -> None:
    file = LISTS / "51a-list.xlsx"
    data = file.read_bytes()
    made = await correcting.commit("web/rita", "2023", data, file.name, Choices(), settings)
    everyone = [w.id for w in await listing(await catalogue.find("2023"))]
    await notices.confirm("web/anna", everyone)
    undone = await ruled.adam.post(
        f"/api/v1/commendations/2023/intake/{made.reference}/undo", json={"reason": "重报"}
    )
    again = Choices(again=True)
    await correcting.commit("web/adam", "2023", data, file.name, again, settings)
    fresh = await listing(await catalogue.find("2023"), states=[WinnerState.DRAFT])

    assert undone.is_success
    assert fresh
    with pytest.raises(SamePerson):
        await notices.confirm("web/adam", [w.id for w in fresh])


async def test_a_field_that_is_printed_from_now_on_is_written_by_who_printed_it(
    ruled: Cast,
) -> None:
    head = "two_person = true\n"
    await catalogue.load("web/adam", parse(head + SOURCE + DUTY, "2023.toml"))
    winner = await _registered()
    filled = {"free": {"duty": "主任"}}
    place = f"/api/v1/winners/{winner}"
    await ruled.adam.patch(place, json=filled, headers={"If-Match": '"1"'})
    before = (await find(winner)).written_by
    await catalogue.load("web/adam", parse(head + SOURCE + DUTY + "printed = true\n", "2023.toml"))

    assert before == "rita"
    with pytest.raises(SamePerson, match="adam"):
        await notices.confirm("web/adam", [winner])
    await notices.confirm("web/anna", [winner])


async def test_who_made_a_unit_s_link_may_have_proposed_what_another_accepts(ruled: Cast) -> None:
    winner = await _registered()
    here = await catalogue.find("2023")
    await proofs.make_links("web/adam", "2023", clock.today() + timedelta(days=7), None)
    [link] = await queries.unrevoked_links(here)
    await answering.answer(link.id, "王芳", [Answer(winner, 1, {"name": "林婉舟"})])
    [proposal] = await queries.proposals_of(link)
    await deciding.accept("web/rita", "2023", proposal.id, secret=SECRET)

    with pytest.raises(SamePerson, match="adam"):
        await notices.confirm("web/adam", [winner])
    await notices.confirm("web/anna", [winner])


async def test_words_changed_after_the_confirmation_are_issued_by_another(
    ruled: Cast, settings: Settings
) -> None:
    winner = await _registered()
    await notices.confirm("web/anna", [winner])
    await _load(SOURCE.replace("特发此证，以资鼓励。", "特发此证。"))

    with pytest.raises(OwnWords, match="林晚舟"):
        await issuing.issue("web/adam", "2023", settings, reason="颁发")
    numbers = await issuing.issue("web/anna", "2023", settings, reason="颁发")

    assert len(numbers) == 1


async def test_what_is_offered_to_confirm_is_what_will_be_and_own_words_are_named(
    cast: Cast,
) -> None:
    await ask_for(days=1, two_person=True)
    theirs = await winners.register("web/rita", "2023", [LIN, OUYANG], secret=SECRET)
    [own] = await winners.register("web/adam", "2023", [TIAN], secret=SECRET)
    await pass_by(await noticed([*theirs, own]))

    overview = " ".join((await cast.adam.get("/c/2023")).text.split())
    notices_page = " ".join((await cast.adam.get("/c/2023/notices")).text.split())
    everybody = {"winner": [str(each) for each in (*theirs, own)]}
    asked = " ".join((await cast.adam.post("/c/2023/notices/confirm", data=everybody)).text.split())
    other = " ".join((await cast.anna.get("/c/2023")).text.split())
    await cast.adam.post("/c/2023/notices/confirm", data={**everybody, "sure": "true"})

    for page in (notices_page, asked):
        assert "确认 2 个" in page
    for page in (overview, notices_page):
        assert "1 名须由他人确认" in page
    for page in (notices_page, asked):
        assert TIAN.name in page
    assert "文字由 Adam 写入" in asked
    assert "确认 3 个" in other
    assert [(await find(each)).state for each in (*theirs, own)] == [
        WinnerState.CONFIRMED,
        WinnerState.CONFIRMED,
        WinnerState.NOTICED,
    ]
