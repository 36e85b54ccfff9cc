"""Ways round the two-person rule, each tried: all end at a second person."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.errors import SamePerson
from awards.intake import correcting
from awards.intake.checking.choices import Choices
from awards.notices import service as notices
from awards.proofs import answering, deciding, queries
from awards.proofs import service as proofs
from awards.proofs.answering import Answer
from awards.settings import Settings
from awards.tables import WinnerState
from awards.winners import service as winners
from awards.winners.queries import find, listing
from tests.cast import LIN, SECRET
from tests.notices.story import SOURCE, ask_for
from tests.people import Cast

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


async def _by_program(cast: Cast, winner: int) -> None:
    place = f"/api/v1/winners/{winner}"
    await cast.adam.patch(place, json={"name": "林婉舟"}, headers={"If-Match": '"1"'})


async def _by_proposal(_: Cast, winner: int) -> None:
    here = await catalogue.find("2023")
    await proofs.make_links("web/rita", "2023", clock.today() + timedelta(days=7), None)
    [link] = await queries.unrevoked_links(here)
    await answering.answer(link.id, "王芳", [Answer(winner, 1, {"name": "林婉舟"})])
    [proposal] = await queries.proposals_of(link)
    await deciding.accept("web/adam", "2023", proposal.id, secret=SECRET)


@pytest.mark.parametrize("change", [_by_page, _by_program, _by_proposal])
async def test_a_word_changed_by_any_door_makes_its_person_a_writer(
    ruled: Cast, change: Callable[[Cast, int], Awaitable[None]]
) -> None:
    winner = await _registered()
    await change(ruled, winner)

    own = await ruled.adam.post("/api/v1/winners/confirm", json={"winners": [winner]})
    other = await ruled.anna.post("/api/v1/winners/confirm", json={"winners": [winner]})

    assert (await find(winner)).name == "林婉舟"
    assert (own.status_code, own.json()["code"]) == (409, "conflict.same-person")
    assert "林婉舟 (rita, adam)" in own.text
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
