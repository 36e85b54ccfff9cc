"""Words that others have published, confirmed or issued change only with a reason."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from awards.audit import queries as audit
from awards.errors import FieldRefused
from awards.verification import publication
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import LIN, SECRET, confirmed, register
from tests.notices.story import ask_for, noticed
from tests.people import Cast


async def _draft() -> int:
    [lin] = await register(LIN)
    return lin


async def _noticed() -> int:
    await ask_for(days=5)
    lin = await _draft()
    await noticed([lin])
    return lin


async def _confirmed() -> int:
    [lin] = await confirmed(LIN)
    return lin


async def _announced_once() -> int:
    """Return a winner who is a draft again, and still on the announced list."""
    lin = await _confirmed()
    await publication.announce("web/anna", "2023")
    await _amend(lin, Amendment(unit="明湖办事处"), "与公章不符")
    return lin


async def _amend(winner: int, amendment: Amendment, reason: str = "") -> None:
    revision = (await find(winner)).revision
    await winners.amend(
        "web/rita", winner, amendment, revision=revision, secret=SECRET, reason=reason
    )


@pytest.mark.usefixtures("commendation")
@pytest.mark.parametrize("story", [_noticed, _confirmed, _announced_once])
async def test_other_words_need_a_reason_that_the_history_keeps(
    story: Callable[[], Awaitable[int]],
) -> None:
    lin = await story()

    for change in (Amendment(name="林婉舟"), Amendment(unit="京航办事处")):
        with pytest.raises(FieldRefused, match="林晚舟"):
            await _amend(lin, change, " ")
    await _amend(lin, Amendment(note="已核对"))
    await _amend(lin, Amendment(name="林婉舟"), "与身份证不符")

    assert (await find(lin)).name == "林婉舟"
    assert "与身份证不符" in (await audit.history(f"winner/{lin}"))[-1].after


@pytest.mark.usefixtures("commendation")
async def test_the_words_of_a_draft_need_none() -> None:
    lin = await _draft()

    await _amend(lin, Amendment(name="林婉舟"))

    assert (await find(lin)).name == "林婉舟"


async def test_the_page_and_programs_ask_for_the_reason(cast: Cast) -> None:
    lin = await _confirmed()
    page = f"/winners/{lin}/edit"
    typed = {"place": f"GR/{LIN.honour}", "name": "林婉舟", "unit": LIN.unit, "revision": "2"}

    form = (await cast.rita.get(page)).text
    first = await cast.rita.post(page, data=typed)
    program = await cast.rita.patch(
        f"/api/v1/winners/{lin}", json={"name": "林婉舟"}, headers={"If-Match": '"2"'}
    )
    done = await cast.rita.post(page, data={**typed, "reason": "与身份证不符"})
    history = (await cast.vera.get(f"/winners/{lin}")).text

    assert 'name="reason"' in form
    assert (first.status_code, 'href="#field-reason"' in first.text) == (422, True)
    assert (program.status_code, program.json()["code"]) == (422, "invalid.field")
    assert done.status_code == 303
    assert "与身份证不符" in history
