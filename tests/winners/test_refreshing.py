"""Winners registered by an earlier version are found as well as new ones."""

from __future__ import annotations

from awards.catalogue.records import CommendationRecord
from awards.tables import Values, Winner
from awards.winner_fields import Amendment, Registration
from awards.winners import service
from awards.winners.queries import find
from awards.winners.refreshing import refresh_search
from tests.cast import LIN, OUYANG, SECRET, register


async def test_what_an_earlier_version_left_empty_is_filled_in_as_if_registered_today(
    commendation: CommendationRecord,
) -> None:
    spaced = Registration("GR", "曾 丽", "潮河办事处", LIN.honour)
    ids = await register(OUYANG, spaced, LIN)
    changed = Amendment(unit="明湖办事处")
    await service.amend("web/rita", ids[2], changed, revision=1, secret=SECRET)
    columns = (Winner.id, Winner.search_key, Winner.warnings, Winner.written_by)
    registered = await Winner.select(*columns).order_by(Winner.id)
    as_left: Values = {
        Winner.search_key: Winner.name_key,
        Winner.warnings: 0,
    }
    await Winner.update(as_left, force=True)

    done = await refresh_search()
    again = await refresh_search()

    assert await Winner.select(*columns).order_by(Winner.id) == registered
    assert (done, again) == (3, 0)
    assert [row["written_by"] for row in registered] == ["alice", "alice", "rita"]
    assert (await find(ids[2])).revision == 2


async def test_polyphonic_surnames_are_found_by_how_they_are_read(
    commendation: CommendationRecord,
) -> None:
    await register(Registration("GR", "曾丽", "", LIN.honour), OUYANG)

    keys = await Winner.select(Winner.search_key).order_by(Winner.id)

    assert [row["search_key"].rpartition("|")[2] for row in keys] == ["zl", "oyrs"]
